//! `judge RUN`: every rule, checked without the engine.

use super::desk::Desk;
use super::exit::Exit;
use super::files::must_be_folder;
use super::stop::Stop;
use crate::base::Lang;
use crate::judge::{self, Verdict};
use crate::record::Run;
use crate::report::terminal::table;
use crate::report::words::{count, section};
use std::path::{Path, PathBuf};

/// Arguments of `judge`.
#[derive(Debug, clap::Args)]
pub struct Judge {
    /// the RUN folder
    pub run: PathBuf,
}

impl Judge {
    /// Says whether every rule holds.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let verdict = verdict(&self.run, desk)?;
        desk.answer(&serde_json::json!({"good": verdict.is_good(), "checks": verdict.checks}), || text(&verdict, desk.lang));
        Ok(if verdict.is_good() { Exit::Fine } else { Exit::Disagrees })
    }
}

/// The verdict on a folder that exists.
///
/// # Errors
/// If it does not.
pub fn verdict(run: &Path, desk: &Desk) -> Result<Verdict, Stop> {
    must_be_folder(run)?;
    Ok(judge::judge_with(&Run::at(run), &desk.bars()))
}

/// Sections in a table, then every failure.
pub fn text(verdict: &Verdict, lang: Lang) -> String {
    let mut rows: Vec<(&str, u64, u64, u64)> = Vec::new();
    for check in &verdict.checks {
        if rows.last().is_none_or(|(section, ..)| *section != check.section) {
            rows.push((check.section, 0, 0, 0));
        }
        if let Some((_, rules, counted, failed)) = rows.last_mut() {
            *rules += 1;
            *counted += check.counted;
            *failed += u64::from(check.failure.is_some());
        }
    }
    let cells = rows.iter().map(|(name, rules, counted, failed)| {
        vec![section(name, lang), rules.to_string(), counted.to_string(), if *failed == 0 { "✓".to_owned() } else { format!("✗ {failed}") }]
    });
    let header: Vec<&str> = lang.pick("部分|规则|次数|结果", "section|rules|applied|result").split('|').collect();
    let mut out = table(&header, &[1, 2], cells.collect());
    for check in verdict.failed() {
        if let Some(failure) = &check.failure {
            out += &format!("✗ {}/{}  {}\n    {}\n", check.section, check.rule, failure.path, failure.text(lang));
        }
    }
    out + &last_line(verdict, lang)
}

/// The verdict in one line.
pub fn last_line(verdict: &Verdict, lang: Lang) -> String {
    let (rules, counted) = (verdict.checks.len(), count(verdict.checks.iter().map(|c| c.counted).sum()));
    let failed = verdict.failed().count();
    match (verdict.is_good(), lang) {
        (true, Lang::Zh) => format!("符合：{rules} 条规则，核对 {counted} 次，全部成立\n"),
        (true, Lang::En) => format!("it holds: {rules} rules applied {counted} times\n"),
        (false, Lang::Zh) => format!("不符合：{rules} 条规则中 {failed} 条不成立\n"),
        (false, Lang::En) => format!("it does not hold: {failed} of {rules} rules fail\n"),
    }
}
