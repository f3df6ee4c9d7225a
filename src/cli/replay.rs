//! `replay RUN`: derive again and compare; check the ledger and what is public. `replay RUN --proof FILE`: check one proof.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::{files, prove};
use crate::base::Lang;
use crate::ceremony::{self, Stage};
use crate::judge::{self, Failure, Verdict};
use crate::record::{Run, SEALED};
use crate::replay::{self, Replay as Derived};
use crate::report::words::{self, count};
use std::path::{Path, PathBuf};

/// Arguments of `replay`.
#[derive(Debug, clap::Args)]
pub struct Replay {
    /// the RUN folder
    pub run: PathBuf,
    /// check a proof with public/ alone
    #[arg(long, value_name = "FILE")]
    pub proof: Option<PathBuf>,
}

impl Replay {
    /// Says 一致 or 不一致.
    ///
    /// # Errors
    /// If there is no such folder, or no such proof.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        if let Some(proof) = &self.proof {
            return prove::check(&self.run, proof, desk);
        }
        let answer = answer(&self.run, desk)?;
        desk.answer(&rows(&answer), || text(&answer, desk.lang));
        Ok(if answer.is_same() { Exit::Fine } else { Exit::Disagrees })
    }
}

/// What a replay of a folder found.
pub struct Answer {
    /// Derived again; none where `sealed/` is not at hand.
    derived: Option<Derived>,
    /// Ledger and public result; where `sealed/` is not at hand, all that is public.
    verdict: Verdict,
    /// Whether a draw was begun and not finished.
    interrupted: bool,
}

impl Answer {
    /// 一致.
    pub fn is_same(&self) -> bool {
        self.derived.as_ref().is_none_or(Derived::is_same) && self.verdict.is_good()
    }

    fn part(&self) -> &'static str {
        match &self.derived {
            None => "public",
            Some(derived) if derived.digest.is_some() => "whole",
            Some(_) => "committed",
        }
    }
}

/// The replay of a folder that exists.
///
/// # Errors
/// If it does not.
pub fn answer(path: &Path, desk: &Desk) -> Result<Answer, Stop> {
    files::must_be_folder(path)?;
    let run = Run::at(path);
    let stage = || ceremony::stage(&run.ledger().ok()?, &run.commitment().ok()?.commitment).ok();
    if !path.join(SEALED).is_dir() {
        return Ok(Answer { derived: None, verdict: judge::judge(&run), interrupted: false });
    }
    let derived = replay::replay(&run, &desk.bars());
    let interrupted = derived.digest.is_none() && stage() == Some(Stage::Sourced);
    Ok(Answer { derived: Some(derived), verdict: judge::judge_ceremony(&run), interrupted })
}

/// The answer as JSON.
pub fn rows(answer: &Answer) -> serde_json::Value {
    let derived = answer.derived.as_ref();
    let steps = derived.iter().flat_map(|d| &d.steps);
    let steps: Vec<_> = steps
        .map(|s| serde_json::json!({"section": s.section, "compared": s.compared, "same": s.difference.is_none()}))
        .chain(
            answer
                .verdict
                .checks
                .iter()
                .map(|c| serde_json::json!({"section": c.section, "rule": c.rule, "compared": c.counted, "same": c.failure.is_none()})),
        )
        .collect();
    let difference = derived
        .and_then(Derived::difference)
        .map(|(section, d)| serde_json::json!({"section": section, "path": d.path, "recorded": d.recorded, "derived": d.derived}))
        .or_else(|| {
            failure(&answer.verdict).map(|(section, f)| serde_json::json!({"section": section, "path": f.path, "zh": f.zh, "en": f.en}))
        });
    let digest = derived.and_then(|d| d.digest);
    serde_json::json!({"same": answer.is_same(), "part": answer.part(), "record": digest, "difference": difference, "steps": steps})
}

fn failure(verdict: &Verdict) -> Option<(&'static str, &Failure)> {
    verdict.failed().find_map(|check| check.failure.as_ref().map(|failure| (check.section, failure)))
}

/// The answer in words.
pub fn text(answer: &Answer, lang: Lang) -> String {
    let compared = count(answer.derived.iter().flat_map(|d| &d.steps).map(|s| s.compared).sum());
    let checked = count(answer.verdict.checks.iter().map(|c| c.counted).sum());
    let name = |section| words::section(section, lang);
    if let Some((section, d)) = answer.derived.as_ref().and_then(Derived::difference) {
        return match lang {
            Lang::Zh => format!("不一致（{}）：{}\n  记录：{}\n  推导：{}\n", name(section), d.path, d.recorded, d.derived),
            Lang::En => format!("not the same ({section}): {}\n  recorded: {}\n  derived:  {}\n", d.path, d.recorded, d.derived),
        };
    }
    if let Some((section, f)) = failure(&answer.verdict) {
        return match lang {
            Lang::Zh => format!("不一致（{}）：{}\n  {}\n", name(section), f.path, f.zh),
            Lang::En => format!("not the same ({section}): {}\n  {}\n", f.path, f.en),
        };
    }
    match (&answer.derived, lang) {
        (None, Lang::Zh) => format!(
            "一致（仅公开部分）：没有 {SEALED}/，公开的承诺、台账和结果核对 {checked} 次，全部成立。\n名单要等保密数公开、拿到 {SEALED}/ 后才能重放；单家企业可用 --proof 核对证明\n"
        ),
        (None, Lang::En) => format!(
            "the same (public part only): there is no {SEALED}/; commitment, ledger and result hold in {checked} checks.\n\
             The lists can be replayed with {SEALED}/ after the reveal; a proof about one enterprise can be checked with --proof\n"
        ),
        (Some(derived), lang) if derived.digest.is_some() => {
            let digest = derived.digest.map(|d| d.to_string()).unwrap_or_default();
            match lang {
                Lang::Zh => format!("一致：重新推导 {compared} 个值，全部相同；台账和公开结果核对 {checked} 次。记录摘要 {digest}\n"),
                Lang::En => {
                    format!(
                        "the same: {compared} values derived again, all equal; ledger and public result hold in {checked} checks; record digest {digest}\n"
                    )
                }
            }
        }
        (Some(_), Lang::Zh) => {
            let next = if answer.interrupted {
                "抽取中断，只能用台账里的同一组数值接着抽"
            } else {
                "尚未抽取，还没有名单可重放"
            };
            format!("一致，{next}。承诺重新推导 {compared} 个值，全部相同；台账核对 {checked} 次\n")
        }
        (Some(_), Lang::En) => {
            let next = match answer.interrupted {
                true => "the draw was interrupted and goes on with the values of the ledger only",
                false => "not drawn yet: there is no list to replay",
            };
            format!(
                "the same so far; {next}. {compared} values of the commitment derived again, all equal; the ledger holds in {checked} checks\n"
            )
        }
    }
}
