//! `bound RUN`: what no plan for the same visits can cost less than, proved and written beside the record.

use super::desk::Desk;
use super::exit::Exit;
use super::files::{must_be_folder, sound, told};
use super::stop::Stop;
use crate::base::{Fen, Lang};
use crate::bound::{BoundError, bound};
use crate::record::{BOUND_FILE, Run};
use crate::report::words::{per_cent, yuan};
use std::path::PathBuf;

/// Arguments of `bound`.
#[derive(Debug, clap::Args)]
pub struct Bound {
    /// the RUN folder
    pub run: PathBuf,
    /// rounds at most: more are tighter
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub rounds: u64,
}

impl Bound {
    /// Writes `bound.json` and says how far the plan can be from the best possible.
    ///
    /// # Errors
    /// If the RUN cannot be read, or has no bound.
    pub fn run(&self, desk: &Desk) -> Result<Exit, Stop> {
        must_be_folder(&self.run)?;
        let run = Run::at(&self.run);
        let record = run.record()?;
        let sound = sound(&run, &run.commitment()?)?;
        let plan = (record.draw.batches.as_slice(), &record.pack, run.digest(crate::record::RECORD_FILE)?);
        let bound = bound(&sound, plan, self.rounds, &desk.bars()).map_err(|e| refused(&e))?;
        run.write(BOUND_FILE, &bound)?;
        let cost = record.pack.totals.cost;
        let over = bound.over_permille(cost);
        let rows = serde_json::json!({
            "cost": cost, "bound": bound.bound, "over_permille": over,
            "visits": bound.visits.len(), "unplaced": record.pack.unplaced.len(), "file": told(&self.run.join(BOUND_FILE)),
        });
        desk.answer(&rows, || text((cost, bound.bound, over), record.pack.unplaced.len(), desk.lang));
        Ok(Exit::Fine)
    }
}

fn text((cost, bound, over): (Fen, Fen, Option<i64>), unplaced: usize, lang: Lang) -> String {
    let over = match (over, lang) {
        (Some(p), Lang::Zh) => format!("至多比最优高 {} %\n", per_cent(p)),
        (Some(p), Lang::En) => format!("at most {} % above the best possible\n", per_cent(p)),
        (None, Lang::Zh) => "未得到下界\n".to_owned(),
        (None, Lang::En) => "no bound was found\n".to_owned(),
    };
    let left = match (unplaced, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("（只就已排入行程的上门而言；{n} 次上门未排入）\n"),
        (n, Lang::En) => format!("(for the visits with a tour; {n} have none)\n"),
    };
    let head = lang.pick("计划费用（元）|任何计划不低于（元）", "cost of the plan (yuan)|no plan costs less than (yuan)");
    let (plan, least) = head.split_once('|').unwrap_or((head, head));
    format!("{plan}  {}\n{least}  {}\n{over}{left}", yuan(cost), yuan(bound))
}

fn refused(error: &BoundError) -> Stop {
    let zh = match error {
        BoundError::NoTime(visit) => format!("上门 {visit} 不占时间，无法求下界"),
        BoundError::TooMany(visits) => format!("同类各周中一个机构有 {visits} 次上门，超出求下界的限度"),
        BoundError::Foreign(visit) => format!("上门 {visit} 与批次不符"),
    };
    Stop::refused(zh, format!("no bound: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_up_and_never_flattered() {
        assert!(text((Fen(103_050), Fen(100_000), Some(31)), 0, Lang::En).ends_with("at most 3.1 % above the best possible\n"));
        assert!(text((Fen(103_050), Fen(100_000), Some(31)), 2, Lang::Zh).contains("至多比最优高 3.1 %"));
    }
}
