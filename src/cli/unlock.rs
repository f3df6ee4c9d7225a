//! `key open FILE --identity …`: open what was encrypted to a key; how verbs read such files and say why they cannot.

use super::desk::Desk;
use super::exit::Exit;
use super::files::told;
use super::stop::Stop;
use crate::base::{Access, Lang, write_atomic_with};
use crate::ceremony::{self, EscrowError};
use crate::intake::codes;
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Arguments of `key open`.
#[derive(Debug, clap::Args)]
pub struct Open {
    /// the encrypted file
    file: PathBuf,
    /// the age identity file
    #[arg(long, value_name = "IDENTITYFILE")]
    identity: PathBuf,
    /// file to write, readable by its owner only
    #[arg(long)]
    out: PathBuf,
}

impl Open {
    /// Writes the decrypted file.
    ///
    /// # Errors
    /// If the key does not open it, or the new file is there already or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        if self.out.exists() {
            return Err(Stop::writing(&self.out, &io::ErrorKind::AlreadyExists.into()));
        }
        let plain = ceremony::unlock(&identity(&self.identity)?, &bytes(&self.file)?).map_err(|e| locked(&e))?;
        write_atomic_with(&self.out, Access::Owner, |out| out.write_all(&plain)).map_err(|e| Stop::writing(&self.out, &e))?;
        let path = self.out.display();
        desk.answer(&serde_json::json!({"file": told(&self.out), "bytes": plain.len()}), || match desk.lang {
            Lang::Zh => format!("已打开，写入 {path}（仅本人可读）\n"),
            Lang::En => format!("opened into {path} (readable by its owner only)\n"),
        });
        Ok(Exit::Fine)
    }
}

/// Text of an identity file.
///
/// # Errors
/// If it cannot be read.
pub fn identity(path: &Path) -> Result<Zeroizing<String>, Stop> {
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(|e| Stop::reading(path, &e))
}

/// Bytes of an encrypted file.
///
/// # Errors
/// If it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|e| Stop::reading(path, &e))
}

/// Why a file stays locked.
pub fn locked(error: &EscrowError) -> Stop {
    let zh = match error {
        EscrowError::Recipient => "不是 age 公钥（应为 age1…）",
        EscrowError::Identity => "私钥文件里没有 age 私钥（AGE-SECRET-KEY-1…）",
        EscrowError::OtherKey => "这个文件不是加密给这把密钥的",
        EscrowError::Broken => "不是 age 加密文件，或被改动过",
        EscrowError::OtherSecret => "文件里不是承诺时的那个保密数",
        EscrowError::Failed(_) => "加密失败",
    };
    Stop::refused(zh, error.to_string()).coded(&codes::NOT_OPENED)
}
