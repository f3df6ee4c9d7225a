//! `draw RUN --value …`: seed, draw, pack, dispatch, record.

use super::desk::Desk;
use super::exit::Exit;
use super::interrupt::Interruptible;
use super::stop::Stop;
use super::{cannot, files};
use crate::base::Lang;
use crate::pipeline;
use crate::record::{RECORD_FILE, Record, Run};
use crate::report::{Papers, Summary, terminal, words};
use std::path::PathBuf;

/// Arguments of `draw`.
#[derive(Debug, clap::Args)]
pub struct Draw {
    /// RUN 文件夹 · the RUN folder
    pub run: PathBuf,
    /// 公布的数值，原样（含前导零） · the public value as announced, leading zeros kept
    #[arg(long)]
    pub value: String,
}

impl Draw {
    /// Writes `record.json`, once.
    ///
    /// # Errors
    /// If the RUN is drawn already, the value has another form, or tours cannot be crewed.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        draw(&run, &self.value, desk)?;
        let papers = Papers::read(&run)?;
        let summary = Summary::of(&papers);
        desk.answer(&summary, || terminal::summary(&summary, desk.lang) + &unplaced(&papers, desk.lang));
        Ok(if summary.unplaced == 0 { Exit::Fine } else { Exit::CannotMeet })
    }
}

/// Derives and writes the record.
///
/// # Errors
/// As [`Draw::run`].
pub fn draw(run: &Run, value: &str, desk: &Desk) -> Result<Record, Stop> {
    let commitment = run.commitment()?;
    if run.has(RECORD_FILE) {
        return Err(Stop::refused(
            format!("{} 已经抽取过；重抽须另立新的承诺，不得覆盖", run.path().display()),
            format!("{} has been drawn; a redraw is a new commitment and never overwrites", run.path().display()),
        ));
    }
    let (sound, secret) = (files::sound(run, &commitment)?, files::secret(run, &commitment)?);
    let record = pipeline::derive(&commitment, &sound, &secret, value, &Interruptible::new(desk.bars(), desk.lang))
        .map_err(|e| cannot::derive(&e))?;
    run.write(RECORD_FILE, &record)?;
    Ok(record)
}

/// Visits without a tour, with the limit in the way.
pub fn unplaced(papers: &Papers, lang: Lang) -> String {
    let rows = &papers.pack().unplaced;
    let mut out = String::new();
    for u in rows {
        out += &format!("{}: {}  {}\n", lang.pick("未排入", "not placed"), u.visit, words::unplaced(&u.reason, lang));
    }
    out
}
