//! What a cell says: days, spans, hours, degrees, numbers, lists. No floats anywhere.

use crate::base::{Day, Minutes};
use crate::record::Span;

/// The items of a list cell, trimmed, without empty ones.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '、']).map(str::trim).filter(|item| !item.is_empty())
}

/// A day: `2025-02-25`, also as Chinese spreadsheets save it (`2025/2/25`, `2025.2.25`, `2025年2月25日`, `20250225`).
pub fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return civil(&text[..4], &text[4..6], &text[6..]);
    }
    let (year, rest) = text.split_once(['/', '.', '年', '-'])?;
    let (month, day) = rest.split_once(['/', '.', '月', '-'])?;
    civil(year, month, day.strip_suffix('日').unwrap_or(day))
}

fn civil(year: &str, month: &str, day: &str) -> Option<Day> {
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let good = year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2);
    if good { Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?) } else { None }
}

/// A span `2025-02-01~2025-02-10` (or one day); the order of the ends is not judged here.
pub fn span(text: &str) -> Option<Span> {
    match text.split_once(['~', '～', '至']) {
        Some((from, to)) => Some(Span { from: day(from.trim())?, to: day(to.trim())? }),
        None => day(text).map(|day| Span { from: day, to: day }),
    }
}

/// Hours `08:30` as minutes after midnight, up to `24:00`.
pub fn clock(text: &str) -> Option<Minutes> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    if hours.is_empty() || hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let total = i64::try_from(number(hours)?.checked_mul(60)?.checked_add(number(minutes).filter(|&m| m < 60)?)?).ok()?;
    (total <= 24 * 60).then_some(Minutes(total))
}

/// A whole number without sign, plain digits only.
pub fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Decimal degrees with at most six digits after the point, as microdegrees.
///
/// ```
/// use evenhand::intake::cell::microdegrees;
/// assert_eq!(microdegrees("25.03603"), Some(25_036_030));
/// assert_eq!(microdegrees("-0.000001"), Some(-1));
/// for wrong in ["NaN", "inf", "1e5", "25.0360300", "", ".", "25.", "+25"] {
///     assert_eq!(microdegrees(wrong), None, "{wrong}");
/// }
/// ```
pub fn microdegrees(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) if (1..=6).contains(&part.len()) => (whole, part),
        Some(_) => return None,
        None => (digits, "0"),
    };
    if whole.len() > 3 {
        return None;
    }
    let scale = 10u64.pow(6 - u32::try_from(part.len()).ok()?);
    let micro = i64::try_from(number(whole)? * 1_000_000 + number(part)? * scale).ok()?;
    Some(if negative { -micro } else { micro })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let want = Day::new(2025, 8, 9);
        for text in ["2025-08-09", "2025/8/9", "2025.08.9", "2025年8月9日", "20250809", "2025-8-9"] {
            assert_eq!(day(text), want, "{text}");
        }
        for text in ["", "2025", "2025-02-29", "2025-13-01", "25-1-1", "45898", "2025-1-1-1", "2025/1/+1", "2025-08-09 10:00", "20251301"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn hours_and_spans() {
        assert_eq!(clock("08:30"), Some(Minutes(510)));
        assert_eq!(clock("8:30"), Some(Minutes(510)));
        assert_eq!(clock("24:00"), Some(Minutes(1440)));
        for text in ["24:01", "8:60", "8", "8:5", "-1:00", "08:30:00", "99:00"] {
            assert_eq!(clock(text), None, "{text}");
        }
        let both = span("2025-02-01 ~ 2025/2/10").unwrap();
        assert_eq!((both.from, both.to), (Day::new(2025, 2, 1).unwrap(), Day::new(2025, 2, 10).unwrap()));
        assert!(span("2025-02-01~").is_none());
    }

    #[test]
    fn lists_and_numbers() {
        assert_eq!(list(" a | b、c||").collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(number("0040"), Some(40));
        for text in ["", "-1", "+1", "1.0", "1e3", "１", "99999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
