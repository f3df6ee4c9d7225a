//! The working-day calendar.

use super::lists::rows;
use super::names;
use crate::base::Day;
use crate::intake::{Row, Sink, Table};
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
