//! Ed25519 keys (RFC 8032) that sign entries.

use crate::base::Digest;
use crate::record::{Role, Signer};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Why a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The system gives no randomness.
    #[error("the system gives no randomness: {0}")]
    Random(#[from] getrandom::Error),
}

/// A key file: canonical JSON, readable by its owner only. Wiped from memory after use.
#[derive(Serialize, Deserialize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// Public key.
    #[zeroize(skip)]
    key: Digest,
    /// Whose.
    #[zeroize(skip)]
    name: String,
    /// In which role.
    #[zeroize(skip)]
    role: Role,
    /// 64 hexadecimal digits.
    secret: Digits,
}

/// Secret digits.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
struct Digits(String);

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyFile({}, …)", self.key)
    }
}

/// A fresh key from the operating system's generator.
///
/// # Errors
/// If the generator fails.
pub fn new_key(name: &str, role: Role) -> Result<KeyFile, KeyError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    let file = KeyFile::from_secret(name, role, &bytes);
    bytes.zeroize();
    Ok(file)
}

impl KeyFile {
    /// The key of 32 secret bytes.
    pub fn from_secret(name: &str, role: Role, secret: &[u8; 32]) -> Self {
        let key = Digest(SigningKey::from_bytes(secret).verifying_key().to_bytes());
        Self { key, name: name.to_owned(), role, secret: Digits(hex::encode(secret)) }
    }

    /// What the ledger says of it.
    pub fn signer(&self) -> Signer {
        Signer { key: self.public(), name: self.name.clone(), role: self.role }
    }

    /// Whether the secret digits are there and belong to the public key.
    pub fn is_sound(&self) -> bool {
        self.signing().is_some_and(|signing| signing.verifying_key().to_bytes() == self.key.0)
    }

    /// The public key.
    pub fn public(&self) -> Digest {
        self.key
    }

    /// A signature, 128 hexadecimal digits; empty if the file is not sound.
    pub fn sign(&self, message: &[u8]) -> String {
        self.signing().map(|signing| hex::encode(signing.sign(message).to_bytes())).unwrap_or_default()
    }

    fn signing(&self) -> Option<SigningKey> {
        Digest::parse(&self.secret.0).map(|secret| SigningKey::from_bytes(&secret.0))
    }
}

/// Whether a signature is the key's, strictly (no malleable forms).
pub fn verify(key: &Digest, message: &[u8], signature: &str) -> bool {
    let bytes = hex::decode(signature).ok().filter(|b| hex::encode(b) == signature).and_then(|b| <[u8; 64]>::try_from(b).ok());
    let key = VerifyingKey::from_bytes(&key.0).ok();
    key.zip(bytes).is_some_and(|(key, bytes)| key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&bytes)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032 §7.1, tests 1 to 3.
    #[test]
    fn rfc8032() {
        let cases = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ),
        ];
        for (secret, public, message, signature) in cases {
            let key = KeyFile::from_secret("k", Role::Witness, &Digest::parse(secret).unwrap().0);
            let message = hex::decode(message).unwrap();
            assert_eq!(key.public().to_string(), public);
            assert_eq!(key.sign(&message), signature);
            assert!(verify(&key.public(), &message, signature));
            assert!(!verify(&key.public(), b"other", signature));
            assert!(!verify(&key.public(), &message, &signature.to_uppercase()));
            assert!(!verify(&Digest([7; 32]), &message, signature));
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        let key = KeyFile::from_secret("k", Role::Planner, &[9; 32]);
        assert!(!format!("{key:?}").contains(&hex::encode([9u8; 32])));
    }
}
