//! Whole seats from exact shares by coins: every expectation stays, every total ends at its floor or ceiling.
//!
//! Gandhi, Khuller, Parthasarathy, Srinivasan 2006 (doi:10.1145/1147954.1147956); Budish, Che, Kojima, Milgrom 2013
//! (doi:10.1257/aer.103.2.585). The order of every step is in `docs/lottery.md`.

use super::fraction::Fraction;
use super::walk::{Loose, walk};
use crate::record::{ClassRow, Shares};
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
/// Every arc, bucket, class, column and node ends at the floor or the ceiling of its share.
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

/// Not an eligibility arc.
const NONE: u32 = u32::MAX;

fn floors(class: &ClassRow) -> Vec<u64> {
    class.arcs.iter().map(|arc| arc.flow / class.den).collect()
}

/// The loose arcs in their order. Vertices: source, classes, columns, nodes, buckets.
struct Graph {
    vertices: usize,
    loose: Vec<Loose>,
    /// Class and arc position of a loose arc; [`NONE`] for totals.
    eligibility: Vec<(u32, u32)>,
    /// What has come into columns and nodes.
    inflow: Vec<Fraction>,
}

impl Graph {
    fn new(shares: &Shares) -> Self {
        let (classes, columns, nodes) = (shares.classes.len(), shares.columns.len(), shares.nodes.len());
        let fixed = 1 + classes + columns + nodes;
        let mut graph = Self { vertices: fixed, loose: vec![], eligibility: vec![], inflow: vec![Fraction::ZERO; columns + nodes] };
        for (k, class) in shares.classes.iter().enumerate() {
            graph.add_class(k, class, 1 + classes);
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
        graph
    }

    /// A class's total, its buckets' totals, its eligibility arcs.
    fn add_class(&mut self, k: usize, class: &ClassRow, columns: usize) {
        let vertex = 1 + k;
        let total = |arcs: &mut dyn Iterator<Item = u64>| arcs.fold(Fraction::ZERO, |sum, flow| sum.plus(Fraction::of(flow, class.den)));
        self.add([0, vertex], total(&mut class.arcs.iter().map(|arc| arc.flow)), (NONE, NONE));
        let bucket = self.vertices;
        self.vertices += class.buckets.len();
        for b in 0..class.buckets.len() {
            let inside = class.arcs.iter().filter(|arc| arc.bucket == Some(b as u64));
            self.add([vertex, bucket + b], total(&mut inside.map(|arc| arc.flow)), (NONE, NONE));
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
