//! `simulate TASK`: many draws under keys of their own, compared with the exact probabilities; ranges of them, and their sum.

use super::check::accepted;
use super::coded::refused;
use super::desk::Desk;
use super::exit::Exit;
use super::stop::Stop;
use crate::allot;
use crate::base::{Place, write_atomic};
use crate::intake::codes;
use crate::record::RunError;
use crate::report::simulate::{AskedError, MergeError, Study, Tally, answer, count, merge, text};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Numbers of draws end here, so that every sum of a study fits its integers.
const NUMBERS_END: u64 = 1 << 37;

/// Arguments of `simulate`.
#[derive(Debug, clap::Args)]
pub struct Simulate {
    /// the TASK folder or workbook
    #[arg(required_unless_present = "merge")]
    pub task: Option<PathBuf>,
    /// how many draws
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=100_000_000), conflicts_with_all = ["from", "to"])]
    pub draws: u64,
    /// only the draws numbered A to B − 1 (with --to)
    #[arg(long, value_name = "A", requires = "to", value_parser = clap::value_parser!(u64).range(..NUMBERS_END))]
    pub from: Option<u64>,
    /// see --from
    #[arg(long, value_name = "B", requires = "from", value_parser = clap::value_parser!(u64).range(1..=NUMBERS_END))]
    pub to: Option<u64>,
    /// how often two enterprises (or LINE/ENTERPRISE) are drawn together; repeatable
    #[arg(long = "pair", value_name = "A,B")]
    pub pairs: Vec<String>,
    /// writes the counts for --merge
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// adds files of counts instead of drawing
    #[arg(long, num_args = 1.., value_name = "FILE", conflicts_with_all = ["task", "draws", "from", "pairs"])]
    pub merge: Vec<PathBuf>,
}

impl Simulate {
    /// Draws or adds, and answers.
    ///
    /// # Errors
    /// If the task is refused or cannot be met, or tallies do not belong together.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        if let Some(taken) = self.out.as_deref().filter(|path| path.exists()) {
            return Err(Stop::writing(taken, &std::io::ErrorKind::AlreadyExists.into()));
        }
        let tally = match &self.task {
            Some(task) => self.counted(task, desk)?,
            None => added(&self.merge)?,
        };
        if let Some(path) = &self.out {
            write_atomic(path, &tally.bytes()).map_err(|error| Stop::writing(path, &error))?;
        }
        let simulation = answer(&tally);
        desk.answer(&simulation, || text(&simulation, desk.lang));
        Ok(if simulation.agrees { Exit::Fine } else { Exit::Disagrees })
    }

    fn counted(&self, task: &Path, desk: &Desk) -> Result<Tally, Stop> {
        let range = self.range()?;
        let (sound, _) = accepted(task, desk)?;
        let allotment = allot::allot(&sound).map_err(|e| super::cannot::allot(&e))?;
        let mut study = Study::new(&sound, &allotment);
        for pair in &self.pairs {
            study.ask(pair).map_err(|AskedError(side)| {
                let zh = format!("{side:?} 没有机会抽中，或两边相同；写成 甲,乙，每边是企业编号或 产品行/企业编号");
                let en = format!("{side:?} has no chance, or is asked with itself; write A,B with ids or LINE/ID on both sides");
                refused(&codes::PAIR_WITHOUT_CHANCE, Place::key("--pair", pair), zh, en)
            })?;
        }
        Ok(count(&sound, &allotment, &study, range, &desk.bars()))
    }

    fn range(&self) -> Result<Range<u64>, Stop> {
        let range = self.from.unwrap_or(0)..self.to.unwrap_or(self.draws);
        if range.is_empty() {
            let (from, to) = (range.start, range.end);
            return Err(refused(
                &codes::EMPTY_RANGE,
                Place::file("--from --to"),
                format!("{from} 至 {to} 之间没有抽取"),
                format!("no draw from {from} up to {to}"),
            ));
        }
        Ok(range)
    }
}

/// The sum of the files.
fn added(files: &[PathBuf]) -> Result<Tally, Stop> {
    let name = |at: usize| Place::file(&files[at].display().to_string());
    let mut tallies = Vec::new();
    for (at, path) in files.iter().enumerate() {
        let bytes = std::fs::read(path).map_err(|source| Stop::from(RunError::Io { path: path.clone(), source }))?;
        let wrong = |error| refused(&codes::TALLY_FORM, name(at), "不是计数文件，或被改动过", format!("not a tally: {error}"));
        tallies.push(Tally::read(&bytes).map_err(wrong)?);
    }
    let sum = merge(&tallies).map_err(|error| match error {
        MergeError::Foreign { file } => refused(
            &codes::TALLY_FOREIGN,
            name(file),
            format!("与 {} 不是同一任务、同一概率、同样的 --pair", files[0].display()),
            format!("not the task, shares and pairs of {}", files[0].display()),
        ),
        MergeError::Overlap { file, counted, again } => refused(
            &codes::TALLY_OVERLAP,
            name(file),
            format!("编号 {}–{} 与已计入的 {}–{} 重叠", again.0, again.1 - 1, counted.0, counted.1 - 1),
            format!("draws {}-{} overlap {}-{}, which are counted already", again.0, again.1 - 1, counted.0, counted.1 - 1),
        ),
    })?;
    sum.ok_or_else(|| Stop::refused("没有计数文件", "no tally is given").coded(&codes::MISSING_ARGUMENT))
}
