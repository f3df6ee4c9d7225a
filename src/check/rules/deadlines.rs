//! Deadlines against windows and days of rest.

use super::windows::{latest_hand_in, working_days};
use crate::base::Day;
use crate::check::draft::Draft;
use crate::intake::{Sink, codes};
use crate::record::Span;
use std::collections::BTreeMap;

/// I-13: batches of a window that ends after the last report are missing from it.
pub(super) fn window_beyond_last_report(draft: &Draft, sink: &Sink) {
    let Some(last) = draft.task.as_ref().and_then(|t| t.report_days.last().copied()) else { return };
    for line in draft.lines.iter().filter(|l| l.value.window.to > last) {
        let (id, to) = (&line.value.id, line.value.window.to);
        let what = (
            format!("{id} 的抽查时间到 {to}，最后一次报送是 {last}"),
            format!("the window of {id} ends on {to}, the last report is on {last}"),
        );
        sink.add(&codes::WINDOW_BEYOND_LAST_REPORT, draft.line_key(line, "window.to"), what);
    }
}

/// I-13: a report day or deadline that nobody works on. Told once per day.
pub(super) fn deadline_on_rest_day(draft: &Draft, sink: &Sink) {
    let Some(calendar) = &draft.calendar else { return };
    let mut days: BTreeMap<Day, Vec<(String, String)>> = BTreeMap::new();
    for &day in draft.task.iter().flat_map(|t| &t.report_days) {
        days.entry(day).or_default().push(("task.report_days".to_owned(), "report_days".to_owned()));
    }
    for line in &draft.lines {
        days.entry(line.value.report_by).or_default().push((format!("line[{}].report_by", line.at), line.value.id.to_string()));
    }
    for (day, uses) in days {
        if !calendar.covers.contains(day) || calendar.is_working(day) {
            continue;
        }
        let before = calendar.working_days_before(day, 1);
        let (zh_day, en_day) = weekday(day);
        let names: Vec<&str> = uses.iter().map(|u| u.1.as_str()).collect();
        let zh = format!("{day} 是{zh_day}，不上班（{}）；前一个工作日是 {before}", names.join("、"));
        let en = format!("{day} is a {en_day} and not worked ({}); the working day before is {before}", names.join(", "));
        sink.add(&codes::DEADLINE_ON_REST_DAY, draft.key(&uses[0].0), (zh, en));
    }
}

/// I-20: two report days with days of rest between them leave hardly a day for what is due on the second.
pub(super) fn deadlines_across_rest(draft: &Draft, sink: &Sink) {
    let (Some(task), Some(calendar)) = (&draft.task, &draft.calendar) else { return };
    for pair in task.report_days.windows(2) {
        let &[first, second] = pair else { continue };
        let between = Span { from: first.plus(1), to: second };
        let worked = working_days(calendar, between);
        if calendar.covers.contains(second) && between.days().count() > 3 && worked <= 1 {
            let zh = format!("{first} 与 {second} 两个期限之间只有 {worked} 个工作日，其余都是休息日");
            let en = format!("between the deadlines {first} and {second} there is {worked} working day, all others are days of rest");
            sink.add(&codes::DEADLINES_ACROSS_REST, draft.key("task.report_days"), (zh, en));
        }
    }
}

fn weekday(day: Day) -> (&'static str, &'static str) {
    let names = [("星期一", "Monday"), ("星期二", "Tuesday"), ("星期三", "Wednesday"), ("星期四", "Thursday"), ("星期五", "Friday")];
    let weekend = [("星期六", "Saturday"), ("星期日", "Sunday")];
    names.into_iter().chain(weekend).nth(usize::from(day.weekday()) - 1).expect("a weekday is 1 to 7")
}

/// Test and delivery days end the window earlier than printed (倒排工期).
pub(super) fn deadline_before_window_end(draft: &Draft, sink: &Sink) {
    let Some(calendar) = &draft.calendar else { return };
    for line in &draft.lines {
        let (line_value, latest) = (&line.value, latest_hand_in(calendar, &line.value));
        let (window, by) = (line_value.window, line_value.report_by);
        if calendar.covers.contains(by) && window.from <= latest && latest < window.to {
            let (id, days) = (&line_value.id, line_value.test_days + line_value.delivery_days);
            let zh = format!("{id} 在 {by} 前报告，检验和送达要 {days} 个工作日：最晚 {latest} 送样，抽查时间印到 {}", window.to);
            let en = format!(
                "{id} reports by {by} after {days} working days of test and delivery: samples are due by {latest}, the window is printed to {}",
                window.to
            );
            sink.add(&codes::DEADLINE_BEFORE_WINDOW_END, draft.line_key(line, "report_by"), (zh, en));
        }
    }
}
