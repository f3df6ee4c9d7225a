//! Which visits lie near which: for every visit the nearest of its organisation that could be made in the same week.

use super::problem::Problem;
use crate::base::Direction;
use rayon::prelude::*;
use std::collections::BinaryHeap;

/// Neighbours kept per visit.
const NEIGHBOURS: usize = 120;
/// Visits in a leaf of the tree.
const LEAF: usize = 8;

/// For every visit the nearest visits, itself first; ties by position.
#[derive(Debug)]
pub(super) struct Near {
    rows: Vec<Vec<u32>>,
}

impl Near {
    /// By great circle, which road metres and minutes follow. Rows are independent, so threads do not change the answer.
    pub fn new(p: &Problem<'_>) -> Self {
        let trees: Vec<Tree> = (0..p.depots.len()).map(|org| Tree::new(p, org)).collect();
        Self { rows: (0..p.jobs.len()).into_par_iter().map(|j| trees[p.jobs[j].org].nearest(p, j as u32)).collect() }
    }

    pub fn of(&self, job: u32) -> &[u32] {
        &self.rows[job as usize]
    }
}

/// A k-d tree over directions (Bentley 1975, doi:10.1145/361002.361007): a median splits each range in two.
struct Tree {
    jobs: Vec<(Direction, u32)>,
    /// Axis on which the range with this middle is split.
    axes: Vec<u8>,
}

/// The nearest so far, the farthest of them on top.
type Nearest = BinaryHeap<(u64, u32)>;

impl Tree {
    fn new(p: &Problem<'_>, org: usize) -> Self {
        let own = (0..p.jobs.len()).filter(|&j| p.jobs[j].org == org && !p.jobs[j].days.is_empty());
        let jobs: Vec<_> = own.map(|j| (p.roads.at(p.jobs[j].site), j as u32)).collect();
        let mut tree = Self { axes: vec![0; jobs.len()], jobs };
        tree.split(0, tree.jobs.len());
        tree
    }

    fn split(&mut self, from: usize, to: usize) {
        if to - from <= LEAF {
            return;
        }
        let range = &mut self.jobs[from..to];
        let spread = |axis: usize| {
            let ends = range.iter().map(|j| j.0.0[axis]).fold((i64::MAX, i64::MIN), |(l, h), x| (l.min(x), h.max(x)));
            ends.1 - ends.0
        };
        let axis = (0..3).max_by_key(|&a| (spread(a), std::cmp::Reverse(a))).expect("three axes");
        let middle = (to - from) / 2;
        range.select_nth_unstable_by_key(middle, |j| (j.0.0[axis], j.1));
        self.axes[from + middle] = axis as u8;
        self.split(from, from + middle);
        self.split(from + middle + 1, to);
    }

    fn nearest(&self, p: &Problem<'_>, job: u32) -> Vec<u32> {
        let mut found = Nearest::with_capacity(NEIGHBOURS + 1);
        if !p.jobs[job as usize].days.is_empty() {
            self.visit(p, job, (0, self.jobs.len()), &mut found);
        }
        let row = found.into_sorted_vec();
        [job].into_iter().chain(row.into_iter().map(|(_, j)| j)).collect()
    }

    fn visit(&self, p: &Problem<'_>, job: u32, (from, to): (usize, usize), found: &mut Nearest) {
        if to - from <= LEAF {
            return (from..to).for_each(|i| self.offer(p, job, i, found));
        }
        let middle = from + (to - from) / 2;
        let axis = self.axes[middle] as usize;
        let ahead = p.roads.at(p.jobs[job as usize].site).0[axis] - self.jobs[middle].0.0[axis];
        let halves = [(from, middle), (middle + 1, to)];
        let (here, there) = if ahead < 0 { (halves[0], halves[1]) } else { (halves[1], halves[0]) };
        self.visit(p, job, here, found);
        self.offer(p, job, middle, found);
        let worst = found.peek().filter(|_| found.len() >= NEIGHBOURS);
        if worst.is_none_or(|w| ahead.unsigned_abs().pow(2) <= w.0) {
            self.visit(p, job, there, found);
        }
    }

    fn offer(&self, p: &Problem<'_>, job: u32, i: usize, found: &mut Nearest) {
        let (at, other) = self.jobs[i];
        let one = &p.jobs[job as usize];
        let offer = (p.roads.at(one.site).chord_squared(at), other);
        let full = found.len() >= NEIGHBOURS;
        if full && found.peek().is_some_and(|worst| offer >= *worst) || other == job {
            return;
        }
        if one.in_weeks.touches(&p.jobs[other as usize].in_weeks) {
            if full {
                found.pop();
            }
            found.push(offer);
        }
    }
}
