//! A directed graph with limits in flat arrays, and what can still be pushed along every arc.

/// An arc seen from one of its ends: `arc << 1 | side`, side 0 at the tail, side 1 at the head.
pub(super) type End = u32;

/// Arcs with limits, and what can still be pushed each way.
#[derive(Default)]
pub(super) struct Graph {
    /// Both ends of an arc: tail, head.
    pub ends: Vec<[u32; 2]>,
    /// Limits of an arc in seats: at least, at most.
    pub limits: Vec<[i64; 2]>,
    /// What can be pushed forward and backward, in the units of the block at hand.
    pub room: Vec<[i64; 2]>,
    first: Vec<u32>,
    incident: Vec<End>,
}

impl Graph {
    /// One more arc; [`Self::index`] comes after the last.
    pub fn add(&mut self, tail: usize, head: usize, lo: u64, hi: u64) {
        self.ends.push([tail as u32, head as u32]);
        self.limits.push([lo as i64, hi as i64]);
    }

    /// Rooms and incidence lists, arcs ascending.
    pub fn index(&mut self, vertices: usize) {
        assert!(self.ends.len() < (1 << 31), "arcs fit in 31 bits");
        self.room = vec![[0, 0]; self.ends.len()];
        let mut first = vec![0u32; vertices + 1];
        for &[tail, head] in &self.ends {
            first[tail as usize + 1] += 1;
            first[head as usize + 1] += 1;
        }
        for v in 0..vertices {
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
