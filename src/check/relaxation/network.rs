//! What the plan costs once the moves are decided: a minimum-cost flow from rows to quotas, each quota with a price off its limits.
//!
//! Moves still open are let through, at their price divided by the most that could go through them: a lower bound on what
//! they cost. Kinds whose follow-ups depend on open moves are free to take part in anything: a lower bound, too.

use super::case::{Case, Forced};
use super::classes::{UNITS, classes, companies, part};
use super::flow::Graph;
use super::moves::{Choice, Step};
use crate::record::Scope;
use std::collections::BTreeMap;

/// What follows from some decisions.
pub(super) struct Solved {
    /// Price of the limits left, rounded up; no plan with these decisions costs less than this and the moves made.
    pub bound: u64,
    /// Price of the limits left in this plan, the open moves it uses counted in parts.
    pub price: u64,
    /// Open moves the plan uses, the most used first.
    pub used: Vec<usize>,
    /// Batches of every node, forced ones included.
    pub totals: Vec<u64>,
    /// Size of the graph.
    pub arcs: usize,
}

/// Solve for these decisions.
pub(super) fn solve(case: &Case<'_>, choices: &[Choice], forced: &Forced) -> Solved {
    let nodes = &case.columns.nodes;
    let mut fixed = vec![0u64; nodes.len()];
    let classes = classes(case, choices, forced, &mut fixed);
    for v in 0..nodes.len() {
        if let Some(parent) = nodes[v].parent {
            fixed[parent] += fixed[v];
        }
    }
    let companies = companies(case, choices, forced);
    let inner: usize = companies.len() + classes.iter().map(|(class, _)| 1 + class.buckets()).sum::<usize>();
    let (first_node, vertices) = (1 + inner, 2 + inner + nodes.len());
    let mut graph = Graph::default();
    let mut toll: Vec<(usize, usize)> = Vec::new();
    let first = |step: &Step| (0..choices.len()).find(|&m| choices[m] == Choice::Open && case.moves[m].step == *step);
    let raise = first(&Step::Company).map(|m| (m, case.company_cap(choices, true), case.company_cap(choices, false)));
    for (at, &room) in companies.iter().enumerate() {
        if room > 0 {
            graph.arc(0, 1 + at, room, 0);
        }
        if let Some((m, Some(most), Some(now))) = raise {
            toll.push((graph.arc(0, 1 + at, most - now, part(case, m)), m));
        }
    }
    let mut vertex = 1 + companies.len();
    for (class, size) in &classes {
        class.build(case, *size, &mut vertex, first_node, &mut graph, &mut toll);
    }
    let mut constant: i128 = 0;
    let mut outs: Vec<Vec<usize>> = vec![vec![]; nodes.len()];
    for v in 0..nodes.len() {
        let head = nodes[v].parent.map_or(vertices - 1, |parent| first_node + parent);
        let range = Range::of(case, v);
        constant += range.cost(fixed[v]);
        for (room, cost) in range.pieces(fixed[v], case.useful[case.root[v]]) {
            outs[v].push(graph.arc(first_node + v, head, room, cost));
        }
    }
    graph.settle(vertices);
    let totals = outs.iter().zip(&fixed).map(|(arcs, fixed)| fixed + arcs.iter().map(|&a| graph.flow(a)).sum::<u64>()).collect();
    let mut used: BTreeMap<usize, u64> = BTreeMap::new();
    toll.iter().filter(|(arc, _)| graph.flow(*arc) > 0).for_each(|&(arc, m)| *used.entry(m).or_default() += graph.flow(arc));
    let mut used: Vec<(usize, u64)> = used.into_iter().collect();
    used.sort_by_key(|&(m, n)| (std::cmp::Reverse(n), m));
    let points = |units: i128| u64::try_from((units + i128::from(UNITS) - 1).div_euclid(i128::from(UNITS))).unwrap_or(0);
    Solved {
        bound: points(constant + graph.bound()),
        price: points(constant + graph.price()),
        used: used.into_iter().map(|(m, _)| m).collect(),
        totals,
        arcs: graph.arcs(),
    }
}

/// Limits of a node and the price of a batch off them, in units.
struct Range {
    lo: u64,
    hi: u64,
    below: i64,
    above: i64,
}

impl Range {
    /// A limit that follows from the quota above it never binds: it moves with the quota.
    fn of(case: &Case<'_>, v: usize) -> Self {
        let (node, prices) = (&case.columns.nodes[v], case.prices);
        let (below, above) = match node.parent {
            None => (prices.lower_batches, prices.raise_batches),
            Some(_) if is_scope(&node.id) => (prices.lower_scope_min, prices.raise_scope_max),
            Some(_) => (prices.lower_county_min, prices.raise_county_max),
        };
        let own = node.parent.is_none() || node.hi < case.columns.nodes[case.root[v]].hi;
        Self { lo: node.lo, hi: node.hi, below: below as i64 * UNITS, above: if own { above as i64 * UNITS } else { 0 } }
    }

    fn cost(&self, seats: u64) -> i128 {
        let (below, above) = (self.lo.saturating_sub(seats), seats.saturating_sub(self.hi));
        i128::from(below) * i128::from(self.below) + i128::from(above) * i128::from(self.above)
    }

    /// Room and cost of the seats from `from` to `to`, piece by piece.
    fn pieces(&self, from: u64, to: u64) -> impl Iterator<Item = (u64, i64)> {
        let (first, second) = (self.lo.min(self.hi), self.lo.max(self.hi));
        let between = if self.lo <= self.hi { 0 } else { self.above - self.below };
        let pieces = [(0, first, -self.below), (first, second, between), (second, u64::MAX, self.above)];
        pieces.into_iter().map(move |(a, b, cost)| (b.min(to).saturating_sub(a.max(from)), cost)).filter(|(room, _)| *room > 0)
    }
}

/// Whether a node is a line's part in a scope.
pub(super) fn is_scope(id: &str) -> bool {
    id.contains("//")
}

/// The scope of such a node.
pub(super) fn scope_of(id: &str) -> Scope {
    if id.ends_with("//producer") { Scope::Producer } else { Scope::Seller }
}
