//! The whole lottery as a circulation: source → group … → class → (bucket) → node … → root → source, in units of the grid.

use super::super::net::Net;
use super::super::problem::Problem;
use super::super::settle::{FAR, Settler};
use std::ops::Range;

/// The graph with groups and a source, and a flow that meets every limit.
///
/// Vertices: those of [`Net`], then groups in order, then the source.
pub(super) struct Circuit {
    pub net: Net,
    settler: Settler,
    /// All vertices.
    all: Vec<u32>,
    /// Arcs into the classes, in their order.
    intake: Range<usize>,
    /// Units of one seat.
    pub unit: i64,
}

/// A set of vertices that would have to take in more than it can pass on.
pub(super) struct Overfull(pub Vec<bool>);

impl Circuit {
    /// A flow that meets quotas, caps and groups.
    ///
    /// # Errors
    /// The vertices that can still reach a shortage, if there is none.
    pub fn new(problem: &Problem, unit: i64) -> Result<Self, Vec<bool>> {
        let mut net = Net::new(problem);
        let first_group = net.vertices();
        let source = first_group + problem.groups.len();
        let beyond = problem.seats() + 1;
        for (g, group) in problem.groups.iter().enumerate() {
            let above = group.parent.map_or(source, |parent| first_group + parent);
            net.graph.add(above, first_group + g, 0, group.hi.min(beyond));
        }
        let first = net.graph.ends.len();
        let intake = first..first + problem.classes.len();
        for (k, class) in problem.classes.iter().enumerate() {
            let above = class.group.map_or(source, |group| first_group + group);
            net.graph.add(above, net.nodes + k, 0, net.most[k] as u64);
        }
        for (v, node) in problem.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none()) {
            net.graph.add(v, source, node.lo, node.hi);
        }
        let vertices = source + 1;
        net.graph.index(vertices);
        let mut circuit = Self { net, settler: Settler::new(vertices), all: (0..vertices as u32).collect(), intake, unit };
        for arc in 0..circuit.net.graph.ends.len() as u32 {
            let least = circuit.net.graph.limits[arc as usize][0] * unit;
            circuit.carry(arc, least);
        }
        circuit.settler.settle(&mut circuit.net.graph, &circuit.all);
        if circuit.settler.excess.iter().all(|&excess| excess == 0) {
            return Ok(circuit);
        }
        Err(circuit.settler.distance.iter().map(|&distance| distance != FAR).collect())
    }

    /// Put a flow on an arc that has none.
    fn carry(&mut self, arc: u32, flow: i64) {
        let [tail, head] = self.net.graph.ends[arc as usize];
        self.net.graph.set(arc, flow, self.unit);
        self.settler.excess[tail as usize] -= flow;
        self.settler.excess[head as usize] += flow;
    }

    /// What a class has, in units.
    pub fn has(&self, k: usize) -> i64 {
        let most = self.net.most[k] * self.unit;
        most - self.net.graph.room[self.intake.start + k][0]
    }

    /// Where the intake of a class comes from.
    pub fn above(&self, k: usize) -> usize {
        self.net.graph.ends[self.intake.start + k][0] as usize
    }

    /// Whether an arc is the intake of a class.
    pub fn is_intake(&self, arc: usize) -> bool {
        self.intake.contains(&arc)
    }

    /// Give every class at least so many units. The flow stays as it was if that is impossible.
    ///
    /// # Errors
    /// A set that would have to take in too much.
    pub fn raise(&mut self, least: &[i64]) -> Result<(), Overfull> {
        let before = self.net.graph.room.clone();
        for (k, &least) in least.iter().enumerate() {
            let arc = self.intake.start + k;
            let [tail, head] = self.net.graph.ends[arc].map(|v| v as usize);
            let has = self.has(k);
            let flow = has.max(least);
            self.net.graph.room[arc] = [self.net.most[k] * self.unit - flow, flow - least];
            self.settler.excess[tail] -= flow - has;
            self.settler.excess[head] += flow - has;
        }
        self.settler.settle(&mut self.net.graph, &self.all);
        if self.settler.excess.iter().all(|&excess| excess == 0) {
            return Ok(());
        }
        let mut reached = vec![false; self.all.len()];
        self.settler.reach(&self.net.graph, &self.all, &mut reached);
        self.net.graph.room = before;
        self.settler.excess.fill(0);
        Err(Overfull(reached))
    }
}
