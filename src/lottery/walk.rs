//! The walk: cycles of fractional arcs are pushed one way or the other by a fair coin until nothing is fractional.

use super::fraction::{Fraction, gcd, lcm};
use super::round::Coin;
use super::threads::Threads;

/// A vertex that is not on the path.
const OFF: u32 = u32::MAX;

/// An arc whose value is not whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    /// Tail and head. Vertex 0 is the source of all classes.
    pub ends: [u32; 2],
    /// What is behind the whole.
    pub part: Fraction,
}

/// State of the walk.
struct Walk {
    ends: Vec<[u32; 2]>,
    /// What is behind the whole, in units of 1/`unit` of any end that is not the source.
    part: Vec<u64>,
    unit: Vec<u64>,
    first: Vec<u32>,
    incident: Vec<u32>,
    /// Positions of the two lowest loose arcs of a vertex; they only move forward.
    lowest: Vec<[u32; 2]>,
    /// Vertices passed, and where each stands on the path.
    passed: Vec<u32>,
    place: Vec<u32>,
    /// Arcs walked; one less than vertices passed, except on closing a cycle.
    path: Vec<u32>,
    loose: Vec<bool>,
}

/// Which of the arcs (in their order) go up to the next whole number; the others go down.
pub(super) fn walk<C: Coin>(arcs: &[Loose], vertices: usize, coin: &mut C) -> Vec<bool> {
    let mut walk = Walk::new(arcs, vertices);
    let mut start = 0;
    loop {
        while start < arcs.len() && !walk.loose[start] {
            start += 1;
        }
        if start == arcs.len() {
            return walk.part.iter().map(|&part| part > 0).collect();
        }
        walk.go_on(start);
        let from = walk.close();
        walk.push(from, coin);
        walk.step_back(from);
    }
}

impl Walk {
    fn new(arcs: &[Loose], vertices: usize) -> Self {
        let unit = units(arcs, vertices);
        let (first, incident) = incidence(arcs, vertices);
        let part = arcs.iter().map(|arc| arc.part.num * (unit[arc.ends[1] as usize] / arc.part.den)).collect();
        Self {
            ends: arcs.iter().map(|arc| arc.ends).collect(),
            part,
            unit,
            lowest: first[..vertices].iter().map(|&at| [at, at + 1]).collect(),
            first,
            incident,
            passed: vec![],
            place: vec![OFF; vertices],
            path: vec![],
            loose: vec![true; arcs.len()],
        }
    }

    /// Begin at the tail of the lowest loose arc, unless a path is still standing.
    fn go_on(&mut self, start: usize) {
        if self.passed.is_empty() {
            self.pass(self.ends[start][0]);
        }
    }

    fn pass(&mut self, v: u32) {
        self.place[v as usize] = self.passed.len() as u32;
        self.passed.push(v);
    }

    /// Follow the lowest loose arc other than the one that led here, until a vertex comes again; its place on the path.
    fn close(&mut self) -> usize {
        loop {
            let v = self.passed[self.passed.len() - 1];
            let arc = self.leave(v, self.path.last().copied());
            let [tail, head] = self.ends[arc as usize];
            let next = if tail == v { head } else { tail };
            self.path.push(arc);
            match self.place[next as usize] {
                OFF => self.pass(next),
                place => return place as usize,
            }
        }
    }

    /// The lowest loose arc at a vertex other than the one that led here.
    fn leave(&mut self, v: u32, arrival: Option<u32>) -> u32 {
        let [low, high] = self.lowest[v as usize];
        let low = self.loose_from(v, low);
        let high = high.max(low + 1);
        self.lowest[v as usize] = [low, high];
        if Some(self.incident[low as usize]) != arrival {
            return self.incident[low as usize];
        }
        let high = self.loose_from(v, high);
        self.lowest[v as usize][1] = high;
        self.incident[high as usize]
    }

    /// The first loose arc in the list of a vertex from a position on.
    fn loose_from(&self, v: u32, mut at: u32) -> u32 {
        while at < self.first[v as usize + 1] && !self.loose[self.incident[at as usize] as usize] {
            at += 1;
        }
        assert!(at < self.first[v as usize + 1], "in and out of a vertex differ by a whole number: no loose arc is alone");
        at
    }

    /// Push the cycle: up with probability down/(up + down), else down.
    fn push<C: Coin>(&mut self, from: usize, coin: &mut C) {
        let [up, down] = self.rooms(from);
        let g = gcd(up, down);
        let rises = coin.rises(down / g, (up + down) / g);
        let amount = if rises { up } else { down };
        for at in from..self.path.len() {
            let (arc, forward) = self.step(at);
            let unit = self.unit_of(arc);
            let part = &mut self.part[arc];
            *part = if forward == rises { *part + amount } else { *part - amount };
            self.loose[arc] = *part != 0 && *part != unit;
        }
    }

    /// How far the cycle can be pushed the way it was walked, and the other way.
    fn rooms(&self, from: usize) -> [u64; 2] {
        let mut rooms = [u64::MAX; 2];
        for at in from..self.path.len() {
            let (arc, forward) = self.step(at);
            let (rise, fall) = (self.unit_of(arc) - self.part[arc], self.part[arc]);
            rooms[usize::from(!forward)] = rooms[usize::from(!forward)].min(rise);
            rooms[usize::from(forward)] = rooms[usize::from(forward)].min(fall);
        }
        rooms
    }

    /// An arc of the path, and whether it was walked from tail to head.
    fn step(&self, at: usize) -> (usize, bool) {
        let arc = self.path[at] as usize;
        (arc, self.ends[arc][0] == self.passed[at])
    }

    fn unit_of(&self, arc: usize) -> u64 {
        self.unit[self.ends[arc][1] as usize]
    }

    /// Keep the path up to its first arc that is no longer loose: walking again from the start would lead there.
    fn step_back(&mut self, from: usize) {
        let kept = (from..self.path.len()).find(|&at| !self.loose[self.path[at] as usize]);
        let kept = kept.expect("a push fixes an arc");
        self.path.truncate(kept);
        let vertices = if kept == 0 { 0 } else { kept + 1 };
        for v in self.passed.drain(vertices..) {
            self.place[v as usize] = OFF;
        }
    }
}

/// Common denominator of everything that hangs together without the source. The source's own entry is not used.
fn units(arcs: &[Loose], vertices: usize) -> Vec<u64> {
    let mut threads = Threads::new(vertices);
    for arc in arcs.iter().filter(|arc| arc.ends[0] != 0) {
        threads.join(arc.ends[0] as usize, arc.ends[1] as usize);
    }
    let mut unit = vec![1; vertices];
    for arc in arcs {
        let leader = threads.find(arc.ends[1] as usize);
        unit[leader] = lcm(unit[leader], arc.part.den);
    }
    (0..vertices).map(|v| unit[threads.find(v)]).collect()
}

/// Incidence lists, arcs ascending.
fn incidence(arcs: &[Loose], vertices: usize) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0u32; vertices + 1];
    for v in arcs.iter().flat_map(|arc| arc.ends) {
        first[v as usize + 1] += 1;
    }
    for v in 0..vertices {
        first[v + 1] += first[v];
    }
    let mut fill = first.clone();
    let mut incident = vec![0; 2 * arcs.len()];
    for (at, arc) in arcs.iter().enumerate() {
        for v in arc.ends {
            incident[fill[v as usize] as usize] = at as u32;
            fill[v as usize] += 1;
        }
    }
    (first, incident)
}
