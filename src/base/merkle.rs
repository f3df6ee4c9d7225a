//! RFC 6962 §2.1 Merkle tree hash and audit paths.

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

/// Audit path of RFC 6962 §2.1.1: the hashes that lead from a leaf to the root, from the leaf up. None if there is no such leaf.
pub fn merkle_path(leaves: &[Digest], index: usize) -> Option<Vec<Digest>> {
    match leaves.len() {
        n if index >= n => None,
        1 => Some(Vec::new()),
        n => {
            let (left, right) = leaves.split_at(n.next_power_of_two() / 2);
            let (mut path, beside) = match index.checked_sub(left.len()) {
                None => (merkle_path(left, index)?, merkle_root(right)),
                Some(index) => (merkle_path(right, index)?, merkle_root(left)),
            };
            path.push(beside);
            Some(path)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The eight leaves of the Certificate Transparency reference test data.
    fn leaves() -> Vec<Digest> {
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .iter()
            .map(|leaf| leaf_hash(&hex::decode(leaf).unwrap()))
            .collect()
    }

    #[test]
    fn known_roots() {
        let leaves = leaves();
        let roots = include_str!("../../tests/vectors/rfc6962_roots.txt");
        for (n, root) in roots.lines().enumerate() {
            assert_eq!(merkle_root(&leaves[..n]).to_string(), root, "root of {n} leaves");
        }
        assert_eq!(roots.lines().count(), 9);
    }
    /// Audit paths of the same reference test data (leaf, leaves of the tree).
    #[test]
    fn known_paths() {
        let known: [(usize, usize, &[&str]); 5] = [
            (0, 1, &[]),
            (
                0,
                8,
                &[
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ],
            ),
            (
                5,
                8,
                &[
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ],
            ),
            (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
            (
                1,
                5,
                &[
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ],
            ),
        ];
        for (index, rows, path) in known {
            let found = merkle_path(&leaves()[..rows], index).unwrap();
            assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), path, "leaf {index} of {rows}");
        }
    }

    /// The example of §2.1.3: seven leaves, paths by the names given there.
    #[test]
    fn the_example_of_the_rfc() {
        let d = &leaves()[..7];
        let node = |left: Digest, right: Digest| sha256(&[&[1], &left.0, &right.0]);
        let (g, h, i, j) = (node(d[0], d[1]), node(d[2], d[3]), node(d[4], d[5]), d[6]);
        let (k, l) = (node(g, h), node(i, j));
        assert_eq!(node(k, l), merkle_root(d));
        assert_eq!(merkle_path(d, 0).unwrap(), [d[1], h, l]);
        assert_eq!(merkle_path(d, 3).unwrap(), [d[2], g, l]);
        assert_eq!(merkle_path(d, 4).unwrap(), [d[5], j, k]);
        assert_eq!(merkle_path(d, 6).unwrap(), [i, k]);
        assert!(merkle_path(d, 7).is_none() && merkle_path(&[], 0).is_none());
    }

    proptest! {
        /// Walking the path as the tree is defined gives the root; no path is longer than ⌈log₂ n⌉.
        #[test]
        fn a_path_leads_to_the_root(rows in 1usize..700, at in 0usize..700) {
            let leaves: Vec<Digest> = (0..rows).map(|i| leaf_hash(&i.to_be_bytes())).collect();
            let index = at % rows;
            let path = merkle_path(&leaves, index).unwrap();
            prop_assert!(path.len() <= rows.next_power_of_two().trailing_zeros() as usize);
            fn root(index: usize, rows: usize, leaf: Digest, path: &[Digest]) -> Digest {
                let Some((beside, below)) = path.split_last() else { return leaf };
                let split = rows.next_power_of_two() / 2;
                match index < split {
                    true => sha256(&[&[1], &root(index, split, leaf, below).0, &beside.0]),
                    false => sha256(&[&[1], &beside.0, &root(index - split, rows - split, leaf, below).0]),
                }
            }
            prop_assert_eq!(root(index, rows, leaves[index], &path), merkle_root(&leaves));
        }
    }
}
