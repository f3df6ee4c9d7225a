//! Spans of days, hours of a day, and the working-day calendar.

use crate::base::{Day, Minutes};
use serde::{Deserialize, Serialize};

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Span {
    /// Whether the day lies inside.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> + use<> {
        let from = self.from;
        (0..=self.to.number() - from.number()).map(move |i| from.plus(i))
    }
}

/// Minutes after midnight, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Opening or start.
    pub from: Minutes,
    /// Closing or end.
    pub to: Minutes,
}

/// The working-day calendar of the years it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Years for which the State Council's notices are in the data.
    pub covers: Span,
    /// Weekdays that are days off; ascending.
    pub off: Vec<Day>,
    /// Weekend days that are worked; ascending.
    pub work: Vec<Day>,
}

impl Calendar {
    /// Whether the day is worked. Outside `covers` no day is.
    pub fn is_working(&self, day: Day) -> bool {
        self.covers.contains(day)
            && if day.weekday() <= 5 { self.off.binary_search(&day).is_err() } else { self.work.binary_search(&day).is_ok() }
    }

    /// The `n`-th working day strictly before `day`; `day` itself for n = 0.
    pub fn working_days_before(&self, day: Day, n: u32) -> Day {
        let (mut at, mut left) = (day, n);
        while left > 0 && at >= self.covers.from {
            at = at.plus(-1);
            if self.is_working(at) {
                left -= 1;
            }
        }
        at
    }
}
