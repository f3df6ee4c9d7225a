//! Minimum-cost flow in integers, with a bound that anybody can check.
//!
//! Vertices are numbered so that every arc leads to a higher number; the first is the source, the last the sink. As much flows
//! as pays (a path of cost ≥ 0 is not used). Primal-dual (Ford, Fulkerson 1962): all shortest paths of one length at a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No way.
const FAR: i64 = i64::MAX;

/// A graph while flow moves through it. Arc `a` has the ends `2a` (forward) and `2a + 1` (backward).
#[derive(Default)]
pub(super) struct Graph {
    /// Vertex an end leads to.
    heads: Vec<u32>,
    /// What can still be pushed along an end.
    room: Vec<i64>,
    /// Cost of a unit on an arc.
    cost: Vec<i64>,
    /// Ends leaving each vertex, vertex by vertex.
    first: Vec<u32>,
    leaving: Vec<u32>,
    potential: Vec<i64>,
    cursor: Vec<u32>,
    level: Vec<u32>,
}

impl Graph {
    /// Adds an arc of positive room; its number.
    pub fn arc(&mut self, tail: usize, head: usize, room: u64, cost: i64) -> usize {
        debug_assert!(tail < head, "arcs ascend");
        self.heads.extend([head as u32, tail as u32]);
        self.room.extend([room as i64, 0]);
        self.cost.push(cost);
        self.cost.len() - 1
    }

    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.cost.len()
    }

    /// What flows along an arc.
    pub fn flow(&self, arc: usize) -> u64 {
        self.room[2 * arc + 1] as u64
    }

    /// What all flow costs.
    pub fn price(&self) -> i128 {
        (0..self.cost.len()).map(|a| i128::from(self.room[2 * a + 1]) * i128::from(self.cost[a])).sum()
    }

    /// No flow costs less: every unit on an arc costs at least its reduced cost, and sums of reduced costs from source to sink
    /// are sums of costs, whatever the potentials (weak duality; both ends have potential 0).
    pub fn bound(&self) -> i128 {
        let least = |a: usize| i128::from(self.room[2 * a] + self.room[2 * a + 1]) * i128::from(self.reduced(2 * a as u32).min(0));
        (0..self.cost.len()).map(least).sum()
    }

    /// Moves flow until no path pays.
    pub fn settle(&mut self, vertices: usize) {
        self.index(vertices);
        self.first_potentials(vertices);
        let sink = vertices - 1;
        while self.potential[sink] < 0 {
            while self.measure(sink) {
                self.block(sink);
            }
            let step = self.distances(sink);
            for (potential, distance) in self.potential.iter_mut().zip(step) {
                *potential += distance;
            }
        }
    }

    fn index(&mut self, vertices: usize) {
        self.first = vec![0; vertices + 1];
        for end in 0..self.heads.len() {
            self.first[self.heads[end ^ 1] as usize + 1] += 1;
        }
        for v in 0..vertices {
            self.first[v + 1] += self.first[v];
        }
        let mut fill = self.first.clone();
        self.leaving = vec![0; self.heads.len()];
        for end in 0..self.heads.len() {
            let at = &mut fill[self.heads[end ^ 1] as usize];
            self.leaving[*at as usize] = end as u32;
            *at += 1;
        }
    }

    fn ends(&self, v: usize) -> &[u32] {
        &self.leaving[self.first[v] as usize..self.first[v + 1] as usize]
    }

    /// Shortest ways from the source by vertex order; where none leads, the least that keeps reduced costs from being negative.
    fn first_potentials(&mut self, vertices: usize) {
        let mut distance = vec![FAR; vertices];
        distance[0] = 0;
        for v in 0..vertices {
            if distance[v] == FAR {
                continue;
            }
            for &end in self.ends(v).iter().filter(|&&end| end & 1 == 0) {
                let head = self.heads[end as usize] as usize;
                distance[head] = distance[head].min(distance[v] + self.cost[end as usize / 2]);
            }
        }
        distance[vertices - 1] = distance[vertices - 1].min(0);
        for v in (0..vertices).rev() {
            if distance[v] == FAR {
                let needed = |&end: &u32| distance[self.heads[end as usize] as usize] - self.cost[end as usize / 2];
                distance[v] = self.ends(v).iter().filter(|&&end| end & 1 == 0).map(needed).max().unwrap_or(0);
            }
        }
        self.potential = distance;
    }

    /// Cost of one more unit along an end, less what the potentials pay for.
    fn reduced(&self, end: u32) -> i64 {
        let (head, tail) = (self.heads[end as usize] as usize, self.heads[end as usize ^ 1] as usize);
        let cost = if end & 1 == 0 { self.cost[end as usize / 2] } else { -self.cost[end as usize / 2] };
        cost + self.potential[tail] - self.potential[head]
    }

    fn tight(&self, end: u32) -> bool {
        self.room[end as usize] > 0 && self.reduced(end) == 0
    }

    /// Steps from the source over tight ends; whether the sink is reached.
    fn measure(&mut self, sink: usize) -> bool {
        self.level = vec![u32::MAX; sink + 1];
        self.cursor = self.first[..=sink].to_vec();
        self.level[0] = 0;
        let mut queue = vec![0u32];
        let mut next = 0;
        while next < queue.len() {
            let v = queue[next] as usize;
            next += 1;
            for i in self.first[v]..self.first[v + 1] {
                let end = self.leaving[i as usize];
                let head = self.heads[end as usize] as usize;
                if self.level[head] == u32::MAX && self.tight(end) {
                    self.level[head] = self.level[v] + 1;
                    queue.push(head as u32);
                }
            }
        }
        self.level[sink] != u32::MAX
    }

    /// A blocking flow along the steps measured (Dinic 1970).
    fn block(&mut self, sink: usize) {
        let mut path: Vec<u32> = vec![];
        let mut v = 0;
        loop {
            if v == sink {
                let amount = path.iter().map(|&end| self.room[end as usize]).min().expect("the sink is not the source");
                for &end in &path {
                    self.room[end as usize] -= amount;
                    self.room[end as usize ^ 1] += amount;
                }
                let full = path.iter().position(|&end| self.room[end as usize] == 0).expect("some end is full");
                v = self.heads[path[full] as usize ^ 1] as usize;
                path.truncate(full);
            } else if self.cursor[v] < self.first[v + 1] {
                let end = self.leaving[self.cursor[v] as usize];
                let head = self.heads[end as usize] as usize;
                if self.level[head] == self.level[v] + 1 && self.tight(end) {
                    path.push(end);
                    v = head;
                } else {
                    self.cursor[v] += 1;
                }
            } else {
                let Some(end) = path.pop() else { return };
                v = self.heads[end as usize ^ 1] as usize;
                self.cursor[v] += 1;
            }
        }
    }

    /// Reduced distances from the source (Dijkstra 1959), none beyond the sink's, and the sink's no further than to potential 0.
    fn distances(&self, sink: usize) -> Vec<i64> {
        let mut limit = -self.potential[sink];
        let mut distance = vec![FAR; sink + 1];
        distance[0] = 0;
        let mut heap = BinaryHeap::from([Reverse((0i64, 0u32))]);
        while let Some(Reverse((far, v))) = heap.pop() {
            if far >= limit {
                break;
            }
            if far > distance[v as usize] {
                continue;
            }
            for &end in self.ends(v as usize).iter().filter(|&&end| self.room[end as usize] > 0) {
                let (head, way) = (self.heads[end as usize] as usize, far + self.reduced(end));
                if way < distance[head].min(limit) {
                    distance[head] = way;
                    heap.push(Reverse((way, head as u32)));
                    if head == sink {
                        limit = way;
                    }
                }
            }
        }
        distance.into_iter().map(|d| d.min(limit)).collect()
    }
}
