//! `diff RUN1 RUN2`: what changed between two commitments or records, and what that did.

use super::desk::Desk;
use super::exit::Exit;
use super::files::must_be_folder;
use super::stop::Stop;
use crate::record::Run;
use crate::report::diff::{self, Results, Side};
use std::path::PathBuf;

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// the first RUN
    pub first: PathBuf,
    /// the second RUN; without it, the first as drawn and as amended
    pub second: Option<PathBuf>,
    /// list everything
    #[arg(long)]
    pub all: bool,
}

impl Diff {
    /// Says what differs; nothing is judged.
    ///
    /// # Errors
    /// If a folder has no commitment, or a file of it cannot be read.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        must_be_folder(&self.first)?;
        let first = Side::read(&Run::at(&self.first))?;
        let Some(second) = &self.second else {
            let mut found = diff::Diff::of(&first, &first);
            found.results = first.drawn().zip(first.now()).map(|(a, b)| Results::of(&a, &b));
            desk.answer(&found, || diff::text(&found, self.all, desk.lang));
            return Ok(Exit::Fine);
        };
        must_be_folder(second)?;
        let found = diff::Diff::of(&first, &Side::read(&Run::at(second))?);
        desk.answer(&found, || diff::text(&found, self.all, desk.lang));
        Ok(Exit::Fine)
    }
}
