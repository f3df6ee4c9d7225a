//! A tour leaves from the base and comes back to it; a night between is spent at the last stop, if the organisation lodges.

use super::super::case::Case;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use crate::record::Place;

pub(super) fn check(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "base_and_lodging");
    for (path, tour) in state.tours() {
        let lodges = case.org(&tour.org).is_some_and(|o| o.lodges);
        for (d, day) in tour.days.iter().enumerate() {
            let from = if d == 0 { Place::Base } else { tour.days[d - 1].to };
            rule.hold(day.from == from, || differs(format!("{path}.days[{d}].from"), from, day.from));
            let last = d + 1 == tour.days.len();
            let to_base = day.to == Place::Base;
            rule.hold(to_base || (lodges && !last), || differs(format!("{path}.days[{d}].to"), Place::Base, day.to));
        }
    }
    rule.done()
}

fn differs(path: String, want: Place, got: Place) -> Failure {
    Failure::differs(path, format_args!("{want:?}"), format_args!("{got:?}"))
}
