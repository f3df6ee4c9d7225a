//! When a door may be opened, and until when its samples may be handed in.

use super::super::case::Case;
use super::super::state::{State, StopAt, is_possible};
use super::super::verdict::{Check, Failure};

/// The visit's day is possible for each of its lines.
pub(super) fn days(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "within_windows");
    for at in state.stops() {
        for line in lines(case, &at) {
            let open = at.visit.and_then(|v| case.enterprise(&v.enterprise)).is_some_and(|e| is_possible(case, e, line, at.day.day));
            rule.hold(open, || {
                let (day, line) = (at.day.day, &case.facts.lines[line].id);
                let zh = format!("{day} 不在 {line} 的窗口、工作日和开放日内");
                Failure::new(at.path.clone(), zh, format!("{day} is no open working day within the window of {line}"))
            });
        }
    }
    rule.done()
}

fn lines(case: &Case<'_>, at: &StopAt<'_>) -> Vec<usize> {
    at.visit.map(|v| v.lines.iter().filter_map(|l| case.line_at(l)).collect()).unwrap_or_default()
}

/// Work starts at or after opening and ends at or before closing.
pub(super) fn opening(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "opening_hours");
    for at in state.stops() {
        let hours = at.visit.and_then(|v| case.enterprise(&v.enterprise)).map(|e| e.hours);
        let within = hours.is_some_and(|h| h.from <= at.stop.start && at.stop.end <= h.to);
        rule.hold(within, || Failure::new(at.path.clone(), "不在营业时间内", "not within opening hours"));
    }
    rule.done()
}

/// Samples are handed in on the last day of the tour: not after a line's latest day, not too long after the visit.
pub(super) fn deadlines(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("tours", "hand_in");
    let most = i64::from(case.facts.rules.days_to_lab_max);
    for at in state.stops() {
        let Some(last) = at.tour.days.last().map(|d| d.day) else { continue };
        let waits = i64::from(last.number()) - i64::from(at.day.day.number());
        rule.hold(waits <= most, || Failure::differs(at.path.clone(), format_args!("≤ {most}"), waits));
        for line in lines(case, &at) {
            let latest = case.latest(line);
            rule.hold(last <= latest, || Failure::differs(at.path.clone(), format_args!("≤ {latest}"), last));
        }
    }
    rule.done()
}
