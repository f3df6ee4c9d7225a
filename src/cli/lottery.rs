//! `lottery TASK --plans M`: whole plans for an urn, with their frequencies.

use super::check::accepted;
use super::coded::refused;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::allot;
use crate::base::{Place, Ratio, sha256, write_atomic};
use crate::intake::codes;
use crate::lottery::PLAN_ROWS_MAX;
use crate::report::plans::{FileNote, PlansSummary, book, frequencies, frequency_table, plan_table, text, verify};
use std::path::{Path, PathBuf};

/// Arguments of `lottery`.
#[derive(Debug, clap::Args)]
pub struct Lottery {
    /// the TASK folder or workbook
    pub task: PathBuf,
    /// how many plans: numbers 1 to M go into the urn
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u64).range(1..))]
    pub plans: u64,
    /// writes the plans, and their frequencies beside them
    #[arg(long, value_name = "FILE.csv")]
    pub out: Option<PathBuf>,
}

impl Lottery {
    /// Makes, checks and writes the plans.
    ///
    /// # Errors
    /// If the task is refused or cannot be met, if it is too much, or a file is taken.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let beside = self.out.as_deref().map(frequencies_path);
        if let Some(taken) = self.out.iter().chain(&beside).find(|path| path.exists()) {
            return Err(Stop::writing(taken, &std::io::ErrorKind::AlreadyExists.into()));
        }
        let (sound, _) = accepted(&self.task, desk)?;
        let allotment = allot::allot(&sound).map_err(|e| super::cannot::allot(&e))?;
        let book = book(&sound, &allotment, self.plans, &desk.bars()).map_err(|large| {
            let most = PLAN_ROWS_MAX / large.rows.max(1);
            let zh = format!("{} 个方案 × {} 家企业太多，这个任务至多 {most} 个方案", large.plans, large.rows);
            let en = format!("{} plans of {} enterprises are too many; {most} is the most for this task", large.plans, large.rows);
            refused(&codes::PLANS_TOO_LARGE, Place::file("--plans"), zh, en)
        })?;
        let frequencies = frequencies(&allotment, &book);
        if let [first, ..] = &verify(&sound, &allotment, &book, &frequencies)[..] {
            return Err(Stop::new(Exit::Fault, format!("方案核对不符：{first}"), format!("the plans do not hold: {first}")));
        }
        let (plan_bytes, frequency_bytes) = (plan_table(&sound, &allotment, &book), frequency_table(&sound, self.plans, &frequencies));
        let random = book.plans.first().map_or(0, Vec::len) as u64;
        let forced = book.forced.len() as u64;
        let far = |f: &crate::report::plans::Frequency| Ratio::new(u64::try_from(f.gap).unwrap_or(u64::MAX), f.den);
        let summary = PlansSummary {
            task: sound.facts().task.id.clone(),
            plans: self.plans,
            random,
            forced,
            largest_difference: frequencies.iter().map(far).max().unwrap_or(Ratio::new(0, 1)),
            file: written(self.out.as_deref(), &plan_bytes, (random + forced) * self.plans)?,
            frequencies: written(beside.as_deref(), &frequency_bytes, frequencies.len() as u64)?,
        };
        desk.answer(&summary, || text(&summary, desk.lang));
        Ok(Exit::Fine)
    }
}

/// `plans.csv` → `plans-frequencies.csv`.
fn frequencies_path(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-frequencies.csv"))
}

fn written(path: Option<&Path>, bytes: &[u8], rows: u64) -> Result<FileNote, Stop> {
    if let Some(path) = path {
        write_atomic(path, bytes).map_err(|error| Stop::writing(path, &error))?;
    }
    Ok(FileNote { path: path.map(|p| p.display().to_string()), sha256: sha256(&[bytes]), rows })
}
