//! When an act was: civil time in China (UTC+8), to the second.

use jiff::civil::DateTime;
use std::fmt;

/// Seconds by which China is ahead of UTC.
const AHEAD: i64 = 8 * 3600;

/// `2025-03-03T09:00:00`, China Standard Time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(DateTime);

impl Stamp {
    /// From `2025-03-03T09:00:00`, or with a space, or without seconds.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text.chars().all(|c| c.is_ascii_digit() || "-: T".contains(c));
        let time: DateTime = if plain && text.len() >= 16 { text.replace(' ', "T").parse().ok()? } else { return None };
        Some(Self(time))
    }

    /// From Unix seconds. None outside the years of the calendar.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let epoch = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        epoch.checked_add(jiff::SignedDuration::from_secs(seconds.checked_add(AHEAD)?)).ok().map(Self)
    }

    /// Unix seconds.
    pub fn unix(self) -> i64 {
        let epoch = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        self.0.duration_since(epoch).as_secs() - AHEAD
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unix_time_is_eight_hours_behind() {
        // RFC 3339's own example instant: 1985-04-12T23:20:50Z is Unix time 482196050
        assert_eq!(Stamp::from_unix(482_196_050).unwrap().to_string(), "1985-04-13T07:20:50");
        assert_eq!(Stamp::parse("1985-04-13T07:20:50").unwrap().unix(), 482_196_050);
    }

    #[test]
    fn one_form_is_written() {
        assert_eq!(Stamp::parse("2025-03-03 09:05").unwrap().to_string(), "2025-03-03T09:05:00");
        for wrong in ["", "2025-03-03", "2025-13-03T09:00:00", "2025-03-03T09:00:00Z", "2025-03-03T09:00:00+08:00", "yesterday at noon"] {
            assert!(Stamp::parse(wrong).is_none(), "{wrong}");
        }
    }
}
