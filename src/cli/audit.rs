//! `audit RUN`: one page that says 一致 or 不一致, what was checked, and what a person should look at.

use super::desk::Desk;
use super::exit::Exit;
use super::judge;
use super::stop::Stop;
use super::tongue::Unfit;
use crate::base::{Digest, write_atomic};
use crate::record::Run;
use crate::report::audit::{self, Shown};
use std::path::PathBuf;

/// Arguments of `audit`.
#[derive(Debug, clap::Args)]
pub struct Audit {
    /// the RUN folder; without sealed/ its public part is checked
    pub run: PathBuf,
    /// also write the page as HTML
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// list everything
    #[arg(long)]
    pub all: bool,
    /// an entry digest noted when it was made: the ledger must still hold it
    #[arg(long, value_name = "DIGEST", value_parser = digest)]
    pub head: Option<Digest>,
}

impl Audit {
    /// Says 一致 or 不一致, and why.
    ///
    /// # Errors
    /// If there is no such folder, or the page cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let verdict = judge::verdict(&self.run, desk)?;
        let run = Run::at(&self.run);
        let shown = {
            let _mark = desk.waiting("读取文件", "reading");
            Shown::read(&run)
        };
        // nothing can be derived again from the public part alone
        let again = if shown.whole { Some(crate::replay::replay(&run, &desk.bars())) } else { None };
        let found = audit::Audit::of(&shown, &verdict, again.as_ref(), self.head);
        if let Some(path) = &self.html {
            write_atomic(path, audit::page(&found, shown.papers.as_ref(), self.all).as_bytes()).map_err(|e| Stop::writing(path, &e))?;
        }
        desk.answer(&found, || audit::text(&found, shown.papers.as_ref(), self.all, desk.lang));
        Ok(if found.answer.same { Exit::Fine } else { Exit::Disagrees })
    }
}

fn digest(text: &str) -> Result<Digest, Unfit> {
    Digest::parse(text.trim())
        .ok_or(Unfit { zh: "应为 64 位小写十六进制数", en: "64 lower-case hexadecimal digits are expected" })
}
