//! Civil days and calendar weeks. No clock, no time zone.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A civil day, written `2025-02-25`. Years 1900 to 2200.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A Monday-to-Sunday week (ISO 8601), written `2025-W09`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(i32);

/// Not a day of the calendar.
#[derive(Debug, thiserror::Error)]
#[error("not a date of the form 2025-02-25: {0:?}")]
pub struct DayError(pub String);

const EPOCH: Date = Date::constant(1970, 1, 1);
/// 1970-01-01 is a Thursday: three days after a Monday.
const EPOCH_AFTER_MONDAY: i32 = 3;

impl Day {
    /// The day, if the calendar has it and its year is 1900 to 2200.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok().filter(|_| (1900..=2200).contains(&year))?;
        Some(Self((date - EPOCH).get_days()))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(jiff::Span::new().days(self.0))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later (earlier if negative).
    pub fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// The same day of the month `months` earlier, or that month's last day.
    pub fn months_before(self, months: i32) -> Self {
        let date = self.date().saturating_sub(jiff::Span::new().months(months));
        Self((date - EPOCH).get_days())
    }

    /// Calendar year.
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.date().month()
    }

    /// 1 Monday … 7 Sunday.
    pub fn weekday(self) -> u8 {
        (self.0 + EPOCH_AFTER_MONDAY).rem_euclid(7) as u8 + 1
    }

    /// The week this day lies in.
    pub fn week(self) -> Week {
        Week((self.0 + EPOCH_AFTER_MONDAY).div_euclid(7))
    }
}

impl Week {
    /// Its Monday.
    pub fn monday(self) -> Day {
        Day(self.0 * 7 - EPOCH_AFTER_MONDAY)
    }

    /// Its seven days, Monday first.
    pub fn days(self) -> impl Iterator<Item = Day> {
        let monday = self.monday();
        (0..7).map(move |i| monday.plus(i))
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let strict =
            text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        let parts: Vec<i16> = text.split('-').filter_map(|p| p.parse().ok()).collect();
        match parts[..] {
            [y, m, d] if strict => Day::new(y, m as i8, d as i8),
            _ => None,
        }
        .ok_or_else(|| DayError(text.to_owned()))
    }
}

impl FromStr for Week {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let wrong = || DayError(text.to_owned());
        let (year, week) = text.split_once("-W").ok_or_else(wrong)?;
        let (year, week): (i16, i8) = (year.parse().map_err(|_| wrong())?, week.parse().map_err(|_| wrong())?);
        let iso = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).map_err(|_| wrong())?;
        let week = Day((iso.date() - EPOCH).get_days()).week();
        if week.to_string() == text { Ok(week) } else { Err(wrong()) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iso = self.monday().date().iso_week_date();
        write!(f, "{:04}-W{:02}", iso.year(), iso.week())
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                String::deserialize(input)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

as_text!(Day, Week);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_2025() {
        let issued: Day = "2025-02-25".parse().unwrap();
        assert_eq!((issued.weekday(), issued.year(), issued.month()), (2, 2025, 2));
        assert_eq!(issued.week().to_string(), "2025-W09");
        assert_eq!(issued.week().monday().to_string(), "2025-02-24");
        assert_eq!(issued.months_before(6).to_string(), "2024-08-25");
        assert_eq!("2025-12-29".parse::<Day>().unwrap().week().to_string(), "2026-W01");
        for text in ["2025-02-29", "2025-13-01", "2025-2-5", "", "0000-00-00", "2025-02-25x", "２０２５-02-25"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for week in ["2025-W09", "2026-W01", "2020-W53"] {
            assert_eq!(week.parse::<Week>().unwrap().to_string(), week);
        }
        assert!("2025-W9".parse::<Week>().is_err());
    }
}
