//! When an act is done, and who signs it: arguments of every verb that enters something into the ledger.

use super::stop::Stop;
use crate::base::canon;
use crate::ceremony::{CeremonyError, KeyFile, Lock, Stamp, Terms};
use crate::record::Run;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Arguments of an act.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Acting {
    /// 记入台账的时间（北京时间，默认现在） · time for the ledger, China Standard Time (default now), such as 2025-03-03T09:00:00
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// 签名密钥文件，可多个 · key files that sign at once
    #[arg(long, value_name = "KEYFILE")]
    pub key: Vec<PathBuf>,
}

/// Arguments read.
pub struct Act {
    at: Stamp,
    keys: Vec<KeyFile>,
    _lock: Option<Lock>,
}

impl Acting {
    /// At a given time, without keys.
    pub fn at(time: &str) -> Self {
        Self { at: Some(time.to_owned()), key: Vec::new() }
    }

    /// Reads time and keys, for a RUN that is being made.
    ///
    /// # Errors
    /// If the time or a key file cannot be read.
    pub fn begin(&self) -> Result<Act, Stop> {
        let at = match &self.at {
            Some(text) => Stamp::parse(text).ok_or_else(|| {
                Stop::refused(
                    format!("时间应写成 2025-03-03T09:00:00，而非 {text}"),
                    format!("write the time as 2025-03-03T09:00:00, not {text}"),
                )
            })?,
            None => now()?,
        };
        let keys = self.key.iter().map(|path| read_key(path)).collect::<Result<_, _>>()?;
        Ok(Act { at, keys, _lock: None })
    }

    /// The same for a RUN that exists; nobody else can act in it meanwhile.
    ///
    /// # Errors
    /// As [`Acting::begin`], or if another process acts in it.
    pub fn enter(&self, run: &Run) -> Result<Act, Stop> {
        super::files::must_be_folder(run.path())?;
        let lock = Lock::take(run).map_err(|e| refused(&e))?;
        Ok(Act { _lock: Some(lock), ..self.begin()? })
    }
}

impl Act {
    /// For the ceremony.
    pub fn terms(&self) -> Terms<'_> {
        Terms { at: self.at, keys: &self.keys }
    }

    /// When.
    pub fn stamp(&self) -> Stamp {
        self.at
    }
}

/// The system's clock. Only what is written into the ledger ever comes from it, and nothing is derived from that.
fn now() -> Result<Stamp, Stop> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|d| i64::try_from(d.as_secs()).ok());
    seconds
        .and_then(Stamp::from_unix)
        .ok_or_else(|| Stop::refused("系统时间不可用，请用 --at 给出", "the system's clock makes no sense; give the time with --at"))
}

/// A key file.
///
/// # Errors
/// If it cannot be read or its parts do not belong together.
pub fn read_key(path: &Path) -> Result<KeyFile, Stop> {
    let bytes = std::fs::read(path).map_err(|e| {
        Stop::refused(format!("读不了密钥文件 {}：{e}", path.display()), format!("cannot read the key file {}: {e}", path.display()))
    })?;
    canon::read::<KeyFile>(&bytes).ok().filter(KeyFile::is_sound).ok_or_else(|| {
        Stop::refused(
            format!("{} 不是 evenhand key new 生成的密钥文件", path.display()),
            format!("{} is no key file of evenhand key new", path.display()),
        )
    })
}

/// The ceremony refuses.
pub fn refused(error: &CeremonyError) -> Stop {
    let zh = match error {
        CeremonyError::Run(_) => "RUN 中的文件读写有误".to_owned(),
        CeremonyError::Order(_) => "台账不允许这一步".to_owned(),
        CeremonyError::Time { at, last } => format!("时间 {at} 早于台账上一条 {last}"),
        CeremonyError::Unsigned { number, name } => format!("台账第 {number} 条还缺 {name} 的签名：先运行 evenhand sign"),
        CeremonyError::Stranger => "这把密钥不在本次签名人之列".to_owned(),
        CeremonyError::Busy(path) => format!("另一个进程正在处理 {}", path.display()),
    };
    Stop::refused(format!("{zh}（{error}）"), error.to_string())
}
