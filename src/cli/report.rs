//! `report RUN`: the page and the tables into RUN/report, from the record alone.

use super::desk::Desk;
use super::exit::Exit;
use super::judge;
use super::stop::Stop;
use crate::base::Folder;
use crate::judge::Verdict;
use crate::record::Run;
use crate::report::{Papers, Summary, VerdictNote, html, tables, terminal};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Report {
    /// RUN 文件夹 · the RUN folder
    pub run: PathBuf,
}

impl Report {
    /// Writes the report folder.
    ///
    /// # Errors
    /// If the RUN cannot be read or the folder not written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let papers = Papers::read(&Run::at(&self.run))?;
        let verdict = judge::verdict(&self.run, desk)?;
        let written = write(&self.run, &papers, &verdict)?;
        let summary = Summary::of(&papers);
        desk.answer(&serde_json::json!({"folder": written, "summary": summary}), || {
            format!(
                "{}\n{}  {}\n",
                terminal::summary(&summary, desk.lang),
                desk.pick("报告", "report"),
                written.join("index.html").display()
            )
        });
        Ok(Exit::Fine)
    }
}

/// What the page says of the verdict.
fn note(verdict: &Verdict) -> VerdictNote {
    let failures = verdict.failed().filter_map(|check| check.failure.as_ref());
    let said = failures.map(|f| (format!("{}：{}", f.path, f.zh), f.en.clone())).collect();
    VerdictNote { checks: verdict.checks.iter().map(|c| c.counted).sum(), failures: said }
}

/// RUN/report: new or replaced as a whole.
///
/// # Errors
/// If it cannot be written.
pub fn write(run: &Path, papers: &Papers, verdict: &Verdict) -> Result<PathBuf, Stop> {
    let (target, next, old) = (run.join("report"), run.join(".report-next"), run.join(".report-old"));
    let put = || -> io::Result<()> {
        for stale in [&next, &old] {
            if stale.exists() {
                fs::remove_dir_all(stale)?;
            }
        }
        let folder = Folder::start(&next)?;
        folder.put("index.html", html::page(papers, Some(&note(verdict))).as_bytes())?;
        for (name, bytes) in tables::all(papers) {
            folder.put(&name, &bytes)?;
        }
        folder.finish()?;
        if target.exists() {
            fs::rename(&target, &old)?;
        }
        fs::rename(&next, &target)?;
        if old.exists() { fs::remove_dir_all(&old) } else { Ok(()) }
    };
    put().map(|()| target.clone()).map_err(|error| Stop::writing(&target, &error))
}
