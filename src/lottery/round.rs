//! Whole seats from exact shares by coins: every expectation stays, every total ends at its floor or ceiling.
//!
//! Gandhi, Khuller, Parthasarathy, Srinivasan 2006 (doi:10.1145/1147954.1147956); Budish, Che, Kojima, Milgrom 2013
//! (doi:10.1257/aer.103.2.585). The order of every step is in `docs/lottery.md`.

use super::fraction::Fraction;
use super::walk::{Loose, walk};
use crate::record::{ArcRow, ClassRow, Shares};
use crate::seed::Stream;

/// Where coins come from.
pub trait Coin {
    /// `true` with probability `num / den` (in lowest terms, between 0 and 1).
    fn rises(&mut self, num: u64, den: u64) -> bool;
}

impl Coin for Stream {
    fn rises(&mut self, num: u64, den: u64) -> bool {
        self.below(den) < num
    }
}

/// Seats per class and arc. Each arc's expectation is exactly `flow / den`.
///
/// Every arc, bucket, class, column, node and (on a grid) group ends at the floor or the ceiling of its share.
///
/// # Panics
/// If the shares are not those of [`super::share`]: a root without a whole number of seats, or fractions of different
/// blocks that meet and have no common denominator within 64 bits.
pub fn round(shares: &Shares, stream: &mut Stream) -> Vec<Vec<u64>> {
    round_with(shares, stream)
}

/// [`round`] with any coin.
pub fn round_with<C: Coin>(shares: &Shares, coin: &mut C) -> Vec<Vec<u64>> {
    let graph = Graph::new(shares);
    let rises = walk(&graph.loose, graph.vertices, coin);
    let mut seats: Vec<Vec<u64>> = shares.classes.iter().map(floors).collect();
    for (&(class, arc), _) in graph.eligibility.iter().zip(&rises).filter(|(owner, rises)| **rises && owner.0 != NONE) {
        seats[class as usize][arc as usize] += 1;
    }
    seats
}

/// Groups with a class on the grid below them; the others cannot bind and are not looked at.
fn groups_on_grid(shares: &Shares) -> Vec<bool> {
    let mut on = vec![false; shares.groups.len()];
    for &k in shares.grid.iter().flat_map(|grid| &grid.levels).flat_map(|level| &level.classes) {
        shares.classes[k as usize].group.into_iter().for_each(|g| on[g as usize] = true);
    }
    for (g, group) in shares.groups.iter().enumerate() {
        if let Some(parent) = group.parent.filter(|_| on[g]) {
            on[parent as usize] = true;
        }
    }
    on
}

/// What is behind the whole of a class's flow on some of its arcs.
fn total(class: &ClassRow, counts: impl Fn(&ArcRow) -> bool) -> Fraction {
    class.arcs.iter().filter(|arc| counts(arc)).fold(Fraction::ZERO, |sum, arc| sum.plus(Fraction::of(arc.flow, class.den)))
}

/// Not an eligibility arc.
const NONE: u32 = u32::MAX;

fn floors(class: &ClassRow) -> Vec<u64> {
    class.arcs.iter().map(|arc| arc.flow / class.den).collect()
}

/// The loose arcs in their order. Vertices: source, classes, columns, nodes, groups, buckets.
struct Graph {
    vertices: usize,
    loose: Vec<Loose>,
    /// Class and arc position of a loose arc; [`NONE`] for totals.
    eligibility: Vec<(u32, u32)>,
    /// What has come into columns and nodes.
    inflow: Vec<Fraction>,
    /// What has gone out of groups.
    outflow: Vec<Fraction>,
}

impl Graph {
    fn new(shares: &Shares) -> Self {
        let (classes, columns, nodes) = (shares.classes.len(), shares.columns.len(), shares.nodes.len());
        let groups = groups_on_grid(shares);
        let first_group = 1 + classes + columns + nodes;
        let mut graph = Self {
            vertices: first_group + groups.len(),
            loose: vec![],
            eligibility: vec![],
            inflow: vec![Fraction::ZERO; columns + nodes],
            outflow: vec![Fraction::ZERO; groups.len()],
        };
        for (k, class) in shares.classes.iter().enumerate() {
            let group = class.group.map(|g| g as usize).filter(|&g| groups[g]);
            graph.add_class(k, class, 1 + classes, group.map_or(0, |g| first_group + g));
            if let Some(g) = group {
                graph.outflow[g] = graph.outflow[g].plus(total(class, |_| true));
            }
        }
        for (c, column) in shares.columns.iter().enumerate() {
            graph.add_total(1 + classes, c, columns + column.node as usize);
        }
        for (v, node) in shares.nodes.iter().enumerate() {
            match node.parent {
                Some(parent) => graph.add_total(1 + classes, columns + v, columns + parent as usize),
                None => assert!(graph.inflow[columns + v].is_whole(), "a root has a whole number of seats"),
            }
        }
        for (g, group) in shares.groups.iter().enumerate().filter(|&(g, _)| groups[g]) {
            let (part, parent) = (graph.outflow[g], group.parent.map(|p| p as usize));
            if let Some(p) = parent {
                graph.outflow[p] = graph.outflow[p].plus(part);
            }
            graph.add([parent.map_or(0, |p| first_group + p), first_group + g], part, (NONE, NONE));
        }
        graph
    }

    /// A class's total, its buckets' totals, its eligibility arcs.
    fn add_class(&mut self, k: usize, class: &ClassRow, columns: usize, above: usize) {
        let vertex = 1 + k;
        self.add([above, vertex], total(class, |_| true), (NONE, NONE));
        let bucket = self.vertices;
        self.vertices += class.buckets.len();
        for b in 0..class.buckets.len() {
            self.add([vertex, bucket + b], total(class, |arc| arc.bucket == Some(b as u64)), (NONE, NONE));
        }
        for (at, arc) in class.arcs.iter().enumerate() {
            let tail = arc.bucket.map_or(vertex, |b| bucket + b as usize);
            let part = Fraction::of(arc.flow, class.den);
            self.inflow[arc.column as usize] = self.inflow[arc.column as usize].plus(part);
            self.add([tail, columns + arc.column as usize], part, (k as u32, at as u32));
        }
    }

    /// Everything that has come into a column or node goes on.
    fn add_total(&mut self, base: usize, from: usize, to: usize) {
        let part = self.inflow[from];
        self.inflow[to] = self.inflow[to].plus(part);
        self.add([base + from, base + to], part, (NONE, NONE));
    }

    fn add(&mut self, ends: [usize; 2], part: Fraction, owner: (u32, u32)) {
        if !part.is_whole() {
            self.loose.push(Loose { ends: ends.map(|v| v as u32), part });
            self.eligibility.push(owner);
        }
    }
}
