//! Days of the plan lie inside the calendar.

use crate::base::Day;
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};

/// Holidays of a year that is not in the calendar are unknown: refused, never guessed.
pub(super) fn outside_calendar(draft: &Draft, sink: &Sink) {
    let Some(calendar) = &draft.calendar else { return };
    let covers = calendar.covers;
    let look = |day: Day, path: String| {
        if !covers.contains(day) {
            let (zh, en) = (
                format!("{day} 不在日历 {} 至 {} 之内", covers.from, covers.to),
                format!("{day} is not within {} to {}", covers.from, covers.to),
            );
            sink.add(&codes::OUTSIDE_CALENDAR, draft.key(&path), (zh, en));
        }
    };
    if let Some(task) = &draft.task {
        look(task.issued, "task.issued".to_owned());
        look(task.as_of, "task.as_of".to_owned());
        for &day in &task.report_days {
            look(day, "task.report_days".to_owned());
        }
    }
    for line in &draft.lines {
        let (window, at) = (line.value.window, line.at);
        // a window that begins before the calendar is cut to the issue day
        if draft.task.as_ref().is_none_or(|t| window.from > t.issued) {
            look(window.from, format!("line[{at}].window.from"));
        }
        look(window.to, format!("line[{at}].window.to"));
        look(line.value.report_by, format!("line[{at}].report_by"));
    }
}
