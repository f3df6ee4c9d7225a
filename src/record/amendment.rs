//! `amendment-0001.json` …: incidents answered. The record grows; nothing is deleted.

use super::dispatch::Crew;
use super::draw::Batch;
use super::pack::{Pack, Unplaced};
use super::shares::Shares;
use crate::base::{Day, Digest, EnterpriseId, LineId};
use serde::{Deserialize, Serialize};

/// Format of `amendment-0001.json` …. Changelog: 1, first; 2, a recorded `round` on the remaining quota takes the place of the
/// reserves `county` and `column`; 3, the totals of `evenhand-record/2`; 4, blind codes.
pub const AMENDMENT_FORMAT: &str = "evenhand-amendment/4";

/// One answered list of incidents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// [`AMENDMENT_FORMAT`].
    pub format: String,
    /// From 1.
    pub number: u64,
    /// SHA-256 of the file before: `record.json`, or the amendment before this one.
    pub previous: Digest,
    /// Day up to which tours are finished and frozen (their week is not touched).
    pub as_of: Day,
    /// What happened, ascending by enterprise and line.
    pub incidents: Vec<Incident>,
    /// Who comes instead, in the order of the incidents.
    pub replacements: Vec<Replacement>,
    /// The lottery on the remaining quota; none if sealed alternates took every batch.
    pub round: Option<Round>,
    /// All batches as they now stand; ascending by line, then enterprise.
    pub batches: Vec<Batch>,
    /// Visits and tours as they now stand.
    pub pack: Pack,
    /// Crews as they now stand; unchanged tours keep theirs.
    pub crews: Vec<Crew>,
    /// Tours whose content changed or that are new; ascending.
    pub changed_tours: Vec<String>,
    /// Visits that found no place.
    pub unplaced: Vec<Unplaced>,
}

/// Something the world answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Line, or none if it concerns all batches of the enterprise.
    pub line: Option<LineId>,
    /// What.
    pub kind: IncidentKind,
    /// When it was found.
    pub day: Day,
    /// Document that proves it.
    pub evidence: String,
    /// Who approved the replacement.
    pub approver: String,
}

/// Kinds of incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// Closed, moved away or not found.
    Closed,
    /// Refused (stays as a finding, counted apart).
    Refused,
    /// Not enough stock, or not for sale.
    NoStock,
    /// Proved an upper-level check.
    UpperLevel,
}

/// A batch that went to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Line.
    pub line: LineId,
    /// Whose batch it was.
    pub from: EnterpriseId,
    /// Whose it is now; none if nobody is left who could take it.
    pub to: Option<EnterpriseId>,
    /// Which reserve it came from.
    pub reserve: Option<Reserve>,
}

/// Where a replacement comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reserve {
    /// The sealed alternates of the same line and class: this rank.
    Class(u64),
    /// The amendment's round: a seat of this column, which names the line of the new batch.
    Round(String),
}

/// A further round: the lottery run again for the batches that no sealed alternate could take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its number within the RUN: the first draw is round 1.
    pub number: u64,
    /// Exact probabilities. Quotas are what is left of the plan's, and `cap` in a key is what is left of a member's.
    pub shares: Shares,
    /// Seats per class and arc after rounding.
    pub seats: Vec<Vec<u64>>,
    /// Who got them; ascending by column (in the order of `shares`), then ticket.
    pub drawn: Vec<RoundSeat>,
}

/// A seat dealt in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundSeat {
    /// Column where it counts.
    pub column: String,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Its class in this round (position in `shares`).
    pub class: u64,
    /// Rank by the round's tickets within that class, from 1.
    pub rank: u64,
    /// Its ticket of this round.
    pub ticket: Digest,
}
