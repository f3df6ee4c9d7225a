//! The first draw: batches, alternates and one fate for every enterprise of the frame.

use crate::base::{CountyId, Day, Digest, EnterpriseId, LabId, LineId, List, ProductId};
use serde::{Deserialize, Serialize};

/// What the first draw decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Seats per class and arc after rounding, in the order of the commitment's classes and arcs.
    pub seats: Vec<Vec<u64>>,
    /// Batches; ascending by line, then enterprise.
    pub batches: Vec<Batch>,
    /// Alternates; ascending by line, class, rank.
    pub alternates: Vec<Alternate>,
    /// One fate for every enterprise; ascending by enterprise.
    pub fates: Vec<Fate>,
}

/// One batch to be sampled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// Plan line.
    pub line: LineId,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// County of the site.
    pub county: CountyId,
    /// Products of the line this enterprise has; the sampler takes one of them.
    pub products: Vec<ProductId>,
    /// Testing lab.
    pub lab: LabId,
    /// `true` if forced in (last year's failure): no part of the random sample.
    pub forced: bool,
    /// Class of the lottery (position in the commitment), absent if forced.
    pub class: Option<u64>,
    /// Rank by ticket within its class, from 1 (0 if forced).
    pub rank: u64,
    /// Blind sample number, from 1.
    pub blind: u64,
}

/// Who comes next if a batch cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternate {
    /// Plan line.
    pub line: LineId,
    /// Class of the lottery.
    pub class: u64,
    /// Order of use within line and class, from 1.
    pub rank: u64,
    /// Enterprise.
    pub enterprise: EnterpriseId,
}

/// What became of an enterprise. Invariant: exactly one fate each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fate {
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Ticket: HMAC of its id.
    pub ticket: Digest,
    /// Selected before alternate before quota full before excluded.
    pub fate: FateKind,
    /// Lines it is selected for, or stands by for, or could have been drawn for; ascending.
    pub lines: List<LineId>,
    /// Why it is out of some lines, or of all; ascending.
    pub exclusions: List<Exclusion>,
}

/// The four fates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FateKind {
    /// Has at least one batch.
    Selected,
    /// Stands by for at least one line.
    Alternate,
    /// Took part and was not drawn.
    QuotaFull,
    /// Could not take part in any line.
    Excluded,
}

/// A rule that keeps an enterprise out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The line, or none if the rule is about the whole enterprise.
    pub line: Option<LineId>,
    /// Rule code: `not_in_scope`, `closed`, `suspended`, `online_only`, `upper_level`, `repeat`, `lab_recusal`, `no_open_day`.
    pub rule: String,
    /// What proves it.
    pub evidence: Evidence,
}

/// Proof of an exclusion, from the inputs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Evidence {
    /// The enterprise's own row says so.
    Row,
    /// An earlier batch.
    History {
        /// Product.
        product: ProductId,
        /// Day.
        day: Day,
        /// Document.
        document: String,
    },
    /// A conflict of interest.
    Conflict {
        /// Lab.
        lab: LabId,
        /// Reason as given.
        reason: String,
    },
}
