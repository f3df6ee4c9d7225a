//! What of a RUN is at hand and can be read.

use crate::record::{Commitment, Ledger, PublicResult, REVEALED_FILE, Run, SEALED};
use crate::report::Papers;

/// Rows of the files that are there. What is not there or cannot be read is none; the judge says so.
#[derive(Clone, Debug)]
pub struct Shown {
    /// `public/commitment.json`.
    pub commitment: Option<Commitment>,
    /// `public/ledger.json`.
    pub ledger: Option<Ledger>,
    /// `public/result.json`.
    pub result: Option<PublicResult>,
    /// All files, if the RUN is drawn and `sealed/` is there.
    pub papers: Option<Papers>,
    /// Whether `sealed/` is there.
    pub whole: bool,
    /// Whether the secret is public.
    pub revealed: bool,
}

impl Shown {
    /// Reads what there is.
    pub fn read(run: &Run) -> Self {
        Self {
            commitment: run.commitment().ok(),
            ledger: run.ledger().ok(),
            result: run.result().ok(),
            papers: Papers::read(run).ok(),
            whole: run.path().join(SEALED).is_dir(),
            revealed: run.has(REVEALED_FILE),
        }
    }
}
