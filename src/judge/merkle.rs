//! RFC 6962 §2.1 root, built level by level: a second spelling of the recursive definition.

use crate::base::{Digest, sha256};
use rayon::prelude::*;

/// The root over the leaves' bytes.
pub(super) fn root(leaves: impl ParallelIterator<Item = Vec<u8>>) -> Digest {
    let mut level: Vec<Digest> = leaves.map(|leaf| sha256(&[&[0], &leaf])).collect();
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
        let leaves: Vec<Vec<u8>> = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .iter()
            .map(|leaf| hex::decode(leaf).unwrap())
            .collect();
        for (n, want) in include_str!("../../tests/vectors/rfc6962_roots.txt").lines().enumerate() {
            assert_eq!(root(leaves[..n].par_iter().cloned()).to_string(), want, "root of {n} leaves");
        }
    }
}
