//! Why a line was never open to an enterprise, when no rule of the record names it.

use crate::base::LineId;
use crate::record::Enterprise;
use crate::report::Papers;
use serde::Serialize;

/// Why a line is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// The line is about producers, or about sellers, and it is the other.
    Scope,
    /// It has none of the line's products.
    Product,
    /// The line is for other counties.
    County,
    /// Its batches are used up by what was forced in.
    CapUsed,
}

/// What closes a line to an enterprise; none if it is open, forced, or a rule of the record says why not.
pub(super) fn closed(papers: &Papers, e: &Enterprise, line: &LineId) -> Option<Closed> {
    let draw = &papers.record.draw;
    let fate = draw.fates.iter().find(|fate| fate.enterprise == e.id)?;
    if fate.exclusions.iter().any(|x| x.line.as_ref().is_none_or(|l| l == line) && x.rule != "not_in_scope") {
        return None;
    }
    let line = papers.line(line)?;
    if !line.scopes.iter().any(|scope| e.scopes.contains(scope)) {
        return Some(Closed::Scope);
    }
    if !line.products.iter().any(|product| e.products.contains(product)) {
        return Some(Closed::Product);
    }
    if line.counties_only && !line.counties.iter().any(|c| c.county == e.county) {
        return Some(Closed::County);
    }
    let forced: Vec<&LineId> = draw.batches.iter().filter(|b| b.forced && b.enterprise == e.id).map(|b| &b.line).collect();
    let rules = &papers.facts().rules;
    let cap = match e.venue {
        crate::record::Venue::LargeRetail => rules.batches_per_large_retail_max,
        crate::record::Venue::Ordinary => rules.batches_per_enterprise_max,
    };
    (!forced.contains(&&line.id) && forced.len() as u64 >= cap).then_some(Closed::CapUsed)
}
