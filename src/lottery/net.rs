//! The graph of a problem: class → (bucket) → node → parent … in flat arrays.
//!
//! Vertices: nodes in order, then classes in order, then all buckets class by class. A column is the vertex of its node.
//! Arcs: node → parent in node order, then class by class its bucket arcs and its eligibility arcs.

use super::problem::Problem;

/// An arc seen from one of its ends: `arc << 1 | side`, side 0 at the tail, side 1 at the head.
pub(super) type End = u32;

/// The graph with what can still be pushed each way.
pub(super) struct Net {
    /// Number of nodes of the quota forest.
    pub nodes: usize,
    /// Number of classes.
    pub classes: usize,
    /// Both ends of an arc: tail, head.
    pub ends: Vec<[u32; 2]>,
    /// Limits of an arc in seats: at least, at most.
    pub limits: Vec<[i64; 2]>,
    /// What can be pushed forward and backward, in the units of the block at hand.
    pub room: Vec<[i64; 2]>,
    /// First arc of a class (its bucket arcs, then its eligibility arcs), and one past the last of all.
    pub class_arcs: Vec<u32>,
    /// First bucket vertex of a class, and one past the last of all.
    pub class_buckets: Vec<u32>,
    /// `w · n` of a class.
    pub weight: Vec<i64>,
    /// `cap · n` of a class.
    pub most: Vec<i64>,
    /// Fixed supply of a vertex in seats: minus the quota at a root.
    pub supply: Vec<i64>,
    first: Vec<u32>,
    incident: Vec<End>,
}

impl Net {
    pub fn new(problem: &Problem) -> Self {
        let buckets: usize = problem.classes.iter().map(|class| class.buckets.len()).sum();
        let (nodes, classes) = (problem.nodes.len(), problem.classes.len());
        let vertices = nodes + classes + buckets;
        assert!(vertices < (1 << 30), "positions fit in 30 bits");
        let mut net = Self {
            nodes,
            classes,
            ends: vec![],
            limits: vec![],
            room: vec![],
            class_arcs: Vec::with_capacity(classes + 1),
            class_buckets: Vec::with_capacity(classes + 1),
            weight: Vec::with_capacity(classes),
            most: Vec::with_capacity(classes),
            supply: vec![0; vertices],
            first: vec![],
            incident: vec![],
        };
        net.add_nodes(problem);
        net.add_classes(problem);
        assert!(net.ends.len() < (1 << 31), "arcs fit in 31 bits");
        net.room = vec![[0, 0]; net.ends.len()];
        net.index();
        net
    }

    /// Arcs between quotas. A maximum beyond all seats never binds; it is cut to one more than all seats.
    fn add_nodes(&mut self, problem: &Problem) {
        let beyond = problem.seats() + 1;
        for (v, node) in problem.nodes.iter().enumerate() {
            match node.parent {
                Some(parent) => self.add_arc(v, parent, node.lo.min(beyond), node.hi.min(beyond)),
                None => self.supply[v] = -(node.lo as i64),
            }
        }
    }

    /// Arcs of the classes. A cap beyond all arcs never binds; it is cut to one more than the arcs.
    fn add_classes(&mut self, problem: &Problem) {
        let mut bucket = self.nodes + self.classes;
        for (k, class) in problem.classes.iter().enumerate() {
            let vertex = self.nodes + k;
            let most = |cap: u64| class.size * cap.min(class.arcs.len() as u64 + 1);
            self.class_arcs.push(self.ends.len() as u32);
            self.class_buckets.push(bucket as u32);
            self.weight.push((class.size * class.key.weight) as i64);
            self.most.push(most(class.key.cap) as i64);
            for (b, &cap) in class.buckets.iter().enumerate() {
                self.add_arc(vertex, bucket + b, 0, most(cap));
            }
            for arc in &class.arcs {
                let tail = arc.bucket.map_or(vertex, |b| bucket + b);
                self.add_arc(tail, problem.columns[arc.column].node, 0, class.size);
            }
            bucket += class.buckets.len();
        }
        self.class_arcs.push(self.ends.len() as u32);
        self.class_buckets.push(bucket as u32);
    }

    fn add_arc(&mut self, tail: usize, head: usize, lo: u64, hi: u64) {
        self.ends.push([tail as u32, head as u32]);
        self.limits.push([lo as i64, hi as i64]);
    }

    /// Incidence lists, arcs ascending.
    fn index(&mut self) {
        let mut first = vec![0u32; self.vertices() + 1];
        for &[tail, head] in &self.ends {
            first[tail as usize + 1] += 1;
            first[head as usize + 1] += 1;
        }
        for v in 0..self.vertices() {
            first[v + 1] += first[v];
        }
        let mut fill = first.clone();
        self.incident = vec![0; 2 * self.ends.len()];
        for (e, ends) in self.ends.iter().enumerate() {
            for side in 0..2 {
                let at = &mut fill[ends[side] as usize];
                self.incident[*at as usize] = (e << 1 | side) as End;
                *at += 1;
            }
        }
        self.first = first;
    }

    /// Number of vertices.
    pub fn vertices(&self) -> usize {
        self.supply.len()
    }

    /// The class at a vertex, if it is one.
    pub fn class_at(&self, v: u32) -> Option<usize> {
        (v as usize).checked_sub(self.nodes).filter(|&k| k < self.classes)
    }

    /// Where the incidence list of a vertex begins.
    pub fn begin(&self, v: u32) -> u32 {
        self.first[v as usize]
    }

    /// Where it ends.
    pub fn end(&self, v: u32) -> u32 {
        self.first[v as usize + 1]
    }

    /// An entry of all incidence lists.
    pub fn entry(&self, at: u32) -> End {
        self.incident[at as usize]
    }

    /// Arcs at a vertex, ascending, each seen from it.
    pub fn around(&self, v: u32) -> &[End] {
        &self.incident[self.begin(v) as usize..self.end(v) as usize]
    }

    /// The vertex at the other end.
    pub fn across(&self, end: End) -> u32 {
        self.ends[(end >> 1) as usize][1 - (end & 1) as usize]
    }

    /// The vertex at this end.
    pub fn origin(&self, end: End) -> u32 {
        self.ends[(end >> 1) as usize][(end & 1) as usize]
    }

    /// What can be pushed away from this end.
    pub fn push_room(&self, end: End) -> i64 {
        self.room[(end >> 1) as usize][(end & 1) as usize]
    }

    /// What can be pushed towards this end.
    pub fn pull_room(&self, end: End) -> i64 {
        self.room[(end >> 1) as usize][1 - (end & 1) as usize]
    }

    /// Push away from this end.
    pub fn push(&mut self, end: End, amount: i64) {
        let room = &mut self.room[(end >> 1) as usize];
        room[(end & 1) as usize] -= amount;
        room[1 - (end & 1) as usize] += amount;
    }

    /// Set an arc's flow, in units of 1/`unit`.
    pub fn set(&mut self, arc: u32, flow: i64, unit: i64) {
        let [lo, hi] = self.limits[arc as usize];
        self.room[arc as usize] = [hi * unit - flow, flow - lo * unit];
    }

    /// An arc's flow, in units of 1/`unit`.
    pub fn flow(&self, arc: u32, unit: i64) -> i64 {
        let e = arc as usize;
        self.room[e][1] + self.limits[e][0] * unit
    }
}
