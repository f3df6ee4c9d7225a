//! The graph of a problem: class → (bucket) → node → parent … in flat arrays.
//!
//! Vertices: nodes in order, then classes in order, then all buckets class by class. A column is the vertex of its node.
//! Arcs: node → parent in node order, then class by class its bucket arcs and its eligibility arcs.

use super::graph::Graph;
use super::problem::Problem;

/// The graph with what can still be pushed each way.
pub(super) struct Net {
    /// Number of nodes of the quota forest.
    pub nodes: usize,
    /// Number of classes.
    pub classes: usize,
    /// Vertices and arcs.
    pub graph: Graph,
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
            graph: Graph::default(),
            class_arcs: Vec::with_capacity(classes + 1),
            class_buckets: Vec::with_capacity(classes + 1),
            weight: Vec::with_capacity(classes),
            most: Vec::with_capacity(classes),
            supply: vec![0; vertices],
        };
        net.add_nodes(problem);
        net.add_classes(problem);
        net.graph.index(vertices);
        net
    }

    /// Arcs between quotas. A maximum beyond all seats never binds; it is cut to one more than all seats.
    fn add_nodes(&mut self, problem: &Problem) {
        let beyond = problem.seats() + 1;
        for (v, node) in problem.nodes.iter().enumerate() {
            match node.parent {
                Some(parent) => self.graph.add(v, parent, node.lo.min(beyond), node.hi.min(beyond)),
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
            self.class_arcs.push(self.graph.ends.len() as u32);
            self.class_buckets.push(bucket as u32);
            self.weight.push((class.size * class.key.weight) as i64);
            self.most.push(most(class.key.cap) as i64);
            for (b, &cap) in class.buckets.iter().enumerate() {
                self.graph.add(vertex, bucket + b, 0, most(cap));
            }
            for arc in &class.arcs {
                let tail = arc.bucket.map_or(vertex, |b| bucket + b);
                self.graph.add(tail, problem.columns[arc.column].node, 0, class.size);
            }
            bucket += class.buckets.len();
        }
        self.class_arcs.push(self.graph.ends.len() as u32);
        self.class_buckets.push(bucket as u32);
    }

    /// Number of vertices.
    pub fn vertices(&self) -> usize {
        self.supply.len()
    }

    /// The class at a vertex, if it is one.
    pub fn class_at(&self, v: u32) -> Option<usize> {
        (v as usize).checked_sub(self.nodes).filter(|&k| k < self.classes)
    }
}
