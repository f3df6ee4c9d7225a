//! Section `tours`: names, days, lodging, driving, hours, windows, deadlines, vehicles; every visit in one tour or left over with a reason.

mod days;
mod hours;
mod names;
mod places;
mod unplaced;
pub(super) mod vehicles;
mod windows;

use super::case::Case;
use super::state::State;
use super::verdict::Check;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut checks = vec![
        names::check(case, state),
        days::check(case, state),
        places::check(case, state),
        hours::legs(case, state),
        hours::service(case, state),
        hours::working_hours(case, state),
        windows::days(case, state),
        windows::opening(case, state),
        windows::deadlines(case, state),
        unplaced::once(state),
        unplaced::reasons(case, state),
    ];
    checks.extend(vehicles::checks(case, state));
    checks
}
