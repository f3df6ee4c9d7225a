//! Can the quotas be met at all? If not, which ones ask too much (Hall 1935; with minimums, Hoffman 1960).

use super::net::Net;
use super::problem::Problem;
use super::settle::{FAR, Settler};
use super::shortfall::{Shortfall, ShortfallKind};

/// The quota forest alone: minimums of parts against maximums of wholes.
///
/// # Errors
/// The first whole (in node order) that its parts' minimums do not fit in.
pub(super) fn tree(problem: &Problem) -> Result<(), Shortfall> {
    let (_, below) = minimums(problem);
    for (v, node) in problem.nodes.iter().enumerate() {
        if node.lo.max(below[v]) > node.hi {
            return Err(overfull(problem, &below, v));
        }
    }
    Ok(())
}

/// Least seats of every node, and the sum of its parts' least seats.
fn minimums(problem: &Problem) -> (Vec<u64>, Vec<u64>) {
    let mut below = vec![0u64; problem.nodes.len()];
    let mut least = vec![0u64; problem.nodes.len()];
    for (v, node) in problem.nodes.iter().enumerate() {
        least[v] = node.lo.max(below[v]);
        if let Some(parent) = node.parent {
            below[parent] = below[parent].saturating_add(least[v]);
        }
    }
    (least, below)
}

/// The whole and those parts whose minimums make it overfull.
fn overfull(problem: &Problem, below: &[u64], whole: usize) -> Shortfall {
    let node = &problem.nodes[whole];
    let needed = if below[whole] > node.hi { below[whole] } else { node.lo };
    let mut opened = vec![false; problem.nodes.len()];
    let mut nodes = vec![whole];
    opened[whole] = below[whole] > node.hi;
    for v in (0..whole).rev() {
        let inside = problem.nodes[v].parent.is_some_and(|parent| opened[parent]);
        let counts = problem.nodes[v].lo.max(below[v]) > 0;
        opened[v] = inside && below[v] > problem.nodes[v].lo;
        if inside && counts {
            nodes.push(v);
        }
    }
    nodes.reverse();
    Shortfall { nodes, needed, available: node.hi, missing: needed - node.hi, ..Shortfall::bare(ShortfallKind::Supply) }
}

/// The rows against quotas that they cannot meet: every node at its least seats, then a maximum flow from all that classes could
/// take leaves the smallest set of nodes that misses the most seats.
pub(super) fn rows(problem: &Problem) -> Shortfall {
    let net = &mut Net::new(problem);
    let mut settler = Settler::new(net.vertices());
    let (least, below) = minimums(problem);
    for arc in 0..net.graph.ends.len() as u32 {
        let tail = net.graph.ends[arc as usize][0] as usize;
        let flow = least.get(tail).map_or(0, |&seats| seats as i64);
        net.graph.set(arc, flow, 1);
    }
    for v in 0..net.nodes {
        settler.excess[v] = below[v] as i64 - least[v] as i64;
    }
    settler.excess[net.nodes..net.nodes + net.classes].copy_from_slice(&net.most);
    let all: Vec<u32> = (0..net.vertices() as u32).collect();
    settler.settle(&mut net.graph, &all);
    assert!(settler.excess[..net.nodes].iter().any(|&excess| excess != 0), "quotas that can be met have levels");
    let short = (0..net.nodes).filter(|&v| settler.distance[v] != FAR).collect();
    Shortfall::of_nodes(problem, short)
}
