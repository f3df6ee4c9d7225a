//! Names, for comparing: what a person takes for the same name is the same text here.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// NFKC without blanks: `测试（一）厂 ` and `测试(一)厂` meet. For comparing only; names are printed as given.
///
/// ```
/// use evenhand::intake::cell::fold;
/// assert_eq!(fold("测试（一） 厂"), fold("测试(一)厂"));
/// ```
pub fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !blank(*c)).collect()
}

/// The same; what needs no folding is not copied.
pub fn folded(text: &str) -> Cow<'_, str> {
    // ideographs of the two plain blocks and printed ASCII are their own NFKC; nothing among them composes
    let plain = |c: char| c.is_ascii_graphic() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    if text.chars().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// Spaces of any width, line breaks, and signs without a width.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether people write this for "nothing": `/`, `-`, `—`, `---`, `无` (and a cell with nothing at all).
pub fn empty_mark(text: &str) -> bool {
    let text = folded(text.trim());
    matches!(&*text, "无" | "/" | "\\") || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '−'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_takes_for_one_name_meets() {
        for (a, b) in [
            ("测试（一）厂", "测试(一)厂"),
            ("大姚县　金碧 加油站", "大姚县金碧加油站"),
            ("ＡＢＣ０１", "ABC01"),
            ("某厂\u{feff}", "某厂"),
            ("某\n厂\u{a0}", "某厂"),
            ("5㎡地垫", "5m2地垫"),
            ("\u{2f00}号站", "一号站"), // a radical copied from a PDF
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        for (a, b) in [("一号站", "二号站"), ("测试厂", "测试（一）厂"), ("Abc", "abc"), ("东—西", "东-西")] {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn the_short_way_is_the_long_way() {
        for text in ["", "楚雄", "A-1_(x)", "（一）", " x ", "車用①", "é", "e\u{301}", "㍿"] {
            assert_eq!(folded(text), fold(text), "{text:?}");
        }
        let every = ('\u{21}'..='\u{7e}').chain('\u{4e00}'..='\u{9fff}');
        for c in every {
            assert_eq!(fold(&c.to_string()), c.to_string());
        }
    }

    #[test]
    fn marks_for_nothing() {
        for text in ["", " ", "/", "／", "-", "—", "---", "——", "无", " 无 ", "－"] {
            assert!(empty_mark(text), "{text:?}");
        }
        for text in ["0", "无锡", "-1", "/县", "不限"] {
            assert!(!empty_mark(text), "{text:?}");
        }
    }
}
