//! `key new NAME --role …`: a key that signs the ledger.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::{Access, Lang, canon, write_atomic_with};
use crate::ceremony::new_key;
use crate::record::Role;
use std::io;
use std::path::{Path, PathBuf};

/// Arguments of `key`.
#[derive(Debug, clap::Args)]
pub struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// 生成一对密钥：NAME.key（本人保管）与 NAME.pub（交给组织者） · a new pair: NAME.key to keep, NAME.pub to hand over
    New(New),
}

#[derive(Debug, clap::Args)]
struct New {
    /// 姓名或单位 · whose
    name: String,
    /// 身份 · in which role
    #[arg(long, value_enum, default_value = "witness")]
    role: RoleName,
    /// 写入的文件夹 · folder to write to
    #[arg(long, default_value = ".")]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum RoleName {
    /// 组织者 · runs the draw
    Planner,
    /// 见证人 · saw it
    Witness,
    /// 审计 · will check it
    Auditor,
}

impl Key {
    /// Writes the two files.
    ///
    /// # Errors
    /// If one of them is there already, or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let What::New(new) = &self.what;
        if new.name.trim().is_empty() || new.name.contains(['/', '\\', '\0']) {
            return Err(Stop::refused("姓名不能为空，也不能含 / 或 \\", "a name is not empty and has no / or \\"));
        }
        let role = match new.role {
            RoleName::Planner => Role::Planner,
            RoleName::Witness => Role::Witness,
            RoleName::Auditor => Role::Auditor,
        };
        let (secret, public) = (new.out.join(format!("{}.key", new.name)), new.out.join(format!("{}.pub", new.name)));
        for path in [&secret, &public] {
            if path.exists() {
                return Err(Stop::writing(path, &io::ErrorKind::AlreadyExists.into()));
            }
        }
        let key = new_key(&new.name, role).map_err(|e| Stop::new(Exit::Fault, format!("系统随机数不可用：{e}"), e.to_string()))?;
        put(&secret, Access::Owner, &canon::write(&key))?;
        put(&public, Access::Everybody, &canon::write(&key.signer()))?;
        desk.answer(&serde_json::json!({"key": key.public(), "keyfile": secret, "pubfile": public}), || match desk.lang {
            Lang::Zh => format!("公钥 {}\n{} 仅本人可读，请妥善保管；{} 交给组织者\n", key.public(), secret.display(), public.display()),
            Lang::En => format!(
                "public key {}\nkeep {} (readable by its owner only); hand over {}\n",
                key.public(),
                secret.display(),
                public.display()
            ),
        });
        Ok(Exit::Fine)
    }
}

fn put(path: &Path, access: Access, bytes: &[u8]) -> Result<(), Stop> {
    write_atomic_with(path, access, |out| out.write_all(bytes)).map_err(|e| Stop::writing(path, &e))
}
