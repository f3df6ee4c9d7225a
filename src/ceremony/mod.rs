//! The acts around a draw, in public order: intent, commitment, source, sealed result, incident, void, reveal.
//!
//! Each act writes its files and then one entry of `public/ledger.json`; a lock keeps two processes apart. What an act may follow
//! is `docs/spec.md` §8. Times are given by the caller: this room has no clock.

mod acts;
mod chain;
mod escrow;
mod keys;
mod lock;
mod proof;
mod result;
mod stage;
mod stamp;

pub use acts::{Terms, amended, drawn, open, resume, reveal, sign, sourced, void};
pub use chain::{append, entry_digest, sign_entry};
pub use escrow::{EscrowError, Recipient, escrow, lock, new_identity, recipient, recover, unlock};
pub use keys::{KeyError, KeyFile, new_key, verify};
pub use lock::Lock;
pub use proof::{ProofError, fate_proof, frame_proof};
pub use result::public_result;
pub use stage::{Stage, round_of, stage};
pub use stamp::Stamp;

use crate::record::RunError;
use std::path::PathBuf;

/// Why an act is refused.
#[derive(Debug, thiserror::Error)]
pub enum CeremonyError {
    /// A file cannot be read or written.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The ledger is not one the act can follow.
    #[error("the ledger does not allow this: {0}")]
    Order(&'static str),
    /// The entry would be older than the one before it.
    #[error("{at} is before the last entry, {last}")]
    Time {
        /// Of the act.
        at: String,
        /// Of the entry before.
        last: String,
    },
    /// An intent or a commitment lacks a signature.
    #[error("entry {number} is not signed by {name}")]
    Unsigned {
        /// Entry.
        number: u64,
        /// Signer.
        name: String,
    },
    /// A key that is none of the signers'.
    #[error("this key is none of the round's signers")]
    Stranger,
    /// Another process is at work.
    #[error("another process is at work in {0}")]
    Busy(PathBuf),
}
