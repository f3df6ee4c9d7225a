//! `key new NAME --role …`: a key that signs the ledger; `--escrow`: one that opens what is encrypted to it (`key open`).

use super::desk::Desk;
use super::exit::Exit;
use super::files::told;
use super::stop::Stop;
use super::unlock::Open;
use crate::base::{Access, Lang, canon, write_atomic_with};
use crate::ceremony::{new_identity, new_key};
use crate::intake::codes;
use crate::record::Role;
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Arguments of `key`.
#[derive(Debug, clap::Args)]
pub struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// a new pair: NAME.key to keep, NAME.pub to hand over
    New(New),
    /// decrypt a file with an age identity: an escrow, a packet
    Open(Open),
}

#[derive(Debug, clap::Args)]
struct New {
    /// whose
    name: String,
    /// in which role
    #[arg(long, value_enum, default_value = "witness")]
    role: RoleName,
    /// not for signing: an age key, for an escrow or packets
    #[arg(long, conflicts_with = "role")]
    escrow: bool,
    /// folder to write to
    #[arg(long, default_value = ".")]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum RoleName {
    /// runs the draw
    Planner,
    /// saw it
    Witness,
    /// will check it
    Auditor,
}

impl Key {
    /// Writes the two files of a new key, or opens a file.
    ///
    /// # Errors
    /// If a file is there already, cannot be written, or cannot be opened.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        match &self.what {
            What::New(new) => new.run(desk),
            What::Open(open) => open.run(desk),
        }
    }
}

impl New {
    fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        if self.name.trim().is_empty() || self.name.contains(['/', '\\', '\0']) {
            return Err(
                Stop::refused("姓名不能为空，也不能含 / 或 \\", "a name is not empty and has no / or \\").coded(&codes::BAD_ARGUMENT)
            );
        }
        let role = match self.role {
            RoleName::Planner => Role::Planner,
            RoleName::Witness => Role::Witness,
            RoleName::Auditor => Role::Auditor,
        };
        let ends = if self.escrow { ["age-key", "age-pub"] } else { ["key", "pub"] };
        let [secret, public] = ends.map(|end| self.out.join(format!("{}.{end}", self.name)));
        for path in [&secret, &public] {
            if path.exists() {
                return Err(Stop::writing(path, &io::ErrorKind::AlreadyExists.into()));
            }
        }
        let shown = if self.escrow {
            let (identity, recipient) = new_identity();
            put(&secret, Access::Owner, identity.as_bytes())?;
            put(&public, Access::Everybody, format!("{recipient}\n").as_bytes())?;
            recipient
        } else {
            let key = new_key(&self.name, role)
                .map_err(|e| Stop::new(Exit::Fault, "系统随机数不可用", format!("the system gives no randomness: {e}")))?;
            put(&secret, Access::Owner, &Zeroizing::new(canon::write(&key)))?;
            put(&public, Access::Everybody, &canon::write(&key.signer()))?;
            key.public().to_string()
        };
        let (keyfile, pubfile) = (secret.display(), public.display());
        desk.answer(&serde_json::json!({"key": shown, "keyfile": told(&secret), "pubfile": told(&public)}), || match desk.lang {
            Lang::Zh => format!("公钥 {shown}\n{keyfile} 仅本人可读，请妥善保管；{pubfile} 交给组织者\n"),
            Lang::En => format!("public key {shown}\nkeep {keyfile} (readable by its owner only); hand over {pubfile}\n"),
        });
        Ok(Exit::Fine)
    }
}

fn put(path: &Path, access: Access, bytes: &[u8]) -> Result<(), Stop> {
    write_atomic_with(path, access, |out| out.write_all(bytes)).map_err(|e| Stop::writing(path, &e))
}
