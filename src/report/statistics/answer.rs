//! Estimates by line, county and lab; what was forced in stands beside them, never inside.

use super::estimate::{Estimate, Observed, estimate};
use super::results::Found;
use super::sample::{Sample, Unit};
use crate::allot::line_of;
use crate::record::ClassRow;
use crate::report::Papers;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the results say.
#[derive(Clone, Debug, Serialize)]
pub struct Statistics {
    /// Id of the task.
    pub task: String,
    /// Amendments taken into account.
    pub amendments: u64,
    /// Batches that found nobody: in no count below.
    pub lost: u64,
    /// All lines.
    pub all: Domain,
    /// Per line.
    pub lines: Vec<Domain>,
    /// Per county.
    pub counties: Vec<Domain>,
    /// Per lab, of what it tested.
    pub labs: Vec<Domain>,
}

/// Some pairs of enterprise and line.
#[derive(Clone, Debug, Serialize)]
pub struct Domain {
    /// Id; empty for all.
    pub id: String,
    /// Name in Chinese.
    pub name: String,
    /// Name in English, where there is one.
    pub name_en: String,
    /// Pairs of the frame that could be drawn (none for labs: chance decides what a lab gets).
    pub frame: Option<u64>,
    /// Eligible pairs with probability 0: the estimate says nothing of them.
    pub unreachable: Option<u64>,
    /// The random part.
    pub random: Counts,
    /// The random part's estimate; none without a result.
    pub estimate: Option<Estimate>,
    /// `failing / frame`: unbiased if no result is missing and nobody was replaced.
    pub failing_per_frame: Option<f64>,
    /// The share if every missing result were a failure.
    pub share_if_missing_fail: Option<f64>,
    /// What was forced in, in numbers alone.
    pub forced: Counts,
}

/// Batches by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Batches.
    pub batches: u64,
    /// With a result.
    pub tested: u64,
    /// Failing.
    pub failing: u64,
    /// Refused.
    pub refused: u64,
    /// Without any result.
    pub missing: u64,
    /// Of somebody who came instead of another.
    pub substitutes: u64,
}

/// The statistics of a sample.
pub fn statistics(papers: &Papers, sample: &Sample) -> Statistics {
    let facts = papers.facts();
    let numbers: BTreeMap<_, usize> = sample.units.iter().map(|u| &u.enterprise).zip(0..).collect();
    let domain = |id: &str, name: (&str, &str), mine: &dyn Fn(&Unit) -> bool, frame: Option<(u64, u64)>| {
        let units: Vec<&Unit> = sample.units.iter().filter(|u| mine(u)).collect();
        let (forced, random): (Vec<&Unit>, Vec<&Unit>) = units.into_iter().partition(|u| u.probability.is_none());
        let observed = |counts: &dyn Fn(Found) -> Option<bool>| -> Vec<Observed> {
            let one = |u: &&Unit| {
                let p = u.probability?;
                Some(Observed { enterprise: numbers[&u.enterprise], probability: (p.num(), p.den()), fails: counts(u.found)? })
            };
            random.iter().filter_map(one).collect()
        };
        let tested = estimate(&observed(&|found| match found {
            Found::Pass => Some(false),
            Found::Fail => Some(true),
            Found::Refused | Found::None => None,
        }));
        Domain {
            id: id.to_owned(),
            name: name.0.to_owned(),
            name_en: name.1.to_owned(),
            frame: frame.map(|f| f.0),
            unreachable: frame.map(|f| f.1),
            random: counts(&random),
            estimate: tested,
            failing_per_frame: tested.zip(frame).filter(|(_, f)| f.0 > 0).map(|(e, f)| e.failing / f.0 as f64),
            share_if_missing_fail: estimate(&observed(&|found| Some(found != Found::Pass))).map(|e| e.share),
            forced: counts(&forced),
        }
    };
    let frame = |class: &dyn Fn(&ClassRow) -> bool, line: Option<&str>| Some(frame(papers, class, line));
    let all = domain("", ("合计", "all"), &|_| true, frame(&|_| true, None));
    let line = |l: &crate::record::Line| domain(l.id.as_str(), (&l.title, ""), &|u| u.line == l.id, frame(&|_| true, Some(l.id.as_str())));
    let county = |c: &crate::record::County| {
        domain(c.id.as_str(), (&c.name, &c.name_en), &|u| u.county == c.id, frame(&|k| k.key.county == c.id, None))
    };
    let lab = |l: &crate::record::Lab| domain(l.id.as_str(), (&l.name, ""), &|u| u.lab == l.id, None);
    let with_batches = |d: &Domain| d.random.batches + d.forced.batches > 0;
    Statistics {
        task: facts.task.id.clone(),
        amendments: papers.amendments.len() as u64,
        lost: sample.lost.len() as u64,
        lines: facts.lines.iter().map(line).collect(),
        counties: facts.counties.iter().map(county).collect(),
        labs: facts.labs.iter().map(lab).filter(with_batches).collect(),
        all,
    }
}

fn counts(units: &[&Unit]) -> Counts {
    let of = |which: &dyn Fn(&Unit) -> bool| units.iter().filter(|u| which(u)).count() as u64;
    Counts {
        batches: units.len() as u64,
        tested: of(&|u| matches!(u.found, Found::Pass | Found::Fail)),
        failing: of(&|u| u.found == Found::Fail),
        refused: of(&|u| u.found == Found::Refused),
        missing: of(&|u| u.found == Found::None),
        substitutes: of(&|u| u.substitute),
    }
}

/// Pairs of enterprise and line that could be drawn, and eligible ones that could not (probability 0).
fn frame(papers: &Papers, counts: &dyn Fn(&ClassRow) -> bool, line: Option<&str>) -> (u64, u64) {
    let shares = &papers.commitment.plan.shares;
    let (mut open, mut shut) = (0, 0);
    for class in shares.classes.iter().filter(|class| counts(class)) {
        let mut flows: BTreeMap<String, u64> = BTreeMap::new();
        for arc in &class.arcs {
            let column = shares.columns.get(arc.column as usize).map_or("", |c| &c.id);
            *flows.entry(line_of(column).to_string()).or_insert(0) += arc.flow;
        }
        for (_, flow) in flows.iter().filter(|(id, _)| line.is_none_or(|line| line == id.as_str())) {
            *(if *flow > 0 { &mut open } else { &mut shut }) += class.size;
        }
    }
    (open, shut)
}
