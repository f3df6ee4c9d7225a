//! Second draw: samplers × seats on tours, by the same lottery.

mod crew;
mod problem;

pub use crew::{Fitness, TourNeeds, fitness, tour_needs};

use crate::base::Ratio;
use crate::frame::Sound;
use crate::lottery::{self, Problem, Shortfall};
use crate::record::{Batch, Crew, Dispatch, Load, Pack, Tour};
use crate::seed::Seed;

/// Purpose of the rounding stream of the second draw.
pub const ROUND_PURPOSE: &str = "round/sampler";

/// Orders over which the shares are averaged, so that hardly any fit sampler has no chance for a seat.
const TURNS: u64 = 64;
/// Fewer orders where they would look at more than so many ways of a sampler to a seat.
const WAYS_MAX: u64 = 8_000_000;

/// No assignment of samplers meets every tour's needs.
#[derive(Debug, thiserror::Error)]
#[error("{} seats on tours find no sampler", .shortfall.missing)]
pub struct NoCrew {
    /// The problem the shortfall speaks of.
    pub problem: Box<Problem>,
    /// Which seats and samplers.
    pub shortfall: Shortfall,
}

/// Draw samplers onto all tours, load as even as exact probabilities allow.
///
/// # Errors
/// If some tours cannot be crewed.
pub fn dispatch(sound: &Sound, batches: &[Batch], pack: &Pack, seed: &Seed) -> Result<Dispatch, NoCrew> {
    draw_crews(sound, batches, pack, &pack.tours, &[], seed, ROUND_PURPOSE)
}

/// Draw samplers onto some tours while the crews of all others stay.
///
/// # Errors
/// If some tours cannot be crewed beside the kept crews.
pub fn draw_crews(
    sound: &Sound,
    batches: &[Batch],
    pack: &Pack,
    tours: &[Tour],
    kept: &[(Tour, Crew)],
    seed: &Seed,
    purpose: &str,
) -> Result<Dispatch, NoCrew> {
    let problem = problem::problem(sound, batches, pack, tours, kept);
    let shares = match lottery::share_averaged(&problem, turns(&problem)) {
        Ok(shares) => shares,
        Err(shortfall) => return Err(NoCrew { problem: Box::new(problem), shortfall }),
    };
    let seats = lottery::round(&shares, &mut seed.stream(purpose));
    let crews = crew::crews(&shares, &seats, tours);
    let loads = shares.classes.iter().zip(&seats).map(|(class, seats)| load(class, seats)).collect::<Vec<Load>>();
    Ok(Dispatch { loads: sorted(loads), shares, seats, crews })
}

/// Orders for this problem: a function of its size alone.
fn turns(problem: &Problem) -> u64 {
    let ways = problem.classes.iter().map(|class| class.arcs.len() as u64).sum::<u64>().max(1);
    (WAYS_MAX / ways).clamp(1, TURNS)
}

fn load(class: &crate::record::ClassRow, seats: &[u64]) -> Load {
    let flow = class.arcs.iter().map(|a| a.flow).sum();
    Load { sampler: class.key.mark.as_str().into(), expected: Ratio::new(flow, class.den), tours: seats.iter().sum() }
}

fn sorted(mut loads: Vec<Load>) -> Vec<Load> {
    loads.sort_by(|a, b| a.sampler.cmp(&b.sampler));
    loads
}
