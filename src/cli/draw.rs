//! `draw RUN --value …`: seed, draw, pack, dispatch, record.

use super::acting::{Act, Acting, refused};
use super::desk::Desk;
use super::exit::Exit;
use super::interrupt::Interruptible;
use super::stop::Stop;
use super::{cannot, files, sources};
use crate::base::Lang;
use crate::ceremony::{self, Stage};
use crate::intake::codes;
use crate::pipeline;
use crate::record::{Record, Run};
use crate::report::{Papers, Summary, terminal, words};
use std::path::PathBuf;

/// Arguments of `draw`.
#[derive(Debug, clap::Args)]
pub struct Draw {
    /// the RUN folder
    pub run: PathBuf,
    /// the public values as announced, leading zeros kept, one a source
    #[arg(long, required = true)]
    pub value: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

impl Draw {
    /// Writes `record.json`, once.
    ///
    /// # Errors
    /// If the RUN is drawn already, the value has another form, or tours cannot be crewed.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let run = Run::at(&self.run);
        draw(&run, &self.value, &self.acting.enter(&run)?, desk)?;
        let papers = files::papers(&run, desk)?;
        let summary = Summary::of(&papers);
        desk.answer(&summary, || terminal::summary(&summary, desk.lang) + &unplaced(&papers, desk.lang));
        Ok(if summary.unplaced == 0 { Exit::Fine } else { Exit::CannotMeet })
    }
}

/// Derives and writes the record.
///
/// # Errors
/// As [`Draw::run`].
pub fn draw(run: &Run, values: &[String], act: &Act, desk: &Desk) -> Result<Record, Stop> {
    let commitment = run.commitment()?;
    let digest = &commitment.commitment;
    let stage = ceremony::stage(&run.ledger()?, digest).map_err(|e| refused(&e))?;
    if stage == Stage::Void {
        return Err(Stop::refused(
            format!("{} 已经作废，不能再抽取；重抽须另立承诺（commit --replaces）", run.path().display()),
            format!("{} is void and is not drawn; a redraw is a new commitment (commit --replaces)", run.path().display()),
        )
        .coded(&codes::NOT_NOW));
    }
    if stage >= Stage::Drawn {
        return Err(Stop::refused(
            format!("{} 已经抽取过；重抽须另立新的承诺，不得覆盖", run.path().display()),
            format!("{} has been drawn; a redraw is a new commitment and never overwrites", run.path().display()),
        )
        .coded(&codes::NOT_NOW));
    }
    let (sound, secret) = {
        let _mark = desk.waiting("读取文件", "reading");
        (files::sound(run, &commitment)?, files::secret(run, &commitment)?)
    };
    let sources = &commitment.plan.sources;
    let values: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(i, text)| sources.get(i).map_or_else(|| text.clone(), |source| sources::value(source, text)))
        .collect();
    pipeline::seed(&commitment, &secret, &values).map_err(|e| cannot::derive(&e))?;
    // entered before anything is derived: a draw that is broken off leaves its values behind
    ceremony::sourced(run, digest, &values, act.terms()).map_err(|e| refused(&e))?;
    let record = pipeline::derive(&commitment, &sound, &secret, &values, &Interruptible::new(desk.bars(), desk.lang))
        .map_err(|e| cannot::derive(&e))?;
    ceremony::drawn(run, sound.facts(), sound.sealed(), &secret, &record, act.terms()).map_err(|e| refused(&e))?;
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
