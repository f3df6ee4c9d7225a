//! `why RUN ID`: why an enterprise, a sampler or a batch fared as it did.

use super::desk::Desk;
use super::exit::Exit;
use super::files;
use super::stop::Stop;
use crate::record::Run;
use crate::report::why;
use std::path::PathBuf;

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
pub struct Why {
    /// the RUN folder
    pub run: PathBuf,
    /// an id, credit code, part of a name, sampler, or line/enterprise
    pub id: String,
}

impl Why {
    /// Answers from the record alone.
    ///
    /// # Errors
    /// If the RUN cannot be read.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let papers = files::papers(&Run::at(&self.run), desk)?;
        let answer = why::why(&papers, self.id.trim());
        desk.answer(&answer, || why::text(&papers, &answer, desk.lang));
        match answer {
            why::Why::Enterprise(_) | why::Why::Sampler(_) => Ok(Exit::Fine),
            why::Why::Several { .. } | why::Why::Nobody => Ok(Exit::Refused),
        }
    }
}
