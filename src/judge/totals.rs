//! Section `totals`: sums over all tours, and what they cost.

use super::case::Case;
use super::state::State;
use super::verdict::{Check, Failure};
use crate::record::Place;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut checks = vec![sums(case, state)];
    // a repair counts its rounds, which the plan does not limit
    checks.extend(state.amended.is_none().then(|| budget(case, state)));
    checks
}

fn sums(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "sums");
    let got = &state.pack.totals;
    let count = |n: usize| n as i128;
    let nights = count(state.days().filter(|(_, _, d)| d.to == Place::Lodge).count());
    let team_days = count(state.days().count());
    let metres: i128 = state.days().map(|(_, _, d)| i128::from(d.metres.0)).sum();
    let drive: i128 = state.days().map(|(_, _, d)| i128::from(d.drive.0)).sum();
    let prices = &case.facts.prices;
    let road = (metres * i128::from(prices.kilometre.0) + 999).div_euclid(1000);
    let cost = team_days * i128::from(prices.team_day.0) + nights * i128::from(prices.night.0) + road;
    for (field, want, got) in [
        ("visits", count(state.stops().count()), i128::from(got.visits)),
        ("tours", count(state.pack.tours.len()), got.tours.into()),
        ("team_days", team_days, got.team_days.into()),
        ("nights", nights, got.nights.into()),
        ("metres", metres, got.metres.0.into()),
        ("drive", drive, got.drive.0.into()),
        ("cost", cost, got.cost.0.into()),
    ] {
        rule.hold(want == got, || Failure::differs(format!("{}.totals.{field}", state.paths.pack), want, got));
    }
    rule.done()
}

/// The search kept its budget.
fn budget(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("totals", "search_budget");
    let (most, got) = (case.facts.search.iterations, state.pack.iterations);
    rule.hold(got <= most, || Failure::differs(format!("{}.iterations", state.paths.pack), format_args!("≤ {most}"), got));
    rule.done()
}
