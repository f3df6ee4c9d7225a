//! `demo`: the whole story on the embedded scenario.

use super::acting::Acting;
use super::desk::Desk;
use super::exit::Exit;
use super::files::{self, told, write_folder};
use super::stop::Stop;
use super::{check, commit, draw, findings, judge, replay, report, reveal};
use crate::base::{Folder, Lang};
use crate::record::{Run, Source};
use crate::report::{Summary, terminal};
use crate::scenario;
use std::path::{Path, PathBuf};

/// Scenario of the demo.
const SCENARIO: &str = "chuxiong-2025";
/// Public value of the demo: the first digits of π, so nobody can have chosen it.
const VALUE: &str = "31415926535897932384";
/// When the demo's plan was frozen and drawn: fixed, so that every demo is the same.
const COMMITTED: &str = "2025-02-24T09:00:00";
const DRAWN: &str = "2025-02-25T10:00:00";
/// After its last visit.
const REVEALED: &str = "2025-12-31T17:00:00";
/// Where the demo goes if the user does not say.
const FOLDER: &str = "evenhand-demo";

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// where to write (default ./evenhand-demo or a fresh name)
    #[arg(long)]
    pub out: Option<PathBuf>,
}

impl Demo {
    /// Writes TASK and RUN, draws, replays, judges, reports.
    ///
    /// # Errors
    /// If the folder is taken or cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let out = self.out.clone().unwrap_or_else(fresh);
        let (task, run_folder) = (out.join("task"), out.join("run"));
        let (run, step) = (Run::at(&run_folder), Steps { desk });
        step.say(1, "写出任务（真实计划，虚构名录）", "write the task (a real plan, a made-up frame)", &task.display().to_string());
        let files = scenario::embedded(SCENARIO).expect("the demo's scenario is embedded");
        refuse_taken(&out)?;
        write_folder(&task, &files)?;
        let (sound, found) = check::accepted(&task, desk)?;
        step.say(2, "检查", "check", &findings::counts(&found, desk.lang));
        let source = Source::Dice { digits: VALUE.len() as u64, when: "demo".to_owned() };
        let round = commit::Round { sources: vec![source], public: true, signers: Vec::new(), before: None, escrow: Vec::new() };
        let (commitment, _) = commit::freeze(&sound, round, &run_folder, &Acting::at(COMMITTED).begin()?, desk)?;
        step.say(3, "承诺（公开模式）", "commit (public mode)", &commitment.commitment.to_string());
        draw::draw(&run, &[VALUE.to_owned()], &Acting::at(DRAWN).enter(&run)?, desk)?;
        step.say(4, "抽取、排行程、派人", "draw, pack, dispatch", VALUE);
        reveal::reveal(&run, &Acting::at(REVEALED).enter(&run)?)?;
        step.say(5, "公开（演示中视为最后一次上门之后）", "reveal (as if after the last visit)", REVEALED);
        let again = replay::answer(&run_folder, desk)?;
        step.say(6, "重放", "replay", replay::text(&again, desk.lang).trim_end());
        let verdict = judge::verdict(&run_folder, desk)?;
        step.say(7, "核对", "judge", judge::last_line(&verdict, desk.lang).trim_end());
        let papers = files::papers(&run, desk)?;
        let written = report::write(&run_folder, &papers, &verdict, &report::Wishes::default(), None)?;
        step.say(8, "报告", "report", &written.folder.display().to_string());
        let summary = Summary::of(&papers);
        let rows = serde_json::json!({"task": told(&task), "run": told(&run_folder), "report": told(&written.folder), "capsule": told(&written.capsule()), "same": again.is_same(), "good": verdict.is_good(), "summary": summary});
        desk.answer(&rows, || {
            format!(
                "\n{}{}{}",
                terminal::summary(&summary, desk.lang),
                draw::unplaced(&papers, desk.lang),
                next(&out, &written.text(desk), desk.lang)
            )
        });
        Ok(match () {
            () if !again.is_same() || !verdict.is_good() => Exit::Disagrees,
            () if summary.unplaced > 0 => Exit::CannotMeet,
            () => Exit::Fine,
        })
    }
}

struct Steps<'a> {
    desk: &'a Desk,
}

impl Steps<'_> {
    fn say(&self, number: u8, zh: &str, en: &str, what: &str) {
        self.desk.say(&format!("[{number}/8] {}  {what}", self.desk.pick(zh, en)));
    }
}

/// `evenhand-demo`, or `evenhand-demo-2` … if that is taken.
fn fresh() -> PathBuf {
    let names = std::iter::once(FOLDER.to_owned()).chain((2u64..).map(|n| format!("{FOLDER}-{n}")));
    names.map(PathBuf::from).find(|path| !path.exists()).unwrap_or_else(|| FOLDER.into())
}

fn refuse_taken(out: &Path) -> Result<(), Stop> {
    match Folder::is_taken(out) {
        true => Err(Stop::writing(out, &std::io::ErrorKind::AlreadyExists.into())),
        false => Ok(()),
    }
}

fn next(out: &Path, written: &str, lang: Lang) -> String {
    let run = out.join("run");
    let run = run.display();
    match lang {
        Lang::Zh => format!("\n{written}接着可以：evenhand replay {run} · evenhand judge {run} · evenhand why {run} 企业名\n"),
        Lang::En => format!("\n{written}next: evenhand replay {run} · evenhand judge {run} · evenhand why {run} NAME\n"),
    }
}
