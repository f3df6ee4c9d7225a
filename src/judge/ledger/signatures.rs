//! Signatures are by the round's signers and hold; entries that others rely on are signed by all of them.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::{chain, intent, path};
use crate::base::Digest;
use crate::record::{Body, Ledger};
use ed25519_dalek::{Signature, VerifyingKey};
use std::ops::Range;

pub(super) fn checks(ledger: &Ledger, rounds: &[Range<usize>]) -> Vec<Check> {
    let (mut valid, mut complete) = (Rule::new("ledger", "signatures"), Rule::new("ledger", "signed"));
    for round in rounds {
        let entries = &ledger.entries[round.clone()];
        let signers = intent(entries).map_or(&[][..], |i| &i.signers);
        let has = |kind: &str| entries.iter().any(|e| e.entry.body.kind() == kind);
        let (sourced, revealed) = (has("source"), has("reveal"));
        for (i, signed) in round.clone().zip(entries) {
            let digest = chain::digest(&signed.entry);
            valid.hold(signed.signatures.is_sorted_by(|a, b| a.key < b.key), || {
                Failure::new(
                    path(i, ".signatures"),
                    "签名须按公钥排列、不得重复".to_owned(),
                    "signatures ascend by key, one a key".to_owned(),
                )
            });
            for (s, signature) in signed.signatures.iter().enumerate() {
                let known = signers.iter().any(|signer| signer.key == signature.key);
                valid.hold(known && holds(&signature.key, &digest, &signature.signature), || {
                    Failure::new(
                        path(i, &format!(".signatures[{s}]")),
                        if known { "签名不成立" } else { "签名人不在本轮之列" }.to_owned(),
                        if known { "the signature does not hold" } else { "the key is none of the round's signers" }.to_owned(),
                    )
                });
            }
            let early = matches!(signed.entry.body, Body::Intent(_) | Body::Commitment { .. });
            if revealed || (sourced && early) {
                for signer in signers {
                    complete.hold(signed.signatures.iter().any(|s| s.key == signer.key), || {
                        Failure::new(
                            path(i, ".signatures"),
                            format!("缺少 {} 的签名", signer.name),
                            format!("{} has not signed", signer.name),
                        )
                    });
                }
            }
        }
    }
    vec![valid.done(), complete.done()]
}

/// RFC 8032, strictly: one spelling of a signature, no small-order keys.
fn holds(key: &Digest, digest: &Digest, signature: &str) -> bool {
    let bytes = hex::decode(signature).ok().filter(|bytes| hex::encode(bytes) == signature);
    let signature = bytes.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok()).map(|bytes| Signature::from_bytes(&bytes));
    let message = [b"EH1/sign\0".as_slice(), &digest.0].concat();
    let key = VerifyingKey::from_bytes(&key.0).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(&message, &signature).is_ok())
}
