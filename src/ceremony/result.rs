//! What a sealed result shows: counts, and the root of a tree of salted fates.

use crate::base::{Digest, canon, leaf_hash, merkle_root};
use crate::commit::frame_leaf_hashes;
use crate::record::{Batch, Counts, CountyCount, Facts, Fate, FateLeaf, LineCount, PublicResult, RESULT_FORMAT, Record, Sealed};
use crate::seed::{EH1, Salter, SecretBytes};
use rayon::prelude::*;

/// `public/result.json` of a record; `digest` is that of its file.
pub fn public_result(facts: &Facts, sealed: &Sealed, secret: &SecretBytes, record: &Record, digest: Digest) -> PublicResult {
    let leaves = fate_leaves(sealed, secret, &record.draw.fates);
    let hashes: Vec<Digest> = leaves.par_iter().map(|leaf| leaf_hash(&canon::write(leaf))).collect();
    PublicResult {
        commitment: record.commitment,
        counts: counts(facts, record),
        fates: merkle_root(&hashes),
        format: RESULT_FORMAT.to_owned(),
        key_check: record.seed.key_check,
        record: digest,
        values: record.seed.values.clone(),
    }
}

/// Leaves of the tree of fates, in the order of the frame.
pub(super) fn fate_leaves(sealed: &Sealed, secret: &SecretBytes, fates: &[Fate]) -> Vec<FateLeaf> {
    let salter: Salter = secret.salter(EH1);
    let frame = frame_leaf_hashes(&sealed.frame, &salter);
    let leaf = |(fate, frame): (&Fate, Digest)| FateLeaf {
        enterprise: fate.enterprise.clone(),
        fate: fate.fate,
        frame,
        lines: fate.lines.to_vec(),
        salt: salter.salt(&format!("fate/{}", fate.enterprise)),
    };
    fates.par_iter().zip(frame).map(leaf).collect()
}

fn counts(facts: &Facts, record: &Record) -> Counts {
    let batches = &record.draw.batches;
    let count = |of: &dyn Fn(&Batch) -> bool| batches.iter().filter(|b| of(b)).count() as u64;
    let mut counties: Vec<CountyCount> =
        facts.counties.iter().map(|c| CountyCount { batches: count(&|b| b.county == c.id), county: c.id.clone() }).collect();
    counties.sort_by(|a, b| a.county.cmp(&b.county));
    let line = |l: &crate::record::Line| LineCount {
        alternates: record.draw.alternates.iter().filter(|a| a.line == l.id).count() as u64,
        batches: count(&|b| b.line == l.id),
        forced: count(&|b| b.line == l.id && b.forced),
        line: l.id.clone(),
    };
    Counts { counties, lines: facts.lines.iter().map(line).collect() }
}
