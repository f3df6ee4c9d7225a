//! Plain numbers and degrees.

use super::{folded, numeral};

/// A whole number without sign, plain digits only.
pub fn number(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// A whole number as spreadsheets and people write it: `1,200`, `30.0`, `３０`, `二十`. A fraction is no whole number.
///
/// ```
/// use evenhand::intake::cell::whole;
/// assert_eq!((whole("1,200"), whole("1.0"), whole("1.5")), (Some(1200), Some(1), None));
/// ```
pub fn whole(text: &str) -> Option<u64> {
    if let Some(plain) = number(text) {
        return Some(plain);
    }
    let text = folded(text);
    let digits = match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
        Some(_) => return None,
        None => &text,
    };
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return number(digits).or_else(|| numeral(digits));
    }
    let grouped = (1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3);
    if grouped { number(&digits.replace(',', "")) } else { None }
}

/// Whether a spreadsheet has turned a long code or number into `9.13E+17`.
pub fn scientific(text: &str) -> bool {
    let text = folded(text.trim());
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let plain = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let signed = exponent.strip_prefix(['+', '-']);
    // without a sign or a point (`12E4`) it may as well be a code
    (signed.is_some() || mantissa.contains('.')) && plain(whole) && plain(part) && plain(signed.unwrap_or(exponent))
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
    fn plain_numbers() {
        assert_eq!(number("0040"), Some(40));
        for text in ["", "-1", "+1", "1.0", "1e3", "１", "1,000", "99999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_spreadsheets_and_people() {
        for (text, want) in [
            ("40", 40),
            ("1.0", 1),
            ("30.00", 30),
            ("1,200", 1_200),
            ("1，200", 1_200),
            ("1,234,567.0", 1_234_567),
            ("２３０", 230),
            ("１．０", 1),
            ("二十", 20),
            (" 7 ", 7),
            ("0", 0),
        ] {
            assert_eq!(whole(text), Some(want), "{text}");
        }
        for text in ["", "1.5", "1.", ".0", "12,34", "1,2345", ",100", "1,,000", "-1", "1E+3", "3 or 4", "0x10", "½", "1.0.0"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn scientific_notation() {
        for text in ["9.13E+17", "9.13e17", "1E+05", "９.１３Ｅ＋１７", "5.3230000123E-3"] {
            assert!(scientific(text), "{text}");
        }
        for text in ["", "E", "12E4", "91530000E", "1.5", "9.13E", "91110000600037341L", "913E17X"] {
            assert!(!scientific(text), "{text}");
        }
    }
}
