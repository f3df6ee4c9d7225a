//! `travel TASK --osrm http://HOST:PORT`: measured roads into the task, so that nothing later needs the service.

use super::coded::refused;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::base::{Access, Lang, Place, write_atomic_with};
use crate::intake::columns::MATRIX;
use crate::intake::{codes, read_task_without};
use crate::osrm::{self, Address, HttpError, TravelError};
use std::path::PathBuf;

/// Arguments of `travel`.
#[derive(Debug, clap::Args)]
pub struct Travel {
    /// TASK 文件夹 · the TASK folder
    pub task: PathBuf,
    /// OSRM 服务地址，如 http://10.0.0.5:5000 · where an OSRM service runs
    #[arg(long)]
    pub osrm: Address,
    /// OSRM 的出行方式 · its profile
    #[arg(long, default_value = "driving", value_parser = profile)]
    pub profile: String,
}

/// A word of a path.
fn profile(text: &str) -> Result<String, String> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain { Ok(text.to_owned()) } else { Err("a-z 0-9 _ -".to_owned()) }
}

impl Travel {
    /// Asks the service and writes `matrix.csv` in one step.
    ///
    /// # Errors
    /// If the task is refused, the service gives no whole matrix, or the file cannot be written.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        super::files::must_be_folder(&self.task)?;
        let checked = {
            let _mark = desk.waiting("检查任务", "checking the task");
            crate::check::check(read_task_without(&self.task, &[&MATRIX]))
        };
        let Some(sound) = checked.sound else { return Err(Stop::findings(Exit::Refused, checked.findings)) };
        let matrix = osrm::measured(&sound, &self.osrm, &self.profile, &desk.bars()).map_err(|e| stop(&e))?;
        let path = self.task.join(MATRIX.file);
        write_atomic_with(&path, Access::Everybody, |out| osrm::write(&matrix, out)).map_err(|error| Stop::writing(&path, &error))?;
        let (sites, pairs) = (matrix.sites.len(), matrix.sites.len() * matrix.sites.len().saturating_sub(1));
        desk.answer(&serde_json::json!({"matrix": path, "sites": sites, "pairs": pairs}), || match desk.lang {
            Lang::Zh => format!("已写出 {}：{sites} 处，{pairs} 对\n", path.display()),
            Lang::En => format!("wrote {}: {sites} sites, {pairs} pairs\n", path.display()),
        });
        Ok(Exit::Fine)
    }
}

fn stop(error: &TravelError) -> Stop {
    let place = Place::file(MATRIX.file);
    match error {
        TravelError::TooMany(n) => {
            let most = crate::frame::limits::MATRIX_SITES;
            refused(&codes::MATRIX_TOO_LARGE, place, format!("{n} 处，最多 {most} 处"), format!("{n} sites, at most {most}"))
        }
        TravelError::Http(HttpError::Io { authority, source }) => {
            let what = format!("{authority}：{source}");
            refused(&codes::TRAVEL_UNREACHABLE, place, what, format!("{authority}: {source}"))
        }
        TravelError::Http(HttpError::Form(authority)) => {
            refused(&codes::TRAVEL_ANSWER, place, format!("{authority} 的回答不是 HTTP"), format!("{authority} does not answer in HTTP"))
        }
        TravelError::Answer(what) => refused(&codes::TRAVEL_ANSWER, place, what.clone(), what.clone()),
        TravelError::Hole { from, to } => {
            refused(&codes::TRAVEL_HOLE, place, format!("从 {from} 到 {to} 没有路"), format!("no road from {from} to {to}"))
        }
    }
}
