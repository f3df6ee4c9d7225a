//! `commit TASK --source dice --out RUN`: freeze everything before the seed exists.

use super::acting::{Act, Acting, refused};
use super::check::accepted;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::unlock::locked;
use super::{files, sources};
use crate::base::{Access, Folder, Lang, canon, write_atomic_with};
use crate::ceremony::{self, Lock, Recipient};
use crate::frame::Sound;
use crate::intake::codes;
use crate::pipeline;
use crate::record::{Body, Commitment, ESCROW_FILE, LEDGER_FILE, Ledger, Prefer, QUICKNET, Run, Signer, Source};
use crate::report::words::count;
use crate::seed::{SecretBytes, entropy_bits};
use std::path::{Path, PathBuf};

/// An honest value with less entropy can be tried out.
const ENTROPY_BITS_MIN: u64 = 64;

/// Arguments of `commit`.
#[derive(Debug, clap::Args)]
pub struct Commit {
    /// the TASK folder or workbook
    pub task: PathBuf,
    /// where the public values will come from: dice:20, citizens:6:甲,乙,丙, kl8:2025051, ssq:…, dlt:…, 3d:…, drand:ROUND
    #[arg(long, required = true)]
    pub source: Vec<String>,
    /// digits of dice
    #[arg(long, default_value_t = 20)]
    pub digits: u64,
    /// when and where, as announced
    #[arg(long, default_value = "")]
    pub when: String,
    /// what matters most, instead of prices.prefer of the task
    #[arg(long, value_enum)]
    pub prefer: Option<PreferName>,
    /// public mode: no secret, everybody can compute every ticket
    #[arg(long)]
    pub public: bool,
    /// public key files of those who sign this round
    #[arg(long, value_name = "PUBFILE")]
    pub signer: Vec<PathBuf>,
    /// age recipients (age1…) for whom a copy of the secret is encrypted
    #[arg(long, value_name = "RECIPIENT", conflicts_with = "public")]
    pub escrow: Vec<String>,
    /// the voided RUN that this one replaces
    #[arg(long, value_name = "RUN")]
    pub replaces: Option<PathBuf>,
    /// the new RUN folder
    #[arg(long)]
    pub out: PathBuf,
    #[command(flatten)]
    pub acting: Acting,
}

/// Preferences by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum PreferName {
    /// least cost
    Cheapest,
    /// few team-days
    #[value(alias = "fewest_days")]
    FewestDays,
    /// early visits
    Earliest,
    /// weeks alike
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

impl Commit {
    /// Checks the task and freezes it.
    ///
    /// # Errors
    /// If the task is refused, its quotas cannot be met, or RUN cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let (sound, _) = accepted(&self.task, desk)?;
        let sound = self.prefer.map(Prefer::from).into_iter().fold(sound, Sound::preferring);
        let word = |word: &String| if word == "dice" { format!("dice:{}", self.digits) } else { word.clone() };
        let sources = self.source.iter().map(|w| sources::source(&word(w), &self.when)).collect::<Result<Vec<_>, _>>()?;
        let bits = entropy_bits(&sources);
        let act = self.acting.begin()?;
        future(&sources, &act)?;
        let signers = self.signer.iter().map(|path| read_signer(path)).collect::<Result<Vec<_>, _>>()?;
        let escrow = self.escrow.iter().map(|text| ceremony::recipient(text).map_err(|e| locked(&e))).collect::<Result<Vec<_>, _>>()?;
        let replaced = self.replaces.as_deref().map(Run::at);
        // nobody else may replace it meanwhile
        let _held = replaced
            .as_ref()
            .map(|run| files::must_be_folder(run.path()).and_then(|()| Lock::take(run).map_err(|e| refused(&e))))
            .transpose()?;
        let before = replaced.as_ref().map(Run::ledger).transpose()?;
        let round = Round { sources, public: self.public, signers, before, escrow };
        let (commitment, ledger) = freeze(&sound, round, &self.out, &act, desk)?;
        if let Some(replaced) = replaced {
            // the voided RUN knows what came after it, so nothing else can
            let entries = ledger.entries[..ledger.entries.len() - 1].to_vec();
            replaced.write(LEDGER_FILE, &Ledger { entries, ..ledger.clone() })?;
        }
        if bits < ENTROPY_BITS_MIN {
            desk.say(&match desk.lang {
                Lang::Zh => format!("警告：来源共只有 {bits} 比特，少于 {ENTROPY_BITS_MIN} 比特，可能被逐一试算"),
                Lang::En => format!("warning: the sources hold {bits} bits, fewer than {ENTROPY_BITS_MIN}: all values can be tried out"),
            });
        }
        let rows = serde_json::json!({"run": files::told(&self.out), "commitment": commitment.commitment, "frame_root": commitment.plan.frame.root, "public": self.public, "entropy_bits": bits});
        desk.answer(&rows, || words(&commitment, &self.out, bits, desk.lang) + &unsigned(&ledger, &self.out, desk.lang));
        Ok(Exit::Fine)
    }
}

/// What a round of the ledger begins with.
pub struct Round {
    /// Public values to come.
    pub sources: Vec<Source>,
    /// Whether there is no secret.
    pub public: bool,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// The ledger of the voided RUN that this one replaces.
    pub before: Option<Ledger>,
    /// For whom the secret is kept a second time.
    pub escrow: Vec<Recipient>,
}

/// A value that exists already is no lottery.
fn future(sources: &[Source], act: &Act) -> Result<(), Stop> {
    for source in sources {
        let Source::Drand { round, .. } = source else { continue };
        if i64::try_from(QUICKNET.time_of(*round)).is_ok_and(|time| time <= act.stamp().unix()) {
            let at = act.stamp();
            return Err(Stop::refused(
                format!("drand 第 {round} 轮在 {at} 之前已经产生，不能再承诺"),
                format!("drand round {round} was there before {at}: nobody can commit to it any more"),
            )
            .coded(&codes::BAD_ARGUMENT));
        }
    }
    Ok(())
}

/// A public key file: the signer's row of the ledger.
fn read_signer(path: &Path) -> Result<Signer, Stop> {
    let bytes = std::fs::read(path).ok();
    bytes.and_then(|bytes| canon::read(&bytes).ok()).ok_or_else(|| {
        Stop::refused(
            format!("{} 不是 evenhand key new 生成的公钥文件", path.display()),
            format!("{} is no public key file of evenhand key new", path.display()),
        )
        .coded(&codes::FILE_FORM)
    })
}

/// Writes a new RUN with commitment, private inputs, secret and ledger.
///
/// # Errors
/// If the quotas cannot be met, the system gives no randomness, or RUN cannot be written.
pub fn freeze(sound: &Sound, round: Round, out: &Path, act: &Act, desk: &Desk) -> Result<(Commitment, Ledger), Stop> {
    let folder = Folder::start(out).map_err(|error| Stop::writing(out, &error))?;
    let secret = if round.public { Ok(SecretBytes::public()) } else { SecretBytes::generate() };
    let secret = secret.map_err(|e| Stop::new(Exit::Fault, "系统随机数不可用", format!("the system gives no randomness: {e}")))?;
    let commitment = {
        let _mark = desk.waiting("计算中签概率", "computing exact probabilities");
        pipeline::commit(sound, round.sources, &secret, round.public).map_err(|e| super::cannot::allot(&e))?
    };
    let run = Run::at(folder.path());
    let ledger = ceremony::open(&run, &commitment, sound.sealed(), &secret, round.signers, round.before, act.terms());
    let ledger = ledger.map_err(|e| refused(&e))?;
    if !round.escrow.is_empty() {
        let (path, bytes) = (run.path().join(ESCROW_FILE), ceremony::escrow(&round.escrow, &secret).map_err(|e| locked(&e))?);
        write_atomic_with(&path, Access::Owner, |out| out.write_all(&bytes)).map_err(|error| Stop::writing(out, &error))?;
    }
    folder.finish().map_err(|error| Stop::writing(out, &error))?;
    Ok((commitment, ledger))
}

fn words(commitment: &Commitment, out: &Path, bits: u64, lang: Lang) -> String {
    let (plan, run) = (&commitment.plan, out.display());
    let mut text = match lang {
        Lang::Zh => format!("承诺 {}\n名录 {} 家，根 {}\n", commitment.commitment, count(plan.frame.rows), plan.frame.root),
        Lang::En => {
            format!("commitment {}\nframe of {} enterprises, root {}\n", commitment.commitment, count(plan.frame.rows), plan.frame.root)
        }
    };
    text += match (plan.public, lang) {
        (false, Lang::Zh) => "sealed/ 请妥善保管（仅本人可读），最后一次上门后再公开（evenhand reveal）\n",
        (false, Lang::En) => "keep sealed/ (readable by its owner only); reveal it after the last visit (evenhand reveal)\n",
        (true, Lang::Zh) => "公开模式：公布数值后，任何人都能算出全部抽签号\n",
        (true, Lang::En) => "public mode: once the value is known, everybody can compute every ticket\n",
    };
    let values: Vec<String> = plan.sources.iter().map(sources::example).collect();
    text += &match lang {
        Lang::Zh => format!("来源共 {bits} 比特\n现在公布 public/ 文件夹；数值产生后运行：evenhand draw {run} {}\n", values.join(" ")),
        Lang::En => format!(
            "the sources hold {bits} bits\npublish the folder public/ now; with the values run: evenhand draw {run} {}\n",
            values.join(" ")
        ),
    };
    text
}

/// Who has to sign before the draw.
fn unsigned(ledger: &Ledger, out: &Path, lang: Lang) -> String {
    let Some((last, signers)) = ledger.entries.last().zip(ledger.entries.iter().rev().find_map(|e| match &e.entry.body {
        Body::Intent(intent) => Some(&intent.signers),
        _ => None,
    })) else {
        return String::new();
    };
    let missing: Vec<&str> =
        signers.iter().filter(|s| last.signatures.iter().all(|signed| signed.key != s.key)).map(|s| s.name.as_str()).collect();
    match (missing.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("抽取前还须签名：{}（evenhand sign {} --key 密钥文件）\n", missing.join("、"), out.display()),
        (false, Lang::En) => {
            format!("to be signed before the draw by {} (evenhand sign {} --key KEYFILE)\n", missing.join(", "), out.display())
        }
    }
}
