//! Every visit is in exactly one tour, or left over with a reason.

use super::super::case::Case;
use super::super::state::State;
use super::super::travel::leg;
use super::super::verdict::{Check, Failure};
use crate::record::{UnplacedReason, Visit};
use std::collections::BTreeMap;

pub(super) fn once(state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "every_visit_once");
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for at in state.stops() {
        let count = seen.entry(&at.stop.visit).or_default();
        *count += 1;
        rule.hold(at.visit.is_some() && *count == 1, || {
            Failure::new(format!("{}.visit", at.path), "没有此上门,或安排两次", "no such visit, or placed twice")
        });
    }
    let path = format!("{}.unplaced", state.paths.pack);
    for (i, left) in state.pack.unplaced.iter().enumerate() {
        let count = seen.entry(&left.visit).or_default();
        *count += 1;
        rule.hold(state.visit(&left.visit).is_some() && *count == 1, || {
            Failure::new(format!("{path}[{i}].visit"), "没有此上门,或已安排", "no such visit, or placed as well")
        });
        let ascends = i == 0 || state.pack.unplaced[i - 1].visit < left.visit;
        rule.hold(ascends, || Failure::new(format!("{path}[{i}].visit"), "未升序", "not ascending"));
    }
    for (i, visit) in state.pack.visits.iter().enumerate() {
        rule.hold(seen.contains_key(visit.id.as_str()), || {
            Failure::new(format!("{}.visits[{i}]", state.paths.pack), "未安排,也未列为未能安排", "neither placed nor left over")
        });
    }
    rule.done()
}

/// What a reason claims, as far as it can be seen without the search.
pub(super) fn reasons(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "reasons");
    for (i, left) in state.pack.unplaced.iter().enumerate() {
        let claim = state.visit(&left.visit).is_some_and(|v| plausible(case, state, v, &left.reason));
        rule.hold(claim, || Failure::new(format!("{}.unplaced[{i}].reason", state.paths.pack), "原因不成立", "the reason does not hold"));
    }
    rule.done()
}

fn plausible(case: &Case<'_>, state: &State<'_>, visit: &Visit, reason: &UnplacedReason) -> bool {
    match reason {
        UnplacedReason::NoDay => case.enterprise(&visit.enterprise).is_some_and(|e| {
            let mut lines = visit.lines.iter().filter_map(|l| case.line_at(l)).map(|l| state.days_left(case, e, l));
            let first = lines.next().unwrap_or_default();
            let rest: Vec<_> = lines.collect();
            !first.iter().any(|d| rest.iter().all(|days| days.contains(d)))
        }),
        UnplacedReason::TooFar => !day_trip(case, visit),
        UnplacedReason::LabFull(lab) => visit.lines.iter().filter_map(|l| state.batch(&visit.enterprise, l)).any(|b| b.lab == *lab),
        UnplacedReason::NoTeam | UnplacedReason::TeamsBusy => true,
    }
}

/// Whether one team can drive there, do the work and be back within its day.
fn day_trip(case: &Case<'_>, visit: &Visit) -> bool {
    let (Some(org), Some(e)) = (case.org(&visit.org), case.enterprise(&visit.enterprise)) else { return false };
    let work: i128 = visit.lines.iter().filter_map(|l| case.line(l)).map(|l| i128::from(l.minutes_per_batch.0)).sum();
    let there = leg(&case.facts.travel, org.base, e.at).minutes;
    let back = leg(&case.facts.travel, e.at, org.base).minutes;
    let start = (i128::from(org.hours.from.0) + there).max(e.hours.from.0.into());
    let end = start + i128::from(org.minutes_per_visit.0) + work;
    end <= e.hours.to.0.into() && end + back <= org.hours.to.0.into()
}
