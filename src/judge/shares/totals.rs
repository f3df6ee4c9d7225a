//! Sums of a lottery's flows: per class, per bucket, per node.

use super::super::fraction::Sum;
use crate::record::{ClassRow, Shares};

/// Exact sums. A sum is none if an index is out of place or 128 bits do not hold it.
pub(in crate::judge) struct Totals {
    pub classes: Vec<Option<Sum>>,
    pub buckets: Vec<Vec<Option<Sum>>>,
    pub nodes: Vec<Option<Sum>>,
}

/// Flow numbers are in units of 1/den of their class.
pub(in crate::judge) fn totals(shares: &Shares) -> Totals {
    let mut nodes = vec![Some(Sum::default()); shares.nodes.len()];
    for class in &shares.classes {
        for arc in &class.arcs {
            let column = usize::try_from(arc.column).ok().and_then(|c| shares.columns.get(c));
            let node = column.and_then(|c| nodes.get_mut(usize::try_from(c.node).ok()?));
            if let Some(sum) = node {
                *sum = sum.and_then(|s| s.plus(arc.flow.into(), class.den.into()));
            }
        }
    }
    // children stand before parents, so one pass carries every leaf to its root
    for n in 0..nodes.len() {
        let parent = shares.nodes[n].parent.and_then(|p| usize::try_from(p).ok()).filter(|&p| p > n && p < nodes.len());
        if let Some(p) = parent {
            nodes[p] = nodes[n].zip(nodes[p]).and_then(|(child, all)| all.and(child));
        }
    }
    Totals {
        classes: shares.classes.iter().map(|c| sum(c, |_| true)).collect(),
        buckets: shares.classes.iter().map(buckets).collect(),
        nodes,
    }
}

fn buckets(class: &ClassRow) -> Vec<Option<Sum>> {
    (0..class.buckets.len() as u64).map(|b| sum(class, |bucket| bucket == Some(b))).collect()
}

fn sum(class: &ClassRow, counts: impl Fn(Option<u64>) -> bool) -> Option<Sum> {
    let flow: u128 = class.arcs.iter().filter(|a| counts(a.bucket)).map(|a| u128::from(a.flow)).sum();
    Sum::default().plus(flow, class.den.into())
}
