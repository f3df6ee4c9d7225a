//! How often every enterprise comes up over all plans, against its exact probability.

use super::book::Book;
use crate::allot::{Allotment, line_of};
use crate::base::{LineId, Ratio};
use std::collections::BTreeMap;

/// A row of the frequency table. All integers: the count is within one of plans · num / den.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// Position of the enterprise in the frame.
    pub row: usize,
    /// Line, or none for the enterprise as a whole (visited at all).
    pub line: Option<LineId>,
    /// Exact probability in lowest terms: numerator.
    pub num: u64,
    /// Exact probability: denominator.
    pub den: u64,
    /// Plans it is in.
    pub count: u64,
    /// |count · den − plans · num|: at most `den`, if the count is within one.
    pub gap: u128,
}

impl Frequency {
    /// |count / plans − num / den| ≤ 1 / plans.
    pub fn is_near(&self) -> bool {
        self.gap <= u128::from(self.den)
    }
}

/// Every enterprise with a chance: each of its lines, then the enterprise as a whole; in the order of the frame.
pub fn frequencies(allotment: &Allotment, book: &Book) -> Vec<Frequency> {
    let mut counts: BTreeMap<(usize, Option<LineId>), u64> = BTreeMap::new();
    for plan in &book.plans {
        let mut rows: Vec<usize> = plan.iter().map(|entry| entry.row).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().for_each(|row| *counts.entry((row, None)).or_insert(0) += 1);
        plan.iter().for_each(|entry| *counts.entry((entry.row, Some(entry.line.clone()))).or_insert(0) += 1);
    }
    let (shares, plans) = (&allotment.shares, book.plans.len() as u64);
    let mut found = Vec::new();
    for (class, members) in shares.classes.iter().zip(&allotment.members) {
        let mut flows: BTreeMap<Option<LineId>, u64> = BTreeMap::new();
        for arc in &class.arcs {
            *flows.entry(Some(line_of(&shares.columns[arc.column as usize].id))).or_insert(0) += arc.flow;
        }
        let den = class.den * class.size;
        flows.insert(None, flows.values().sum::<u64>().min(den));
        for &row in members {
            found.extend(flows.iter().map(|(line, &flow)| {
                let exact = Ratio::new(flow, den);
                let (num, den) = (exact.num(), exact.den());
                let count = counts.get(&(row, line.clone())).copied().unwrap_or(0);
                let gap = (u128::from(count) * u128::from(den)).abs_diff(u128::from(plans) * u128::from(num));
                Frequency { row, line: line.clone(), num, den, count, gap }
            }));
        }
    }
    found.sort_by(|a, b| (a.row, a.line.is_none(), &a.line).cmp(&(b.row, b.line.is_none(), &b.line)));
    found
}
