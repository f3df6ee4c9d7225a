//! Windows against the issue day, the day of reference and the deadlines.

use crate::base::Day;
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};
use crate::record::{Calendar, Span};

/// Working days of a span.
pub(super) fn working_days(calendar: &Calendar, span: Span) -> usize {
    span.days().filter(|&d| calendar.is_working(d)).count()
}

/// A window that is over before the notice or the day of reference.
pub(super) fn window_past(draft: &Draft, sink: &Sink) {
    let Some(task) = &draft.task else { return };
    let today = task.issued.max(task.as_of);
    for line in draft.lines.iter().filter(|l| l.value.window.to < today) {
        let (id, to) = (&line.value.id, line.value.window.to);
        let what = (format!("{id} 的抽查时间到 {to} 已结束，早于 {today}"), format!("the window of {id} ended on {to}, before {today}"));
        sink.add(&codes::WINDOW_PAST, draft.line_key(line, "window.to"), what);
    }
}

/// I-12: a window printed as a quarter began before the notice was issued; what is left counts from the day after.
pub(super) fn window_cut_by_issue_day(draft: &Draft, sink: &Sink) {
    let (Some(task), Some(calendar)) = (&draft.task, &draft.calendar) else { return };
    for line in &draft.lines {
        let window = line.value.window;
        if window.from < task.issued && task.issued <= window.to {
            let left = working_days(calendar, Span { from: task.issued.plus(1), to: window.to });
            let (id, issued) = (&line.value.id, task.issued);
            let zh = format!("{id} 的抽查时间从 {} 起，但 {issued} 才印发；印发之后还有 {left} 个工作日", window.from);
            let en = format!(
                "the window of {id} begins on {}, but the notice is of {issued}; {left} working days are left after it",
                window.from
            );
            sink.add(&codes::WINDOW_CUT_BY_ISSUE_DAY, draft.line_key(line, "window.from"), (zh, en));
        }
    }
}

/// I-22: a window that begins on a day nobody works begins later in truth.
pub(super) fn window_starts_on_rest_day(draft: &Draft, sink: &Sink) {
    let (Some(task), Some(calendar)) = (&draft.task, &draft.calendar) else { return };
    for line in &draft.lines {
        let window = line.value.window;
        if window.from < task.issued || !calendar.covers.contains(window.from) || calendar.is_working(window.from) {
            continue;
        }
        if let Some(first) = window.days().find(|&d| calendar.is_working(d)) {
            let (id, from) = (&line.value.id, window.from);
            let zh = format!("{id} 的抽查时间从 {from} 起，那天休息；第一个工作日是 {first}");
            let en = format!("the window of {id} begins on {from}, a day of rest; its first working day is {first}");
            sink.add(&codes::WINDOW_STARTS_ON_REST_DAY, draft.line_key(line, "window.from"), (zh, en));
        }
    }
}

/// Last day on which a sample of the line may be handed in.
pub(super) fn latest_hand_in(calendar: &Calendar, line: &crate::record::Line) -> Day {
    crate::frame::latest_hand_in(calendar, line)
}

/// Not one working day lies inside the window, after the notice, and early enough for the report.
pub(super) fn no_possible_day(draft: &Draft, sink: &Sink) {
    let (Some(task), Some(calendar)) = (&draft.task, &draft.calendar) else { return };
    for line in &draft.lines {
        let (window, latest) = (line.value.window, latest_hand_in(calendar, &line.value));
        let left = Span { from: window.from.max(task.issued), to: window.to.min(latest) };
        let inside = calendar.covers.contains(line.value.report_by) && calendar.covers.contains(window.to);
        if inside && window.to >= task.issued && working_days(calendar, left) == 0 {
            let (id, by) = (&line.value.id, line.value.report_by);
            let zh = format!("{id} 要在 {by} 前报告，最晚 {latest} 送样，而抽查时间是 {} 至 {}", window.from, window.to);
            let en = format!("{id} reports by {by}, so samples are due by {latest}, but the window is {} to {}", window.from, window.to);
            sink.add(&codes::NO_POSSIBLE_DAY, draft.line_key(line, "report_by"), (zh, en));
        }
    }
}
