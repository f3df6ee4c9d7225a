//! The prices of a lottery beside the grid: the least that the flows allow, and no class below its cap pays more than its ratio.
//!
//! Wherever flow could still be moved from u to v, u's price must be at least v's. A class that has anything is worth its ratio;
//! so the least price of a vertex is the highest ratio from which such moves lead to it. Flows are fairest if and only if no
//! class below its cap gets a price above its ratio: then nothing can be moved from a richer class to it.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::certificate::full;
use super::on_grid::OnGrid;
use super::totals::Totals;
use crate::base::Ratio;
use crate::record::Shares;

pub(super) fn checks(path: &str, shares: &Shares, totals: &Totals, on: &OnGrid) -> Vec<Check> {
    let mut nodes = Rule::new("shares", "quota_prices");
    let mut classes = Rule::new("shares", "class_prices");
    let Some(least) = least(shares, totals) else {
        let broken = || Failure::new(format!("{path}.classes"), "位置或数值超出范围", "positions or numbers out of range");
        nodes.refuse(broken());
        classes.refuse(broken());
        return vec![nodes.done(), classes.done()];
    };
    for (n, node) in shares.nodes.iter().enumerate() {
        let want = least[n].filter(|_| !on.nodes[n]).unwrap_or(Ratio::new(0, 1));
        nodes.hold(node.price == want, || Failure::differs(format!("{path}.nodes[{n}].price"), want, node.price));
    }
    for (k, class) in shares.classes.iter().enumerate() {
        let below = totals.classes[k].is_some_and(|y| y.below(full(class, class.key.cap, 1)));
        let fair = !below || on.classes[k] || least[shares.nodes.len() + k].is_none_or(|price| price <= class.ratio);
        classes.hold(fair, || {
            Failure::new(
                format!("{path}.classes[{k}]"),
                "份额不是最公平的:可以从更宽裕的类让给它",
                "not the fairest share: a richer class could leave it something",
            )
        });
    }
    vec![nodes.done(), classes.done()]
}

/// For every vertex (nodes, classes, then buckets class by class), where its price passes on to.
fn passes(shares: &Shares, totals: &Totals) -> Option<Vec<Vec<u32>>> {
    let classes = shares.nodes.len();
    let mut bucket = classes + shares.classes.len();
    let mut to: Vec<Vec<u32>> = vec![vec![]; bucket];
    // flow above its least: the head is worth the tail; flow below its most: the tail is worth the head
    let tie = |to: &mut Vec<Vec<u32>>, tail: usize, head: usize, above: bool, below: bool| {
        if above {
            to[tail].push(head as u32);
        }
        if below {
            to[head].push(tail as u32);
        }
    };
    for (n, node) in shares.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            let parent = usize::try_from(parent).ok().filter(|&p| p < classes)?;
            let total = totals.nodes[n]?;
            tie(&mut to, n, parent, total.above(node.lo.into()), total.below(node.hi.into()));
        }
    }
    for (k, class) in shares.classes.iter().enumerate() {
        to.resize(to.len() + class.buckets.len(), vec![]);
        for (b, &cap) in class.buckets.iter().enumerate() {
            let total = totals.buckets[k][b]?;
            tie(&mut to, classes + k, bucket + b, !total.is_zero(), total.below(full(class, cap, 1)));
        }
        for arc in &class.arcs {
            let tail = match arc.bucket {
                Some(b) => bucket + usize::try_from(b).ok().filter(|&b| b < class.buckets.len())?,
                None => classes + k,
            };
            let column = shares.columns.get(usize::try_from(arc.column).ok()?)?;
            let head = usize::try_from(column.node).ok().filter(|&n| n < classes)?;
            tie(&mut to, tail, head, arc.flow > 0, u128::from(arc.flow) < full(class, 1, class.den));
        }
        bucket += class.buckets.len();
    }
    Some(to)
}

/// Prices passed on from the highest ratio down.
fn least(shares: &Shares, totals: &Totals) -> Option<Vec<Option<Ratio>>> {
    let to = passes(shares, totals)?;
    let mut prices: Vec<Option<Ratio>> = vec![None; to.len()];
    let mut order: Vec<usize> = (0..shares.classes.len()).filter(|&k| totals.classes[k].is_some_and(|y| !y.is_zero())).collect();
    order.sort_by(|&a, &b| shares.classes[b].ratio.cmp(&shares.classes[a].ratio));
    for k in order {
        let ratio = shares.classes[k].ratio;
        let mut open = vec![shares.nodes.len() + k];
        while let Some(v) = open.pop() {
            if prices[v].is_none() {
                prices[v] = Some(ratio);
                open.extend(to[v].iter().map(|&next| next as usize).filter(|&next| prices[next].is_none()));
            }
        }
    }
    Some(prices)
}
