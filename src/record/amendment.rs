//! `amendment-0001.json` …: incidents answered. The record grows; nothing is deleted.

use super::dispatch::Crew;
use super::draw::Batch;
use super::pack::{Pack, Unplaced};
use crate::base::{Day, Digest, EnterpriseId, LineId};
use serde::{Deserialize, Serialize};

/// Format of `amendment-0001.json` …. Changelog: 1, first.
pub const AMENDMENT_FORMAT: &str = "evenhand-amendment/1";

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

/// A batch that moved to the next ticket.
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

/// Where a replacement stood, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reserve {
    /// The sealed alternates of the same line and class: this rank.
    Class(u64),
    /// The lowest ticket of the same line and county.
    County,
    /// The lowest ticket of the same column: the line, or its part with a quota of its own.
    Column,
}
