//! `commitment.json`: everything frozen before the seed exists.

use super::facts::Facts;
use super::shares::Shares;
use super::source::Source;
use crate::base::Digest;
use serde::{Deserialize, Serialize};

/// Format of `commitment.json`. Changelog: 1, first; 2, limits over companies (groups, grid), least prices; 3, transport flags,
/// intake of product groups, preference and further prices, sealed travel matrix; 4, several sources, digest of the rules' text,
/// companies by number.
pub const COMMITMENT_FORMAT: &str = "evenhand-commitment/4";

/// The plan and its digest C = SHA-256("EH1/plan\0" ‖ canonical plan).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// [`COMMITMENT_FORMAT`].
    pub format: String,
    /// C.
    pub commitment: Digest,
    /// What C commits to.
    pub plan: Plan,
}

/// The frozen plan. Holds no name of an enterprise or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// SHA-256 of the rules' text.
    pub spec: Digest,
    /// Name of the rules.
    pub version: String,
    /// What the plan, the labs, the organisations and the rules say.
    pub facts: Facts,
    /// The public values to come; at least one.
    pub sources: Vec<Source>,
    /// SHA-256("EH1/secret\0" ‖ S).
    pub secret_hash: Digest,
    /// `true` if S is 32 zero bytes: everybody can compute every ticket once the value is known.
    pub public: bool,
    /// The frame, sealed.
    pub frame: FrameSeal,
    /// The other private inputs, sealed.
    pub sealed: SealedDigests,
    /// Rows left out and why, in numbers.
    pub exclusions: Vec<ExclusionCount>,
    /// Batches forced in (last year's failures), over all lines.
    pub forced: u64,
    /// Exact probabilities and their certificate.
    pub shares: Shares,
}

/// Salted Merkle root of the frame (RFC 6962 over `{id, row, salt}`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameSeal {
    /// Rows.
    pub rows: u64,
    /// Root.
    pub root: Digest,
}

/// Salted digests: SHA-256 of canonical `{rows, salt}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedDigests {
    /// Of the roster.
    pub samplers: Digest,
    /// Of the history.
    pub history: Digest,
    /// Of the conflicts.
    pub conflicts: Digest,
    /// Of the travel matrix, if there is one.
    pub matrix: Option<Digest>,
}

/// How many enterprises one rule leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionCount {
    /// Rule code.
    pub rule: String,
    /// Enterprises left out altogether.
    pub enterprises: u64,
    /// Enterprise × line pairs left out one by one.
    pub pairs: u64,
}
