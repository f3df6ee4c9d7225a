//! The only chance there is: one key, bound to a commitment, gives tickets to names and streams to purposes.
//!
//! Construction and labels: `docs/spec.md`. HMAC-SHA-256 throughout (RFC 2104, FIPS 180-4), ChaCha20 keystream (RFC 8439).

mod blind;
mod dialect;
mod secret;
mod source;
mod stream;

pub use blind::Blind;
pub use dialect::{Dialect, EH1};
pub use secret::{Salter, SecretBytes};
pub use source::{SeedPart, SourceError, entropy_bits, entropy_millibits, normal, seed_parts, source_text, value_bytes};
pub use stream::Stream;

use crate::base::{Digest, sha256};
use dialect::{expand, hmac, length_prefixed};
use zeroize::ZeroizeOnDrop;

/// K: exists only bound to a commitment. There is no default seed.
#[derive(ZeroizeOnDrop)]
pub struct Seed {
    key: [u8; 32],
    #[zeroize(skip)]
    dialect: Dialect,
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl Seed {
    /// K = HMAC(S, "EH1/seed\0" ‖ C ‖ LP(source) ‖ LP(value) …), one pair per source.
    pub fn new(dialect: Dialect, secret: &SecretBytes, commitment: &Digest, values: &[(impl AsRef<[u8]>, impl AsRef<[u8]>)]) -> Self {
        let mut message = dialect.label("seed");
        message.extend(commitment.0);
        for (source, value) in values {
            message.extend(length_prefixed(source.as_ref()));
            message.extend(length_prefixed(value.as_ref()));
        }
        Self { key: hmac(secret.bytes(), &message), dialect }
    }

    /// A key as it is: for known answers of foreign systems and for simulations, never for a record.
    pub fn from_key(dialect: Dialect, key: [u8; 32]) -> Self {
        Self { key, dialect }
    }

    /// The key itself. Whoever has it can redo every step; keep it as sealed as the secret.
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// SHA-256("EH1/key\0" ‖ K): lets two parties see that they hold the same key.
    pub fn check(&self) -> Digest {
        sha256(&[&self.dialect.label("key"), &self.key])
    }

    /// The ticket of a name for a purpose: X(K, "EH1/ticket\0" ‖ LP(purpose) ‖ LP(id) …). Lower comes first, ties by id.
    pub fn ticket(&self, purpose: &str, ids: &[&str]) -> Digest {
        let mut info = self.dialect.label("ticket");
        info.extend(length_prefixed(purpose.as_bytes()));
        for id in ids {
            info.extend(length_prefixed(id.as_bytes()));
        }
        Digest(expand(&self.key, &info))
    }

    /// Codes of samples that tell nothing.
    pub fn blind(&self) -> Blind {
        Blind::new(expand(&self.key, &self.dialect.label("blind")))
    }

    /// The stream of a purpose: ChaCha20 under X(K, "EH1/stream\0" ‖ LP(purpose)).
    pub fn stream(&self, purpose: &str) -> Stream {
        let mut info = self.dialect.label("stream");
        info.extend(length_prefixed(purpose.as_bytes()));
        Stream::new(expand(&self.key, &info))
    }
}

#[cfg(test)]
mod tests;
