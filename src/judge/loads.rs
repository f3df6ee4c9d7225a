//! Section `loads`: every sampler's exact expectation, and the tours drawn: that number rounded up or down.

use super::case::Case;
use super::rule::Rule;
use super::shares::totals;
use super::verdict::{Check, Failure};
use crate::base::{Ratio, SamplerId};
use crate::record::Load;
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![rows(case), floor_or_ceiling(case)]
}

/// One row per sampler who had a chance, ascending.
fn rows(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("loads", "expected_and_drawn");
    let dispatch = &case.record.dispatch;
    let mut drawn: BTreeMap<&SamplerId, u64> = BTreeMap::new();
    for id in dispatch.crews.iter().flat_map(|c| c.members.iter().chain([&c.lead])) {
        *drawn.entry(id).or_default() += 1;
    }
    let want: Vec<Load> = (expectations(case).into_iter())
        .map(|(sampler, expected)| Load { tours: drawn.get(&sampler).copied().unwrap_or(0), sampler, expected })
        .collect();
    rule.rows("record.dispatch.loads", &want, &dispatch.loads);
    rule.done()
}

/// Σ flow / den of each sampler's class.
fn expectations(case: &Case<'_>) -> BTreeMap<SamplerId, Ratio> {
    let shares = &case.record.dispatch.shares;
    let sums = totals(shares).classes;
    let found = shares.classes.iter().zip(sums).filter_map(|(class, sum)| {
        let (num, den) = sum?.over(1)?;
        Some((class.key.mark.as_str().into(), Ratio::new(num, den)))
    });
    found.collect()
}

fn floor_or_ceiling(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("loads", "floor_or_ceiling");
    for (i, load) in case.record.dispatch.loads.iter().enumerate() {
        let (num, den) = (load.expected.num(), load.expected.den().max(1));
        let near = num / den <= load.tours && load.tours <= num.div_ceil(den);
        rule.hold(near, || Failure::differs(format!("record.dispatch.loads[{i}].tours"), load.expected, load.tours));
    }
    rule.done()
}
