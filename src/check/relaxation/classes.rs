//! The row side of the graph: kinds that the decisions leave alike are one class; companies stand before their classes.

use super::case::{Case, Forced};
use super::flow::Graph;
use super::moves::{Choice, Step};
use crate::record::Venue;
use std::collections::HashMap;

/// Units of cost in a point of price, so that a part of a price is a whole number.
pub(super) const UNITS: i64 = 1 << 20;

/// Arcs of a class: column, line, and the open move it leads through.
type Arcs = Vec<(usize, usize, Option<usize>)>;

/// Part of a move's price that every batch through it bears.
pub(super) fn part(case: &Case<'_>, m: usize) -> i64 {
    let one = &case.moves[m];
    (i128::from(one.price) * i128::from(UNITS) / i128::from(one.most.max(1))) as i64
}

/// What is left to each company: its limit less its follow-ups. Follow-ups not decided yet cannot run into it: more room, a
/// lower bound.
pub(super) fn companies(case: &Case<'_>, choices: &[Choice], forced: &Forced) -> Vec<u64> {
    let Some(limit) = case.company_cap(choices, false) else { return Vec::new() };
    let count = case.kinds.iter().filter_map(|kind| kind.company).max().map_or(0, |last| last + 1);
    let (mut fixed, mut free) = (vec![0u64; count], vec![0u64; count]);
    for (kind, forced) in case.kinds.iter().zip(forced) {
        let Some(company) = kind.company else { continue };
        match forced {
            Some(lines) => fixed[company] += lines.len() as u64,
            None => free[company] += kind.lines.len() as u64,
        }
    }
    fixed.iter().zip(free).map(|(fixed, free)| limit.saturating_sub(*fixed) + free).collect()
}

/// Rows that may take the same columns under the same cap.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Class {
    /// The company that holds them back, if any.
    company: Option<usize>,
    cap: u64,
    /// Raises of the cap that are still open: the first of them, and how many help.
    raises: Option<(usize, u64)>,
    /// Ascending.
    arcs: Arcs,
}

impl Class {
    /// Lines of which it may take one of several columns.
    pub fn buckets(&self) -> usize {
        self.arcs.chunk_by(|a, b| a.1 == b.1).filter(|bucket| bucket.len() > 1).count()
    }

    /// Adds `size` members to the graph; arcs that lead through open moves go to `toll`.
    pub fn build(&self, case: &Case<'_>, size: u64, vertex: &mut usize, nodes: usize, graph: &mut Graph, toll: &mut Vec<(usize, usize)>) {
        let me = *vertex;
        *vertex += 1;
        let source = self.company.map_or(0, |company| 1 + company);
        if self.cap > 0 {
            graph.arc(source, me, self.cap * size, 0);
        }
        if let Some((m, steps)) = self.raises {
            toll.push((graph.arc(source, me, steps * size, part(case, m)), m));
        }
        for bucket in self.arcs.chunk_by(|a, b| a.1 == b.1) {
            let mut tail = me;
            if bucket.len() > 1 {
                tail = *vertex;
                *vertex += 1;
                graph.arc(me, tail, size, 0);
            }
            for &(column, _, m) in bucket {
                let arc = graph.arc(tail, nodes + case.columns.columns[column].node, size, m.map_or(0, |m| part(case, m)));
                toll.extend(m.map(|m| (arc, m)));
            }
        }
    }
}

/// Kinds as classes, by first appearance; forced batches are counted in `fixed`, at the node of their column.
pub(super) fn classes(case: &Case<'_>, choices: &[Choice], forced: &Forced, fixed: &mut [u64]) -> Vec<(Class, u64)> {
    let mut classes: Vec<(Class, u64)> = Vec::new();
    let mut positions: HashMap<Class, usize> = HashMap::new();
    let mut add = |class: Class, size: u64| {
        let at = *positions.entry(class.clone()).or_insert(classes.len());
        if at == classes.len() {
            classes.push((class, 0));
        }
        classes[at].1 += size;
    };
    let caps = [Venue::Ordinary, Venue::LargeRetail].map(|venue| Caps::of(case, choices, venue));
    for ((kind, ways), forced) in case.kinds.iter().zip(&case.ways).zip(forced) {
        let mut arcs = Arcs::new();
        let mut taken = 0;
        for lines in ways.chunk_by(|a, b| a.line == b.line) {
            let mut open = lines.iter().filter(|way| way.stands(choices, |c| c != Choice::Left));
            if forced.as_ref().is_some_and(|forced| forced.contains(&lines[0].line)) {
                taken += 1;
                open.by_ref().take(1).for_each(|way| fixed[case.columns.columns[way.column].node] += 1);
                continue;
            }
            arcs.extend(open.map(|way| (way.column, way.line, way.needs.iter().copied().find(|&m| choices[m] == Choice::Open))));
        }
        let caps = &caps[usize::from(kind.venue == Venue::LargeRetail)];
        let (cap, lines) = (caps.now - taken, arcs.chunk_by(|a, b| a.1 == b.1).count() as u64);
        let company = kind.company;
        if lines <= cap && company.is_none() {
            let alone = |line: &[_]| Class { company, cap: 1, raises: None, arcs: line.to_vec() };
            arcs.chunk_by(|a, b| a.1 == b.1).for_each(|line| add(alone(line), kind.size));
        } else {
            let steps = caps.most.saturating_sub(caps.now).min(lines.saturating_sub(cap));
            add(Class { company, cap, raises: caps.first.filter(|_| steps > 0).map(|m| (m, steps)), arcs }, kind.size);
        }
    }
    classes
}

/// The cap of a venue: with the moves made, with those open, and the first of these.
struct Caps {
    now: u64,
    most: u64,
    first: Option<usize>,
}

impl Caps {
    fn of(case: &Case<'_>, choices: &[Choice], venue: Venue) -> Self {
        let open = |m: &usize| case.moves[*m].step == Step::Cap(venue) && choices[*m] == Choice::Open;
        let first = (0..choices.len()).find(open);
        Self { now: case.cap(venue, choices, false), most: case.cap(venue, choices, true), first }
    }
}
