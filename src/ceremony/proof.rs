//! Proof about one enterprise: its leaf in the tree of the frame or of the fates, and the path to the public root.

use super::result::fate_leaves;
use crate::base::{Digest, EnterpriseId, canon, leaf_hash, merkle_path, merkle_root};
use crate::commit::frame_leaf_hashes;
use crate::record::{Commitment, Enterprise, FrameLeaf, PROOF_FORMAT, Proof, ProvedLeaf, PublicResult, Record, Sealed};
use crate::seed::{EH1, SecretBytes};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rayon::prelude::*;

/// Why nothing can be proved.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The frame does not have it.
    #[error("the frame has no enterprise {0}")]
    Nobody(EnterpriseId),
    /// What is sealed does not lead to the public root: files were changed.
    #[error("what is sealed does not lead to the root in {0}")]
    Changed(&'static str),
}

/// That an enterprise stands in the frame that was committed to. Possible before the draw.
///
/// # Errors
/// See [`ProofError`].
pub fn frame_proof(commitment: &Commitment, sealed: &Sealed, secret: &SecretBytes, id: &EnterpriseId) -> Result<Proof, ProofError> {
    let salter = secret.salter(EH1);
    let index = place(&sealed.frame, id)?;
    let hashes = frame_leaf_hashes(&sealed.frame, &salter);
    let leaf = FrameLeaf { id: id.clone(), row: sealed.frame[index].clone(), salt: salter.salt(id.as_str()) };
    path(commitment, &hashes, index, ProvedLeaf::Frame(Box::new(leaf)), (&commitment.plan.frame.root, "public/commitment.json"))
}

/// What became of an enterprise in the draw.
///
/// # Errors
/// See [`ProofError`].
pub fn fate_proof(
    commitment: &Commitment,
    sealed: &Sealed,
    secret: &SecretBytes,
    record: &Record,
    result: &PublicResult,
    id: &EnterpriseId,
) -> Result<Proof, ProofError> {
    let index = place(&sealed.frame, id)?;
    let leaves = fate_leaves(sealed, secret, &record.draw.fates);
    let hashes: Vec<Digest> = leaves.par_iter().map(|leaf| leaf_hash(&canon::write(leaf))).collect();
    let changed = ProofError::Changed("public/result.json");
    let leaf = leaves.into_iter().nth(index).filter(|leaf| leaf.enterprise == *id).ok_or(changed)?;
    path(commitment, &hashes, index, ProvedLeaf::Fates(leaf), (&result.fates, "public/result.json"))
}

fn place(frame: &[Enterprise], id: &EnterpriseId) -> Result<usize, ProofError> {
    frame.binary_search_by(|row| row.id.cmp(id)).map_err(|_| ProofError::Nobody(id.clone()))
}

fn path(
    commitment: &Commitment,
    hashes: &[Digest],
    index: usize,
    leaf: ProvedLeaf,
    (root, file): (&Digest, &'static str),
) -> Result<Proof, ProofError> {
    let path = merkle_path(hashes, index).filter(|_| merkle_root(hashes) == *root).ok_or(ProofError::Changed(file))?;
    let bytes: Vec<u8> = path.iter().flat_map(|hash| hash.0).collect();
    Ok(Proof {
        commitment: commitment.commitment,
        format: PROOF_FORMAT.to_owned(),
        index: index as u64,
        leaf,
        path: STANDARD.encode(bytes),
        rows: hashes.len() as u64,
    })
}
