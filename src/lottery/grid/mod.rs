//! Limits that nest on both sides: groups of rows as well as quotas. Shares are then leximin on a grid of 1/den of a seat.
//!
//! Level by level from the poorest: the highest ratio at which every class that is not settled can have its part, the settled
//! ones keep theirs, and the set of vertices that stands in the way of more. Everything is a whole number of units, so every
//! limit holds exactly; fairness is within two units per weight of what the proofs allow (`docs/lottery.md`).

mod circuit;
mod denominator;
mod part;
mod rise;

use super::problem::Problem;
use super::shortfall::{Shortfall, ShortfallKind};
use crate::base::Ratio;
use crate::record::{ClassRow, Grid, Shares};
use circuit::Circuit;

/// The exact shares, found without groups; the parts of the problem in which a group could bind are put on the grid.
///
/// # Errors
/// A Hall set, if quotas, caps and groups cannot be met together.
pub(super) fn bind(problem: &Problem, exact: Shares) -> Result<Shares, Shortfall> {
    let Some(part) = part::bound(problem, &exact) else { return Ok(exact) };
    let sub = part.problem(problem);
    let unit = denominator::denominator(&sub).ok_or(Shortfall::bare(ShortfallKind::TooLarge))?;
    let mut circuit = Circuit::new(&sub, unit).map_err(|short| {
        let nodes = (0..sub.nodes.len()).filter(|&v| short[v]).map(|v| part.nodes[v]).collect();
        Shortfall::of_nodes(problem, nodes)
    })?;
    let levels = rise::levels(&sub, &mut circuit);
    let mut shares = exact;
    for (at, &k) in part.classes.iter().enumerate() {
        put(&mut shares.classes[k], &sub, &circuit, at);
    }
    for &v in &part.nodes {
        shares.nodes[v].price = Ratio::new(0, 1);
    }
    shares.grid = Some(Grid { den: unit as u64, levels: levels.into_iter().map(|level| part.named(level)).collect() });
    Ok(shares)
}

/// The flows of a class on the grid.
fn put(row: &mut ClassRow, problem: &Problem, circuit: &Circuit, k: usize) {
    let class = &problem.classes[k];
    let first = circuit.net.class_arcs[k] + class.buckets.len() as u32;
    for (at, arc) in (0..).zip(&mut row.arcs) {
        arc.flow = circuit.net.graph.flow(first + at, circuit.unit) as u64;
    }
    row.den = circuit.unit as u64;
    row.ratio = Ratio::new(circuit.has(k) as u64, row.den * class.size * class.key.weight);
}
