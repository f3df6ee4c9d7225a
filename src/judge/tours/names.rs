//! `week/org/slot`, and no more slots a week than the organisation has teams.

use super::super::case::Case;
use super::super::state::State;
use super::super::verdict::{Check, Failure};

pub(super) fn check(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "names_and_teams");
    let mut before: Option<&str> = None;
    for (path, tour) in state.tours() {
        let name = format!("{}/{}/{}", tour.week, tour.org, tour.slot);
        rule.hold(tour.id == name, || Failure::differs(format!("{path}.id"), &name, &tour.id));
        let teams = case.org(&tour.org).map_or(0, |o| o.teams_per_week);
        rule.hold((1..=teams).contains(&tour.slot), || Failure::differs(format!("{path}.slot"), format_args!("1..{teams}"), tour.slot));
        // ascending names are distinct names: one team, one entry
        rule.hold(before < Some(tour.id.as_str()), || {
            Failure::new(format!("{path}.id"), "未按编号升序,或重复", "not ascending by id, or twice")
        });
        before = Some(&tour.id);
    }
    rule.done()
}
