//! Numbers, days and times of spreadsheets as text.

use crate::base::Day;

/// Whole numbers from here on are not exact in a spreadsheet.
const EXACT: f64 = 9_007_199_254_740_992.0;
/// Seconds of a day.
const DAY: f64 = 86_400.0;
/// Serial number of 9999-12-31 in the 1900 system.
const LAST: f64 = 2_958_465.0;

/// A number as text: whole ones plain, others with the fewest digits that mean the same number. Beyond 2⁵³ a spreadsheet has lost digits,
/// and so has the text: `9.1532E+17`.
pub(super) fn number(value: f64) -> String {
    if value.abs() < EXACT {
        return if value == 0.0 { "0".to_owned() } else { value.to_string() };
    }
    let text = format!("{value:.5E}");
    match text.split_once('E') {
        Some((mantissa, power)) => {
            let short = mantissa.trim_end_matches('0');
            format!("{short}{}E+{power}", if short.ends_with('.') { "0" } else { "" })
        }
        None => text,
    }
}

/// A serial number as a day or a time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// `2025-08-29`, or `08:30` if there is no day.
    pub text: String,
    /// The time beside a day, if it is not midnight.
    pub time: Option<String>,
}

/// The moment of a serial number of the 1900 system (with its 29 February 1900) or the 1904 system. None if it is no day of either.
pub(super) fn moment(serial: f64, since_1904: bool) -> Option<Moment> {
    if !(0.0..LAST + 1.0).contains(&serial) {
        return None;
    }
    let seconds = (serial * DAY).round();
    let (day, second) = ((seconds / DAY).floor(), seconds % DAY);
    // both are whole and small by the range above
    #[expect(clippy::cast_possible_truncation)]
    let (day, second) = (day as i32, second as i64);
    if day == 0 {
        return Some(Moment { text: clock(second), time: None });
    }
    let text = match (since_1904, day) {
        (true, _) => civil(day + 1462)?,
        (false, 60) => "1900-02-29".to_owned(),
        (false, ..60) => civil(day + 1)?,
        (false, _) => civil(day)?,
    };
    Some(Moment { text, time: (second != 0).then(|| clock(second)) })
}

/// A length of time: `26:30`.
pub(super) fn duration(days: f64) -> Option<String> {
    #[expect(clippy::cast_possible_truncation)]
    (0.0..LAST).contains(&days).then(|| clock((days * DAY).round() as i64))
}

fn clock(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{rest:02}") }
}

/// The civil day so many days after 1899-12-30, two days before 1900; none beyond 9999.
fn civil(days: i32) -> Option<String> {
    let first = Day::new(1900, 1, 1)?;
    (f64::from(days) <= LAST).then(|| first.plus(days - 2).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_wrote_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (230.0, "230"),
            (-3.0, "-3"),
            (0.1, "0.1"),
            (25.03603, "25.03603"),
            (1e-7, "0.0000001"),
            (532_300_000_000_001.0, "532300000000001"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (9_007_199_254_740_992.0, "9.0072E+15"),
            (915_300_123_456_789_000.0, "9.153E+17"),
            (9e17, "9.0E+17"),
            (-1e300, "-1.0E+300"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    fn text(serial: f64, since_1904: bool) -> Option<String> {
        moment(serial, since_1904).map(|m| m.text + &m.time.map_or(String::new(), |t| format!(" {t}")))
    }

    /// What Excel shows for these serial numbers.
    #[test]
    fn serial_numbers_of_both_systems() {
        for (serial, want) in [
            (45898.0, "2025-08-29"),
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (36585.0, "2000-02-29"),
            (2_958_465.0, "9999-12-31"),
            (0.354_166_666_666_666_7, "08:30"),
            (0.0, "00:00"),
            (45_898.999_999_9, "2025-08-30"),
            (45_898.354_166_7, "2025-08-29 08:30"),
            (45898.5 + 1.0 / 86400.0, "2025-08-29 12:00:01"),
        ] {
            assert_eq!(text(serial, false).as_deref(), Some(want), "{serial}");
        }
        assert_eq!(text(44436.0, true).as_deref(), Some("2025-08-29"));
        assert_eq!(text(1.0, true).as_deref(), Some("1904-01-02"));
        assert_eq!(
            [text(-1.0, false), text(2_958_466.0, false), text(f64::NAN, false), text(f64::INFINITY, true)],
            [None, None, None, None]
        );
        assert_eq!(duration(26.5 / 24.0).as_deref(), Some("26:30"));
    }
}
