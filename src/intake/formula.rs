//! Cells that a spreadsheet would run as a formula: written with an apostrophe before them, read without it.

use super::cell::microdegrees;

/// Characters without a width that are no white space.
const UNSEEN: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Whether a spreadsheet might run the text; a plain number is none.
fn runs(text: &str) -> bool {
    let seen = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || UNSEEN.contains(&c));
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && microdegrees(text).is_none()
}

/// The text as it is written.
pub(super) fn guarded(text: &str) -> String {
    if runs(text) || unguarded(text) != text { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it was written by [`guarded`].
pub(super) fn unguarded(cell: &str) -> &str {
    let rest = cell.trim_start_matches('\'');
    if rest.len() < cell.len() && runs(rest) { &cell[1..] } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_reads_back() {
        let texts = ["", "甲厂", "=1+1", "'=1+1", "''=1+1", "＝1", "\u{200b}=1", "-25.1", "-甲", "+86", "@a", "'甲'", "'", "--", "a=b"];
        for text in texts {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
            assert!(!runs(&guarded(text)), "{text:?}");
        }
        assert_eq!((guarded("=1").as_str(), guarded("-25.1").as_str(), guarded("'甲'").as_str()), ("'=1", "-25.1", "'甲'"));
    }
}
