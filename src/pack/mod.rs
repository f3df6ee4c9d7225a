//! From batches to visits, and from visits to dated tours of anonymous teams.
//!
//! Rules in words: `docs/packing.md`. Reading order: [`visits`], `problem`, `tour`, `plan`, `fit`, `recreate`, `ruin`,
//! `search`, `write`.
//!
//! Invariant: a plan in hand meets every hard limit at every step of the search; what finds no place stays out of it.
//! Invariant: the result is a function of facts, batches as a set, and the streams `pack/…` of the seed.

mod augment;
mod best;
mod bits;
mod cooling;
mod crew;
mod edge;
mod fit;
mod freeze;
mod mend;
mod names;
mod near;
mod open;
mod plan;
mod problem;
mod reason;
mod recreate;
mod repair;
mod retime;
mod roads;
mod ruin;
mod run;
mod scout;
mod search;
mod seating;
mod thaw;
mod totals;
mod tour;
#[cfg(test)]
mod tests;
mod vehicles;
mod visits;
mod weeks;
mod within;
mod write;

pub use repair::repair;
pub use visits::{Task, tasks, visits};

use crate::base::Progress;
use crate::frame::Sound;
use crate::record;
use crate::seed::Seed;
use problem::Problem;

/// Visits and tours for the batches of a draw.
///
/// Every hard limit of `docs/packing.md` holds for the tours; a visit no tour could take is listed with its reason. Fewest
/// such visits come first, then cost. The search makes `facts.search.iterations` iterations, or fewer if the progress says
/// stop; the pack says how many.
pub fn pack(sound: &Sound, batches: &[record::Batch], seed: &Seed, progress: &dyn Progress) -> record::Pack {
    let tasks = visits::tasks(sound, batches, sound.facts().task.issued);
    let problem = Problem::new(sound, tasks);
    let budget = sound.facts().search.iterations;
    let (plan, made) = search::search(&problem, budget, seed, progress);
    write::pack(&problem, batches, &plan, made)
}
