//! Files for certain eyes only, encrypted with age (age-encryption.org/v1, X25519): the secret in escrow, packets of teams.

use crate::base::canon;
use crate::record::{Commitment, Secret};
use crate::seed::{EH1, SecretBytes};
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
pub use age::x25519::Recipient;
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{self, Read, Write};
use zeroize::Zeroizing;

/// A file of this size is no key, no secret and no packet.
const BYTES_MAX: u64 = 64 << 20;

/// Why a file cannot be locked or opened.
#[derive(Debug, thiserror::Error)]
pub enum EscrowError {
    /// No recipient of age's X25519 form. It is not shown: it may be a secret key, put in the wrong place.
    #[error("no age recipient (age1…)")]
    Recipient,
    /// No identity in the file.
    #[error("no age identity (AGE-SECRET-KEY-1…) in the file")]
    Identity,
    /// It was encrypted to others.
    #[error("the file is not encrypted to this key")]
    OtherKey,
    /// Not an age file, or altered.
    #[error("not an age file, or altered")]
    Broken,
    /// What was in it is not the secret that was committed to.
    #[error("the file does not hold the secret that was committed to")]
    OtherSecret,
    /// Encrypting failed.
    #[error("encrypting failed: {0}")]
    Failed(io::Error),
}

/// A recipient from its text, `age1…`.
///
/// # Errors
/// [`EscrowError::Recipient`].
pub fn recipient(text: &str) -> Result<Recipient, EscrowError> {
    text.trim().parse().map_err(|_| EscrowError::Recipient)
}

/// A fresh pair: the text of an identity file, and its recipient.
pub fn new_identity() -> (Zeroizing<String>, String) {
    let identity = Identity::generate();
    let public = identity.to_public().to_string();
    let secret = identity.to_string();
    (Zeroizing::new(format!("# public key: {public}\n{}\n", secret.expose_secret())), public)
}

/// Encrypt to all of the recipients, as ASCII armor.
///
/// # Errors
/// [`EscrowError::Failed`], also without a recipient.
pub fn lock(recipients: &[Recipient], plain: &[u8]) -> Result<Vec<u8>, EscrowError> {
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn age::Recipient))
        .map_err(|e| EscrowError::Failed(io::Error::other(e.to_string())))?;
    let write = || -> io::Result<Vec<u8>> {
        let mut out = encryptor.wrap_output(ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?)?;
        out.write_all(plain)?;
        out.finish()?.finish()
    };
    write().map_err(EscrowError::Failed)
}

/// Decrypt with the identities of an identity file (lines `AGE-SECRET-KEY-1…`, remarks with `#`).
///
/// # Errors
/// If the file has no identity, or none of them opens it.
pub fn unlock(identities: &str, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, EscrowError> {
    let lines = identities.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<Identity> = lines.map(|line| line.parse().map_err(|_| EscrowError::Identity)).collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err(EscrowError::Identity);
    }
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(bytes)).map_err(|_| EscrowError::Broken)?;
    let opened = decryptor.decrypt(keys.iter().map(|key| key as &dyn age::Identity)).map_err(|e| match e {
        DecryptError::NoMatchingKeys => EscrowError::OtherKey,
        _ => EscrowError::Broken,
    })?;
    // as much room as there is ciphertext: the buffer is never moved, so no copy of what is in it stays behind
    let mut plain = Zeroizing::new(Vec::with_capacity(bytes.len()));
    opened.take(BYTES_MAX).read_to_end(&mut plain).map_err(|_| EscrowError::Broken)?;
    Ok(plain)
}

/// `sealed/escrow.age`: what `sealed/secret.json` holds, for somebody else to keep.
///
/// # Errors
/// As [`lock`].
pub fn escrow(recipients: &[Recipient], secret: &SecretBytes) -> Result<Vec<u8>, EscrowError> {
    let file = Zeroizing::new(canon::write(&Secret { secret: secret.to_hex() }));
    lock(recipients, &file)
}

/// The secret of an escrow file, if it is the one that was committed to.
///
/// # Errors
/// See [`EscrowError`].
pub fn recover(commitment: &Commitment, identities: &str, bytes: &[u8]) -> Result<SecretBytes, EscrowError> {
    let plain = unlock(identities, bytes)?;
    let secret: Secret = canon::read(&plain).map_err(|_| EscrowError::OtherSecret)?;
    let secret = SecretBytes::from_hex(&secret.secret).ok_or(EscrowError::OtherSecret)?;
    if secret.hash(EH1) == commitment.plan.secret_hash { Ok(secret) } else { Err(EscrowError::OtherSecret) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Identity and recipient of the age specification's test vectors (age's own `x25519.rs`).
    const IDENTITY: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    const RECIPIENT: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    #[test]
    fn known_pair() {
        let file = lock(&[recipient(RECIPIENT).unwrap()], b"packet").unwrap();
        assert!(file.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----\n"));
        assert_eq!(*unlock(&format!("# mine\n\n{IDENTITY}\n"), &file).unwrap(), b"packet");
    }

    #[test]
    fn each_of_several_opens_it_and_nobody_else() {
        let people: Vec<_> = (0..3).map(|_| new_identity()).collect();
        let keys: Vec<Recipient> = people[..2].iter().map(|(_, public)| recipient(public).unwrap()).collect();
        let file = lock(&keys, b"both").unwrap();
        assert!(people[..2].iter().all(|(identity, _)| *unlock(identity, &file).unwrap() == b"both"));
        assert!(matches!(unlock(&people[2].0, &file), Err(EscrowError::OtherKey)));
        let mut altered = file.clone();
        let at = altered.len() - 60;
        altered[at] ^= 1;
        assert!(unlock(&people[0].0, &altered).is_err());
        assert!(matches!(unlock("# nothing\n", &file), Err(EscrowError::Identity)));
        assert!(matches!(unlock("not a key", &file), Err(EscrowError::Identity)));
        assert!(matches!(unlock(&people[0].0, b"hello"), Err(EscrowError::Broken)));
        for wrong in ["", "age1", "age1qqqq", IDENTITY] {
            assert!(matches!(recipient(wrong), Err(EscrowError::Recipient)), "{wrong}");
        }
        assert!(lock(&[], b"nobody").is_err());
    }
}
