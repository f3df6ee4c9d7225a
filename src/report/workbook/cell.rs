//! What a cell may hold, and user text made fit for a workbook.

use crate::base::{Day, Minutes};

/// A cell. Every cell is a value: the workbook has no formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, codes included: never read as a number.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number with one decimal.
    Real(f64),
    /// A share of 1, shown in per cent.
    Share(f64),
    /// A real date.
    Day(Day),
    /// A real time of day.
    Clock(Minutes),
}

/// Text of a cell at most, UTF-16 units; Excel refuses a file with more.
const TEXT_MAX: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT: &str = "……（截断 cut）";
/// Width of a Chinese character: 10 points against a digit of the sheet's own font.
const WIDE: f64 = 1.9;
/// Width of a date, a time or a percentage.
const FIXED: f64 = 10.0;

impl Cell {
    /// Text of anything that can be shown.
    pub fn text(of: impl ToString) -> Self {
        Self::Text(of.to_string())
    }

    /// A number, or nothing.
    pub fn count_or_empty(of: Option<u64>) -> Self {
        of.map_or(Self::Empty, Self::Count)
    }

    /// `part` of `whole`; nothing if the whole is 0.
    pub fn share(part: u64, whole: u64) -> Self {
        if whole == 0 { Self::Empty } else { Self::Share(part as f64 / whole as f64) }
    }

    /// Width on a sheet, in digits.
    pub fn width(&self) -> f64 {
        match self {
            Self::Empty => 0.0,
            Self::Text(text) => text.split('\n').map(width).fold(0.0, f64::max),
            Self::Count(n) => n.to_string().len() as f64 * 1.3,
            Self::Real(x) => format!("{x:.1}").len() as f64 * 1.3,
            Self::Share(_) | Self::Clock(_) => FIXED * 0.65,
            Self::Day(_) => FIXED,
        }
    }
}

/// Width of a text, in digits: everything that is not ASCII is taken for a wide character.
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 1.0 } else { WIDE }).sum()
}

/// Text a workbook takes: control characters shown as their pictures (U+2400 …), too long a text cut and said so.
pub fn fit(text: &str) -> String {
    let shown: String = text.chars().map(picture).collect();
    if shown.encode_utf16().count() <= TEXT_MAX {
        return shown;
    }
    let room = TEXT_MAX - CUT.encode_utf16().count();
    let mut units = 0;
    let kept = shown.chars().take_while(|c| {
        units += c.len_utf16();
        units <= room
    });
    kept.chain(CUT.chars()).collect()
}

/// A control character that XML or a spreadsheet cannot hold, as its picture.
fn picture(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
}

/// Text for one line of a header or a property: no control character, no `&` (a code in page headers), at most `most` characters.
pub fn plain(text: &str, most: usize) -> String {
    text.chars().take(most).map(|c| if c.is_control() { ' ' } else { picture(c) }).map(|c| if c == '&' { '＆' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_a_cell() {
        assert_eq!(fit("甲\u{0}\u{1b}\r\n乙\t丙\u{7f}\u{85}\u{ffff}"), "甲␀␛␍\n乙\t丙␡\u{fffd}\u{fffd}");
        let exact = "𠮷".repeat(16_383) + "x";
        assert_eq!(fit(&exact), exact, "32,767 units stay");
        let cut = fit(&(exact + "y"));
        assert!(cut.ends_with(CUT) && cut.encode_utf16().count() <= TEXT_MAX && cut.encode_utf16().count() > TEXT_MAX - 2);
    }

    #[test]
    fn chinese_is_wide() {
        assert_eq!((width("楚雄AB"), Cell::text("楚\n雄州1").width()), (2.0 * WIDE + 2.0, 2.0 * WIDE + 1.0));
        assert_eq!(plain("A&B\r\nC", 5), "A＆B  ");
    }
}
