//! RFC 6962 §2.1 root, built level by level: a second spelling of the recursive definition.

use crate::base::{Digest, sha256};
use rayon::prelude::*;

/// SHA-256(0x00 ‖ leaf).
pub(super) fn leaf(bytes: &[u8]) -> Digest {
    sha256(&[&[0], bytes])
}

/// The root over the leaves' hashes.
pub(super) fn root(leaves: &[Digest]) -> Digest {
    let mut level = leaves.to_vec();
    if level.is_empty() {
        return sha256(&[]);
    }
    // Pairing from the left and carrying an odd last node upwards gives the tree of §2.1.
    while level.len() > 1 {
        level = level.par_chunks(2).map(pair).collect();
    }
    level[0]
}

fn pair(nodes: &[Digest]) -> Digest {
    match nodes {
        [left, right] => sha256(&[&[1], &left.0, &right.0]),
        _ => nodes[0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_roots() {
        let leaves: Vec<Digest> = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .iter()
            .map(|bytes| leaf(&hex::decode(bytes).unwrap()))
            .collect();
        for (n, want) in include_str!("../../tests/vectors/rfc6962_roots.txt").lines().enumerate() {
            assert_eq!(root(&leaves[..n]).to_string(), want, "root of {n} leaves");
        }
    }
}
