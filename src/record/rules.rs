//! Which rules a record follows, and the text that says them.

use crate::base::{Digest, sha256};
use std::sync::LazyLock;

/// Version of the bit-level rules: labels of every hash, order of every step.
pub const RULES_VERSION: &str = "EH1";

/// The text of the rules.
pub const SPEC: &str = include_str!("../../docs/spec.md");

/// SHA-256 of [`SPEC`].
pub fn spec_digest() -> Digest {
    static DIGEST: LazyLock<Digest> = LazyLock::new(|| sha256(&[SPEC.as_bytes()]));
    *DIGEST
}
