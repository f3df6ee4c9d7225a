//! `check TASK`: everything that is wrong or worth knowing, at once.

use super::desk::Desk;
use super::exit::Exit;
use super::findings;
use super::stop::Stop;
use super::terminal::Terminal;
use crate::base::Finding;
use crate::check::Outcome;
use crate::frame::Sound;
use crate::{check, intake};
use std::path::{Path, PathBuf};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// the TASK folder or workbook
    pub task: PathBuf,
    /// also write the workbook with its faulty cells marked; the input stays as it is
    #[arg(long, value_name = "OUT.xlsx")]
    pub mark: Option<PathBuf>,
}

impl Check {
    /// Prints the findings.
    ///
    /// # Errors
    /// If the task is refused.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        self.mark.as_deref().map_or(Ok(()), super::mark::must_be_new)?;
        let judged = accepted(&self.task, desk);
        if let Some(out) = &self.mark {
            let found = judged.as_ref().map_or_else(|stop| &stop.findings, |(_, found)| found);
            super::mark::write(&self.task, found, out, desk)?;
        }
        let (_, found) = judged?;
        let rows = serde_json::json!({"accepted": true, "findings": found});
        let colours = Terminal::of_output().colours;
        desk.answer(&rows, || {
            let (text, counts) = (findings::text(&found, desk.lang, colours), findings::counts(&found, desk.lang));
            format!("{text}{}{counts}\n", desk.pick("可以承诺：", "accepted: "))
        });
        Ok(Exit::Fine)
    }
}

/// A task that is accepted, and what is worth knowing about it.
///
/// # Errors
/// If it is refused (findings), or cannot be met.
pub fn accepted(task: &Path, desk: &Desk) -> Result<(Sound, Vec<Finding>), Stop> {
    super::files::must_exist(task)?;
    let _mark = desk.waiting("检查任务", "checking the task");
    let checked = check::check(intake::read_task(task));
    match (checked.outcome, checked.sound) {
        (Outcome::Fine, Some(sound)) => Ok((sound, checked.findings)),
        (Outcome::CannotBeMet, _) => {
            Err(Stop { relaxation: checked.relaxation.map(Box::new), ..Stop::findings(Exit::CannotMeet, checked.findings) })
        }
        _ => Err(Stop { relaxation: checked.relaxation.map(Box::new), ..Stop::findings(Exit::Refused, checked.findings) }),
    }
}
