//! `replay RUN`: derive again and compare.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::Lang;
use crate::record::Run;
use crate::replay::{self, Replay as Answer};
use std::path::PathBuf;

/// Arguments of `replay`.
#[derive(Debug, clap::Args)]
pub struct Replay {
    /// RUN 文件夹 · the RUN folder
    pub run: PathBuf,
}

impl Replay {
    /// Says 一致 or 不一致.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let answer = answer(&self.run, desk)?;
        desk.answer(&rows(&answer), || text(&answer, desk.lang));
        Ok(if answer.is_same() { Exit::Fine } else { Exit::Disagrees })
    }
}

/// The replay of a folder that exists.
///
/// # Errors
/// If it does not.
pub fn answer(run: &std::path::Path, desk: &Desk) -> Result<Answer, Stop> {
    super::files::must_be_folder(run)?;
    Ok(replay::replay(&Run::at(run), &desk.bars()))
}

/// The answer as JSON.
pub fn rows(answer: &Answer) -> serde_json::Value {
    let difference = answer
        .difference()
        .map(|(section, d)| serde_json::json!({"section": section, "path": d.path, "recorded": d.recorded, "derived": d.derived}));
    let steps: Vec<_> = answer
        .steps
        .iter()
        .map(|s| serde_json::json!({"section": s.section, "compared": s.compared, "same": s.difference.is_none()}))
        .collect();
    serde_json::json!({"same": answer.is_same(), "record": answer.digest, "difference": difference, "steps": steps})
}

/// The answer in words.
pub fn text(answer: &Answer, lang: Lang) -> String {
    let digest = answer.digest.map(|d| d.to_string()).unwrap_or_default();
    let compared: u64 = answer.steps.iter().map(|s| s.compared).sum();
    match (answer.difference(), lang) {
        (None, Lang::Zh) => format!("一致：重新推导 {compared} 个值，全部相同。记录摘要 {digest}\n"),
        (None, Lang::En) => format!("the same: {compared} values derived again, all equal; record digest {digest}\n"),
        (Some((section, d)), Lang::Zh) => format!("不一致（{section}）:{}\n  记录：{}\n  推导：{}\n", d.path, d.recorded, d.derived),
        (Some((section, d)), Lang::En) => {
            format!("not the same ({section}): {}\n  recorded: {}\n  derived:  {}\n", d.path, d.recorded, d.derived)
        }
    }
}
