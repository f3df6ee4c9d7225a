//! The levels: Newton's method on the ratio (Dinkelbach 1967), cut by cut, until what is asked for can be had.

use super::super::problem::Problem;
use super::circuit::{Circuit, Overfull};
use crate::record::GridLevel;

/// Settle every class; the flow of the circuit is then the answer.
pub(super) fn levels(problem: &Problem, circuit: &mut Circuit) -> Vec<GridLevel> {
    let mut rise = Rise::new(problem, circuit);
    let mut levels = vec![];
    while rise.settled.iter().any(Option::is_none) {
        levels.push(rise.next());
    }
    levels
}

struct Rise<'a> {
    problem: &'a Problem,
    circuit: &'a mut Circuit,
    /// Units a settled class keeps.
    settled: Vec<Option<i64>>,
    /// A height of `fine` is one unit per weight: so a class gains at most one unit from one height to the next.
    fine: i128,
    /// At this height every class is at its cap.
    top: i128,
}

impl<'a> Rise<'a> {
    fn new(problem: &'a Problem, circuit: &'a mut Circuit) -> Self {
        let heaviest = circuit.net.weight.iter().copied().max().unwrap_or(1) as u64;
        let fine = i128::from(heaviest.next_power_of_two());
        let top = (0..problem.classes.len()).map(|k| cap(circuit, k) * fine / i128::from(circuit.net.weight[k]) + fine).max();
        Self { problem, settled: vec![None; problem.classes.len()], fine, top: top.unwrap_or(0), circuit }
    }

    /// The highest height that all classes not yet settled can have, and what stands in the way of more.
    fn next(&mut self) -> GridLevel {
        let sources = self.circuit.net.vertices();
        let vertices = sources + self.problem.groups.len() + 1;
        let mut wall: Vec<bool> = (0..vertices).map(|v| v < sources).collect();
        let mut height = self.bound(&wall);
        loop {
            let least: Vec<i64> = (0..self.settled.len()).map(|k| self.least(k, height)).collect();
            match self.circuit.raise(&least) {
                Ok(()) => return self.settle(&wall, height),
                Err(Overfull(set)) => wall = set,
            }
            let lower = self.bound(&wall);
            assert!(lower < height, "a set that is overfull bounds the height");
            height = lower;
        }
    }

    /// What a class is owed at a height, in units.
    fn least(&self, k: usize, height: i128) -> i64 {
        self.settled[k].unwrap_or_else(|| {
            let part = height * i128::from(self.circuit.net.weight[k]) / self.fine;
            part.min(cap(self.circuit, k)) as i64
        })
    }

    /// The highest height at which a set need not take in more than it can pass on.
    fn bound(&self, set: &[bool]) -> i128 {
        let counted: Vec<usize> = (0..self.settled.len()).filter(|&k| self.is_counted(set, k)).collect();
        let room = self.passes(set);
        let fits = |height: i128| counted.iter().map(|&k| i128::from(self.least(k, height))).sum::<i128>() <= room;
        let (mut fit, mut over) = (0, self.top + 1);
        while over - fit > 1 {
            let middle = fit + (over - fit) / 2;
            *(if fits(middle) { &mut fit } else { &mut over }) = middle;
        }
        fit
    }

    /// Whether a set's intake includes the class's.
    fn is_counted(&self, set: &[bool], k: usize) -> bool {
        set[self.circuit.net.nodes + k] && !set[self.circuit.above(k)]
    }

    /// What can leave a set at most, less what must come in besides the classes.
    fn passes(&self, set: &[bool]) -> i128 {
        let graph = &self.circuit.net.graph;
        let unit = i128::from(self.circuit.unit);
        let mut room = 0;
        for (arc, (&[tail, head], &[lo, hi])) in graph.ends.iter().zip(&graph.limits).enumerate() {
            match (set[tail as usize], set[head as usize]) {
                (true, false) => room += i128::from(hi) * unit,
                (false, true) if !self.circuit.is_intake(arc) => room -= i128::from(lo) * unit,
                _ => {}
            }
        }
        room
    }

    /// Classes that cannot rise any more keep what they have.
    fn settle(&mut self, wall: &[bool], height: i128) -> GridLevel {
        let stays = |k: &usize| {
            self.settled[*k].is_none() && (self.is_counted(wall, *k) || i128::from(self.least(*k, height)) == cap(self.circuit, *k))
        };
        let classes: Vec<usize> = (0..self.settled.len()).filter(stays).collect();
        assert!(!classes.is_empty(), "every level settles a class");
        for &k in &classes {
            self.settled[k] = Some(self.least(k, height));
        }
        let first_group = self.circuit.net.vertices();
        let inside = |range: std::ops::Range<usize>| (0..).zip(&wall[range]).filter(|(_, inside)| **inside).map(|(at, _)| at).collect();
        GridLevel {
            classes: classes.into_iter().map(|k| k as u64).collect(),
            source: wall[wall.len() - 1],
            groups: inside(first_group..first_group + self.problem.groups.len()),
            nodes: inside(0..self.problem.nodes.len()),
        }
    }
}

/// Units a class may have at most.
fn cap(circuit: &Circuit, k: usize) -> i128 {
    i128::from(circuit.net.most[k]) * i128::from(circuit.unit)
}
