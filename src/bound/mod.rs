//! A proved lower bound on what any plan for the same visits costs (`docs/bound.md`).
//!
//! Reading order: `case` and `ground` (the question), `price` and `rest` (the cheapest journey under prices), `cut`, `entries`,
//! `pairs`, `shares` (what fractions of journeys may not do), `prices` (what prices prove), `simplex` and `master` (which
//! prices to take), `write`.
//!
//! Invariant: any prices prove a bound, so the floats that suggest them need no trust; the judge proves it again.

mod case;
mod cut;
mod entries;
mod ground;
mod master;
mod pairs;
mod price;
mod prices;
mod rest;
mod shares;
mod simplex;
#[cfg(test)]
mod tests;
mod write;

use crate::base::{Digest, Progress};
use crate::frame::Sound;
use crate::pack::tasks;
use crate::record;
use case::Case;
use master::Master;
use std::collections::BTreeSet;

/// Doors remembered at each door, itself among them.
const NEIGHBOURS: usize = 10;

/// Why there is no bound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoundError {
    /// A visit takes no minute: a day would hold any number of them.
    #[error("visit {0} takes no time")]
    NoTime(String),
    /// More visits of one organisation in like weeks than the search takes.
    #[error("{0} visits of one organisation in like weeks, at most {max}", max = price::DOORS_MAX)]
    TooMany(usize),
    /// The plan is not one for these batches.
    #[error("visit {0} is not one of these batches")]
    Foreign(String),
}

/// What no plan that makes the same visits as `pack` can cost less than, proved by prices.
///
/// `digest` is that of the record the plan is in. `rounds` bounds the work; fewer rounds give a weaker bound, never a false one.
///
/// # Errors
/// [`BoundError`].
pub fn bound(
    sound: &Sound,
    (batches, pack, digest): (&[record::Batch], &record::Pack, Digest),
    rounds: u64,
    progress: &dyn Progress,
) -> Result<record::Bound, BoundError> {
    let out: BTreeSet<&str> = pack.unplaced.iter().map(|u| u.visit.as_str()).collect();
    let mut tasks = tasks(sound, batches, sound.facts().task.issued);
    tasks.retain(|t| !out.contains(t.visit.id.as_str()));
    let made = pack.visits.iter().filter(|v| !out.contains(v.id.as_str()));
    if let Some(visit) = made.clone().zip(&tasks).find_map(|(v, t)| (*v != t.visit || t.days.is_empty()).then_some(v)) {
        return Err(BoundError::Foreign(visit.id.clone()));
    }
    let case = Case::new(sound, tasks, NEIGHBOURS);
    for ground in &case.grounds {
        if ground.len() > price::DOORS_MAX {
            return Err(BoundError::TooMany(ground.len()));
        }
        if let Some(door) = ground.doors.iter().position(|d| d.service <= 0) {
            return Err(BoundError::NoTime(case.tasks[ground.visits[door]].visit.id.clone()));
        }
    }
    let (proof, cuts) = Master::new(&case).run(rounds, progress);
    Ok(write::bound(&case, &proof, &cuts, digest, NEIGHBOURS as u64))
}
