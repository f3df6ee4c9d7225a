//! Spans of days.

use super::day;
use crate::record::Span;

/// A span `2025-02-01~2025-02-10` (or one day); the order of the ends is not judged here.
pub fn span(text: &str) -> Option<Span> {
    match text.split_once(['~', '～', '至']) {
        Some((from, to)) => Some(Span { from: day(from.trim())?, to: day(to.trim())? }),
        None => day(text).map(|day| Span { from: day, to: day }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Day;

    #[test]
    fn spans() {
        let want = Span { from: Day::new(2025, 2, 1).unwrap(), to: Day::new(2025, 2, 10).unwrap() };
        for text in ["2025-02-01 ~ 2025/2/10", "2025年2月1日至2025年2月10日", "20250201～2025.2.10"] {
            assert_eq!(span(text), Some(want), "{text}");
        }
        assert_eq!(span("2025-02-01"), Some(Span { from: want.from, to: want.from }));
        for text in ["2025-02-01~", "~2025-02-01", "", "2025-02-30~2025-03-01", "2025-02-01~2025-02-02~2025-02-03"] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
