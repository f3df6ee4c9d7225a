//! How wide text stands on a terminal, and where it may be broken: Chinese characters take two columns and need no blank.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a text.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text in lines of at most so many columns; lines of its own stay lines. A word longer than a line is cut.
///
/// ```
/// use evenhand::base::wrap;
/// assert_eq!(wrap("检查任务：一次列出全部问题", 12), ["检查任务：一", "次列出全部问", "题"]);
/// assert_eq!(wrap("one page for each", 9), ["one page", "for each"]);
/// ```
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, columns.max(2))).collect()
}

/// At most so many columns, with `…` where something was cut off.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept) + c.width().unwrap_or(0) + 1 > columns {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(line) {
        let last = lines.last_mut().expect("never empty");
        if width(last) + width(piece.trim_end()) <= columns {
            last.push_str(piece);
            continue;
        }
        last.truncate(last.trim_end().len());
        let mut rest = String::new();
        for c in piece.chars() {
            if width(rest.trim_end()) + c.width().unwrap_or(0) > columns && c != ' ' {
                lines.push(std::mem::take(&mut rest));
            }
            rest.push(c);
        }
        lines.push(rest);
    }
    if let Some(last) = lines.last_mut() {
        last.truncate(last.trim_end().len());
    }
    if lines.len() > 1 && lines[0].is_empty() {
        lines.remove(0);
    }
    lines
}

/// What is not broken: a word with the blanks after it, a wide character with its punctuation.
fn pieces(line: &str) -> Vec<&str> {
    let (mut found, mut start, mut before) = (Vec::new(), 0, None);
    for (at, c) in line.char_indices() {
        if before.is_some_and(|b| may_break(b, c)) {
            found.push(&line[start..at]);
            start = at;
        }
        before = Some(c);
    }
    found.push(&line[start..]);
    found
}

fn may_break(before: char, after: char) -> bool {
    const CLOSES: &str = "，。、；：？！）》」』”’…%·";
    const OPENS: &str = "（《「『“‘";
    let wide = |c: char| c.width() == Some(2);
    match (before, after) {
        (' ', ' ') => false,
        (' ', _) => true,
        (_, ' ') => false,
        _ => (wide(before) || wide(after)) && !CLOSES.contains(after) && !OPENS.contains(before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let text =
            "公开数值从哪里来：dice:20、citizens:6:甲,乙,丙、kl8:2025051（可多次给出），an-extraordinarily-long-word-without-blanks。";
        for columns in 4..90 {
            let lines = wrap(text, columns);
            assert!(lines.iter().all(|line| width(line) <= columns + 2), "{columns}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
        assert!(wrap(text, 40).iter().all(|line| !line.starts_with(['，', '。', '）', '、'])));
        assert_eq!(wrap("a\nb", 10), ["a", "b"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(clip("车用柴油清净剂", 8), "车用柴…");
        assert_eq!(clip("车用柴油", 8), "车用柴油");
    }
}
