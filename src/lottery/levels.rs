//! Leximin by decomposition: a block whose classes cannot all have its mean ratio falls into a poorer and a richer block.
//!
//! Fujishige 1980 (doi:10.1287/moor.5.2.186), Groenevelt 1991 (doi:10.1016/0377-2217(91)90300-K). With L levels there are at
//! most 2L − 1 flows, plus one for every time caps bind.

use super::net::Net;
use super::settle::{FAR, Settler};
use super::start::{Before, pour};

/// A flow that is fairest, and the price of every vertex.
pub(super) struct Levels {
    /// Vertices of one label have one price; arcs between them carry units of 1/`unit`, all other arcs carry seats.
    pub label: Vec<u32>,
    /// Unit of a vertex's block.
    pub unit: Vec<i64>,
    /// Price of a vertex: numerator, denominator in lowest terms.
    pub price: Vec<[i64; 2]>,
    /// Classes that have all their cap allows, below the price of their vertex.
    pub capped: Vec<bool>,
}

/// Connected vertices between which flow can still move, ascending.
struct Block {
    vertices: Vec<u32>,
    before: Before,
}

/// Where a vertex stands after the flow at the mean ratio.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// Holds supply that nobody can take: its classes must have less than the mean.
    Poorer,
    /// Settled at the mean.
    Even,
    /// Could take more than it is given: its classes must have more than the mean.
    Richer,
}

struct Work<'a> {
    net: &'a mut Net,
    settler: Settler,
    side: Vec<Side>,
    reached: Vec<bool>,
    labels: u32,
    levels: Levels,
}

/// Decompose until every block is even; none if some block can neither be even nor fall apart: then no flow meets the quotas.
pub(super) fn levels(net: &mut Net) -> Option<Levels> {
    let (vertices, classes) = (net.vertices(), net.classes);
    let levels = Levels { label: vec![], unit: vec![1; vertices], price: vec![[0, 1]; vertices], capped: vec![false; classes] };
    let side = vec![Side::Even; vertices];
    let mut work = Work { net, settler: Settler::new(vertices), side, reached: vec![false; vertices], labels: 0, levels };
    let mut blocks = vec![];
    work.components((0..vertices as u32).collect(), Before::Nothing, &mut blocks);
    while let Some(block) = blocks.pop() {
        work.split(&block, &mut blocks)?;
    }
    work.levels.label = std::mem::take(&mut work.settler.label);
    Some(work.levels)
}

impl Work<'_> {
    /// One flow at the block's mean ratio; what cannot be even comes back as smaller blocks.
    fn split(&mut self, block: &Block, blocks: &mut Vec<Block>) -> Option<()> {
        let price = self.mean(&block.vertices)?;
        self.supply(&block.vertices, price, price[1]);
        pour(self.net, &mut self.settler, &block.vertices, block.before, price[1]);
        self.settler.settle(&mut self.net.graph, &block.vertices);
        self.take_sides(&block.vertices);
        let capped = self.cap(&block.vertices, price);
        self.fix_between(&block.vertices, price[1]);
        let [poorer, even, richer] = [Side::Poorer, Side::Even, Side::Richer].map(|side| self.on(side, &block.vertices));
        let whole = block.vertices.len();
        if poorer.len() == whole || richer.len() == whole && !capped {
            return None;
        }
        self.settle_even(even, price);
        for part in [poorer, richer] {
            self.relabel(&part);
            self.components(part, Before::Unit(price[1]), blocks);
        }
        Some(())
    }

    /// Connected parts of an even side are done; each in its own coarsest unit, which keeps denominators small.
    fn settle_even(&mut self, even: Vec<u32>, price: [i64; 2]) {
        let mut parts = vec![];
        self.relabel(&even);
        self.components(even, Before::Unit(price[1]), &mut parts);
        for part in parts {
            let unit = price[1] / part.vertices.iter().fold(price[1], |g, &v| gcd(g, self.free_weight(v)));
            if unit < price[1] {
                self.supply(&part.vertices, price, unit);
                pour(self.net, &mut self.settler, &part.vertices, part.before, unit);
                self.settler.settle(&mut self.net.graph, &part.vertices);
                assert!(part.vertices.iter().all(|&v| self.settler.excess[v as usize] == 0), "what is even stays even");
            }
            for &v in &part.vertices {
                (self.levels.price[v as usize], self.levels.unit[v as usize]) = (price, unit);
            }
        }
    }

    /// (Quota left − supply that is fixed) / Σ w n of the free classes, in lowest terms; 0 without free classes, none below 0.
    fn mean(&self, vertices: &[u32]) -> Option<[i64; 2]> {
        let mut seats = 0;
        let mut weight = 0;
        for &v in vertices {
            seats -= self.net.supply[v as usize];
            weight += self.free_weight(v);
        }
        if weight == 0 {
            return Some([0, 1]);
        }
        let g = gcd(seats, weight);
        (seats >= 0).then(|| [seats / g, weight / g])
    }

    /// `w n` of a class that still shares, else 0.
    fn free_weight(&self, v: u32) -> i64 {
        self.net.class_at(v).filter(|&k| !self.levels.capped[k]).map_or(0, |k| self.net.weight[k])
    }

    /// Give every vertex its fixed supply, and every free class its ratio under its cap, in units of 1/`unit`.
    fn supply(&mut self, vertices: &[u32], [a, b]: [i64; 2], unit: i64) {
        for &v in vertices {
            let wanted = a * (self.free_weight(v) / (b / unit));
            let most = self.net.class_at(v).map_or(0, |k| self.net.most[k] * unit);
            self.settler.excess[v as usize] = self.net.supply[v as usize] * unit + wanted.min(most);
        }
    }

    fn take_sides(&mut self, vertices: &[u32]) {
        self.settler.reach(&self.net.graph, vertices, &mut self.reached);
        for &v in vertices {
            let (low, high) = (self.reached[v as usize], self.settler.distance[v as usize] != FAR);
            assert!(!(low && high), "the flow was maximal");
            self.side[v as usize] = if low {
                Side::Poorer
            } else if high {
                Side::Richer
            } else {
                Side::Even
            };
        }
    }

    /// A class that was offered more than its cap, and can place its cap, has it for good. Whether there is any.
    fn cap(&mut self, vertices: &[u32], [a, b]: [i64; 2]) -> bool {
        let mut any = false;
        for &v in vertices {
            let Some(k) = self.net.class_at(v) else { continue };
            let over = a * self.free_weight(v) > self.net.most[k] * b;
            if over && self.side[v as usize] != Side::Poorer {
                self.levels.capped[k] = true;
                self.net.supply[v as usize] += self.net.most[k];
                any = true;
            }
        }
        any
    }

    /// Arcs between sides stand at their limits for good: full from poorer to richer, at their least the other way.
    fn fix_between(&mut self, vertices: &[u32], unit: i64) {
        for &u in vertices {
            for at in self.net.graph.begin(u)..self.net.graph.end(u) {
                let end = self.net.graph.entry(at);
                let v = self.net.graph.across(end);
                let (from, to) = (self.side[u as usize], self.side[v as usize]);
                if end & 1 == 1 || self.settler.label[u as usize] != self.settler.label[v as usize] || from == to {
                    continue;
                }
                let seats = self.net.graph.limits[(end >> 1) as usize][usize::from(from < to)];
                assert!(self.net.graph.flow(end >> 1, unit) == seats * unit, "a cut arc is full");
                self.net.graph.set(end >> 1, seats, 1);
                self.net.supply[u as usize] -= seats;
                self.net.supply[v as usize] += seats;
            }
        }
    }

    fn on(&self, side: Side, vertices: &[u32]) -> Vec<u32> {
        vertices.iter().copied().filter(|&v| self.side[v as usize] == side).collect()
    }

    fn relabel(&mut self, vertices: &[u32]) {
        self.labels += 1;
        for &v in vertices {
            self.settler.label[v as usize] = self.labels;
        }
    }

    /// Take vertices of one label apart into connected blocks.
    fn components(&mut self, vertices: Vec<u32>, before: Before, blocks: &mut Vec<Block>) {
        let Some(&any) = vertices.first() else { return };
        let whole = self.settler.label[any as usize];
        for &v in &vertices {
            if self.settler.label[v as usize] == whole {
                let vertices = self.component(v, whole);
                blocks.push(Block { vertices, before });
            }
        }
    }

    /// Everything connected with a vertex inside its label, under a new label, ascending.
    fn component(&mut self, from: u32, whole: u32) -> Vec<u32> {
        self.labels += 1;
        let mut found = vec![from];
        self.settler.label[from as usize] = self.labels;
        let mut next = 0;
        while next < found.len() {
            let u = found[next];
            next += 1;
            for &end in self.net.graph.around(u) {
                let v = self.net.graph.across(end);
                if self.settler.label[v as usize] == whole {
                    self.settler.label[v as usize] = self.labels;
                    found.push(v);
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// Greatest common divisor of numbers that are not both zero.
fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
