//! Stretches of the calendar as people name them: a day, a month or a third of it, a quarter, half a year, a year.

use super::{number, numeral};
use crate::base::Day;
use crate::record::Span;

/// What is left to read of a folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a>(pub &'a str);

impl Cursor<'_> {
    /// Reads one of the words; the first that fits.
    pub fn eat(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|w| self.0.strip_prefix(w));
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Reads a number in Arabic or Chinese figures: its value and how many figures it has.
    fn number(&mut self) -> Option<(u64, usize)> {
        let arabic = self.0.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = if arabic.len() < self.0.len() { arabic } else { self.0.trim_start_matches(numeral::is_numeral) };
        let figures = &self.0[..self.0.len() - rest.len()];
        let value = number(figures).or_else(|| numeral(figures))?;
        self.0 = rest;
        Some((value, figures.chars().count()))
    }
}

/// What a word names, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A number whose unit stands behind the next one: `2-3季度`, `8-9月`.
    Bare(u64),
    /// A day whose month stands before: `7月25-30日`.
    DayOnly(u64),
    /// Month and day.
    Date(u64, u64),
    Month(u64),
    /// Month, and 0 to 2 for 上旬, 中旬, 下旬.
    Third(u64, u64),
    Quarter(u64),
    /// 1 or 2.
    Half(u64),
    Year,
    /// The day of issue.
    Issue,
}

/// A stretch with its year, if one is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Period {
    pub year: Option<i16>,
    /// 次年
    pub next_year: bool,
    pub unit: Unit,
    /// 底, 末: its last day is meant.
    pub end: bool,
}

const ISSUE: [&str; 9] = ["文件印发之日", "通知印发之日", "本通知印发之日", "印发之日", "发文之日", "下达之日", "下发之日", "即日", "印发"];

/// Reads a stretch off the text.
pub(super) fn period(cursor: &mut Cursor<'_>) -> Option<Period> {
    let plain = |unit| Period { year: None, next_year: false, unit, end: false };
    if cursor.eat(&ISSUE) {
        return Some(plain(Unit::Issue));
    }
    let mut found = plain(Unit::Year);
    found.next_year = cursor.eat(&["次年", "翌年", "明年"]);
    cursor.eat(&["当年", "本年", "今年"]);
    let mut ahead = *cursor;
    match ahead.number() {
        Some((year, 4)) => {
            found.year = Some(i16::try_from(year).ok()?);
            *cursor = ahead;
            if !cursor.eat(&["年度", "年"]) {
                dotted(cursor, &mut found)?;
                return Some(found);
            }
            if cursor.eat(&["底", "末"]) {
                found.unit = Unit::Date(12, 31);
                return Some(found);
            }
        }
        Some((packed, 8)) => {
            *cursor = ahead;
            found.year = Some(i16::try_from(packed / 10_000).ok()?);
            found.unit = Unit::Date(packed / 100 % 100, packed % 100);
            return Some(found);
        }
        _ => {}
    }
    let written = found.year.is_some() || found.next_year;
    match within_year(cursor)? {
        Some((unit, end)) => (found.unit, found.end) = (unit, end),
        // a year alone is a stretch too, nothing at all is not
        None if written => {}
        None => return None,
    }
    Some(found)
}

/// Month and day behind a year without 年: `2025-7-25`, `2025/07`, `2025.7.25`.
fn dotted(cursor: &mut Cursor<'_>, found: &mut Period) -> Option<()> {
    cursor.eat(&["-", "/", "."]).then_some(())?;
    let (month, figures) = cursor.number()?;
    if figures > 2 {
        return None;
    }
    found.unit = Unit::Month(month);
    let mut ahead = *cursor;
    if ahead.eat(&["-", "/", "."])
        && let Some((day, 1 | 2)) = ahead.number()
    {
        found.unit = Unit::Date(month, day);
        *cursor = ahead;
    }
    Some(())
}

/// What stands behind the year, and whether its end is meant. `Some(None)`: nothing.
fn within_year(cursor: &mut Cursor<'_>) -> Option<Option<(Unit, bool)>> {
    let tail = |cursor: &mut Cursor<'_>| cursor.eat(&["底", "末"]);
    for (words, unit) in [(["全年度", "全年", "年内"], Unit::Year), (["上半年"; 3], Unit::Half(1)), (["下半年"; 3], Unit::Half(2))]
    {
        if cursor.eat(&words) {
            return Some(Some((unit, false)));
        }
    }
    if cursor.eat(&["年底", "年末"]) {
        return Some(Some((Unit::Date(12, 31), false)));
    }
    let first = cursor.eat(&["Q", "q"]);
    cursor.eat(&["第"]);
    let Some((n, _)) = cursor.number() else { return if first { None } else { Some(None) } };
    if first || cursor.eat(&["季度", "季"]) {
        return Some(Some((Unit::Quarter(n), tail(cursor))));
    }
    if cursor.eat(&["日", "号"]) {
        return Some(Some((Unit::DayOnly(n), false)));
    }
    let mut ahead = *cursor;
    if ahead.eat(&[".", "/"])
        && let Some((day, 1 | 2)) = ahead.number()
    {
        *cursor = ahead;
        return Some(Some((Unit::Date(n, day), false)));
    }
    if !cursor.eat(&["月份", "月"]) {
        return Some(Some((Unit::Bare(n), false)));
    }
    for (third, word) in (0..).zip(["上旬", "中旬", "下旬"]) {
        if cursor.eat(&[word]) {
            return Some(Some((Unit::Third(n, third), tail(cursor))));
        }
    }
    if tail(cursor) {
        return Some(Some((Unit::Month(n), true)));
    }
    Some(Some(match cursor.number() {
        Some((day, 1..=3)) => {
            cursor.eat(&["日", "号"]);
            (Unit::Date(n, day), false)
        }
        Some(_) => return None,
        None => (Unit::Month(n), false),
    }))
}

/// The days of a stretch. None if the calendar has none, or it needs another to be understood.
pub(super) fn days(unit: Unit, year: i16, issued: Day) -> Option<Span> {
    let small = |n: u64| i8::try_from(n).ok();
    let day = |month: u64, day: u64| Day::new(year, small(month)?, small(day)?);
    let first = |month: u64| if month == 13 { Day::new(year + 1, 1, 1) } else { day(month, 1) };
    let months = |from: u64, to: u64| Some(Span { from: first(from)?, to: first(to + 1)?.plus(-1) });
    match unit {
        Unit::Bare(_) | Unit::DayOnly(_) => None,
        Unit::Date(month, d) => day(month, d).map(|day| Span { from: day, to: day }),
        Unit::Month(n) => (1..=12).contains(&n).then(|| months(n, n))?,
        Unit::Third(n, third) => {
            let month = (1..=12).contains(&n).then(|| months(n, n))??;
            let to = if third == 2 { month.to } else { day(n, third * 10 + 10)? };
            Some(Span { from: day(n, third * 10 + 1)?, to })
        }
        Unit::Quarter(n) => (1..=4).contains(&n).then(|| months(n * 3 - 2, n * 3))?,
        Unit::Half(n) => months(n * 6 - 5, n * 6),
        Unit::Year => months(1, 12),
        Unit::Issue => Some(Span { from: issued, to: issued }),
    }
}
