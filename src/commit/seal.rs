//! Salted digests: they bind the private inputs and show nothing of them.

use crate::base::canon::{self, Writer};
use crate::base::{Digest, leaf_hash, merkle_root, sha256};
use crate::record::{Enterprise, Sealed, SealedDigests};
use crate::seed::Salter;
use rayon::prelude::*;
use serde::Serialize;

#[derive(Serialize)]
struct Leaf<'a> {
    id: &'a str,
    row: &'a Enterprise,
    salt: String,
}

#[derive(Serialize)]
struct Salted<'a, T: ?Sized> {
    rows: &'a T,
    salt: String,
}

/// RFC 6962 root over canonical `{id, row, salt}`, rows ascending by id.
pub fn frame_root(frame: &[Enterprise], salter: &Salter) -> Digest {
    merkle_root(&frame_leaf_hashes(frame, salter))
}

/// Hashes of the leaves, in the order of the frame.
pub fn frame_leaf_hashes(frame: &[Enterprise], salter: &Salter) -> Vec<Digest> {
    let leaf = |writer: &mut Writer, row: &Enterprise| {
        leaf_hash(writer.bytes(&Leaf { id: row.id.as_str(), row, salt: salter.salt(row.id.as_str()) }))
    };
    frame.par_iter().map_init(Writer::default, leaf).collect()
}

/// Digests of roster, history, conflicts and, if there is one, travel matrix.
pub fn sealed_digests(sealed: &Sealed, salter: &Salter) -> SealedDigests {
    SealedDigests {
        samplers: salted(&sealed.samplers[..], "samplers", salter),
        history: salted(&sealed.history[..], "history", salter),
        conflicts: salted(&sealed.conflicts[..], "conflicts", salter),
        matrix: sealed.matrix.as_ref().map(|matrix| salted(matrix, "matrix", salter)),
    }
}

fn salted<T: Serialize + ?Sized>(rows: &T, name: &str, salter: &Salter) -> Digest {
    sha256(&[&canon::write(&Salted { rows, salt: salter.salt(name) })])
}
