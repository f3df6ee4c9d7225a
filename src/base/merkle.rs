//! RFC 6962 §2.1 Merkle tree hash.

use super::{Digest, sha256};

/// Fewer leaves than this are not worth a second thread.
const FEW: usize = 4_096;

/// Hash of one leaf: SHA-256(0x00 ‖ leaf).
pub fn leaf_hash(leaf: &[u8]) -> Digest {
    sha256(&[&[0], leaf])
}

/// Root over leaf hashes; SHA-256 of nothing for an empty tree.
pub fn merkle_root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => sha256(&[]),
        [only] => *only,
        many => {
            let split = many.len().next_power_of_two() / 2;
            let (left, right) = many.split_at(split);
            let (left, right) = match many.len() {
                0..FEW => (merkle_root(left), merkle_root(right)),
                _ => rayon::join(|| merkle_root(left), || merkle_root(right)),
            };
            sha256(&[&[1], &left.0, &right.0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roots of the first eight leaves of the Certificate Transparency reference test data.
    #[test]
    fn known_roots() {
        let leaves: Vec<Digest> = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .iter()
            .map(|leaf| leaf_hash(&hex::decode(leaf).unwrap()))
            .collect();
        let roots = include_str!("../../tests/vectors/rfc6962_roots.txt");
        for (n, root) in roots.lines().enumerate() {
            assert_eq!(merkle_root(&leaves[..n]).to_string(), root, "root of {n} leaves");
        }
        assert_eq!(roots.lines().count(), 9);
    }
}
