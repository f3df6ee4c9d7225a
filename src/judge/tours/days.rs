//! A tour's days follow each other, are worked, lie in its week, and are not too many; each has a stop.

use super::super::case::Case;
use super::super::state::State;
use super::super::verdict::{Check, Failure};

pub(super) fn check(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "days");
    for (path, tour) in state.tours() {
        let most = case.org(&tour.org).map_or(0, |o| o.tour_days_max);
        let count = tour.days.len() as u64;
        rule.hold((1..=most).contains(&count), || Failure::differs(format!("{path}.days"), format_args!("1..{most}"), count));
        for (d, day) in tour.days.iter().enumerate() {
            let path = format!("{path}.days[{d}]");
            let follows = d == 0 || tour.days[d - 1].day.plus(1) == day.day;
            let held = follows && day.day.week() == tour.week && case.facts.calendar.is_working(day.day);
            rule.hold(held, || {
                let zh = format!("{} 不是该周连续的工作日", day.day);
                Failure::new(format!("{path}.day"), zh, format!("{} is no consecutive working day of its week", day.day))
            });
            rule.hold(!day.stops.is_empty(), || Failure::new(format!("{path}.stops"), "没有站点", "has no stop"));
        }
    }
    rule.done()
}
