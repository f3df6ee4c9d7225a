//! How far a round of the ledger has come.

use super::CeremonyError;
use crate::base::Digest;
use crate::record::{Body, Intent, Ledger, SignedEntry};
use std::ops::Range;

/// How far a round has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The plan is frozen.
    Committed,
    /// The values are known; the draw was interrupted if it stays so.
    Sourced,
    /// The result is sealed.
    Drawn,
    /// The secret is public.
    Revealed,
    /// It does not count.
    Void,
}

/// Positions of the round of a commitment: from its intent to the entry before the next intent.
///
/// # Errors
/// If the ledger has no such round.
pub fn round_of(ledger: &Ledger, commitment: &Digest) -> Result<Range<usize>, CeremonyError> {
    let entries = &ledger.entries;
    let is = |e: &SignedEntry| matches!(&e.entry.body, Body::Commitment { commitment: c, .. } if c == commitment);
    let at = entries.iter().position(is).filter(|&at| at > 0).ok_or(CeremonyError::Order("it has no entry for this commitment"))?;
    let end = entries[at..].iter().position(|e| matches!(e.entry.body, Body::Intent(_))).map_or(entries.len(), |n| at + n);
    Ok(at - 1..end)
}

/// How far the round of a commitment has come.
///
/// # Errors
/// If the ledger has no such round.
pub fn stage(ledger: &Ledger, commitment: &Digest) -> Result<Stage, CeremonyError> {
    let round = &ledger.entries[round_of(ledger, commitment)?];
    Ok(match round.last().map(|e| &e.entry.body) {
        Some(Body::Source { .. }) => Stage::Sourced,
        Some(Body::Result { .. } | Body::Incident { .. }) => Stage::Drawn,
        Some(Body::Reveal { .. }) => Stage::Revealed,
        Some(Body::Void { .. }) => Stage::Void,
        _ => Stage::Committed,
    })
}

/// The intent of a round.
pub(super) fn intent(round: &[SignedEntry]) -> Option<&Intent> {
    match &round.first()?.entry.body {
        Body::Intent(intent) => Some(intent),
        _ => None,
    }
}

/// Every entry of these is signed by every signer of the round.
///
/// # Errors
/// The first signature that is missing.
pub(super) fn signed(round: &[SignedEntry], entries: &[SignedEntry]) -> Result<(), CeremonyError> {
    let signers = intent(round).map_or(&[][..], |i| &i.signers);
    for entry in entries {
        let missing = signers.iter().find(|signer| !entry.signatures.iter().any(|s| s.key == signer.key));
        if let Some(signer) = missing {
            return Err(CeremonyError::Unsigned { number: entry.entry.number, name: signer.name.clone() });
        }
    }
    Ok(())
}
