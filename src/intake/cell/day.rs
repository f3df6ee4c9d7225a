//! Days, as people write them and as spreadsheets store them.

use super::period::{Cursor, Unit, days, period};
use super::{folded, number};
use crate::base::Day;

/// A day: `2025-02-25`, also as people and spreadsheets write it (`2025/2/25`, `2025.2.25`, `2025年2月25日`, `20250225`,
/// full-width or Chinese figures, a midnight behind it). The year has four figures.
pub fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let text = [" 00:00:00", "T00:00:00", " 0:00:00", " 00:00", " 0:00"].iter().find_map(|t| text.strip_suffix(t)).unwrap_or(text);
    let folded = folded(text);
    let mut cursor = Cursor(&folded);
    let read = period(&mut cursor)?;
    let whole = cursor.0.is_empty() && matches!(read.unit, Unit::Date(..)) && !read.next_year;
    let year = read.year.filter(|_| whole)?;
    days(read.unit, year, Day::new(year, 1, 1)?).map(|span| span.from)
}

/// An end that may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// The last day.
    Day(Day),
    /// 长期, or the far day registers write for it (9999-09-09, 9999-12-31).
    NoEnd,
}

/// The end of a validity: a day, or 长期.
pub fn until(text: &str) -> Option<Until> {
    let plain = folded(text);
    let far = plain.starts_with("9999") && plain.chars().filter(char::is_ascii_digit).count() >= 6;
    if far || matches!(&*plain, "长期" | "长期有效" | "永久" | "无固定期限" | "无期限" | "永续经营") {
        return Some(Until::NoEnd);
    }
    day(text).map(Until::Day)
}

/// How a spreadsheet counts days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01 and day 60 the 29 February 1900 that never was.
    From1900,
    /// Day 0 is 1904-01-01 (old Macintosh files).
    From1904,
}

/// The day of a serial number such as `45898` (a time of the day behind the point is left out). For readers who know that the
/// cell is a date: nothing in the number says so.
pub fn serial(text: &str, system: DateSystem) -> Option<Day> {
    let text = folded(text);
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    number(part)?;
    let n = i32::try_from(number(whole)?).ok().filter(|n| *n < 1_000_000)?;
    let (first, days) = match system {
        DateSystem::From1904 => (Day::new(1904, 1, 1)?, n),
        DateSystem::From1900 if n == 0 || n == 60 => return None,
        DateSystem::From1900 => (Day::new(1900, 1, 1)?, if n < 60 { n - 1 } else { n - 2 }),
    };
    let day = first.plus(days);
    (day.year() <= 2200).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let want = Day::new(2025, 8, 9);
        for text in [
            "2025-08-09",
            "2025/8/9",
            "2025.08.9",
            "2025年8月9日",
            "2025年08月09日",
            "2025 年 8 月 9 日",
            "2025年8月9号",
            "20250809",
            "2025-8-9",
            "２０２５年８月９日",
            "２０２５－０８－０９",
            "二〇二五年八月九日",
            "2025-08-09 00:00:00",
            "2025-08-09T00:00:00",
            "2025/8/9 0:00",
        ] {
            assert_eq!(day(text), want, "{text}");
        }
        assert_eq!(day("二〇二五年十二月二十日"), Day::new(2025, 12, 20));
        assert_eq!(day("2024/2/29"), Day::new(2024, 2, 29));
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "",
            "2025",
            "2025-02-29",
            "2025-02-30",
            "2025-13-01",
            "2025/0/1",
            "2025/1/0",
            "25-1-1",
            "25/1/1",
            "45898",
            "2025-1-1-1",
            "2025/1/+1",
            "2025-08-09 10:00",
            "20251301",
            "2025年8月",
            "2025年",
            "8月9日",
            "次年8月9日",
            "2025年8月9日前",
            "1899-12-31",
            "2201-01-01",
            "长期",
            "2025-08-009",
            "202508-09",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn validities_without_an_end() {
        for text in ["长期", "长期有效", " 长 期 ", "9999-09-09", "9999/12/31", "99991231", "9999年9月9日", "永久"] {
            assert_eq!(until(text), Some(Until::NoEnd), "{text}");
        }
        assert_eq!(until("2025/8/29"), Day::new(2025, 8, 29).map(Until::Day));
        for text in ["", "9999", "长", "/"] {
            assert_eq!(until(text), None, "{text}");
        }
    }

    /// 45898 is 2025-08-29 in every spreadsheet of the 1900 system; 1904's numbers are 1,462 lower. The first and last days
    /// are those of the file format's description (ECMA-376 part 1, 18.17.4.1).
    #[test]
    fn serials_of_both_systems() {
        use DateSystem::{From1900, From1904};
        for (text, system, want) in [
            ("45898", From1900, (2025, 8, 29)),
            ("44436", From1904, (2025, 8, 29)),
            ("45898.75", From1900, (2025, 8, 29)),
            ("45898.0", From1900, (2025, 8, 29)),
            ("４５８９８", From1900, (2025, 8, 29)),
            ("1", From1900, (1900, 1, 1)),
            ("59", From1900, (1900, 2, 28)),
            ("61", From1900, (1900, 3, 1)),
            ("0", From1904, (1904, 1, 1)),
            ("1", From1904, (1904, 1, 2)),
            ("39448", From1900, (2008, 1, 1)),
        ] {
            assert_eq!(serial(text, system), Day::new(want.0, want.1, want.2), "{text}");
        }
        for text in ["", "0", "60", "-1", "4E4", "45898.", "999999999999", "2958465", "2025-08-29"] {
            assert_eq!(serial(text, From1900), None, "{text}");
        }
    }
}
