//! Before the seed: classes of exchangeable enterprises and the exact probability of each for every line.

mod classes;
mod columns;
mod companies;

pub use classes::{Rows, rows};
pub use columns::{Columns, LineColumns, columns};

use crate::base::LineId;
use crate::frame::{Sound, Standing, standings};
use crate::lottery::{self, Problem, Shortfall};
use crate::record::Shares;

/// The lottery of a task before the seed.
#[derive(Clone, Debug)]
pub struct Allotment {
    /// Standing of every enterprise, in the order of the frame.
    pub standings: Vec<Standing>,
    /// Positions in the frame of the members of every class; ascending.
    pub members: Vec<Vec<usize>>,
    /// Exact shares with their certificate.
    pub shares: Shares,
}

/// Why no lottery meets the quotas.
#[derive(Debug, thiserror::Error)]
pub enum AllotError {
    /// More follow-ups are forced in than a quota holds.
    #[error("{forced} follow-ups are forced into {node}, whose quota is {quota}")]
    Forced {
        /// Quota.
        node: String,
        /// Its upper limit.
        quota: u64,
        /// Forced batches.
        forced: u64,
    },
    /// The eligible enterprises cannot fill the quotas.
    #[error("{} eligible batches are missing", .shortfall.missing)]
    Short {
        /// The problem the shortfall speaks of.
        problem: Box<Problem>,
        /// Which quotas, which classes, how many.
        shortfall: Shortfall,
    },
}

/// Classes, columns and exact shares of a task.
///
/// # Errors
/// If the quotas cannot be met from this frame.
pub fn allot(sound: &Sound) -> Result<Allotment, AllotError> {
    allot_with(sound, standings(sound))
}

/// The same from standings already at hand.
///
/// # Errors
/// As [`allot`].
pub fn allot_with(sound: &Sound, standings: Vec<Standing>) -> Result<Allotment, AllotError> {
    let columns = columns(sound.facts());
    let nodes = columns.less_forced(sound, &standings)?;
    let Rows { classes, members, groups } = rows(sound, &standings, &columns);
    let problem = Problem { classes, columns: columns.columns, nodes, groups };
    match lottery::share(&problem) {
        Ok(shares) => Ok(Allotment { standings, members, shares }),
        Err(shortfall) => Err(AllotError::Short { problem: Box::new(problem), shortfall }),
    }
}

/// The line a column belongs to: the part of its name before the first `/`.
pub fn line_of(column: &str) -> LineId {
    column.split('/').next().unwrap_or(column).into()
}
