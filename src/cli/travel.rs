//! `travel TASK --osrm http://HOST:PORT`: measured roads into the task, so that nothing later needs the service.

use super::coded::refused;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::{Stop, system};
use super::tongue::Unfit;
use crate::base::{Access, Lang, Place, write_atomic_with};
use crate::intake::columns::MATRIX;
use crate::intake::{codes, read_task_without};
use crate::osrm::{self, Address, HttpError, TravelError};
use crate::report::words::count;
use std::path::PathBuf;

/// Arguments of `travel`.
#[derive(Debug, clap::Args)]
pub struct Travel {
    /// the TASK folder
    pub task: PathBuf,
    /// where an OSRM service runs
    #[arg(long, value_parser = address)]
    pub osrm: Address,
    /// its profile
    #[arg(long, default_value = "driving", value_parser = profile)]
    pub profile: String,
}

fn address(text: &str) -> Result<Address, Unfit> {
    text.parse().map_err(|_| Unfit { zh: "应写成 http://主机:端口", en: "http://HOST:PORT is expected" })
}

/// A word of a path.
fn profile(text: &str) -> Result<String, Unfit> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain {
        Ok(text.to_owned())
    } else {
        Err(Unfit { zh: "只用字母、数字、_ 和 -", en: "letters, digits, _ and - are expected" })
    }
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
        let (sites, pairs): (usize, usize) = (matrix.sites.len(), matrix.sites.len() * matrix.sites.len().saturating_sub(1));
        desk.answer(&serde_json::json!({"matrix": super::files::told(&path), "sites": sites, "pairs": pairs}), || match desk.lang {
            Lang::Zh => format!("已写出 {}：{sites} 处，{} 对\n", path.display(), count(pairs as u64)),
            Lang::En => format!("wrote {}: {sites} sites, {} pairs\n", path.display(), count(pairs as u64)),
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
            let (zh, en) = system(source);
            refused(&codes::TRAVEL_UNREACHABLE, place, format!("{authority}：{zh}"), format!("{authority}: {en}"))
        }
        TravelError::Http(HttpError::Form(authority)) => {
            refused(&codes::TRAVEL_ANSWER, place, format!("{authority} 的回答不是 HTTP"), format!("{authority} does not answer in HTTP"))
        }
        TravelError::Answer(what) => {
            let zh = match what.split_once(' ') {
                Some((code, _)) if code.starts_with(char::is_uppercase) => format!("服务报错 {code}"),
                _ => "服务的回答不是完整的路程表".to_owned(),
            };
            refused(&codes::TRAVEL_ANSWER, place, zh, what.clone())
        }
        TravelError::Hole { from, to } => {
            refused(&codes::TRAVEL_HOLE, place, format!("从 {from} 到 {to} 没有路"), format!("no road from {from} to {to}"))
        }
    }
}
