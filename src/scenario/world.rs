//! A setting, a size and a seed: every row of every file is a pure function of these three.

use super::codes::CODES;
use super::place;
use super::setting::{CHAIN_PERIOD, CHAIN_SITES, PlanLine, Setting};
use crate::base::{Point, sha256};
use crate::seed::Stream;

/// 2⁶⁴ / φ: steps of the golden ratio spread any run of enterprises evenly over the trades.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// Units of a share.
const WHOLE: u64 = 1_000;

/// What the files are written from.
#[derive(Debug)]
pub(super) struct World {
    pub setting: &'static Setting,
    pub enterprises: u64,
    pub seed: u64,
    key: [u8; 32],
    /// First enterprise of each county, and one past the last.
    county_starts: Vec<u64>,
    /// By county: the seat, then its towns.
    towns: Vec<Vec<Point>>,
    /// Where the golden steps begin.
    offset: u64,
    /// Codes are `number · factor + offset` modulo their count; the factor is no multiple of 31.
    code_factor: u64,
}

impl World {
    /// Key = SHA-256("evenhand/scenario\0" ‖ u32be(length of name) ‖ name ‖ u64be(seed)).
    pub fn new(setting: &'static Setting, enterprises: u64, seed: u64) -> Self {
        let name = setting.name.as_bytes();
        let key = sha256(&[b"evenhand/scenario\0", &(name.len() as u32).to_be_bytes(), name, &seed.to_be_bytes()]).0;
        let mut start = stream(&key, "start", 0);
        let (offset, code_factor) = (start.next_u64(), 1 + 31 * start.below(CODES / 31));
        let towns = setting.counties.iter().zip(0..).map(|(c, i)| place::towns(c.seat, &mut stream(&key, "towns", i))).collect();
        Self { setting, enterprises, seed, key, county_starts: county_starts(setting, enterprises), towns, offset, code_factor }
    }

    /// The stream of one thing: key = SHA-256(key ‖ purpose ‖ 0 ‖ u64be(number)).
    pub fn stream(&self, purpose: &str, number: u64) -> Stream {
        stream(&self.key, purpose, number)
    }

    /// County of the enterprise at this index: counties follow each other, each with its share.
    pub fn county(&self, index: u64) -> usize {
        self.county_starts.partition_point(|&start| start <= index) - 1
    }

    /// The seat (0) and the towns of a county.
    pub fn town(&self, county: usize, town: usize) -> Point {
        self.towns[county][town]
    }

    /// Trade of the enterprise at this index. Invariant: every run of enterprises has its share of each trade, give or take a few.
    pub fn trade(&self, index: u64) -> usize {
        if let Some(chain) = self.chain(index) {
            return chain.trade;
        }
        let at = (u128::from(index.wrapping_mul(GOLDEN).wrapping_add(self.offset)) * u128::from(WHOLE)) >> 64;
        let mut below = 0;
        let trade = self.setting.trades.iter().position(|t| {
            below += t.share;
            at < u128::from(below)
        });
        trade.expect("shares of trades sum to 1,000")
    }

    /// The chain this enterprise is a site of.
    pub fn chain(&self, index: u64) -> Option<Chain> {
        let place = index % CHAIN_PERIOD;
        let &(from, trade) = self.setting.chains.iter().find(|(from, _)| (*from..from + CHAIN_SITES).contains(&place))?;
        Some(Chain { head: index - (place - from), site: place - from + 1, trade })
    }

    /// A number below [`CODES`], different for different indices.
    pub fn code_number(&self, index: u64) -> u64 {
        ((u128::from(index) * u128::from(self.code_factor) + u128::from(self.offset)) % u128::from(CODES)) as u64
    }

    /// A number of the printed plan, or its proportional part (rounded down) in a frame too small for the whole plan.
    pub fn scaled(&self, printed: u64) -> u64 {
        if self.is_whole() { printed } else { printed * self.enterprises / self.setting.whole_from }
    }

    /// Whether the plan stands as printed.
    pub fn is_whole(&self) -> bool {
        self.enterprises >= self.setting.whole_from
    }

    /// A number that grows with the frame: `of_whole` in a frame of [`Setting::earlier_of`].
    pub fn grown(&self, of_whole: u64) -> u64 {
        of_whole * self.enterprises / self.setting.earlier_of
    }

    /// A plan line by its id.
    pub fn line(&self, id: &str) -> &'static PlanLine {
        self.setting.lines.iter().find(|l| l.id == id).unwrap_or_else(|| panic!("the plan of {} has no {id}", self.setting.name))
    }
}

/// A site of a chain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    /// Index of its first site, whose number makes the code.
    pub head: u64,
    /// Site, from 1.
    pub site: u64,
    /// Its trade.
    pub trade: usize,
}

fn stream(key: &[u8; 32], purpose: &str, number: u64) -> Stream {
    Stream::new(sha256(&[key, purpose.as_bytes(), &[0], &number.to_be_bytes()]).0)
}

fn county_starts(setting: &Setting, enterprises: u64) -> Vec<u64> {
    let (mut starts, mut below) = (vec![0], 0);
    for county in setting.counties {
        below += county.share;
        starts.push(enterprises * below / WHOLE);
    }
    assert_eq!(below, WHOLE, "shares of counties sum to 1,000");
    starts
}
