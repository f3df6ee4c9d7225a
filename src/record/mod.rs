//! Versioned rows of every file of a RUN, in canonical JSON. This room knows no engine.
//!
//! | file | rows | who may see it before the reveal |
//! |---|---|---|
//! | `commitment.json` | [`Commitment`]: the frozen plan, its exact probabilities, the source to come | everybody |
//! | `sealed.json` | [`Sealed`]: the frame, samplers, history, conflicts, travel matrix | operator |
//! | `secret.json` | [`Secret`]: 32 bytes (absent in public mode) | operator |
//! | `record.json` | [`Record`]: seed, draw, visits, tours, dispatch | operator |
//! | `amendment-0001.json` … | [`Amendment`]: incidents, replacements, further rounds, repaired tours | operator |
//! | `bound.json` | [`Bound`]: prices that prove what any plan costs at least; made on request | operator |

mod amendment;
mod bound;
mod commitment;
mod dispatch;
mod draw;
mod facts;
mod files;
mod line;
mod matrix;
mod pack;
mod places;
mod prices;
mod sealed;
mod shares;
mod time;
mod travel;
mod words;

pub use amendment::{AMENDMENT_FORMAT, Amendment, Incident, IncidentKind, Replacement, Reserve, Round, RoundSeat};
pub use bound::{BOUND_FILE, BOUND_FORMAT, Bound, CountedLabs, DayPrice, IntakePrice, SetPrice, VisitPrice, WeekClass};
pub use commitment::{COMMITMENT_FORMAT, Commitment, ExclusionCount, FrameSeal, Plan, RULES_VERSION, SealedDigests};
pub use dispatch::{Crew, Dispatch, Load};
pub use draw::{Alternate, Batch, Draw, Evidence, Exclusion, Fate, FateKind};
pub use facts::{Dealing, Facts, Product, Rules, Search, Source, SourceKind, TaskInfo, Weights};
pub use files::{AMENDMENT_PREFIX, COMMITMENT_FILE, RECORD_FILE, Run, RunError, SEALED_FILE, SECRET_FILE};
pub use line::{CountyQuota, LabShare, Line, QuotaGroup, QuotaKind, Scope, ScopeQuota};
pub use matrix::Matrix;
pub use pack::{Pack, Place, Stop, Totals, Tour, TourDay, Unplaced, UnplacedReason, Visit};
pub use places::{Carry, County, Lab, LabGroup, Org};
pub use prices::{Prefer, Preference, Prices};
pub use sealed::{Conflict, Enterprise, HistoryItem, Party, Sampler, Sealed, Secret};
pub use shares::{ArcRow, ClassKey, ClassRow, ColumnRow, Grid, GridLevel, GroupRow, NodeRow, Shares};
pub use time::{Calendar, Hours, Span};
pub use travel::{Band, Travel};
pub use words::{Channel, CreditClass, Level, Outcome, Status, Venue};

use crate::base::Digest;
use serde::{Deserialize, Serialize};

/// Format of `record.json`. Changelog: 1, first; 2, totals of waiting, lateness and unevenness, reason `no_vehicle`.
pub const RECORD_FORMAT: &str = "evenhand-record/2";

/// What followed from the seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// [`RECORD_FORMAT`].
    pub format: String,
    /// C: the commitment this record belongs to.
    pub commitment: Digest,
    /// The seed's parts that may be shown.
    pub seed: SeedRow,
    /// First draw: enterprises × plan lines.
    pub draw: Draw,
    /// Visits and tours of anonymous teams.
    pub pack: Pack,
    /// Second draw: samplers × tours.
    pub dispatch: Dispatch,
}

/// The public value, and a check of the key without the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedRow {
    /// The public value as announced (leading zeros kept).
    pub value: String,
    /// SHA-256("EH1/key\0" ‖ K).
    pub key_check: Digest,
}
