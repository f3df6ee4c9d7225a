//! S: 32 bytes that keep the draw sealed until the last visit.

use super::dialect::{Dialect, expand, hmac, length_prefixed};
use crate::base::{Digest, sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// S, wiped from memory after use and never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SecretBytes([u8; 32]);

impl std::fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretBytes(…)")
    }
}

impl SecretBytes {
    /// A fresh secret from the operating system.
    ///
    /// # Errors
    /// If the system's generator fails.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The zero secret of public mode.
    pub fn public() -> Self {
        Self([0; 32])
    }

    /// Known bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From 64 lower-case hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        Digest::parse(text).map(|d| Self(d.0))
    }

    /// As 64 hexadecimal digits, for the secret file alone.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// SHA-256("EH1/secret\0" ‖ S).
    pub fn hash(&self, dialect: Dialect) -> Digest {
        sha256(&[&dialect.label("secret"), &self.0])
    }

    /// Maker of salts. One per frame: the inner HMAC is the same for all rows.
    pub fn salter(&self, dialect: Dialect) -> Salter {
        Salter(hmac(&self.0, &dialect.label("salt")))
    }
}

/// Salts that hide rows until they are shown.
#[derive(ZeroizeOnDrop)]
pub struct Salter([u8; 32]);

impl Salter {
    /// First 16 bytes of X(HMAC(S, "EH1/salt\0"), LP(id)), as hexadecimal.
    pub fn salt(&self, id: &str) -> String {
        hex::encode(&expand(&self.0, &length_prefixed(id.as_bytes()))[..16])
    }
}
