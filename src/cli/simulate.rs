//! `simulate TASK --draws N`: many draws under keys of their own, compared with the exact probabilities.

use super::check::accepted;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::allot::{self, Allotment, line_of};
use crate::base::{EnterpriseId, LineId, Progress, Ratio, sha256};
use crate::draw;
use crate::frame::Sound;
use crate::record::Shares;
use crate::report::simulate::{Pair, compare, text};
use crate::seed::{EH1, Seed};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

/// Arguments of `simulate`.
#[derive(Debug, clap::Args)]
pub struct Simulate {
    /// TASK 文件夹 · the TASK folder
    pub task: PathBuf,
    /// 抽取次数 · how many draws
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub draws: u64,
}

impl Simulate {
    /// Draws, counts, compares.
    ///
    /// # Errors
    /// If the task is refused or cannot be met.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let (sound, _) = accepted(&self.task, desk)?;
        let allotment = allot::allot(&sound).map_err(|e| super::cannot::allot(&e))?;
        let mut pairs = pairs(&sound, &allotment);
        let tally = tally(&sound, &allotment, &pairs, self.draws, &desk.bars());
        for (pair, drawn) in pairs.iter_mut().zip(tally.drawn) {
            pair.drawn = drawn;
        }
        let simulation = compare(self.draws, &pairs, tally.off_quota);
        desk.answer(&simulation, || text(&simulation, desk.lang));
        Ok(if simulation.agrees { Exit::Fine } else { Exit::Disagrees })
    }
}

/// The key of a simulated draw: SHA-256("EH1/demo\0" ‖ u64be(number)). Never of a record.
fn key(number: u64) -> Seed {
    Seed::from_key(EH1, sha256(&[&EH1.label("demo"), &number.to_be_bytes()]).0)
}

/// Every enterprise and line left to chance, with its exact probability.
fn pairs(sound: &Sound, allotment: &Allotment) -> Vec<Pair> {
    let mut found = Vec::new();
    for (class, members) in allotment.shares.classes.iter().zip(&allotment.members) {
        let mut flows: BTreeMap<LineId, u64> = BTreeMap::new();
        for arc in &class.arcs {
            *flows.entry(line_of(&allotment.shares.columns[arc.column as usize].id)).or_insert(0) += arc.flow;
        }
        for &row in members {
            let enterprise = &sound.sealed().frame[row].id;
            found.extend(flows.iter().map(|(line, flow)| Pair {
                enterprise: enterprise.clone(),
                line: line.clone(),
                probability: Ratio::new(*flow, class.den * class.size),
                drawn: 0,
            }));
        }
    }
    found
}

struct Tally {
    drawn: Vec<u64>,
    off_quota: u64,
}

/// Counts over all draws; the sums are the same for any number of threads.
fn tally(sound: &Sound, allotment: &Allotment, pairs: &[Pair], draws: u64, progress: &dyn Progress) -> Tally {
    let at: BTreeMap<(&EnterpriseId, &LineId), usize> = pairs.iter().enumerate().map(|(i, p)| ((&p.enterprise, &p.line), i)).collect();
    let done = AtomicU64::new(0);
    let none = || Tally { drawn: vec![0; pairs.len()], off_quota: 0 };
    let one = |mut tally: Tally, number: u64| {
        let draw = draw::draw(sound, allotment, &key(number));
        for batch in draw.batches.iter().filter(|batch| !batch.forced) {
            match at.get(&(&batch.enterprise, &batch.line)) {
                Some(&i) => tally.drawn[i] += 1,
                None => tally.off_quota += 1,
            }
        }
        tally.off_quota += u64::from(!meets_quotas(&allotment.shares, &draw.seats));
        progress.at("simulate", done.fetch_add(1, Ordering::Relaxed) + 1, draws);
        tally
    };
    let both = |mut a: Tally, b: Tally| {
        a.drawn.iter_mut().zip(b.drawn).for_each(|(x, y)| *x += y);
        Tally { off_quota: a.off_quota + b.off_quota, ..a }
    };
    (0..draws).into_par_iter().fold(none, one).reduce(none, both)
}

/// Whether every quota of the tree holds.
fn meets_quotas(shares: &Shares, seats: &[Vec<u64>]) -> bool {
    let mut sums = vec![0u64; shares.nodes.len()];
    for (class, seats) in shares.classes.iter().zip(seats) {
        for (arc, n) in class.arcs.iter().zip(seats) {
            sums[shares.columns[arc.column as usize].node as usize] += n;
        }
    }
    for (at, node) in shares.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            sums[parent as usize] += sums[at];
        }
    }
    shares.nodes.iter().zip(&sums).all(|(node, sum)| (node.lo..=node.hi).contains(sum))
}
