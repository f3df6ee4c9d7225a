//! Who may take part in what, and why not: written again from the rules.

mod blocked;
mod forced;
mod whole;

use super::bounds::MONTHS_MAX;
use super::case::Case;
use crate::base::{Day, LabId, ProductId};
use crate::record::{Enterprise, Evidence, Exclusion, Line, Party};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What an enterprise may be drawn for.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Why it is out of some lines, or of all; ascending.
    pub exclusions: Vec<Exclusion>,
    /// Lines open to it (by position) and the products that count there.
    pub open: BTreeMap<usize, Vec<ProductId>>,
    /// Lines it is forced into.
    pub forced: BTreeSet<usize>,
    /// Batches in all, at most.
    pub cap: u64,
}

impl Standing {
    /// Lines in which it takes part by lot.
    pub fn drawn(&self) -> impl Iterator<Item = usize> {
        self.open.keys().copied().filter(|l| !self.forced.contains(l))
    }

    /// What the cap leaves to the lot.
    pub fn left(&self) -> u64 {
        self.cap.saturating_sub(self.forced.len() as u64)
    }
}

/// The standing of every enterprise, in the order of the frame.
pub(super) fn standings(case: &Case<'_>) -> Vec<Standing> {
    case.sealed.frame.par_iter().map(|e| standing(case, e)).collect()
}

fn standing(case: &Case<'_>, e: &Enterprise) -> Standing {
    let mut standing = Standing { cap: case.cap(e), ..Standing::default() };
    let lines: Vec<usize> = (0..case.facts.lines.len()).filter(|&l| matches(&case.facts.lines[l], e)).collect();
    if let Some(rule) = whole::excluded(e, lines.is_empty()) {
        standing.exclusions.push(Exclusion { line: None, rule: rule.to_owned(), evidence: Evidence::Row });
        return standing;
    }
    for l in lines {
        match pair(case, e, l) {
            Ok(products) => drop(standing.open.insert(l, products)),
            Err((rule, evidence)) => {
                let line = Some(case.facts.lines[l].id.clone());
                standing.exclusions.push(Exclusion { line, rule: rule.to_owned(), evidence });
            }
        }
    }
    standing.exclusions.sort();
    standing.forced = forced::lines(case, e, &standing);
    standing
}

/// Scope and product match, and the county is listed where only listed ones count.
fn matches(line: &Line, e: &Enterprise) -> bool {
    line.scopes.iter().any(|s| e.scopes.contains(s))
        && line.products.iter().any(|p| e.products.contains(p))
        && (!line.counties_only || line.counties.iter().any(|c| c.county == e.county))
}

/// Products left for an enterprise and a line, or the first rule in the way.
fn pair(case: &Case<'_>, e: &Enterprise, l: usize) -> Result<Vec<ProductId>, (&'static str, Evidence)> {
    let line = &case.facts.lines[l];
    let products = blocked::unblocked(case, e, line)?;
    if let Some((lab, reason)) = recused_lab(case, e, line) {
        return Err(("lab_recusal", Evidence::Conflict { lab, reason }));
    }
    if !case.days(l).iter().any(|&d| e.is_open_on(d)) {
        return Err(("no_open_day", Evidence::Row));
    }
    Ok(products)
}

/// The first lab of the line, by id, that must keep away from the enterprise.
fn recused_lab(case: &Case<'_>, e: &Enterprise, line: &Line) -> Option<(LabId, String)> {
    let conflicts = case.conflicts(&e.id);
    line.labs.iter().find_map(|share| {
        let conflict = conflicts.iter().find(|c| matches!(&c.party, Party::Lab(lab) if *lab == share.lab))?;
        Some((share.lab.clone(), conflict.reason.clone()))
    })
}

/// First day of the six-month rule.
fn repeat_from(case: &Case<'_>) -> Day {
    case.facts.task.as_of.months_before(case.facts.rules.repeat_months.min(MONTHS_MAX) as i32)
}
