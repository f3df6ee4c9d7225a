//! Freeze everything before the seed exists.

mod seal;

pub use seal::{frame_leaf_hashes, frame_root, sealed_digests};

use crate::allot::Allotment;
use crate::base::{Digest, canon, sha256};
use crate::frame::{Sound, Standing};
use crate::record::{COMMITMENT_FORMAT, Commitment, ExclusionCount, FrameSeal, Plan, RULES_VERSION, Source, spec_digest};
use crate::seed::{EH1, SecretBytes};
use std::collections::BTreeMap;

/// The commitment to a task: inputs sealed with salts of the secret, shares, and the sources to come.
pub fn commit(sound: &Sound, allotment: &Allotment, sources: Vec<Source>, secret: &SecretBytes, public: bool) -> Commitment {
    let sealed = sound.sealed();
    let salter = secret.salter(EH1);
    let plan = Plan {
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
        facts: sound.facts().clone(),
        sources,
        secret_hash: secret.hash(EH1),
        public,
        frame: FrameSeal { rows: sealed.frame.len() as u64, root: frame_root(&sealed.frame, &salter) },
        sealed: sealed_digests(sealed, &salter),
        exclusions: exclusion_counts(&allotment.standings),
        forced: allotment.standings.iter().map(|s| s.forced.len() as u64).sum(),
        shares: allotment.shares.clone(),
    };
    Commitment { format: COMMITMENT_FORMAT.to_owned(), commitment: digest(&plan), plan }
}

/// C = SHA-256("EH1/plan\0" ‖ canonical plan).
pub fn digest(plan: &Plan) -> Digest {
    sha256(&[&EH1.label("plan"), &canon::write(plan)])
}

fn exclusion_counts(standings: &[Standing]) -> Vec<ExclusionCount> {
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for exclusion in standings.iter().flat_map(|s| &s.exclusions) {
        let count = counts.entry(&exclusion.rule).or_default();
        match exclusion.line {
            None => count.0 += 1,
            Some(_) => count.1 += 1,
        }
    }
    counts.into_iter().map(|(rule, (enterprises, pairs))| ExclusionCount { rule: rule.to_owned(), enterprises, pairs }).collect()
}
