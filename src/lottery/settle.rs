//! Maximum flow from surplus to shortage inside one block (Dinic 1970: shortest ways first, blocking flows).

use super::graph::{End, Graph};

/// No way to a shortage.
pub(super) const FAR: u32 = u32::MAX;

/// Scratch for flows: blocks by label, and what each vertex has too much (or too little, if negative).
pub(super) struct Settler {
    /// Vertices of one label form a block; flow stays inside it.
    pub label: Vec<u32>,
    /// Surplus of a vertex, in units of the block.
    pub excess: Vec<i64>,
    /// Arcs to the nearest shortage; [`FAR`] if there is no way.
    pub distance: Vec<u32>,
    cursor: Vec<u32>,
    queue: Vec<u32>,
    path: Vec<End>,
}

impl Settler {
    pub fn new(vertices: usize) -> Self {
        Self {
            label: vec![0; vertices],
            excess: vec![0; vertices],
            distance: vec![FAR; vertices],
            cursor: vec![0; vertices],
            queue: vec![],
            path: vec![],
        }
    }

    /// Move as much surplus to shortages as the arcs allow.
    ///
    /// Afterwards `distance` tells which vertices could still reach a shortage.
    pub fn settle(&mut self, graph: &mut Graph, block: &[u32]) {
        loop {
            self.measure(graph, block);
            let mut moved = false;
            for &v in block {
                if self.excess[v as usize] > 0 && self.distance[v as usize] != FAR {
                    self.drain(graph, v);
                    moved = true;
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// Vertices a leftover surplus could still be pushed to, marked in `reached` (for vertices of the block only).
    pub fn reach(&mut self, graph: &Graph, block: &[u32], reached: &mut [bool]) {
        self.queue.clear();
        for &v in block {
            reached[v as usize] = self.excess[v as usize] > 0;
            if reached[v as usize] {
                self.queue.push(v);
            }
        }
        let mut next = 0;
        while next < self.queue.len() {
            let u = self.queue[next];
            next += 1;
            for &end in graph.around(u) {
                let v = graph.across(end) as usize;
                if !reached[v] && graph.push_room(end) > 0 && self.label[v] == self.label[u as usize] {
                    reached[v] = true;
                    self.queue.push(v as u32);
                }
            }
        }
    }

    /// Distances to the nearest shortage, and cursors at the start.
    fn measure(&mut self, graph: &Graph, block: &[u32]) {
        self.queue.clear();
        for &v in block {
            self.cursor[v as usize] = graph.begin(v);
            self.distance[v as usize] = FAR;
            if self.excess[v as usize] < 0 {
                self.distance[v as usize] = 0;
                self.queue.push(v);
            }
        }
        let mut next = 0;
        while next < self.queue.len() {
            let v = self.queue[next];
            next += 1;
            for &end in graph.around(v) {
                let u = graph.across(end) as usize;
                if self.distance[u] == FAR && graph.pull_room(end) > 0 && self.label[u] == self.label[v as usize] {
                    self.distance[u] = self.distance[v as usize] + 1;
                    self.queue.push(u as u32);
                }
            }
        }
    }

    /// Send the surplus of one vertex down the shortest ways until it is gone or stuck.
    fn drain(&mut self, graph: &mut Graph, source: u32) {
        self.path.clear();
        let mut u = source;
        loop {
            if self.excess[u as usize] < 0 {
                self.deliver(graph, source, u);
                if self.excess[source as usize] == 0 {
                    return;
                }
                if let Some(full) = self.path.iter().position(|&end| graph.push_room(end) == 0) {
                    u = graph.origin(self.path[full]);
                    self.path.truncate(full);
                }
            } else if let Some(end) = self.advance(graph, u) {
                self.path.push(end);
                u = graph.across(end);
            } else {
                self.distance[u as usize] = FAR;
                let Some(end) = self.path.pop() else { return };
                u = graph.origin(end);
                self.cursor[u as usize] += 1;
            }
        }
    }

    /// The next arc towards a shortage, if any is left.
    fn advance(&mut self, graph: &Graph, u: u32) -> Option<End> {
        let wanted = self.distance[u as usize].checked_sub(1)?;
        while self.cursor[u as usize] < graph.end(u) {
            let end = graph.entry(self.cursor[u as usize]);
            let v = graph.across(end) as usize;
            if graph.push_room(end) > 0 && self.distance[v] == wanted && self.label[v] == self.label[u as usize] {
                return Some(end);
            }
            self.cursor[u as usize] += 1;
        }
        None
    }

    /// Push along the path what surplus, shortage and rooms allow.
    fn deliver(&mut self, graph: &mut Graph, source: u32, sink: u32) {
        let wanted = self.excess[source as usize].min(-self.excess[sink as usize]);
        let amount = self.path.iter().fold(wanted, |amount, &end| amount.min(graph.push_room(end)));
        for &end in &self.path {
            graph.push(end, amount);
        }
        self.excess[source as usize] -= amount;
        self.excess[sink as usize] += amount;
    }
}
