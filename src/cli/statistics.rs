//! `statistics RUN RESULTS.csv`: what the labs' results say of the frame.

use super::coded::finding;
use super::desk::Desk;
use super::exit::Exit;
use super::files;
use super::results::{self, Results};
use super::stop::Stop;
use crate::base::{Finding, Place, write_atomic};
use crate::intake::codes;
use crate::record::Run;
use crate::report::Papers;
use crate::report::statistics::{ResultFault, Sample, sample, statistics, table, text};
use std::path::{Path, PathBuf};

/// Arguments of `statistics`.
#[derive(Debug, clap::Args)]
pub struct Statistics {
    /// the RUN folder
    pub run: PathBuf,
    /// results: line,enterprise,result (pass, fail, refused, none)
    pub results: PathBuf,
    /// writes the table
    #[arg(long, value_name = "FILE.csv")]
    pub out: Option<PathBuf>,
}

impl Statistics {
    /// Estimates, from the record and the results alone.
    ///
    /// # Errors
    /// If the RUN cannot be read, the results do not fit it, or the file is taken.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        files::must_be_folder(&self.run)?;
        if let Some(taken) = self.out.as_deref().filter(|path| path.exists()) {
            return Err(Stop::writing(taken, &std::io::ErrorKind::AlreadyExists.into()));
        }
        let papers = files::papers(&Run::at(&self.run), desk)?;
        let sample = joined(&papers, &self.results)?;
        let answer = statistics(&papers, &sample);
        if let Some(path) = &self.out {
            write_atomic(path, &table(&answer)).map_err(|error| Stop::writing(path, &error))?;
        }
        desk.answer(&answer, || text(&answer, desk.lang));
        Ok(Exit::Fine)
    }
}

/// The batches of a RUN with the results of a file.
///
/// # Errors
/// If the file cannot be read, or does not fit the RUN: all that is wrong with it.
pub fn joined(papers: &Papers, path: &Path) -> Result<Sample, Stop> {
    let refused = |findings| Stop::findings(Exit::Refused, findings);
    let results = results::read(path).map_err(refused)?;
    sample(papers, &results.rows).map_err(|faults| refused(faults.iter().map(|fault| told(&results, fault)).collect()))
}

fn told(results: &Results, fault: &ResultFault) -> Finding {
    let place = |at: usize| Place::row(&results.file, results.lines[at]);
    match fault {
        ResultFault::NoBatch { at, replaced_by } => {
            let row = &results.rows[*at];
            let (zh, en) = match replaced_by {
                Some(to) => {
                    (format!("{} 的批次已由 {to} 替补", row.enterprise), format!("the batch of {} has gone to {to}", row.enterprise))
                }
                None => {
                    (format!("{} 没有 {} 的批次", row.enterprise, row.line), format!("{} has no batch of {}", row.enterprise, row.line))
                }
            };
            finding(&codes::RESULT_WITHOUT_BATCH, place(*at), zh, en)
        }
        ResultFault::Twice { at, before } => {
            let line = results.lines[*before];
            finding(&codes::RESULT_TWICE, place(*at), format!("第 {line} 行已有结果"), format!("line {line} has its result already"))
        }
    }
}
