//! Public values: which bytes go into the seed.

use crate::base::canon;
use crate::record::{Source, SourceKind};

/// A value that is not of the committed form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the committed source gives exactly {digits} digits 0-9; this value has {got}")]
pub struct SourceError {
    /// Digits committed to.
    pub digits: u64,
    /// What was given, in words.
    pub got: String,
}

/// Canonical JSON of the committed source: what the seed binds beside the value.
pub fn source_text(source: &Source) -> Vec<u8> {
    canon::write(source)
}

/// The canonical bytes of a value: for dice the ASCII digits as thrown, leading zeros kept.
///
/// # Errors
/// If the value has another form than the committed one.
pub fn value_bytes(source: &Source, value: &str) -> Result<Vec<u8>, SourceError> {
    match source.kind {
        SourceKind::Dice => match value.len() as u64 == source.digits && value.bytes().all(|b| b.is_ascii_digit()) {
            true => Ok(value.as_bytes().to_vec()),
            false => Err(SourceError { digits: source.digits, got: describe(value) }),
        },
    }
}

/// Bits of entropy of an honest value, rounded down: log2(10) ≈ 3.3219 per digit.
pub fn entropy_bits(source: &Source) -> u64 {
    match source.kind {
        SourceKind::Dice => source.digits.saturating_mul(33_219) / 10_000,
    }
}

fn describe(value: &str) -> String {
    let others = value.chars().filter(|c| !c.is_ascii_digit()).count();
    format!("{} characters, {others} of them not digits", value.chars().count())
}
