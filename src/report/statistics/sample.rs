//! The sample: every batch as it now stands, with the probability of the batch that was drawn, and its result.

use super::results::{Found, ResultFault, ResultRow};
use crate::base::{CountyId, EnterpriseId, LabId, LineId, Ratio};
use crate::record::Reserve;
use crate::report::Papers;
use std::collections::BTreeMap;

/// A batch as it now stands.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Line.
    pub line: LineId,
    /// Enterprise that has it now.
    pub enterprise: EnterpriseId,
    /// County of that enterprise.
    pub county: CountyId,
    /// Lab.
    pub lab: LabId,
    /// Probability with which the batch was drawn; none if it was forced in.
    pub probability: Option<Ratio>,
    /// `true` if somebody else was drawn and could not be sampled.
    pub substitute: bool,
    /// What was found; [`Found::None`] if the results do not say.
    pub found: Found,
}

/// All batches with their results.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Ascending by line and enterprise.
    pub units: Vec<Unit>,
    /// Batches for which nobody was left.
    pub lost: Vec<(LineId, EnterpriseId)>,
}

type Key = (LineId, EnterpriseId);

/// Joins results to batches. A batch without a row has no result.
///
/// # Errors
/// Every row that fits no batch, or fits one a second time.
pub fn sample(papers: &Papers, rows: &[ResultRow]) -> Result<Sample, Vec<ResultFault>> {
    let origin = origins(papers);
    let drawn: BTreeMap<(&LineId, &EnterpriseId), Option<u64>> =
        papers.record.draw.batches.iter().map(|b| ((&b.line, &b.enterprise), b.class)).collect();
    let found = found(papers, rows)?;
    let unit = |b: &crate::record::Batch| {
        let key = (b.line.clone(), b.enterprise.clone());
        let from = origin.get(&key);
        let (line, first) = from.unwrap_or(&key);
        let class = drawn.get(&(line, first)).copied().flatten();
        Unit {
            probability: class.and_then(|class| probability(papers, class, line)),
            substitute: from.is_some(),
            found: found.get(&(&b.line, &b.enterprise)).map_or(Found::None, |(result, _)| *result),
            line: b.line.clone(),
            enterprise: b.enterprise.clone(),
            county: b.county.clone(),
            lab: b.lab.clone(),
        }
    };
    let gone = papers.amendments.iter().flat_map(|a| &a.replacements).filter(|r| r.to.is_none());
    Ok(Sample { units: papers.batches().iter().map(unit).collect(), lost: gone.map(|r| (r.line.clone(), r.from.clone())).collect() })
}

/// The batch at the draw for every batch that somebody took over, through chains of replacements.
fn origins(papers: &Papers) -> BTreeMap<Key, Key> {
    let mut origin: BTreeMap<Key, Key> = BTreeMap::new();
    for r in papers.amendments.iter().flat_map(|a| &a.replacements) {
        let from = (r.line.clone(), r.from.clone());
        let first = origin.remove(&from).unwrap_or(from);
        if let Some(to) = &r.to {
            // a further round may fill a shared quota from another of its lines
            let line = match &r.reserve {
                Some(Reserve::Round(column)) => crate::allot::line_of(column),
                _ => r.line.clone(),
            };
            origin.insert((line, to.clone()), first);
        }
    }
    origin
}

/// Probability of a member of a class for a line: over all of the line's columns.
fn probability(papers: &Papers, class: u64, line: &LineId) -> Option<Ratio> {
    let shares = &papers.commitment.plan.shares;
    let class = shares.classes.get(usize::try_from(class).ok()?)?;
    let on_line = |column: u64| shares.columns.get(column as usize).is_some_and(|c| crate::allot::line_of(&c.id) == *line);
    let flow: u64 = class.arcs.iter().filter(|arc| on_line(arc.column)).map(|arc| arc.flow).sum();
    (flow > 0).then(|| Ratio::new(flow, class.den * class.size))
}

type FoundBy<'a> = BTreeMap<(&'a LineId, &'a EnterpriseId), (Found, usize)>;

fn found<'a>(papers: &'a Papers, rows: &'a [ResultRow]) -> Result<FoundBy<'a>, Vec<ResultFault>> {
    let (mut found, mut faults) = (FoundBy::new(), Vec::new());
    let standing: std::collections::BTreeSet<_> = papers.batches().iter().map(|b| (&b.line, &b.enterprise)).collect();
    for (at, row) in rows.iter().enumerate() {
        let key = (&row.line, &row.enterprise);
        if !standing.contains(&key) {
            let moves = papers.amendments.iter().rev().flat_map(|a| &a.replacements);
            let replaced_by = moves.filter(|r| (&r.line, &r.from) == key).find_map(|r| r.to.clone());
            faults.push(ResultFault::NoBatch { at, replaced_by });
        } else if let Some((_, before)) = found.get(&key) {
            faults.push(ResultFault::Twice { at, before: *before });
        } else {
            found.insert(key, (row.found, at));
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}
