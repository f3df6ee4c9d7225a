//! Plan lines, their quotas and their labs.

use super::time::Span;
use crate::base::{CountyId, Day, GroupId, LabId, LineId, Minutes, OrgId, ProductId};
use serde::{Deserialize, Serialize};

/// Where goods are sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 生产
    Producer,
    /// 流通
    Seller,
}

/// Exact number, or a floor (以上).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaKind {
    /// Exactly this many.
    Exact,
    /// At least this many; this many are drawn.
    Min,
}

/// A plan line (row of the approved table).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Id such as `CX-07`.
    pub id: LineId,
    /// Row number in the printed table.
    pub row_no: u32,
    /// Product text as printed.
    pub title: String,
    /// Products that count for this line; ascending.
    pub products: Vec<ProductId>,
    /// Scopes allowed; ascending.
    pub scopes: Vec<Scope>,
    /// Batches: exactly, or at least, by `kind`; 0 in a group (the group has the number).
    pub batches: u64,
    /// Exact or minimum.
    pub kind: QuotaKind,
    /// Limits per county; ascending. A county not listed has none.
    pub counties: Vec<CountyQuota>,
    /// If `true`, only the counties listed may be sampled.
    pub counties_only: bool,
    /// Limits per scope; ascending.
    pub scope_limits: Vec<ScopeQuota>,
    /// The shared quota this line draws from, if any.
    pub group: Option<GroupId>,
    /// Window as printed.
    pub window_text: String,
    /// Window as days, both included, already cut to the issue day.
    pub window: Span,
    /// Reports are due on this day.
    pub report_by: Day,
    /// Working days of testing after intake.
    pub test_days: u32,
    /// Working days from finished test to delivered report.
    pub delivery_days: u32,
    /// Who organises this line.
    pub organiser: String,
    /// Which organisation samples.
    pub org: OrgId,
    /// Labs that may test; ascending by id.
    pub labs: Vec<LabShare>,
    /// Service minutes per batch, on top of the visit's base.
    pub minutes_per_batch: Minutes,
}

/// A lab's part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabShare {
    /// The lab.
    pub lab: LabId,
    /// Its batches; every lab of a line states it, or the line has one lab.
    pub batches: u64,
}

/// Limits of a line in a county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyQuota {
    /// The county.
    pub county: CountyId,
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

/// Limits of a line in a scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeQuota {
    /// The scope.
    pub scope: Scope,
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

/// One quota shared by several lines (merged cells).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaGroup {
    /// Its id.
    pub id: GroupId,
    /// Batches of all its lines together, exactly.
    pub batches: u64,
}
