//! Public values: which texts are of the committed form, and which bytes of them go into the seed.

mod drand;
mod numbers;

pub use numbers::normal;

use crate::base::canon;
use crate::record::Source;

/// A value that is not of the committed form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Not as many values as sources.
    #[error("the plan has {sources} sources, {values} values are given")]
    Count {
        /// Sources committed to.
        sources: usize,
        /// Values given.
        values: usize,
    },
    /// Another number of digits, or something that is none.
    #[error("exactly {digits} digits 0-9 are asked for; {got}")]
    Digits {
        /// Digits committed to.
        digits: u64,
        /// What was given, in words.
        got: String,
    },
    /// Not one contribution for everybody.
    #[error("{contributors} contributions joined by / are asked for; there are {got}")]
    Contributions {
        /// Contributors committed to.
        contributors: usize,
        /// Contributions given.
        got: usize,
    },
    /// Not the numbers of this lottery in the form of RFC 3797.
    #[error("not the numbers of this lottery: {0}")]
    Numbers(&'static str),
    /// A chain this program does not know.
    #[error("only the drand chain quicknet is known")]
    Chain,
    /// Not a signature of the committed round.
    #[error("this is not the chain's signature of round {0}")]
    Round(u64),
    /// Built without drand.
    #[error("this program was built without drand and cannot check a round")]
    NoDrand,
}

/// Canonical JSON of a committed source: what the seed binds beside its value.
pub fn source_text(source: &Source) -> Vec<u8> {
    canon::write(source)
}

/// Bytes of a source and of its value.
pub type SeedPart = (Vec<u8>, Vec<u8>);

/// What the values of all sources put into the seed.
///
/// # Errors
/// If their number or form is not the committed one.
pub fn seed_parts(sources: &[Source], values: &[String]) -> Result<Vec<SeedPart>, SourceError> {
    if sources.len() != values.len() {
        return Err(SourceError::Count { sources: sources.len(), values: values.len() });
    }
    sources.iter().zip(values).map(|(source, value)| Ok((source_text(source), value_bytes(source, value)?))).collect()
}

/// The bytes of one value: its canonical text, or the randomness of a drand round.
///
/// # Errors
/// If the value has another form than the committed one.
pub fn value_bytes(source: &Source, value: &str) -> Result<Vec<u8>, SourceError> {
    match source {
        Source::Dice { digits, .. } => digits_of(value, *digits)?,
        Source::Citizens { contributors, digits, .. } => {
            let got = value.split('/').count();
            if got != contributors.len() {
                return Err(SourceError::Contributions { contributors: contributors.len(), got });
            }
            value.split('/').try_for_each(|part| digits_of(part, *digits))?;
        }
        Source::Numbers { game, .. } => numbers::check(*game, value)?,
        Source::Drand { chain, round, .. } => return drand::randomness(chain, *round, value),
    }
    Ok(value.as_bytes().to_vec())
}

/// Thousandths of a bit of entropy of an honest value, rounded down: log2 of the number of equally likely values.
pub fn entropy_millibits(source: &Source) -> u64 {
    /// log2(10) = 3.32192…
    const DIGIT: u64 = 3_321;
    match source {
        Source::Dice { digits, .. } => digits.saturating_mul(DIGIT),
        Source::Citizens { contributors, digits, .. } => digits.saturating_mul(DIGIT).saturating_mul(contributors.len() as u64),
        Source::Numbers { game, .. } => numbers::millibits(*game),
        Source::Drand { .. } => 256_000,
    }
}

/// Bits of all sources together, rounded down.
pub fn entropy_bits(sources: &[Source]) -> u64 {
    sources.iter().map(entropy_millibits).fold(0, u64::saturating_add) / 1000
}

fn digits_of(value: &str, digits: u64) -> Result<(), SourceError> {
    if value.len() as u64 == digits && value.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    let others = value.chars().filter(|c| !c.is_ascii_digit()).count();
    Err(SourceError::Digits { digits, got: format!("{} characters, {others} of them not digits", value.chars().count()) })
}

#[cfg(test)]
mod tests;
