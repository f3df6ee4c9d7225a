//! What the labs found, batch by batch.

use crate::base::{EnterpriseId, LineId};

/// What came of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// 合格
    Pass,
    /// 不合格
    Fail,
    /// 拒检: refused.
    Refused,
    /// 无结果: no result (not taken, spoilt, not yet known).
    None,
}

/// A row of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// Line.
    pub line: LineId,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// What was found.
    pub found: Found,
}

/// Why a row (by position) does not fit the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultFault {
    /// No batch of this line and enterprise stands.
    NoBatch {
        /// Position of the row.
        at: usize,
        /// Who has the batch instead, if it was replaced.
        replaced_by: Option<EnterpriseId>,
    },
    /// The batch has a result already.
    Twice {
        /// Position of the row.
        at: usize,
        /// Position of the row before.
        before: usize,
    },
}
