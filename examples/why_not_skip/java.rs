//! `new Random()`: 48 bits of state, and how a published order gives them away.

use super::{List, log10_choose};
use std::fmt::Write;

const MULTIPLIER: u64 = 0x5_DEEC_E66D;
const MASK: u64 = (1 << 48) - 1;

/// `java.util.Random`, as its documentation specifies it.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// In the middle of its stream, in this state.
    pub fn in_state(state: u64) -> Self {
        Self(state)
    }

    /// `new Random(seed)`.
    pub fn new(seed: u64) -> Self {
        Self((seed ^ MULTIPLIER) & MASK)
    }

    /// `next(bits)`: the upper bits of the next state.
    pub fn next(&mut self, bits: u32) -> u64 {
        self.0 = (self.0.wrapping_mul(MULTIPLIER) + 0xB) & MASK;
        self.0 >> (48 - bits)
    }

    /// `nextInt(bound)`.
    pub fn next_int(&mut self, bound: u64) -> u64 {
        if bound.is_power_of_two() {
            return (bound * self.next(31)) >> 31;
        }
        loop {
            let bits = self.next(31);
            // words in the incomplete last block are refused
            if bits - bits % bound + bound <= 1 << 31 {
                return bits % bound;
            }
        }
    }

    /// `Collections.shuffle`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (2..=items.len()).rev() {
            let j = self.next_int(i as u64) as usize;
            items.swap(i - 1, j);
        }
    }
}

/// What each step of a shuffle picked, read from the order it left: (bound, pick).
pub fn picks(order: &[usize]) -> Vec<(u64, u64)> {
    let mut items: Vec<usize> = (0..order.len()).collect();
    let step = |i: usize| {
        let j = items[..i].iter().position(|item| *item == order[i - 1]).expect("an order of the list");
        items.swap(i - 1, j);
        (i as u64, j as u64)
    };
    (2..=order.len()).rev().map(step).collect()
}

/// The generator after the first pick, and the states tried.
///
/// An even bound shows bit 17 of the state, which depends on the 18 lowest bits only: 2^18 tries. Then the first pick leaves
/// 2^31 / bound states. The first bound must not be a power of two.
pub fn recover(picks: &[(u64, u64)]) -> (Option<Random>, u64) {
    let mut tried = 0;
    for low in 0..1u64 << 18 {
        tried += 1;
        if !parities_agree(low, picks) {
            continue;
        }
        let (bound, pick) = picks[0];
        for bits in (pick..1 << 31).step_by(bound as usize) {
            tried += 1;
            let state = (bits << 17) | (low & ((1 << 17) - 1));
            let mut random = Random::in_state(state);
            if picks[1..].iter().all(|&(bound, pick)| random.next_int(bound) == pick) {
                return (Some(Random::in_state(state)), tried);
            }
        }
    }
    (None, tried)
}

/// Whether a state with these lowest 18 bits after the first pick gives the picks of even bounds their parity.
fn parities_agree(low: u64, picks: &[(u64, u64)]) -> bool {
    let mut state = low;
    picks.iter().enumerate().all(|(at, &(bound, pick))| {
        if at > 0 {
            state = state.wrapping_mul(MULTIPLIER).wrapping_add(0xB) & ((1 << 18) - 1);
        }
        bound % 2 == 1 || bound.is_power_of_two() || state >> 17 == pick % 2
    })
}

/// The seed of the worked example; any other does as well.
const SEED: u64 = 20_250_225;

/// The generator.
pub fn table(lists: &[List]) -> String {
    let mut text = String::from("### The generator `new Random()`\n\n");
    let longest = lists.iter().max_by_key(|list| list.size()).expect("there are lines");
    let beyond = lists.iter().filter(|list| log10_choose(list.size(), list.seats) > 48.0 * 2f64.log10()).count();
    let _ = writeln!(text, "- States, so at most as many different draws: 2^48 = {}.", MASK + 1);
    let _ = writeln!(text, "- Lines (of {}) with more samples than that: {beyond}.", lists.len());
    let exponent = log10_choose(longest.size(), longest.seats) - 48.0 * 2f64.log10();
    let _ = writeln!(text, "- {}: at most one sample of 10^{exponent:.0} can come up.", longest.line);
    let full = (1..).find(|&n| (1..=n).map(|i| f64::from(i).log2()).sum::<f64>() > 48.0).expect("factorials grow");
    let _ = writeln!(text, "- Shortest list with more orders than states: {full} entries.");
    let refused = (1u64 << 31) % longest.size();
    let _ = writeln!(
        text,
        "- `nextInt({})`: {refused} of 2^31 words are refused and drawn again, so no entry is favoured; without that, the chances would differ by one part in {}.",
        longest.size(),
        (1u64 << 31) / longest.size()
    );
    text + &worked(lists)
}

/// A list is shuffled, the state found from the order, and the next list's order foretold.
fn worked(lists: &[List]) -> String {
    let usable = |list: &&List| list.size().is_multiple_of(2) && !list.size().is_power_of_two() && list.size() > 60;
    let mut usable = lists.iter().filter(usable);
    let (shown, next) = (usable.next().expect("a list of even length"), usable.next().expect("another"));
    let mut random = Random::new(SEED);
    let mut order: Vec<usize> = (0..shown.entries.len()).collect();
    random.shuffle(&mut order);
    let mut secret: Vec<usize> = (0..next.entries.len()).collect();
    random.shuffle(&mut secret);
    let seen = picks(&order);
    let (found, tried) = recover(&seen);
    let mut found = found.expect("the state is found");
    seen[1..].iter().for_each(|&(bound, _)| {
        found.next_int(bound);
    });
    let mut foretold: Vec<usize> = (0..next.entries.len()).collect();
    found.shuffle(&mut foretold);
    let right = foretold.iter().zip(&secret).filter(|(a, b)| a == b).count();
    format!(
        "- Worked example: the {} entries of {} are shuffled and the order published; {tried} states are tried, the right one found; the {} places of {}, shuffled next by the same generator, are foretold: {right} right.\n",
        shown.size(),
        shown.line,
        next.size(),
        next.line
    )
}
