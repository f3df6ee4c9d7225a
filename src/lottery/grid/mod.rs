//! Limits that nest on both sides: groups of rows as well as quotas. Shares are then leximin on a grid of 1/den of a seat.
//!
//! Level by level from the poorest: the highest ratio at which every class that is not settled can have its part, the settled
//! ones keep theirs, and the set of vertices that stands in the way of more. Everything is a whole number of units, so every
//! limit holds exactly; fairness is within two units per weight of what the proofs allow (`docs/lottery.md`).

mod circuit;
mod denominator;
mod rise;

use super::certificate;
use super::problem::Problem;
use super::shortfall::{Shortfall, ShortfallKind};
use crate::base::Ratio;
use crate::record::{ArcRow, ClassRow, ColumnRow, Grid, NodeRow, Shares};
use circuit::Circuit;

/// Shares on the grid, with the proof of every level.
///
/// # Errors
/// A Hall set, if quotas, caps and groups cannot be met together.
pub(super) fn share(problem: &Problem) -> Result<Shares, Shortfall> {
    let unit = denominator::denominator(problem).ok_or(Shortfall::bare(ShortfallKind::TooLarge))?;
    let mut circuit = Circuit::new(problem, unit).map_err(|short| {
        let nodes = (0..problem.nodes.len()).filter(|&v| short[v]).collect();
        Shortfall::of_nodes(problem, nodes)
    })?;
    let levels = rise::levels(problem, &mut circuit);
    let mut shares = rows(problem, &circuit);
    shares.grid = Some(Grid { den: unit as u64, levels });
    Ok(shares)
}

/// Whether the exact shares, found without groups, cannot break a group however they are rounded.
pub(super) fn is_idle(problem: &Problem, shares: &Shares) -> bool {
    let mut most = vec![0u64; problem.groups.len()];
    for (class, row) in problem.classes.iter().zip(&shares.classes) {
        if let Some(group) = class.group {
            most[group] += row.arcs.iter().map(|arc| arc.flow).sum::<u64>().div_ceil(row.den);
        }
    }
    problem.groups.iter().enumerate().all(|(g, group)| {
        if let Some(parent) = group.parent {
            most[parent] += most[g];
        }
        most[g] <= group.hi
    })
}

fn rows(problem: &Problem, circuit: &Circuit) -> Shares {
    let nothing = Ratio::new(0, 1);
    let node = |node: &super::problem::Node| NodeRow {
        id: node.id.clone(),
        parent: node.parent.map(|parent| parent as u64),
        lo: node.lo,
        hi: node.hi,
        price: nothing,
    };
    Shares {
        classes: (0..problem.classes.len()).map(|k| class(problem, circuit, k)).collect(),
        columns: problem.columns.iter().map(|column| ColumnRow { id: column.id.clone(), node: column.node as u64 }).collect(),
        nodes: problem.nodes.iter().map(node).collect(),
        groups: certificate::groups(problem),
        grid: None,
    }
}

fn class(problem: &Problem, circuit: &Circuit, k: usize) -> ClassRow {
    let class = &problem.classes[k];
    let first = circuit.net.class_arcs[k] + class.buckets.len() as u32;
    let arc = |(at, arc): (u32, &super::problem::Arc)| ArcRow {
        column: arc.column as u64,
        bucket: arc.bucket.map(|bucket| bucket as u64),
        flow: circuit.net.graph.flow(first + at, circuit.unit) as u64,
    };
    ClassRow {
        key: class.key.clone(),
        size: class.size,
        group: class.group.map(|group| group as u64),
        den: circuit.unit as u64,
        ratio: Ratio::new(circuit.has(k) as u64, circuit.unit as u64 * class.size * class.key.weight),
        buckets: class.buckets.clone(),
        arcs: (0..).zip(&class.arcs).map(arc).collect(),
    }
}
