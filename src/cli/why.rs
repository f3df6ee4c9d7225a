//! `why RUN ID`: why an enterprise, a sampler or a batch fared as it did.

use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::record::Run;
use crate::report::{Papers, why};
use std::path::PathBuf;

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
pub struct Why {
    /// RUN 文件夹 · the RUN folder
    pub run: PathBuf,
    /// 企业编号、信用代码、名称（可只写一部分）、人员编号，或 产品行/企业 · an id, credit code, part of a name, sampler, or line/enterprise
    pub id: String,
}

impl Why {
    /// Answers from the record alone.
    ///
    /// # Errors
    /// If the RUN cannot be read.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let papers = Papers::read(&Run::at(&self.run))?;
        let answer = why::why(&papers, self.id.trim());
        desk.answer(&answer, || why::text(&papers, &answer, desk.lang));
        match answer {
            why::Why::Enterprise(_) | why::Why::Sampler(_) => Ok(Exit::Fine),
            why::Why::Several { .. } | why::Why::Nobody => Ok(Exit::Refused),
        }
    }
}
