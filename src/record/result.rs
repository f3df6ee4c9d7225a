//! `public/result.json`: what a draw's result shows before the reveal, and proofs about single enterprises.

use super::draw::FateKind;
use super::sealed::Enterprise;
use crate::base::{CountyId, Digest, EnterpriseId, LineId};
use serde::{Deserialize, Serialize};

/// Format of `result.json`. Changelog: 1, first.
pub const RESULT_FORMAT: &str = "evenhand-result/1";
/// Format of a proof. Changelog: 1, first.
pub const PROOF_FORMAT: &str = "evenhand-proof/1";

/// A sealed result. Holds no name and no id of an enterprise or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicResult {
    /// C.
    pub commitment: Digest,
    /// How many, by county and by line.
    pub counts: Counts,
    /// Root of the tree of fates.
    pub fates: Digest,
    /// [`RESULT_FORMAT`].
    pub format: String,
    /// SHA-256("EH1/key\0" ‖ K).
    pub key_check: Digest,
    /// SHA-256 of `sealed/record.json`.
    pub record: Digest,
    /// The public values.
    pub values: Vec<String>,
}

/// Counts per stratum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Every county of the plan; ascending.
    pub counties: Vec<CountyCount>,
    /// Every line; ascending.
    pub lines: Vec<LineCount>,
}

/// Batches in a county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyCount {
    /// Batches, forced ones included.
    pub batches: u64,
    /// County.
    pub county: CountyId,
}

/// Batches of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineCount {
    /// Alternates that stand by.
    pub alternates: u64,
    /// Batches, forced ones included.
    pub batches: u64,
    /// Forced ones.
    pub forced: u64,
    /// Line.
    pub line: LineId,
}

/// A leaf of the tree of the frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameLeaf {
    /// Enterprise.
    pub id: EnterpriseId,
    /// Its row.
    pub row: Enterprise,
    /// Salt of its id.
    pub salt: String,
}

/// A leaf of the tree of fates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FateLeaf {
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Its fate.
    pub fate: FateKind,
    /// Hash of its leaf in the tree of the frame.
    pub frame: Digest,
    /// Lines of the fate; ascending.
    pub lines: Vec<LineId>,
    /// Salt of `fate/ID`.
    pub salt: String,
}

/// Proof that a leaf stands in a tree whose root is public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// C.
    pub commitment: Digest,
    /// [`PROOF_FORMAT`].
    pub format: String,
    /// Place of the leaf, from 0.
    pub index: u64,
    /// The leaf, and which tree.
    #[serde(flatten)]
    pub leaf: ProvedLeaf,
    /// Base64 of the audit path's hashes (RFC 6962 §2.1.1), from the leaf up.
    pub path: String,
    /// Leaves of the tree.
    pub rows: u64,
}

/// The leaf of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tree", content = "leaf", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProvedLeaf {
    /// In the frame.
    Frame(Box<FrameLeaf>),
    /// Among the fates.
    Fates(FateLeaf),
}
