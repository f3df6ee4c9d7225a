//! A lottery's exact shares and the prices that prove them fair: the certificate.

use super::line::Scope;
use crate::base::{CountyId, LineId, Ratio};
use serde::{Deserialize, Serialize};

/// Rows (in classes) × columns under quotas and caps, with the flow that is fairest of all.
///
/// The graph: class → (its buckets) → column → node → parent node → … → root.
/// A flow number is in units of 1/`den` of its class.
///
/// Optimal (leximin of expected batches per weight) if and only if prices exist such that no flow can be moved
/// from a higher price to a lower one; see `docs/lottery.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Ascending by key.
    pub classes: Vec<ClassRow>,
    /// In a fixed order; arcs name them by position.
    pub columns: Vec<ColumnRow>,
    /// Laminar quota tree (a forest); a parent stands after its children.
    pub nodes: Vec<NodeRow>,
    /// Limits over rows of several classes (the sites of one company), a forest; a parent stands after its children.
    pub groups: Vec<GroupRow>,
    /// Present if a group binds: limits nest on both sides then, flows are whole multiples of 1/`den`, and proofs stand
    /// in place of prices (all of which are 0).
    pub grid: Option<Grid>,
}

/// What the members of a class share: nothing else distinguishes them before the ticket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassKey {
    /// County of the site (empty in the second draw).
    pub county: CountyId,
    /// Scopes; ascending.
    pub scopes: Vec<Scope>,
    /// Lottery weight.
    pub weight: u64,
    /// Batches (tours) of one member in this lottery, at most.
    pub cap: u64,
    /// Lines open to each member; ascending.
    pub lines: Vec<LineId>,
    /// Extra mark that keeps rows apart (sampler id in the second draw, else empty).
    pub mark: String,
}

/// A class of exchangeable rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRow {
    /// What its members share.
    pub key: ClassKey,
    /// Members.
    pub size: u64,
    /// Position in `groups`, if it is in one.
    pub group: Option<u64>,
    /// Denominator of its flows.
    pub den: u64,
    /// Expected batches of a member per unit of weight: `y / (w · n)`.
    pub ratio: Ratio,
    /// Caps per member of its buckets (a bucket holds arcs, such as the tours of one week); often empty.
    pub buckets: Vec<u64>,
    /// Its arcs, ascending by column.
    pub arcs: Vec<ArcRow>,
}

/// A limit over rows of several classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRow {
    /// Its name, such as `company 91530000MA6K0000XY`.
    pub id: String,
    /// The group it lies in.
    pub parent: Option<u64>,
    /// Seats of all its rows, at most.
    pub hi: u64,
}

/// Why shares on a grid of 1/`den` are fairest, level by level from the poorest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// The common denominator of all flows.
    pub den: u64,
    /// Ascending by what they give.
    pub levels: Vec<GridLevel>,
}

/// Classes settled together, and the set of vertices that cannot take in more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridLevel {
    /// Classes settled here; ascending.
    pub classes: Vec<u64>,
    /// Whether the source of all seats lies in the set.
    pub source: bool,
    /// Groups in the set; ascending.
    pub groups: Vec<u64>,
    /// Nodes in the set; ascending.
    pub nodes: Vec<u64>,
}

/// Eligibility of a class for a column, with its exact share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArcRow {
    /// Position in `columns`.
    pub column: u64,
    /// Position in the class's `buckets`, if the arc is in one.
    pub bucket: Option<u64>,
    /// Expected batches of the whole class here, times `den`. A member's probability is `flow / (den · size)`.
    pub flow: u64,
}

/// What rows compete for: a line, or a line in one county or scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRow {
    /// Its name, such as `CX-07`, `CX-17/532301`, `CX-01//producer`.
    pub id: String,
    /// Its leaf node; its price is the node's.
    pub node: u64,
}

/// A quota over everything below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeRow {
    /// Its name, such as `CX-17`, `CX-17/532327`, `group G1`.
    pub id: String,
    /// The quota it lies in.
    pub parent: Option<u64>,
    /// At least. A root has `lo == hi`.
    pub lo: u64,
    /// At most.
    pub hi: u64,
    /// Price: no flow can be moved from a higher price to a lower one.
    pub price: Ratio,
}
