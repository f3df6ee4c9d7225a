//! `report RUN`: the page, the tables and the capsule into RUN/report, from the files alone.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::{files, judge, statistics};
use crate::base::{Access, Folder};
use crate::ceremony::{self, Stage};
use crate::judge::Verdict;
use crate::record::{REVEALED_FILE, Run, RunError};
use crate::report::statistics::Sample;
use crate::report::{Capsule, Carries, Papers, Summary, VerdictNote, html, tables, terminal, workbook};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Report {
    /// the RUN folder
    pub run: PathBuf,
    /// put the sealed part into the capsule before the reveal (an internal file)
    #[arg(long)]
    pub sealed: bool,
    /// the labs' results, as `statistics` reads them, for the summary and quarterly tables
    #[arg(long, value_name = "RESULTS.csv")]
    pub results: Option<PathBuf>,
}

/// The file to hand over.
const CAPSULE: &str = "capsule.html";

impl Report {
    /// Writes the report folder.
    ///
    /// # Errors
    /// If the RUN cannot be read or the folder not written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let papers = files::papers(&Run::at(&self.run), desk)?;
        let results = self.results.as_deref().map(|path| statistics::joined(&papers, path)).transpose()?;
        let verdict = judge::verdict(&self.run, desk)?;
        let _mark = desk.waiting("写报告", "writing the report");
        let written = write(&self.run, &papers, &verdict, self.sealed, results.as_ref())?;
        let summary = Summary::of(&papers);
        let rows = serde_json::json!({"folder": written.folder, "capsule": written.capsule(), "whole": written.carries != Carries::Public, "summary": summary});
        desk.answer(&rows, || format!("{}\n{}", terminal::summary(&summary, desk.lang), written.text(desk)));
        Ok(Exit::Fine)
    }
}

/// What was written.
pub struct Written {
    /// RUN/report.
    pub folder: PathBuf,
    /// What the capsule carries.
    pub carries: Carries,
}

impl Written {
    /// The file to hand over.
    pub fn capsule(&self) -> PathBuf {
        self.folder.join(CAPSULE)
    }

    /// Where the page and the capsule are.
    pub fn text(&self, desk: &Desk) -> String {
        let carries = match self.carries {
            Carries::Whole => desk.pick("胶囊（全部内容，打开即自行核对）", "capsule (everything; it checks itself when opened)"),
            Carries::Internal => desk.pick("胶囊（含封存内容，内部文件）", "capsule (with the sealed part: internal)"),
            Carries::Public => {
                desk.pick("胶囊（只含公开部分，公开保密数以后再写全部）", "capsule (public part only; whole after the reveal)")
            }
        };
        let page = self.folder.join("index.html");
        format!("{}  {}\n{carries}  {}\n", desk.pick("报告", "report"), page.display(), self.capsule().display())
    }
}

/// What a capsule of this RUN may carry.
fn carries(run: &Run, papers: &Papers, sealed: bool) -> Result<Carries, RunError> {
    let revealed = ceremony::stage(&run.ledger()?, &papers.commitment.commitment).is_ok_and(|stage| stage == Stage::Revealed);
    Ok(match (revealed, sealed) {
        (true, _) => Carries::Whole,
        (false, true) => Carries::Internal,
        (false, false) => Carries::Public,
    })
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
pub fn write(run: &Path, papers: &Papers, verdict: &Verdict, sealed: bool, results: Option<&Sample>) -> Result<Written, Stop> {
    let carries = carries(&Run::at(run), papers, sealed)?;
    let capsule = Capsule::read(&Run::at(run), carries)?.page(papers);
    let (target, next, old) = (run.join("report"), run.join(".report-next"), run.join(".report-old"));
    let put = || -> io::Result<()> {
        for stale in [&next, &old] {
            if stale.exists() {
                fs::remove_dir_all(stale)?;
            }
        }
        let folder = Folder::start(&next)?;
        folder.put("index.html", html::page(papers, Some(&note(verdict))).as_bytes())?;
        folder.put(CAPSULE, capsule.as_bytes())?;
        let note = note(verdict);
        for (name, bytes) in workbook::all(papers, Some(&note), results).into_iter().chain(tables::all(papers)) {
            folder.put(&name, &bytes)?;
        }
        folder.finish()?;
        if !papers.commitment.plan.public && !Run::at(run).has(REVEALED_FILE) {
            Access::Owner.folder(&next)?; // it names enterprises, and visits may be still to come
        }
        if target.exists() {
            fs::rename(&target, &old)?;
        }
        fs::rename(&next, &target)?;
        if old.exists() { fs::remove_dir_all(&old) } else { Ok(()) }
    };
    put().map(|()| Written { folder: target.clone(), carries }).map_err(|error| Stop::writing(&target, &error))
}
