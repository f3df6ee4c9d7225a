//! Section `totals`: sums over all tours, what they cost, and the prices a preference makes.

use super::case::Case;
use super::state::{State, possible_days};
use super::verdict::{Check, Failure};
use crate::base::{CountyId, Day, Fen, LabId, OrgId, Week};
use crate::record::{Place, Prefer, Prices, Visit};
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut checks = vec![sums(case, state), objective(case, state)];
    // a repair counts its rounds, which the plan does not limit; and the plan is one
    if state.amended.is_none() {
        checks.push(preferred(case, state));
        checks.push(budget(case, state));
    }
    checks
}

fn equal(rule: &mut super::rule::Rule, state: &State<'_>, fields: &[(&str, i128, i128)]) {
    for &(field, want, got) in fields {
        rule.hold(want == got, || Failure::differs(format!("{}.totals.{field}", state.paths.pack), want, got));
    }
}

fn sums(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "sums");
    let got = &state.pack.totals;
    let count = |n: usize| n as i128;
    let times = times(case, state);
    let fields = [
        ("visits", count(state.stops().count()), i128::from(got.visits)),
        ("tours", count(state.pack.tours.len()), got.tours.into()),
        ("team_days", count(state.days().count()), got.team_days.into()),
        ("nights", count(state.days().filter(|(_, _, d)| d.to == Place::Lodge).count()), got.nights.into()),
        ("metres", state.days().map(|(_, _, d)| i128::from(d.metres.0)).sum(), got.metres.0.into()),
        ("drive", state.days().map(|(_, _, d)| i128::from(d.drive.0)).sum(), got.drive.0.into()),
        ("late", times.late, got.late.into()),
        ("waiting", times.waiting, got.waiting.into()),
        ("uneven", times.uneven, got.uneven.into()),
    ];
    equal(&mut rule, state, &fields);
    rule.done()
}

#[derive(Default)]
struct Times {
    late: i128,
    waiting: i128,
    uneven: i128,
}

fn times(case: &Case<'_>, state: &State<'_>) -> Times {
    let mut times = Times::default();
    let mut labs: BTreeMap<(&LabId, Week), i128> = BTreeMap::new();
    let mut counties: BTreeMap<(&CountyId, Week), i128> = BTreeMap::new();
    let mut teams: BTreeMap<(&OrgId, Week), i128> = BTreeMap::new();
    for (_, tour, _) in state.days() {
        *teams.entry((&tour.org, tour.week)).or_default() += 1;
    }
    for at in state.stops() {
        let (Some(visit), Some(last)) = (at.visit, at.tour.days.last()) else { continue };
        let until = |from: Day, to: Day| i128::from(to.number()) - i128::from(from.number());
        if let Some(first) = first_day(case, visit) {
            times.waiting += until(first, at.day.day);
        }
        if let Some(e) = case.enterprise(&visit.enterprise) {
            *counties.entry((&e.county, at.tour.week)).or_default() += 1;
        }
        for batch in state.batches_of(visit) {
            times.late += until(at.day.day, last.day);
            *labs.entry((&batch.lab, at.tour.week)).or_default() += 1;
        }
    }
    times.uneven = labs.values().chain(counties.values()).chain(teams.values()).map(|n| n * n).sum();
    times
}

/// The first day possible for all lines of a visit, whatever is finished by now.
fn first_day(case: &Case<'_>, visit: &Visit) -> Option<Day> {
    let e = case.enterprise(&visit.enterprise)?;
    let mut lines = visit.lines.iter().filter_map(|l| case.line_at(l)).map(|l| possible_days(case, e, l));
    let first = lines.next()?;
    let rest: Vec<Vec<Day>> = lines.collect();
    first.into_iter().find(|d| rest.iter().all(|days| days.binary_search(d).is_ok()))
}

/// What the sums cost, at the prices of the objective and at those given.
fn objective(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "objective");
    let got = &state.pack.totals;
    let cost = |prices: &Prices| {
        let times = |n: i128, price: Fen| n.saturating_mul(price.0.into());
        let road = times(got.metres.0.into(), prices.kilometre).saturating_add(999).div_euclid(1000);
        [
            times(got.team_days.into(), prices.team_day),
            times(got.nights.into(), prices.night),
            times(got.late.into(), prices.late_day),
            times(got.waiting.into(), prices.waiting_day),
            times(got.uneven.into(), prices.uneven),
        ]
        .into_iter()
        .fold(road, i128::saturating_add)
    };
    let (prices, given) = (&case.facts.prices, &case.facts.preference.given);
    equal(&mut rule, state, &[("cost", cost(prices), got.cost.0.into()), ("cost_given", cost(given), got.cost_given.0.into())]);
    rule.done()
}

/// Most fen a price may have: of anything, of a day of waiting, of a unit of unevenness.
const MOST: (i64, i64, i64) = (1_000_000_000, 10_000_000, 100_000);

/// The prices of the objective are those given, but for the one the preference raises.
fn preferred(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "preference");
    let (given, mut want) = (&case.facts.preference.given, case.facts.preference.given);
    match case.facts.preference.prefer {
        Prefer::Cheapest => {}
        Prefer::FewestDays => want.team_day = Fen(given.team_day.0.saturating_mul(20).min(MOST.0.max(given.team_day.0))),
        Prefer::Earliest => want.waiting_day = Fen(given.waiting_day.0.max(MOST.1.min(given.team_day.0 / 2))),
        Prefer::MostEven => want.uneven = Fen(given.uneven.0.max(MOST.2.min(given.team_day.0 / 10))),
    }
    rule.equal("commitment.plan.facts.prices", &want, &case.facts.prices);
    rule.done()
}

/// The search kept its budget.
fn budget(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "search_budget");
    let (most, got) = (case.facts.search.iterations, state.pack.iterations);
    rule.hold(got <= most, || Failure::differs(format!("{}.iterations", state.paths.pack), format_args!("≤ {most}"), got));
    rule.done()
}
