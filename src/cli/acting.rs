//! When an act is done, and who signs it: arguments of every verb that enters something into the ledger.

use super::stop::Stop;
use crate::base::canon;
use crate::ceremony::{CeremonyError, KeyFile, Lock, Stamp, Terms};
use crate::intake::codes;
use crate::record::Run;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Arguments of an act.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Acting {
    /// time for the ledger, China Standard Time (default now), such as 2025-03-03T09:00:00
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// key files that sign at once
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
                .coded(&codes::BAD_ARGUMENT)
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
    let bytes = std::fs::read(path).map_err(|e| Stop::reading(path, &e))?;
    canon::read::<KeyFile>(&bytes).ok().filter(KeyFile::is_sound).ok_or_else(|| {
        Stop::refused(
            format!("{} 不是 evenhand key new 生成的密钥文件", path.display()),
            format!("{} is no key file of evenhand key new", path.display()),
        )
        .coded(&codes::FILE_FORM)
    })
}

/// The ceremony refuses.
pub fn refused(error: &CeremonyError) -> Stop {
    let en = error.to_string();
    match error {
        CeremonyError::Run(error) => Stop::from(error),
        CeremonyError::Order(why) => Stop::refused(format!("台账不允许这一步：{}", order(why)), en).coded(&codes::NOT_NOW),
        CeremonyError::Time { at, last } => Stop::refused(format!("时间 {at} 早于台账上一条 {last}"), en).coded(&codes::BAD_ARGUMENT),
        CeremonyError::Unsigned { number, name } => {
            Stop::refused(format!("台账第 {number} 条还缺 {name} 的签名：先运行 evenhand sign"), en + ": run evenhand sign first")
                .coded(&codes::NOT_NOW)
        }
        CeremonyError::Stranger => Stop::refused("这把密钥不在本次签名人之列", en).coded(&codes::NOT_OPENED),
        CeremonyError::Busy(path) => Stop::refused(format!("另一个进程正在处理 {}", path.display()), en).coded(&codes::RUN_BUSY),
    }
}

/// Why the ledger does not allow an act, in Chinese.
fn order(why: &str) -> &'static str {
    match why {
        "it has no entry for this commitment" => "其中没有这份承诺",
        "a redraw replaces a voided RUN that nothing replaces yet" => "重抽只能替代一个已作废、尚无替代的 RUN",
        "this commitment was drawn on before: a redraw waits for another public value" => "这份承诺已经抽过：重抽须等另一个公开数值",
        "the draw was begun with other values, and goes on with those only" => "抽取已用另一组数值开始，只能用那一组接着抽",
        "the RUN is void" => "这个 RUN 已经作废",
        "the RUN is void already" => "这个 RUN 早已作废",
        "the RUN is drawn already" => "这个 RUN 已经抽取过",
        "the RUN is not drawn yet" => "这个 RUN 还没有抽取",
        "a result follows its source" => "结果必须接在数值之后",
        "the secret is revealed: alternates could be chosen now" => "保密数已公开，此后补入可能是挑选的",
        "the secret is revealed already" => "保密数早已公开",
        _ => "次序不对",
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_reason_of_the_ledger_has_its_chinese() {
        for source in [include_str!("../ceremony/acts.rs"), include_str!("../ceremony/stage.rs")] {
            for why in source.split("CeremonyError::Order(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert_ne!(order(why), "次序不对", "add to order(): {why}");
            }
        }
    }
}
