//! Times of the day.

use super::number;
use crate::base::Minutes;

/// Hours `08:30` as minutes after midnight, up to `24:00`.
pub fn clock(text: &str) -> Option<Minutes> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    if hours.is_empty() || hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    let total = i64::try_from(number(hours)?.checked_mul(60)?.checked_add(number(minutes).filter(|&m| m < 60)?)?).ok()?;
    (total <= 24 * 60).then_some(Minutes(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours() {
        for (text, want) in [("08:30", 510), ("8:30", 510), ("8：30", 510), ("00:00", 0), ("24:00", 1440)] {
            assert_eq!(clock(text), Some(Minutes(want)), "{text}");
        }
        for text in ["", "24:01", "8:60", "8", "8:5", "-1:00", "08:30:00", "99:00", "8点半"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
