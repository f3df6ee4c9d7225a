//! `commit TASK --source dice --out RUN`: freeze everything before the seed exists.

use super::check::accepted;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::{Folder, Lang, canon};
use crate::frame::Sound;
use crate::pipeline;
use crate::record::{COMMITMENT_FILE, Commitment, Prefer, SEALED_FILE, SECRET_FILE, Secret, Source, SourceKind};
use crate::seed::{SecretBytes, entropy_bits};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// An honest value with less entropy can be tried out.
const ENTROPY_BITS_MIN: u64 = 64;

/// Arguments of `commit`.
#[derive(Debug, clap::Args)]
pub struct Commit {
    /// TASK 文件夹 · the TASK folder
    pub task: PathBuf,
    /// 公开随机数来源 · where the public value will come from
    #[arg(long, value_enum)]
    pub source: SourceName,
    /// 公开数值的位数 · digits of the value
    #[arg(long, default_value_t = 20)]
    pub digits: u64,
    /// 公告的时间地点 · when and where, as announced
    #[arg(long, default_value = "")]
    pub when: String,
    /// 更看重什么，代替任务文件的 prices.prefer · what matters most, instead of prices.prefer of the task
    #[arg(long, value_enum)]
    pub prefer: Option<PreferName>,
    /// 公开模式：不用保密数，任何人可算出抽签号 · public mode: no secret, everybody can compute every ticket
    #[arg(long)]
    pub public: bool,
    /// 新的 RUN 文件夹 · the new RUN folder
    #[arg(long)]
    pub out: PathBuf,
}

/// Preferences by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum PreferName {
    /// 最省 · least cost
    Cheapest,
    /// 队日最少 · few team-days
    #[value(alias = "fewest_days")]
    FewestDays,
    /// 尽早 · early visits
    Earliest,
    /// 最均衡 · weeks alike
    #[value(alias = "most_even")]
    MostEven,
}

impl From<PreferName> for Prefer {
    fn from(name: PreferName) -> Self {
        match name {
            PreferName::Cheapest => Self::Cheapest,
            PreferName::FewestDays => Self::FewestDays,
            PreferName::Earliest => Self::Earliest,
            PreferName::MostEven => Self::MostEven,
        }
    }
}

/// Sources by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum SourceName {
    /// 十面骰子或市民报数 · ten-sided dice or citizens' digits
    Dice,
}

impl Commit {
    /// Checks the task and freezes it.
    ///
    /// # Errors
    /// If the task is refused, its quotas cannot be met, or RUN cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let (sound, _) = accepted(&self.task, desk)?;
        let sound = self.prefer.map(Prefer::from).into_iter().fold(sound, Sound::preferring);
        let SourceName::Dice = self.source;
        let source = Source { kind: SourceKind::Dice, digits: self.digits, when: self.when.clone() };
        let bits = entropy_bits(&source);
        let commitment = freeze(&sound, source, self.public, &self.out, desk)?;
        if bits < ENTROPY_BITS_MIN {
            desk.say(&match desk.lang {
                Lang::Zh => format!("警告：{} 位数字只有 {bits} 比特，少于 {ENTROPY_BITS_MIN} 比特", self.digits),
                Lang::En => format!("warning: {} digits hold {bits} bits, fewer than {ENTROPY_BITS_MIN}", self.digits),
            });
        }
        let rows = serde_json::json!({"run": self.out, "commitment": commitment.commitment, "frame_root": commitment.plan.frame.root, "public": self.public, "entropy_bits": bits});
        desk.answer(&rows, || words(&commitment, &self.out, desk.lang));
        Ok(Exit::Fine)
    }
}

/// Writes a new RUN with commitment, private inputs and secret.
///
/// # Errors
/// If the quotas cannot be met, the system gives no randomness, or RUN cannot be written.
pub fn freeze(sound: &Sound, source: Source, public: bool, out: &Path, desk: &Desk) -> Result<Commitment, Stop> {
    let folder = Folder::start(out).map_err(|error| Stop::writing(out, &error))?;
    let secret = if public { Ok(SecretBytes::public()) } else { SecretBytes::generate() };
    let secret =
        secret.map_err(|e| Stop::new(Exit::Fault, format!("系统随机数不可用：{e}"), format!("the system gives no randomness: {e}")))?;
    let commitment = {
        let _mark = desk.waiting("计算中签概率", "computing exact probabilities");
        pipeline::commit(sound, source, &secret, public).map_err(|e| super::cannot::allot(&e))?
    };
    let put = || -> io::Result<()> {
        folder.put(COMMITMENT_FILE, &canon::write(&commitment))?;
        folder.put_with(SEALED_FILE, |out| canon::write_to(sound.sealed(), out))?;
        if !public {
            folder.put(SECRET_FILE, &canon::write(&Secret { secret: secret.to_hex() }))?;
            owner_only(&folder.path().join(SECRET_FILE))?;
        }
        owner_only(&folder.path().join(SEALED_FILE))?;
        folder.finish()
    };
    put().map_err(|error| Stop::writing(out, &error))?;
    Ok(commitment)
}

#[cfg(unix)]
fn owner_only(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn owner_only(_: &Path) -> io::Result<()> {
    Ok(())
}

fn words(commitment: &Commitment, out: &Path, lang: Lang) -> String {
    let (plan, run) = (&commitment.plan, out.display());
    let mut text = match lang {
        Lang::Zh => format!("承诺 {}\n名录 {} 家，根 {}\n", commitment.commitment, plan.frame.rows, plan.frame.root),
        Lang::En => format!("commitment {}\nframe of {} enterprises, root {}\n", commitment.commitment, plan.frame.rows, plan.frame.root),
    };
    text += match (plan.public, lang) {
        (false, Lang::Zh) => "secret.json 请妥善保管（仅本人可读），最后一次上门后再公开\n",
        (false, Lang::En) => "keep secret.json (readable by its owner only); reveal it after the last visit\n",
        (true, Lang::Zh) => "公开模式：公布数值后，任何人都能算出全部抽签号\n",
        (true, Lang::En) => "public mode: once the value is known, everybody can compute every ticket\n",
    };
    text += &match lang {
        Lang::Zh => format!("现在公布 commitment.json；产生 {} 位数值后运行：evenhand draw {run} --value …\n", plan.source.digits),
        Lang::En => format!("publish commitment.json now; with the {} digits run: evenhand draw {run} --value …\n", plan.source.digits),
    };
    text
}
