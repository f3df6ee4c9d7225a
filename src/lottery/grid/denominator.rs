//! How fine the grid is: the largest power of ten at which every number of the record and of the flows fits.

use super::super::problem::{Class, Problem};
use crate::base::canon::MAX_INTEGER;

/// No finer than this.
const FINEST: u32 = 12;
/// No coarser than this.
const COARSEST: u32 = 6;
/// Sums of flows in units stay below this.
const UNITS_MAX: u128 = 1 << 61;

/// Units of one seat; none if no grid fits.
pub(super) fn denominator(problem: &Problem) -> Option<i64> {
    let seats: u128 = problem.nodes.iter().filter(|node| node.parent.is_none()).map(|node| u128::from(node.hi)).sum();
    let arcs: u128 = problem.classes.iter().map(|class| u128::from(class.size) * (class.arcs.len() as u128 + 3)).sum();
    let flows = seats * (problem.nodes.len() + problem.groups.len() + 3) as u128 + arcs;
    let row = |class: &Class| u128::from(class.size) * u128::from(class.key.weight).max(class.arcs.len() as u128 + 1);
    let largest = problem.classes.iter().map(row).max().unwrap_or(1);
    let fits = |unit: &u128| flows * unit < UNITS_MAX && largest * unit <= u128::from(MAX_INTEGER);
    (COARSEST..=FINEST).rev().map(|digits| 10u128.pow(digits)).find(fits).map(|unit| unit as i64)
}
