//! Batches after an amendment: those before it, less the failed, plus the replacements under new blind numbers.

use super::super::case::Case;
use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::Check;
use super::{Drawn, name};
use crate::base::{EnterpriseId, LineId};
use crate::record::{Amendment, Batch, Replacement};
use std::collections::BTreeMap;

pub(super) fn check(case: &Case<'_>, drawn: &Drawn<'_>, i: usize, amendments: &[Amendment], before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "batches");
    let amendment = &amendments[i];
    let earlier = amendments[..i].iter().flat_map(|a| &a.batches).chain(&case.record.draw.batches);
    let last_number = earlier.map(|b| b.blind).max().unwrap_or(0);
    let mut want: BTreeMap<(&LineId, &EnterpriseId), Batch> =
        before.batches.iter().map(|b| ((&b.line, &b.enterprise), b.clone())).collect();
    let failed: Vec<(&Replacement, Option<Batch>)> = amendment.replacements.iter().map(|r| (r, want.remove(&(&r.line, &r.from)))).collect();
    let mut blind = last_number;
    for (replacement, failed) in failed {
        if let (Some(to), Some(batch)) = (&replacement.to, failed) {
            blind = blind.saturating_add(1);
            want.insert((&replacement.line, to), Batch { blind, ..step_in(case, drawn, &batch, to) });
        }
    }
    let want: Vec<Batch> = want.into_values().collect();
    rule.rows(&format!("{}.batches", name(i)), &want, &amendment.batches);
    rule.done()
}

/// The newcomer takes over line and lab; county, products, class and rank are its own.
fn step_in(case: &Case<'_>, drawn: &Drawn<'_>, failed: &Batch, to: &EnterpriseId) -> Batch {
    let mut batch = Batch { enterprise: to.clone(), forced: false, ..failed.clone() };
    if let (Some(e), Some(l)) = (case.enterprise_at(to), case.line_at(&failed.line)) {
        batch.county = case.sealed.frame[e].county.clone();
        batch.products = drawn.standings[e].open.get(&l).cloned().unwrap_or_default();
        let ranked = drawn.ranks.get(&e);
        (batch.class, batch.rank) = (ranked.map(|r| r.0), ranked.map_or(0, |r| r.1));
    }
    batch
}
