//! Days on which a line can be sampled.

use crate::base::Day;
use crate::record::{Calendar, Enterprise, Facts, Line};

/// Last day on which a sample of this line may be handed in: the report day less test and delivery working days (倒排工期).
pub fn latest_hand_in(calendar: &Calendar, line: &Line) -> Day {
    calendar.working_days_before(line.report_by, line.test_days + line.delivery_days)
}

/// Working days inside the line's window, not before the notice and not after the latest hand-in; ascending.
pub fn possible_days(facts: &Facts, line: &Line) -> Vec<Day> {
    let latest = latest_hand_in(&facts.calendar, line);
    line.window.days().filter(|&d| d >= facts.task.issued && d <= latest && facts.calendar.is_working(d)).collect()
}

/// Whether the site can be entered on one of the days.
pub(super) fn opens_on_any(enterprise: &Enterprise, days: &[Day]) -> bool {
    days.iter().any(|&d| enterprise.is_open_on(d))
}
