//! Batches after an amendment: those before it, less the failed, plus the replacements under new blind codes.

use super::super::case::Case;
use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::Check;
use super::{Drawn, name};
use crate::base::{EnterpriseId, LineId};
use crate::record::{Amendment, Batch, Replacement, Reserve};
use std::collections::BTreeMap;

pub(super) fn check(case: &Case<'_>, drawn: &Drawn<'_>, i: usize, amendments: &[Amendment], before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "batches");
    let amendment = &amendments[i];
    let earlier = amendments[..i].iter().flat_map(|a| &a.replacements).filter(|r| r.to.is_some());
    let mut number = (case.record.draw.batches.len() + earlier.count()) as u64;
    let mut want: BTreeMap<(LineId, EnterpriseId), Batch> =
        before.batches.iter().map(|b| ((b.line.clone(), b.enterprise.clone()), b.clone())).collect();
    let failed: Vec<Option<Batch>> = amendment.replacements.iter().map(|r| want.remove(&(r.line.clone(), r.from.clone()))).collect();
    for (replacement, failed) in amendment.replacements.iter().zip(failed) {
        if let (Some(to), Some(batch)) = (&replacement.to, failed) {
            number += 1;
            let line = line_of(replacement);
            let batch = Batch { blind: case.key.blind(number), ..step_in(case, drawn, &batch, &line, to) };
            want.insert((line, to.clone()), batch);
        }
    }
    let want: Vec<Batch> = want.into_values().collect();
    rule.rows(&format!("{}.batches", name(i)), &want, &amendment.batches);
    rule.done()
}

/// A seat of a round may be of another line of the group.
fn line_of(replacement: &Replacement) -> LineId {
    match &replacement.reserve {
        Some(Reserve::Round(column)) => LineId::from(column.split('/').next().unwrap_or(column)),
        _ => replacement.line.clone(),
    }
}

/// The newcomer takes over the lab, or the only one of another line of the group; county, products, class and rank are its own.
fn step_in(case: &Case<'_>, drawn: &Drawn<'_>, failed: &Batch, line: &LineId, to: &EnterpriseId) -> Batch {
    let mut batch = Batch { line: line.clone(), enterprise: to.clone(), forced: false, ..failed.clone() };
    if let (Some(e), Some(l)) = (case.enterprise_at(to), case.line_at(line)) {
        if failed.line != *line {
            batch.lab = case.facts.lines[l].labs.last().map(|share| share.lab.clone()).unwrap_or_default();
        }
        batch.county = case.sealed.frame[e].county.clone();
        batch.products = drawn.standings[e].open.get(&l).cloned().unwrap_or_default();
        let ranked = drawn.ranks.get(&e);
        (batch.class, batch.rank) = (ranked.map(|r| r.0), ranked.map_or(0, |r| r.1));
    }
    batch
}
