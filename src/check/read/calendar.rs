//! The working-day calendar.

use super::lists::rows;
use super::names;
use crate::base::Day;
use crate::check::draft::Placed;
use crate::intake::{Row, Sink, Table, codes};
use crate::record::{Calendar, Span};

/// `calendar.csv`: the whole years from its first to its last entry; entries that change nothing are dropped.
pub(super) fn calendar(table: &Table, sink: &Sink) -> Option<Calendar> {
    let read = |row: &Row<'_>| {
        let (day, works) = (row.day(0), row.word(1, &[("休", "off", false), ("班", "work", true)]));
        Some((day?, works?))
    };
    let entries = rows(table, sink, read);
    names::no_duplicates(&entries, |e| &e.0, table, 0, sink);
    let (first, last) = (entries.iter().map(|e| e.value.0).min()?, entries.iter().map(|e| e.value.0).max()?);
    gaps(&entries, table, sink);
    let covers = Span { from: Day::new(first.year(), 1, 1)?, to: Day::new(last.year(), 12, 31)? };
    let days = |works: bool| {
        let mut days: Vec<Day> =
            entries.iter().filter(|e| e.value.1 == works && (e.value.0.weekday() > 5) == works).map(|e| e.value.0).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    Some(Calendar { covers, off: days(false), work: days(true) })
}

/// A year without any entry between years with entries: its holidays are unknown, or a year is mistyped.
fn gaps(entries: &[Placed<(Day, bool)>], table: &Table, sink: &Sink) {
    let mut order: Vec<&Placed<(Day, bool)>> = entries.iter().collect();
    order.sort_unstable_by_key(|e| (e.value.0, e.at));
    for pair in order.windows(2) {
        let (before, after) = (pair[0].value.0.year(), pair[1].value.0.year());
        if after > before + 1 {
            let what = (format!("{before} 年之后直接是 {after} 年"), format!("{before} is followed by {after}"));
            sink.add(&codes::CALENDAR_GAP, table.place(pair[1].at, 0), what);
        }
    }
}
