//! Section `frame`: the sealed inputs are the ones committed to.

use super::case::Case;
use super::keys::Salts;
use super::merkle;
use super::rule::Rule;
use super::verdict::Check;
use crate::base::{Digest, canon, sha256};
use crate::record::{Enterprise, Sealed, SealedDigests};
use rayon::prelude::*;
use serde::Serialize;

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    vec![root(case), digests(case)]
}

/// A leaf of the frame's tree.
#[derive(Serialize)]
struct Leaf<'a, T> {
    id: &'a str,
    row: &'a T,
    salt: String,
}

#[derive(Serialize)]
struct Salted<'a, T: ?Sized> {
    rows: &'a T,
    salt: String,
}

/// RFC 6962 root over `{id, row, salt}`, rows by id.
fn root(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("frame", "root");
    let (frame, seal) = (&case.sealed.frame, &case.commitment.plan.frame);
    rule.equal("commitment.plan.frame.rows", &(frame.len() as u64), &seal.rows);
    rule.equal("commitment.plan.frame.root", &merkle::root(case.frame_leaves()), &seal.root);
    rule.done()
}

/// Hashes of canonical `{id, row, salt}`, in the order of the frame.
pub(super) fn leaves(sealed: &Sealed, salts: &Salts) -> Vec<Digest> {
    let bytes = |e: &Enterprise| canon::write(&Leaf { id: e.id.as_str(), row: e, salt: salts.salt(e.id.as_str()) });
    sealed.frame.par_iter().map(|e| merkle::leaf(&bytes(e))).collect()
}

/// SHA-256 of canonical `{rows, salt}` of roster, history, conflicts and, if there is one, travel matrix.
fn digests(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("frame", "sealed_digests");
    let salts = case.secret.salts();
    let want = SealedDigests {
        samplers: sealed(&salts, "samplers", &case.sealed.samplers[..]),
        history: sealed(&salts, "history", &case.sealed.history[..]),
        conflicts: sealed(&salts, "conflicts", &case.sealed.conflicts[..]),
        matrix: case.sealed.matrix.as_ref().map(|matrix| sealed(&salts, "matrix", matrix)),
    };
    rule.equal("commitment.plan.sealed", &want, &case.commitment.plan.sealed);
    rule.done()
}

fn sealed<T: Serialize + ?Sized>(salts: &Salts, name: &str, rows: &T) -> Digest {
    sha256(&[&canon::write(&Salted { rows, salt: salts.salt(name) })])
}
