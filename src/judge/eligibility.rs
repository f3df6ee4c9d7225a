//! Section `eligibility`: the plan states how many enterprises and pairs each rule leaves out, and how many are forced in; and
//! a travel matrix leads to everybody who may be drawn.

use super::case::Case;
use super::rule::Rule;
use super::standing::Standing;
use super::verdict::{Check, Failure};
use crate::record::ExclusionCount;
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>, standings: &[Standing]) -> Vec<Check> {
    vec![exclusions(case, standings), forced(case, standings), measured(case, standings)]
}

/// One row per rule that leaves something out, ascending by code.
fn exclusions(case: &Case<'_>, standings: &[Standing]) -> Check {
    let mut rule = Rule::new("eligibility", "exclusion_counts");
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for exclusion in standings.iter().flat_map(|s| &s.exclusions) {
        let count = counts.entry(&exclusion.rule).or_default();
        match exclusion.line {
            None => count.0 += 1,
            Some(_) => count.1 += 1,
        }
    }
    let want: Vec<ExclusionCount> =
        counts.into_iter().map(|(code, (enterprises, pairs))| ExclusionCount { rule: code.to_owned(), enterprises, pairs }).collect();
    rule.rows("commitment.plan.exclusions", &want, &case.commitment.plan.exclusions);
    rule.done()
}

fn forced(case: &Case<'_>, standings: &[Standing]) -> Check {
    let mut rule = Rule::new("eligibility", "forced_count");
    let want: u64 = standings.iter().map(|s| s.forced.len() as u64).sum();
    rule.equal("commitment.plan.forced", &want, &case.commitment.plan.forced);
    rule.done()
}

/// Organisations, and enterprises that some line is open to, are sites of the matrix.
fn measured(case: &Case<'_>, standings: &[Standing]) -> Check {
    let mut rule = Rule::new("eligibility", "matrix_sites");
    let Some(matrix) = &case.sealed.matrix else { return rule.done() };
    let open = case.sealed.frame.iter().zip(standings).filter(|(_, s)| !s.open.is_empty());
    let ids = case.facts.orgs.iter().map(|o| o.id.as_str()).chain(open.map(|(e, _)| e.id.as_str()));
    for id in ids {
        rule.hold(matrix.sites.binary_search_by(|s| s.as_str().cmp(id)).is_ok(), || {
            Failure::new("sealed.matrix.sites", format!("缺少 {id}"), format!("{id} is missing"))
        });
    }
    rule.done()
}
