//! Labels, secret, key and tickets, written again from `docs/spec.md`.

use crate::base::{Digest, sha256};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::ZeroizeOnDrop;

/// C = SHA-256("EH1/plan\0" ‖ canonical plan).
pub(super) fn plan_digest(canonical_plan: &[u8]) -> Digest {
    sha256(&[b"EH1/plan\0", canonical_plan])
}

/// S, as the judge holds it while it looks.
#[derive(ZeroizeOnDrop)]
pub(super) struct SecretKey([u8; 32]);

impl SecretKey {
    /// Public mode: 32 zero bytes.
    pub fn zero() -> Self {
        Self([0; 32])
    }

    /// From 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        Digest::parse(text).map(|d| Self(d.0))
    }

    pub fn is_zero(&self) -> bool {
        self.0 == [0; 32]
    }

    /// SHA-256("EH1/secret\0" ‖ S).
    pub fn hash(&self) -> Digest {
        sha256(&[b"EH1/secret\0", &self.0])
    }

    /// Salts of the sealed rows.
    pub fn salts(&self) -> Salts {
        Salts(mac(&self.0, &[b"EH1/salt\0"]))
    }

    /// K = HMAC(S, "EH1/seed\0" ‖ C ‖ LP(source) ‖ LP(value) …).
    pub fn key(&self, commitment: &Digest, values: &[(Vec<u8>, Vec<u8>)]) -> Key {
        let mut message = [b"EH1/seed\0".as_slice(), &commitment.0].concat();
        for part in values.iter().flat_map(|(source, value)| [source, value]) {
            message.extend(length(part));
            message.extend(part);
        }
        Key(mac(&self.0, &[&message]))
    }
}

/// HMAC(S, "EH1/salt\0").
#[derive(ZeroizeOnDrop)]
pub(super) struct Salts([u8; 32]);

impl Salts {
    /// The first 16 bytes of HMAC(·, LP(id) ‖ 0x01), in hexadecimal.
    pub fn salt(&self, id: &str) -> String {
        let block = mac(&self.0, &[&length(id.as_bytes()), id.as_bytes(), &[1]]);
        hex::encode(&block[..16])
    }
}

/// K.
#[derive(ZeroizeOnDrop)]
pub(super) struct Key([u8; 32]);

impl Key {
    /// SHA-256("EH1/key\0" ‖ K).
    pub fn check(&self) -> Digest {
        sha256(&[b"EH1/key\0", &self.0])
    }

    /// P of `docs/spec.md` §2: eight rounds over two halves of 14 bits.
    pub fn blind(&self, number: u64) -> u64 {
        let key = mac(&self.0, &[b"EH1/blind\0", &[1]]);
        let (mut left, mut right) = ((number >> 14) & 0x3fff, number & 0x3fff);
        for round in 0..8u8 {
            let tag = mac(&key, &[&[round], &(right as u16).to_be_bytes()]);
            let mixed = left ^ ((u64::from(tag[0]) << 8 | u64::from(tag[1])) % (1 << 14));
            (left, right) = (right, mixed);
        }
        left * (1 << 14) + right
    }

    /// HMAC(K, "EH1/ticket\0" ‖ LP(purpose) ‖ LP(id) … ‖ 0x01).
    pub fn ticket(&self, purpose: &str, ids: &[&str]) -> Digest {
        let mut message = b"EH1/ticket\0".to_vec();
        for part in [purpose].iter().chain(ids) {
            message.extend(length(part.as_bytes()));
            message.extend(part.as_bytes());
        }
        message.push(1);
        Digest(mac(&self.0, &[&message]))
    }
}

/// The four bytes before a length-prefixed string. Files hold no string of 4 GiB.
fn length(bytes: &[u8]) -> [u8; 4] {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes()
}

/// HMAC-SHA-256 (RFC 2104) of the concatenated parts.
fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231 case 1 has a 20-byte key: padded with zeros to 32 it is the same HMAC key.
    #[test]
    fn rfc4231_case_1() {
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        assert_eq!(hex::encode(mac(&key, &[b"Hi ", b"There"])), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    #[test]
    fn ids_do_not_run_together() {
        let key = Key([7; 32]);
        assert_ne!(key.ticket("lab", &["ab", "c"]), key.ticket("lab", &["a", "bc"]));
    }
}
