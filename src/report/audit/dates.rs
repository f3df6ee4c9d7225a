//! Times of the ledger and announced times, side by side.

use crate::base::Lang;
use crate::ceremony::Stamp;

/// Unix seconds of a time of the ledger.
pub(super) fn unix(at: &str) -> Option<i64> {
    Stamp::parse(at).map(Stamp::unix)
}

/// Unix seconds of an announcement that begins with a time, such as `2025-02-26 10:00 三楼会议室`.
pub(super) fn announced(when: &str) -> Option<i64> {
    unix(when.trim().get(..16)?)
}

/// Seconds as people say them.
pub(super) fn span(seconds: i64, lang: Lang) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours, lang) {
        (0, 0, Lang::Zh) => format!("{minutes} 分"),
        (0, 0, Lang::En) => format!("{minutes} min"),
        (0, _, Lang::Zh) => format!("{hours} 小时 {minutes} 分"),
        (0, _, Lang::En) => format!("{hours} h {minutes} min"),
        (.., Lang::Zh) => format!("{days} 天 {hours} 小时"),
        (.., Lang::En) => format!("{days} d {hours} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements_may_begin_with_a_time() {
        assert_eq!(announced("2025-02-26 10:00 三楼会议室"), unix("2025-02-26T10:00:00"));
        assert!(announced("三楼会议室，上午十点").is_none() && announced("").is_none());
    }

    #[test]
    fn spans_in_words() {
        assert_eq!(
            (span(540, Lang::Zh), span(3_660, Lang::En), span(90_000, Lang::Zh)),
            ("9 分".to_owned(), "1 h 1 min".to_owned(), "1 天 1 小时".to_owned())
        );
    }
}
