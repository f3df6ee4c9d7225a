//! Last year's failures are followed up: forced in, recorded apart from the lot.

use super::super::case::Case;
use super::Standing;
use super::blocked::is_follow_up;
use crate::record::Enterprise;
use std::collections::BTreeSet;

/// The first open line of each failed product, in the order of the history, within the enterprise's cap.
pub(super) fn lines(case: &Case<'_>, e: &Enterprise, standing: &Standing) -> BTreeSet<usize> {
    let mut forced = BTreeSet::new();
    if !case.facts.rules.follow_up_failures {
        return forced;
    }
    let year = case.facts.task.as_of.year();
    for item in case.history(&e.id).iter().filter(|h| is_follow_up(h, year)) {
        let line = standing.open.iter().find(|(_, products)| products.contains(&item.product)).map(|(l, _)| l);
        if let Some(&line) = line.filter(|_| (forced.len() as u64) < standing.cap) {
            forced.insert(line);
        }
    }
    forced
}
