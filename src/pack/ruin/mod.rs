//! Moves that take visits out of a plan. One move, one file.

mod strings;
mod whole;

pub(super) use strings::near_visit;

use super::plan::Plan;
use super::problem::Problem;
use super::scout::Scout;
use crate::seed::Stream;

/// Takes some visits out: mostly strings of neighbouring tours, now and then a whole tour or day with its surroundings.
pub(super) fn ruin(p: &Problem<'_>, plan: &mut Plan, scout: &mut Scout<'_>) {
    let (near, stream) = (scout.near, &mut scout.stream);
    match stream.below(16) {
        0 => whole::tour(p, plan, stream),
        1 | 2 => whole::day(p, plan, near, stream),
        _ => strings::adjacent(p, plan, near, stream),
    }
}

/// A visit to start from: any visit of the problem.
fn any_visit(p: &Problem<'_>, stream: &mut Stream) -> u32 {
    stream.below(p.jobs.len() as u64) as u32
}
