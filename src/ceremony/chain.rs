//! The chain of entries.

use super::CeremonyError;
use super::keys::KeyFile;
use super::stamp::Stamp;
use crate::base::{Digest, canon, sha256};
use crate::record::{Body, Entry, LEDGER_FORMAT, Ledger, Signature, SignedEntry};
use crate::seed::EH1;

/// SHA-256("EH1/entry\0" ‖ canonical entry).
pub fn entry_digest(entry: &Entry) -> Digest {
    sha256(&[&EH1.label("entry"), &canon::write(entry)])
}

/// A new ledger.
pub(super) fn empty() -> Ledger {
    Ledger { entries: Vec::new(), format: LEDGER_FORMAT.to_owned() }
}

/// Add an entry at the end, and give its digest.
///
/// # Errors
/// If it would be older than the last one.
pub fn append(ledger: &mut Ledger, at: Stamp, body: Body) -> Result<Digest, CeremonyError> {
    let last = ledger.entries.last().map(|e| &e.entry);
    if let Some(last) = last.filter(|last| at.to_string() < last.at) {
        return Err(CeremonyError::Time { at: at.to_string(), last: last.at.clone() });
    }
    let entry =
        Entry { at: at.to_string(), body, number: ledger.entries.len() as u64 + 1, previous: last.map_or(Digest([0; 32]), entry_digest) };
    let digest = entry_digest(&entry);
    ledger.entries.push(SignedEntry { entry, signatures: Vec::new() });
    Ok(digest)
}

/// Sign an entry; signing twice changes nothing.
pub fn sign_entry(signed: &mut SignedEntry, key: &KeyFile) {
    let message = [EH1.label("sign"), entry_digest(&signed.entry).0.to_vec()].concat();
    let public = key.public();
    signed.signatures.retain(|s| s.key != public);
    signed.signatures.push(Signature { key: public, signature: key.sign(&message) });
    signed.signatures.sort_by_key(|s| s.key);
}
