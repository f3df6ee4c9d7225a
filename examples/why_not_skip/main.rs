//! What the systematic skip, the unseeded redraw and a 48-bit generator do to the frame of `scenarios/chuxiong-2025`, and what
//! the lottery does to the same frame: every figure of `docs/why-not-skip.md`.
//!
//!     cargo run --release --example why_not_skip

pub mod java;
mod lottery;
mod redraw;
pub mod skip;

use evenhand::allot::{Allotment, allot, line_of};
use evenhand::base::{CountyId, EnterpriseId, LineId};
use evenhand::check::check;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use std::collections::BTreeMap;
use std::path::Path;

fn main() {
    print!("{}", report());
}

/// Everything the page shows, in its order.
pub fn report() -> String {
    let (sound, allotment) = chuxiong();
    let lists = lists(&sound, &allotment);
    [skip::table(&lists, &allotment), redraw::table(&lists), java::table(&lists), lottery::table(&lists, &allotment)].join("\n")
}

/// The list of one line: everybody who may be drawn for it by chance.
pub struct List {
    /// The line.
    pub line: LineId,
    /// Seats left to chance.
    pub seats: u64,
    /// By county, then id: the order in which a skip would count.
    pub entries: Vec<Entry>,
    /// County quotas of the line that are left to chance: at least, at most.
    pub quotas: BTreeMap<CountyId, (u64, u64)>,
}

/// One entry of a list.
pub struct Entry {
    /// Its county.
    pub county: CountyId,
    /// Whose it is.
    pub enterprise: EnterpriseId,
    /// Class and arc of the entry in the shares.
    pub arc: (usize, usize),
}

/// The scenario, and its lottery before any seed.
fn chuxiong() -> (Sound, Allotment) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/chuxiong-2025");
    let sound = check(read_task(&folder)).sound.expect("the scenario is sound");
    let allotment = allot(&sound).expect("its quotas can be met");
    (sound, allotment)
}

fn lists(sound: &Sound, allotment: &Allotment) -> Vec<List> {
    let shares = &allotment.shares;
    let roots = shares.nodes.iter().filter(|node| node.parent.is_none());
    let mut lists: Vec<List> =
        roots.map(|node| List { line: LineId::from(node.id.as_str()), seats: node.lo, entries: vec![], quotas: BTreeMap::new() }).collect();
    for (k, (class, members)) in shares.classes.iter().zip(&allotment.members).enumerate() {
        for (at, arc) in class.arcs.iter().enumerate() {
            let line = line_of(&shares.columns[arc.column as usize].id);
            let list = lists.iter_mut().find(|list| list.line == line).expect("a column's line has a root");
            list.entries.extend(members.iter().map(|&row| {
                let enterprise = &sound.sealed().frame[row];
                Entry { county: enterprise.county.clone(), enterprise: enterprise.id.clone(), arc: (k, at) }
            }));
        }
    }
    for node in shares.nodes.iter().filter(|node| node.parent.is_some()) {
        let (line, county) = node.id.split_once('/').expect("a part of a line is named by its county");
        let list = lists.iter_mut().find(|list| list.line.as_str() == line).expect("the part of a line");
        if county != "*" {
            list.quotas.insert(CountyId::from(county), (node.lo, node.hi));
        }
    }
    for list in &mut lists {
        list.entries.sort_by(|a, b| (&a.county, &a.enterprise).cmp(&(&b.county, &b.enterprise)));
    }
    lists
}

impl List {
    /// Entries.
    pub fn size(&self) -> u64 {
        self.entries.len() as u64
    }
}

/// log10 of n over k.
pub fn log10_choose(n: u64, k: u64) -> f64 {
    (1..=k).map(|i| ((n - k + i) as f64).log10() - (i as f64).log10()).sum()
}

/// A fraction in per cent.
pub fn share(num: u64, den: u64) -> String {
    format!("{:.1} %", 100.0 * num as f64 / den as f64)
}
