//! `report RUN`: the page, the tables, the files for the road and the capsule into RUN/report, from the files alone.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use super::{files, judge, statistics, templates};
use crate::base::{Access, Folder};
use crate::ceremony::{self, Stage};
use crate::judge::Verdict;
use crate::record::{REVEALED_FILE, Run, RunError};
use crate::report::forms::{self, Binding, Texts};
use crate::report::statistics::Sample;
use crate::report::{Capsule, Carries, Papers, Summary, VerdictNote, html, road, tables, terminal, workbook};
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
    /// templates of the papers, see evenhand templates
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// one file for each single paper (default: one for each kind)
    #[arg(long)]
    pub each: bool,
    /// the labs' results, as `statistics` reads them, for the summary and quarterly tables
    #[arg(long, value_name = "RESULTS.csv")]
    pub results: Option<PathBuf>,
}

/// What a report has that is not in the RUN.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The sealed part goes into the capsule before the reveal.
    pub sealed: bool,
    /// Templates in place of the built-in ones.
    pub texts: Texts,
    /// How papers go into files.
    pub binding: Binding,
}

/// The page with everything.
const PAGE: &str = "report.html";
/// The file to hand over.
const CAPSULE: &str = "capsule.html";

impl Report {
    /// Writes the report folder.
    ///
    /// # Errors
    /// If the RUN cannot be read or the folder not written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let texts = self.templates.as_deref().map(templates::read).transpose()?.unwrap_or_default();
        let binding = if self.each { Binding::Each } else { Binding::Together };
        let papers = files::papers(&Run::at(&self.run), desk)?;
        let results = self.results.as_deref().map(|path| statistics::joined(&papers, path)).transpose()?;
        let verdict = judge::verdict(&self.run, desk)?;
        let _mark = desk.waiting("写报告", "writing the report");
        let written = write(&self.run, &papers, &verdict, &Wishes { sealed: self.sealed, texts, binding }, results.as_ref())?;
        let summary = Summary::of(&papers);
        let rows = serde_json::json!({"folder": files::told(&written.folder), "capsule": files::told(&written.capsule()), "whole": written.carries != Carries::Public, "summary": summary});
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
        let page = self.folder.join(PAGE);
        let papers = self.folder.join("papers");
        format!(
            "{}  {}\n{}  {}\n{carries}  {}\n",
            desk.pick("报告", "report"),
            page.display(),
            desk.pick("待签文书", "papers to sign"),
            papers.display(),
            self.capsule().display()
        )
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
/// If a template cannot be used, or it cannot be written.
pub fn write(run: &Path, papers: &Papers, verdict: &Verdict, wishes: &Wishes, results: Option<&Sample>) -> Result<Written, Stop> {
    let carries = carries(&Run::at(run), papers, wishes.sealed)?;
    let signed = forms::all(papers, &Run::at(run).ledger()?, &wishes.texts, wishes.binding).map_err(templates::refused)?;
    let capsule = Capsule::read(&Run::at(run), carries)?.page(papers);
    let (target, next, old) = (run.join("report"), run.join(".report-next"), run.join(".report-old"));
    let put = || -> io::Result<()> {
        for stale in [&next, &old] {
            if stale.exists() {
                fs::remove_dir_all(stale)?;
            }
        }
        let note = note(verdict);
        let folder = Folder::start(&next)?;
        folder.put(PAGE, html::page(papers, Some(&note)).as_bytes())?;
        folder.put(CAPSULE, capsule.as_bytes())?;
        let books = workbook::all(papers, Some(&note), results);
        for (name, bytes) in books.iter().chain(&tables::all(papers)).chain(&signed).chain(&road::all(papers)) {
            folder.put(name, bytes)?;
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
