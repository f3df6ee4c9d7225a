//! Synthetic tasks of any size from a seed, and the scenarios that come with the program.
//!
//! The tables of a setting are constants; everything else is a pure function of setting, size and seed (`docs/scenarios.md`).

mod chuxiong;
mod codes;
mod conflicts;
mod datong;
mod embedded;
mod enterprise;
mod frame_file;
mod history;
mod lists;
mod nation;
mod numeral;
mod place;
mod prefecture;
mod roster;
mod setting;
mod shanxi;
mod task_file;
mod trade;
mod world;
mod yining;

pub use embedded::{CHUXIONG_ENTERPRISES, CHUXIONG_SEED, embedded, names, template};
pub use prefecture::{NAME as PREFECTURE, PER_VISIT};

use crate::base::{Progress, Quiet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::RangeInclusive;
use std::path::Path;
use world::World;

/// Sizes a frame may have.
pub const SIZES: RangeInclusive<u64> = 10..=10_000_000;

/// Why no task was made.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// No setting of this name.
    #[error("no scenario {0:?}; see evenhand generate --help")]
    Unknown(String),
    /// Too small or too large.
    #[error("{0} enterprises: the generator makes 10 to 10,000,000")]
    Size(u64),
    /// The file system said no.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A file of the task and who writes it.
type Writer = fn(&World, &mut dyn Write) -> io::Result<()>;

/// The frame, which alone can be large, and tells how far it is.
const FRAME: &str = "enterprises.csv";
/// The other files.
const FILES: [(&str, Writer); 8] = [
    ("task.toml", task_file::write),
    ("products.csv", lists::products),
    ("counties.csv", lists::counties),
    ("labs.csv", lists::labs),
    ("samplers.csv", roster::write),
    ("history.csv", history::write),
    ("conflicts.csv", conflicts::write),
    ("calendar.csv", lists::calendar),
];

/// The files of a synthetic task, in memory (about 250 bytes an enterprise): same arguments, same bytes, on every machine.
///
/// ```
/// let files = evenhand::scenario::generate("chuxiong-2025", 100, 7).unwrap();
/// let (_, frame) = files.iter().find(|(name, _)| name == "enterprises.csv").unwrap();
/// assert_eq!(frame.iter().filter(|&&b| b == b'\n').count(), 2 + 1 + 100); // remarks, header, rows
/// ```
///
/// # Errors
/// An unknown name, or a size outside [`SIZES`].
pub fn generate(like: &str, enterprises: u64, seed: u64) -> Result<Vec<(String, Vec<u8>)>, ScenarioError> {
    let world = world(like, enterprises, seed)?;
    let mut files = Vec::new();
    for (name, write) in FILES {
        let mut bytes = Vec::new();
        write(&world, &mut bytes)?;
        files.push((name.to_owned(), bytes));
    }
    let mut bytes = Vec::new();
    frame_file::write(&world, &mut bytes, &Quiet)?;
    files.push((FRAME.to_owned(), bytes));
    Ok(files)
}

/// The same files written into an existing folder; memory does not grow with the frame. Stage of the progress: `generate`.
///
/// # Errors
/// As [`generate`], and whatever the file system says; what was written stays (start from a `base::Folder`).
pub fn generate_into(folder: &Path, like: &str, enterprises: u64, seed: u64, progress: &dyn Progress) -> Result<(), ScenarioError> {
    let world = world(like, enterprises, seed)?;
    for (name, write) in FILES {
        let mut out = BufWriter::new(File::create(folder.join(name))?);
        write(&world, &mut out)?;
        out.flush()?;
    }
    let mut out = BufWriter::new(File::create(folder.join(FRAME))?);
    frame_file::write(&world, &mut out, progress)?;
    Ok(out.flush()?)
}

fn world(like: &str, enterprises: u64, seed: u64) -> Result<World, ScenarioError> {
    let setting = embedded::setting(like, enterprises).ok_or_else(|| ScenarioError::Unknown(like.to_owned()))?;
    if !SIZES.contains(&enterprises) {
        return Err(ScenarioError::Size(enterprises));
    }
    Ok(World::new(setting, enterprises, seed))
}
