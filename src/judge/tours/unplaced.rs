//! Every visit is in exactly one tour, or left over with a reason.

use super::super::case::Case;
use super::super::intake::Received;
use super::super::state::State;
use super::super::travel::leg;
use super::super::verdict::{Check, Failure};
use super::vehicles::{can_carry, flags, teams_with};
use crate::base::{Day, FlagId};
use crate::record::{Batch, UnplacedReason, Visit};
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
    let received = if state.pack.unplaced.is_empty() { Received::default() } else { Received::of(case, state) };
    for (i, left) in state.pack.unplaced.iter().enumerate() {
        let claim = state.visit(&left.visit).is_some_and(|v| plausible(case, state, &received, (v, &left.reason)));
        rule.hold(claim, || Failure::new(format!("{}.unplaced[{i}].reason", state.paths.pack), "原因不成立", "the reason does not hold"));
    }
    rule.done()
}

fn plausible<'a>(case: &Case<'a>, state: &State<'a>, received: &Received<'a>, (visit, reason): (&'a Visit, &UnplacedReason)) -> bool {
    let days = common_days(case, state, visit);
    let batches: Vec<&Batch> = state.batches_of(visit).collect();
    let carried = case.org(&visit.org).is_some_and(|org| can_carry(case, org, &batches));
    let possible = !days.is_empty() && carried && day_trip(case, visit);
    match reason {
        UnplacedReason::NoDay => days.is_empty(),
        UnplacedReason::NoVehicle => !days.is_empty() && !carried,
        UnplacedReason::TooFar => !days.is_empty() && carried && !day_trip(case, visit),
        UnplacedReason::LabFull(lab) => possible && days.iter().any(|&d| received.is_full(case, &batches, lab, d)),
        UnplacedReason::TeamsBusy => possible && days.iter().any(|&d| busy(case, state, (visit, &batches), d)),
        UnplacedReason::NoTeam => possible,
    }
}

/// Days still there that are possible for every line of the visit.
fn common_days(case: &Case<'_>, state: &State<'_>, visit: &Visit) -> Vec<Day> {
    let Some(e) = case.enterprise(&visit.enterprise) else { return Vec::new() };
    let mut lines = visit.lines.iter().filter_map(|l| case.line_at(l)).map(|l| state.days_left(case, e, l));
    let first = lines.next().unwrap_or_default();
    let rest: Vec<_> = lines.collect();
    first.into_iter().filter(|d| rest.iter().all(|days| days.binary_search(d).is_ok())).collect()
}

/// Whether all teams of that week are out, or all that may carry a flag of the visit.
fn busy(case: &Case<'_>, state: &State<'_>, (visit, batches): (&Visit, &[&Batch]), on: Day) -> bool {
    let Some(org) = case.org(&visit.org) else { return false };
    let out = state.pack.tours.iter().filter(|t| t.org == org.id && t.week == on.week()).count() as u64;
    let people = case.sealed.samplers.iter().filter(|s| s.org == org.id).count() as u64;
    let teams = org.teams_per_week.min(people / case.facts.rules.team_size.max(1));
    let spent = |flag: &FlagId| {
        let most = org.carries.iter().find(|c| c.flag == *flag).map_or(0, |c| c.teams_per_week);
        teams_with(case, state, &org.id, on.week(), flag) as u64 >= most
    };
    out >= teams || batches.iter().flat_map(|b| flags(case, b)).any(spent)
}

/// Whether one team can drive there, do the work and be back within its day.
fn day_trip(case: &Case<'_>, visit: &Visit) -> bool {
    let (Some(org), Some(e)) = (case.org(&visit.org), case.enterprise(&visit.enterprise)) else { return false };
    let work: i128 = visit.lines.iter().filter_map(|l| case.line(l)).map(|l| i128::from(l.minutes_per_batch.0)).sum();
    let there = leg(case, org.into(), e.into()).minutes;
    let back = leg(case, e.into(), org.into()).minutes;
    let start = (i128::from(org.hours.from.0) + there).max(e.hours.from.0.into());
    let end = start + i128::from(org.minutes_per_visit.0) + work;
    end <= e.hours.to.0.into() && end + back <= org.hours.to.0.into()
}
