//! One of the two RUNs, as far as its files are at hand.

use crate::record::{Amendment, Batch, Commitment, Crew, Ledger, Pack, RECORD_FILE, Record, Run, RunError, SEALED_FILE, Sealed};

/// Rows of one RUN. Only the commitment must be there.
#[derive(Clone, Debug)]
pub struct Side {
    /// `public/commitment.json`.
    pub commitment: Commitment,
    /// `public/ledger.json`.
    pub ledger: Option<Ledger>,
    /// `sealed/sealed.json`.
    pub sealed: Option<Sealed>,
    /// `sealed/record.json`.
    pub record: Option<Record>,
    /// Amendments, in order.
    pub amendments: Vec<Amendment>,
}

/// Batches, tours and crews at one time.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// Batches.
    pub batches: &'a [Batch],
    /// Visits and tours.
    pub pack: &'a Pack,
    /// Crews.
    pub crews: &'a [Crew],
}

impl Side {
    /// Reads what there is.
    ///
    /// # Errors
    /// If there is no commitment, or a file that is there cannot be read.
    pub fn read(run: &Run) -> Result<Self, RunError> {
        Ok(Self {
            commitment: run.commitment()?,
            ledger: run.ledger().ok(),
            sealed: run.has(SEALED_FILE).then(|| run.sealed()).transpose()?,
            record: run.has(RECORD_FILE).then(|| run.record()).transpose()?,
            amendments: run.amendments()?,
        })
    }

    /// As it was drawn.
    pub fn drawn(&self) -> Option<State<'_>> {
        self.record.as_ref().map(|r| State { batches: &r.draw.batches, pack: &r.pack, crews: &r.dispatch.crews })
    }

    /// As it now stands.
    pub fn now(&self) -> Option<State<'_>> {
        match self.amendments.last() {
            Some(a) => Some(State { batches: &a.batches, pack: &a.pack, crews: &a.crews }),
            None => self.drawn(),
        }
    }
}
