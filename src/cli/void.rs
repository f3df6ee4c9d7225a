//! `void RUN --reason … --approver …`: the round does not count, and everybody can see why.

use super::acting::{Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::files::told;
use super::stop::Stop;
use crate::base::Lang;
use crate::ceremony;
use crate::intake::codes;
use crate::record::Run;
use std::path::PathBuf;

/// Arguments of `void`.
#[derive(Debug, clap::Args)]
pub struct Void {
    /// the RUN folder
    pub run: PathBuf,
    /// why
    #[arg(long)]
    pub reason: String,
    /// who approved
    #[arg(long)]
    pub approver: String,
    #[command(flatten)]
    pub acting: Acting,
}

impl Void {
    /// Enters the void; nothing is deleted.
    ///
    /// # Errors
    /// If reason or approver is empty, or the RUN is void already.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let (reason, approver) = (self.reason.trim(), self.approver.trim());
        if reason.is_empty() || approver.is_empty() {
            return Err(Stop::refused("作废必须写明原因和批准人", "a void has a reason and an approver").coded(&codes::MISSING_ARGUMENT));
        }
        let run = Run::at(&self.run);
        let act = self.acting.enter(&run)?;
        ceremony::void(&run, &run.commitment()?.commitment, approver, reason, act.terms()).map_err(|e| refused(&e))?;
        let path = self.run.display();
        desk.answer(&serde_json::json!({"void": told(&self.run), "reason": reason, "approver": approver}), || match desk.lang {
            Lang::Zh => format!("已作废，原件全部保留。重抽：evenhand commit TASK … --replaces {path} --out 新RUN\n"),
            Lang::En => format!("void; everything is kept. Redraw: evenhand commit TASK … --replaces {path} --out NEWRUN\n"),
        });
        Ok(Exit::Fine)
    }
}
