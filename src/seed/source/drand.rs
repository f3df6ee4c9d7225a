//! Rounds of drand's quicknet: the signature is checked here, without a network.

use super::SourceError;
use crate::base::Digest;
use crate::record::QUICKNET;

/// SHA-256 of the signature, once it is the committed round's.
#[cfg(feature = "drand")]
pub(super) fn randomness(chain: &Digest, round: u64, value: &str) -> Result<Vec<u8>, SourceError> {
    use crate::base::sha256;
    use drand_verify::{G2PubkeyRfc, Pubkey};
    if chain.to_string() != QUICKNET.hash {
        return Err(SourceError::Chain);
    }
    let wrong = || SourceError::Round(round);
    let signature = hex::decode(value).ok().filter(|s| s.len() == 48 && hex::encode(s) == value).ok_or_else(wrong)?;
    let key = hex::decode(QUICKNET.key).ok().and_then(|k| G2PubkeyRfc::from_variable(&k).ok()).ok_or(SourceError::Chain)?;
    match key.verify(round, b"", &signature) {
        Ok(true) => Ok(sha256(&[&signature]).0.to_vec()),
        _ => Err(wrong()),
    }
}

/// Nothing can be checked without the feature.
#[cfg(not(feature = "drand"))]
pub(super) fn randomness(chain: &Digest, _: u64, _: &str) -> Result<Vec<u8>, SourceError> {
    Err(if chain.to_string() == QUICKNET.hash { SourceError::NoDrand } else { SourceError::Chain })
}
