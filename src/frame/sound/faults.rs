//! Broken invariants, collected.

use super::limits;
use crate::base::{Day, Point};
use crate::record::{Calendar, Hours, Span};
use std::fmt::{Debug, Display};
use std::ops::RangeInclusive;

/// A broken invariant of typed inputs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {what}")]
pub struct Fault {
    /// Where, such as `facts.lines[3].labs[0].lab`.
    pub path: String,
    /// What is wrong, in English.
    pub what: String,
}

/// All of them, so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn none_or_all(self) -> Result<(), Vec<Fault>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }

    /// The path is only spelt out when it is needed.
    pub(super) fn unless(&mut self, holds: bool, path: impl FnOnce() -> String, what: impl Display) {
        if !holds {
            self.0.push(Fault { path: path(), what: what.to_string() });
        }
    }

    pub(super) fn within<T: PartialOrd + Display + Copy>(&mut self, value: T, range: RangeInclusive<T>, path: impl FnOnce() -> String) {
        self.unless(range.contains(&value), path, format_args!("{value} is not within {} to {}", range.start(), range.end()));
    }

    pub(super) fn count(&mut self, len: usize, range: RangeInclusive<usize>, path: &str) {
        self.within(len, range, || path.to_owned());
    }

    /// Strictly ascending: sorted, and nothing twice.
    pub(super) fn ascending<T, K: Ord + Debug>(&mut self, items: &[T], path: impl Fn() -> String, key: impl Fn(&T) -> &K) {
        for (i, pair) in items.windows(2).enumerate() {
            let (a, b) = (key(&pair[0]), key(&pair[1]));
            self.unless(a < b, || format!("{}[{}]", path(), i + 1), format_args!("{b:?} does not come after {a:?}"));
        }
    }

    /// Ids are printable, without the signs that join ids into longer ones.
    pub(super) fn id(&mut self, id: &str, path: impl FnOnce() -> String) {
        let plain = |c: char| !c.is_control() && !c.is_whitespace() && !"/@#|".contains(c);
        let good = !id.is_empty() && id.len() <= limits::ID_BYTES && id.chars().all(plain);
        self.unless(good, path, format_args!("{id:?} is not an id (1 to {} bytes, no space, / @ # |)", limits::ID_BYTES));
    }

    pub(super) fn point(&mut self, at: Point, path: impl FnOnce() -> String) {
        let good = at.lat.unsigned_abs() <= 90_000_000 && at.lon.unsigned_abs() <= 180_000_000;
        self.unless(good, path, "latitude or longitude out of range");
    }

    pub(super) fn hours(&mut self, hours: Hours, path: impl FnOnce() -> String) {
        let good = 0 <= hours.from.0 && hours.from < hours.to && hours.to.0 <= limits::DAY_MINUTES;
        self.unless(good, path, "hours are not in order within a day");
    }

    pub(super) fn day(&mut self, day: Day, calendar: &Calendar, path: impl FnOnce() -> String) {
        let covers = calendar.covers;
        self.unless(covers.contains(day), path, format_args!("{day} is outside the calendar ({} to {})", covers.from, covers.to));
    }

    pub(super) fn spans(&mut self, spans: &[Span], path: impl Fn() -> String) {
        self.ascending(spans, &path, |s| s);
        for (i, span) in spans.iter().enumerate() {
            self.unless(span.from <= span.to, || format!("{}[{i}]", path()), "the span ends before it begins");
        }
    }
}
