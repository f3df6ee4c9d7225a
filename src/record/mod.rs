//! Versioned rows of every file of a RUN, in canonical JSON. This room knows no engine.
//!
//! | `public/` | rows, for everybody |
//! |---|---|
//! | `commitment.json` | [`Commitment`]: the frozen plan, its exact probabilities, the sources to come |
//! | `ledger.json` | [`Ledger`]: what was done, when, signed |
//! | `result.json` | [`PublicResult`]: counts, and roots and digests that bind the sealed result |
//! | `secret.json` | [`Secret`]: 32 bytes, from the reveal on (never in public mode) |
//!
//! | `sealed/` | rows, for the operator until the reveal |
//! |---|---|
//! | `sealed.json` | [`Sealed`]: the frame, samplers, history, conflicts, travel matrix |
//! | `secret.json` | [`Secret`] |
//! | `escrow.age` | the same, encrypted to somebody else's key; on request |
//! | `record.json` | [`Record`]: seed, draw, visits, tours, dispatch |
//! | `amendment-0001.json` … | [`Amendment`]: incidents, replacements, further rounds, repaired tours |
//! | `bound.json` | [`Bound`]: prices that prove what any plan costs at least; made on request |

mod amendment;
mod bound;
mod commitment;
mod dispatch;
mod draw;
mod facts;
mod files;
mod ledger;
mod line;
mod matrix;
mod pack;
mod places;
mod prices;
mod result;
mod rules;
mod sealed;
mod shares;
mod source;
mod time;
mod travel;
mod words;

pub use amendment::{AMENDMENT_FORMAT, Amendment, Incident, IncidentKind, Replacement, Reserve, Round, RoundSeat};
pub use bound::{BOUND_FILE, BOUND_FORMAT, Bound, CountedLabs, DayPrice, IntakePrice, SetPrice, VisitPrice, WeekClass};
pub use commitment::{COMMITMENT_FORMAT, Commitment, ExclusionCount, FrameSeal, Plan, SealedDigests};
pub use dispatch::{Crew, Dispatch, Load};
pub use draw::{Alternate, Batch, Draw, Evidence, Exclusion, Fate, FateKind};
pub use facts::{Dealing, Facts, Product, Rules, Search, TaskInfo, Weights};
pub use files::{
    COMMITMENT_FILE, ESCROW_FILE, LEDGER_FILE, PUBLIC, RECORD_FILE, RESULT_FILE, REVEALED_FILE, Run, RunError, SEALED, SEALED_FILE,
    SECRET_FILE,
};
pub use ledger::{Body, Entry, Intent, LEDGER_FORMAT, Ledger, Role, Signature, SignedEntry, Signer};
pub use line::{CountyQuota, LabShare, Line, QuotaGroup, QuotaKind, Scope, ScopeQuota};
pub use matrix::Matrix;
pub use pack::{Pack, Place, Stop, Totals, Tour, TourDay, Unplaced, UnplacedReason, Visit};
pub use places::{Carry, County, Lab, LabGroup, Org};
pub use prices::{Prefer, Preference, Prices};
pub use result::{Counts, CountyCount, FateLeaf, FrameLeaf, LineCount, PROOF_FORMAT, Proof, ProvedLeaf, PublicResult, RESULT_FORMAT};
pub use rules::{RULES_VERSION, SPEC, spec_digest};
pub use sealed::{Conflict, Enterprise, HistoryItem, Party, Sampler, Sealed, Secret};
pub use shares::{ArcRow, ClassKey, ClassRow, ColumnRow, Grid, GridLevel, GroupRow, NodeRow, Shares};
pub use source::{Chain, Game, QUICKNET, Source};
pub use time::{Calendar, Hours, Span};
pub use travel::{Band, Travel};
pub use words::{Channel, CreditClass, Level, Outcome, Status, Venue};

use crate::base::Digest;
use serde::{Deserialize, Serialize};

/// Format of `record.json`. Changelog: 1, first; 2, totals of waiting, lateness and unevenness, reason `no_vehicle`; 3, several values, blind
/// codes, name and digest of the rules.
pub const RECORD_FORMAT: &str = "evenhand-record/3";

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
    /// SHA-256 of the rules' text.
    pub spec: Digest,
    /// Name of the rules.
    pub version: String,
}

/// The public values, and a check of the key without the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedRow {
    /// Canonical texts of the public values, in the order of the plan's sources.
    pub values: Vec<String>,
    /// SHA-256("EH1/key\0" ‖ K).
    pub key_check: Digest,
}
