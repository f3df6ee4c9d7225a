//! Numbers out of words, exactly.

use super::{Misread, Wrong};
use crate::routing::instance::LARGEST;

/// Decimals kept of a coordinate.
pub(super) const PLACES: usize = 4;

fn no_number(line: usize, what: &str, word: &str) -> Misread {
    Misread::new(Wrong::Value, line, format!("{what} 应是数，却是“{word}”"), format!("{what} should be a number and is `{word}`"))
}

/// A decimal number times 10^`places`, exactly: `12.5` with one place is 125; `1.0e2` is read too. Finer digits must be zeros.
pub(super) fn fixed(word: &str, places: usize, line: usize, what: &str) -> Result<i64, Misread> {
    let refuse = || no_number(line, what, word);
    let (negative, rest) = match word.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, word.strip_prefix('+').unwrap_or(word)),
    };
    let (digits, power) = match rest.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, power.parse::<i32>().ok().filter(|p| (-20..=20).contains(p)).ok_or_else(refuse)?),
        None => (rest, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{part}");
    if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) || all.len() > 30 {
        return Err(refuse());
    }
    let mut value: i128 = all.parse().map_err(|_| refuse())?;
    let shift = places as i32 + power - part.len() as i32;
    let ten = 10i128.pow(shift.unsigned_abs().min(32));
    if shift >= 0 {
        value = value.checked_mul(ten).ok_or_else(refuse)?;
    } else if value % ten == 0 {
        value /= ten;
    } else {
        return Err(Misread::new(
            Wrong::Value,
            line,
            format!("{what} 至多 {places} 位小数，却是“{word}”"),
            format!("{what} has at most {places} decimals and is `{word}`"),
        ));
    }
    if value > 1_000_000_000_000 {
        return Err(large(line, what, word));
    }
    Ok(if negative { -(value as i64) } else { value as i64 })
}

fn large(line: usize, what: &str, word: &str) -> Misread {
    Misread::new(Wrong::Value, line, format!("{what} 太大：“{word}”"), format!("{what} is too large: `{word}`"))
}

/// A number from 0 to [`LARGEST`], times 10^`places`.
pub(super) fn amount(word: &str, places: usize, line: usize, what: &str) -> Result<i32, Misread> {
    let value = fixed(word, places, line, what)?;
    if value < 0 {
        return Err(Misread::new(Wrong::Value, line, format!("{what} 不能为负：“{word}”"), format!("{what} is negative: `{word}`")));
    }
    i32::try_from(value).ok().filter(|&v| v <= LARGEST).ok_or_else(|| large(line, what, word))
}

/// A coordinate in units of 10^−[`PLACES`].
pub(super) fn coordinate(word: &str, line: usize, what: &str) -> Result<i64, Misread> {
    let value = fixed(word, PLACES, line, what)?;
    if value.abs() > 100_000_000_000 { Err(large(line, what, word)) } else { Ok(value) }
}
