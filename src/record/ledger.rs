//! `public/ledger.json`: what was done, when, in an order nobody can change, signed.

use super::rules::{RULES_VERSION, spec_digest};
use crate::base::Digest;
use serde::{Deserialize, Serialize};

/// Format of `ledger.json`. Changelog: 1, first.
pub const LEDGER_FORMAT: &str = "evenhand-ledger/1";

/// All entries, the first one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Entries; numbered from 1 without a gap.
    pub entries: Vec<SignedEntry>,
    /// [`LEDGER_FORMAT`].
    pub format: String,
}

/// An entry and who signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedEntry {
    /// What is signed.
    pub entry: Entry,
    /// Ascending by key, one a key.
    pub signatures: Vec<Signature>,
}

/// Ed25519 (RFC 8032) over `"EH1/sign\0" ‖ the entry's digest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The signer's public key.
    pub key: Digest,
    /// 128 hexadecimal digits.
    pub signature: String,
}

/// One entry. Its digest is SHA-256("EH1/entry\0" ‖ canonical entry).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// `2025-03-03T09:00:00`, China Standard Time.
    pub at: String,
    /// Kind and content.
    #[serde(flatten)]
    pub body: Body,
    /// From 1.
    pub number: u64,
    /// Digest of the entry before; zeros for the first.
    pub previous: Digest,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// Somebody means to draw.
    Intent(Intent),
    /// The plan is frozen.
    Commitment {
        /// C.
        commitment: Digest,
        /// SHA-256 of `public/commitment.json`.
        file: Digest,
    },
    /// The public values are known.
    Source {
        /// Canonical texts, in the order of the plan's sources.
        values: Vec<String>,
    },
    /// The draw is made, and sealed.
    Result {
        /// SHA-256 of `sealed/record.json`.
        record: Digest,
        /// SHA-256 of `public/result.json`.
        result: Digest,
    },
    /// Incidents are answered.
    Incident {
        /// Number of the amendment.
        amendment: u64,
        /// SHA-256 of its file.
        file: Digest,
    },
    /// The round does not count.
    Void {
        /// Who approved.
        approver: String,
        /// Why.
        reason: String,
    },
    /// The secret is public.
    Reveal {
        /// SHA-256 of `public/secret.json`; null in public mode.
        secret: Option<Digest>,
    },
}

/// What is meant to be drawn, under which rules, and who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    /// In words: the task's title.
    pub purpose: String,
    /// Digest of the `void` that made this redraw necessary.
    pub replaces: Option<Digest>,
    /// Ascending by key.
    pub signers: Vec<Signer>,
    /// SHA-256 of the rules' text.
    pub spec: Digest,
    /// Name of the rules.
    pub version: String,
}

impl Intent {
    /// An intent under the rules in force.
    pub fn new(purpose: &str, replaces: Option<Digest>, mut signers: Vec<Signer>) -> Self {
        signers.sort_by_key(|s| s.key);
        Self { purpose: purpose.to_owned(), replaces, signers, spec: spec_digest(), version: RULES_VERSION.to_owned() }
    }
}

/// A key that signs this round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Ed25519 public key.
    pub key: Digest,
    /// Whose.
    pub name: String,
    /// In which role.
    pub role: Role,
}

/// Why somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the draw.
    Planner,
    /// Saw it.
    Witness,
    /// Will check it.
    Auditor,
}

impl Body {
    /// The kind as written.
    pub fn kind(&self) -> &'static str {
        match self {
            Body::Intent(_) => "intent",
            Body::Commitment { .. } => "commitment",
            Body::Source { .. } => "source",
            Body::Result { .. } => "result",
            Body::Incident { .. } => "incident",
            Body::Void { .. } => "void",
            Body::Reveal { .. } => "reveal",
        }
    }
}
