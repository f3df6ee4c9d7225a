//! Labels that keep every hash of this format apart from every other hash of the world.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The label of a rules version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect(pub &'static str);

/// The rules in force.
pub const EH1: Dialect = Dialect("EH1");

impl Dialect {
    /// `EH1/what\0`.
    pub fn label(self, what: &str) -> Vec<u8> {
        format!("{}/{what}\0", self.0).into_bytes()
    }
}

/// HMAC-SHA-256.
pub fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// X(k, info) = HMAC(k, info ‖ 0x01): HKDF-Expand of one block (RFC 5869 §2.3).
pub fn expand(key: &[u8], info: &[u8]) -> [u8; 32] {
    hmac(key, &[info, &[1]].concat())
}

/// LP(x) = u32be(length) ‖ x.
pub fn length_prefixed(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("labels and ids are short");
    [&length.to_be_bytes(), bytes].concat()
}
