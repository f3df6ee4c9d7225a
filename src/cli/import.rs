//! `import FILES… --to TASK`: a planner's own files become a task folder; what was understood is shown first.

use super::desk::Desk;
use super::exit::Exit;
use super::files::write_folder;
use super::findings;
use super::stop::Stop;
use super::terminal::Terminal;
use super::understood;
use crate::base::{Finding, Folder, Lang, Severity};
use crate::check::{self, Outcome};
use crate::intake::workbook::{Given, Import as Read, read_files};
use crate::intake::{codes, workbook, write};
use std::path::PathBuf;

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// workbooks (.xlsx, .xls, .ods) or text tables (.csv, .tsv)
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// the new task folder
    #[arg(long, required_unless_present = "dry_run", value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// show what was understood, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// id of the task
    #[arg(long)]
    pub id: Option<String>,
    /// its title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// the authority
    #[arg(long, value_name = "NAME")]
    pub authority: Option<String>,
    /// number of the notice
    #[arg(long, value_name = "TEXT")]
    pub basis: Option<String>,
    /// day of issue, such as 2025-02-25
    #[arg(long, value_name = "DAY")]
    pub issued: Option<String>,
    /// days of reports, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "DAY")]
    pub report_days: Vec<String>,
    /// the rule profile
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// any other key, such as rules.team_size=2
    #[arg(long, value_name = "SETTING")]
    pub set: Vec<String>,
    /// write although check refuses, to mend it in the task folder
    #[arg(long)]
    pub yes: bool,
}

impl Import {
    /// Reads, shows, and writes.
    ///
    /// # Errors
    /// If the files are refused or the folder cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let given = self.given()?;
        if let Some(to) = self.to.as_ref().filter(|to| !self.dry_run && Folder::is_taken(to)) {
            return Err(Stop::writing(to, &std::io::ErrorKind::AlreadyExists.into()));
        }
        let Read { brief, files } = read_files(&self.files, &given, &desk.bars());
        desk.say(&understood::text(&files, desk.lang));
        let unread = brief.task.is_none() || brief.sink.refuses();
        let folder = write::folder(&brief);
        let checked = check::check(brief);
        let refused = unread || checked.outcome == Outcome::Refused;
        if (unread || (refused && !self.yes)) && !self.dry_run {
            let stop = Stop::findings(Exit::Refused, checked.findings);
            if desk.json {
                let rows = serde_json::json!({"exit": stop.exit.code(), "code": stop.code.name, "zh": stop.zh, "en": stop.en, "files": files, "findings": stop.findings});
                desk.answer(&rows, String::new);
                return Ok(Exit::Refused);
            }
            return Err(stop);
        }
        if let Some(to) = self.to.as_ref().filter(|_| !self.dry_run) {
            write_folder(to, &folder)?;
        }
        let names: Vec<&str> = folder.iter().map(|(name, _)| name.as_str()).collect();
        let written = self.to.as_ref().filter(|_| !self.dry_run);
        let rows = serde_json::json!({"task": written.map(|to| super::files::told(to)), "written": names, "files": files, "accepted": !refused, "findings": checked.findings});
        desk.answer(&rows, || self.words(desk, &checked.findings, names.len()));
        Ok(if refused { Exit::Refused } else { Exit::Fine })
    }

    fn words(&self, desk: &Desk, found: &[Finding], files: usize) -> String {
        let colours = Terminal::of_output().colours;
        let text = findings::text(found, desk.lang, colours);
        let counts = findings::counts(found, desk.lang);
        let refused = found.iter().any(|f| f.severity == Severity::Error);
        let end = match (&self.to, self.dry_run, desk.lang) {
            (Some(to), false, Lang::Zh) if refused => format!("已写出任务 {}（{files} 个文件），还有错误要改\n", to.display()),
            (Some(to), false, Lang::En) if refused => format!("wrote the task {} ({files} files); errors are left to mend\n", to.display()),
            (Some(to), false, Lang::Zh) => format!("已写出任务 {}（{files} 个文件）。下一步：evenhand check {0}\n", to.display()),
            (Some(to), false, Lang::En) => format!("wrote the task {} ({files} files); next: evenhand check {0}\n", to.display()),
            (_, _, Lang::Zh) => "没有写任何文件\n".to_owned(),
            (_, _, Lang::En) => "nothing was written\n".to_owned(),
        };
        format!("{text}{counts}\n{end}")
    }

    /// Keys and values of the arguments.
    fn given(&self) -> Result<Given, Stop> {
        let plain = [
            ("task.id", &self.id),
            ("task.title", &self.title),
            ("task.authority", &self.authority),
            ("task.basis", &self.basis),
            ("task.issued", &self.issued),
            ("rules.profile", &self.profile),
        ];
        let mut given: Given = plain.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value.clone()?))).collect();
        if !self.report_days.is_empty() {
            given.push(("task.report_days".to_owned(), self.report_days.join("、")));
        }
        for pair in &self.set {
            let Some((key, value)) = pair.split_once('=') else {
                let (zh, en) = (format!("--set 写成 KEY=VALUE，不能是“{pair}”"), format!("--set takes KEY=VALUE, not {pair:?}"));
                return Err(Stop::refused(zh, en).coded(&codes::BAD_ARGUMENT));
            };
            if !workbook::is_key(key.trim()) {
                let (zh, en) = (format!("没有“{}”这一项", key.trim()), format!("there is no key {:?}", key.trim()));
                return Err(Stop::refused(zh, en).coded(&codes::BAD_ARGUMENT));
            }
            given.push((key.trim().to_owned(), value.trim().to_owned()));
        }
        Ok(given)
    }
}
