//! `generate --like NAME --enterprises N --seed S --out TASK` (or `--like prefecture --visits N`): a synthetic task of any size.

use super::desk::Desk;
use super::exit::Exit;
use super::files::told;
use super::stop::Stop;
use crate::base::{Folder, Lang};
use crate::intake::codes;
use crate::report::words::count;
use crate::scenario::{self, ScenarioError};
use std::path::PathBuf;

/// Arguments of `generate`.
#[derive(Debug, clap::Args)]
pub struct Generate {
    /// the scenario to resemble
    #[arg(long, default_value = "chuxiong-2025")]
    pub like: String,
    /// enterprises in the frame
    #[arg(long, required_unless_present = "visits")]
    pub enterprises: Option<u64>,
    /// visits (prefecture alone; three enterprises for each)
    #[arg(long, conflicts_with = "enterprises")]
    pub visits: Option<u64>,
    /// same arguments, same files
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// the task folder
    #[arg(long)]
    pub out: PathBuf,
}

impl Generate {
    /// Writes the task.
    ///
    /// # Errors
    /// If the scenario is unknown, the size out of range, or the folder cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        let enterprises = self.size()?;
        let folder = Folder::start(&self.out).map_err(|error| Stop::writing(&self.out, &error))?;
        scenario::generate_into(folder.path(), &self.like, enterprises, self.seed, &desk.bars()).map_err(|e| self.stop(e))?;
        folder.finish().map_err(|error| Stop::writing(&self.out, &error))?;
        let rows = serde_json::json!({"task": told(&self.out), "like": self.like, "enterprises": enterprises, "seed": self.seed});
        desk.answer(&rows, || match desk.lang {
            Lang::Zh => format!("已生成合成任务 {}：{} 家虚构企业\n", self.out.display(), count(enterprises)),
            Lang::En => format!("wrote a synthetic task to {}: {} made-up enterprises\n", self.out.display(), count(enterprises)),
        });
        Ok(Exit::Fine)
    }

    /// Enterprises of the frame.
    fn size(&self) -> Result<u64, Stop> {
        match self.visits {
            Some(visits) if self.like == scenario::PREFECTURE => Ok(visits.saturating_mul(scenario::PER_VISIT)),
            Some(_) => Err(Stop::refused(
                format!("--visits 只用于 --like {}；其他情景请给 --enterprises", scenario::PREFECTURE),
                format!("--visits goes with --like {} only; give --enterprises for the others", scenario::PREFECTURE),
            )
            .coded(&codes::ARGUMENT_CONFLICT)),
            None => Ok(self.enterprises.unwrap_or_default()),
        }
    }

    fn stop(&self, error: ScenarioError) -> Stop {
        match error {
            ScenarioError::Io(error) => Stop::writing(&self.out, &error),
            ScenarioError::Unknown(_) => {
                let names = scenario::names().join(", ");
                Stop::refused(format!("没有情景 {:?}；现有：{names}", self.like), format!("no scenario {:?}; there is: {names}", self.like))
                    .coded(&codes::UNKNOWN_NAME)
            }
            ScenarioError::Size(n) => {
                let (least, most) = (scenario::SIZES.start(), scenario::SIZES.end());
                Stop::refused(
                    format!("企业数须为 {least} 至 {most}，不能是 {n}"),
                    format!("enterprises must be {least} to {most}, not {n}"),
                )
                .coded(&codes::BAD_ARGUMENT)
            }
        }
    }
}
