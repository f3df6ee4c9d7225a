//! How things stand after the last answer.

use crate::record::{Amendment, Batch, Crew, Pack, Record};

/// Batches, tours and crews in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Batches.
    pub batches: Vec<Batch>,
    /// Visits and tours.
    pub pack: Pack,
    /// Crews.
    pub crews: Vec<Crew>,
}

impl Current {
    /// As drawn.
    pub fn of_record(record: &Record) -> Self {
        Self { batches: record.draw.batches.clone(), pack: record.pack.clone(), crews: record.dispatch.crews.clone() }
    }

    /// As amended.
    pub fn of_amendment(amendment: &Amendment) -> Self {
        Self { batches: amendment.batches.clone(), pack: amendment.pack.clone(), crews: amendment.crews.clone() }
    }
}
