//! The least prices that prove a flow fairest.
//!
//! Wherever flow could still be moved from u to v, p(u) ≥ p(v); and a class that has anything is worth its ratio. So the least
//! price of a vertex is the highest ratio among the classes whose seats it could take over: one answer, written with the shares.

use super::fraction::Fraction;
use super::net::Net;
use super::problem::Problem;
use crate::base::Ratio;
use crate::record::{ClassRow, Shares};

/// Least price of every node, from the flow that stands in the net.
pub(super) fn least(net: &Net, classes: &[ClassRow]) -> Vec<Ratio> {
    let mut prices: Vec<Option<Ratio>> = vec![None; net.vertices()];
    let mut found = vec![];
    let mut order: Vec<(Ratio, u32)> = (net.nodes as u32..).zip(classes).map(|(v, class)| (class.ratio, v)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    for (ratio, class) in order {
        if prices[class as usize].is_none() && ratio.num() > 0 {
            prices[class as usize] = Some(ratio);
            found.push(class);
        }
        while let Some(u) = found.pop() {
            for &end in net.graph.around(u) {
                let v = net.graph.across(end);
                if prices[v as usize].is_none() && net.graph.pull_room(end) > 0 {
                    prices[v as usize] = Some(ratio);
                    found.push(v);
                }
            }
        }
    }
    prices.into_iter().take(net.nodes).map(|price| price.unwrap_or(Ratio::new(0, 1))).collect()
}

/// Prices of shares whose flows were changed.
pub(super) fn renew(problem: &Problem, shares: &mut Shares) {
    let mut net = Net::new(problem);
    put(problem, &mut net, &shares.classes);
    let prices = least(&net, &shares.classes);
    shares.nodes.iter_mut().zip(prices).for_each(|(node, price)| node.price = price);
}

/// Put flows into the net. Only the signs of rooms are looked at, so every class keeps its own unit.
fn put(problem: &Problem, net: &mut Net, classes: &[ClassRow]) {
    let mut totals = vec![(0u64, Fraction::ZERO); problem.nodes.len()];
    for (k, class) in classes.iter().enumerate() {
        let (first, unit) = (net.class_arcs[k], class.den as i64);
        let buckets = class.buckets.len() as u32;
        for (at, arc) in (0..).zip(&class.arcs) {
            net.graph.set(first + buckets + at, arc.flow as i64, unit);
            add(&mut totals[problem.columns[arc.column as usize].node], (arc.flow / class.den, Fraction::of(arc.flow, class.den)));
        }
        for b in 0..buckets {
            let inside = class.arcs.iter().filter(|arc| arc.bucket == Some(b.into()));
            net.graph.set(first + b, inside.map(|arc| arc.flow).sum::<u64>() as i64, unit);
        }
    }
    let mut arc = 0;
    for (v, node) in problem.nodes.iter().enumerate() {
        let total = totals[v];
        if let Some(parent) = node.parent {
            let above = total.0 > node.lo || total.0 == node.lo && !total.1.is_whole();
            net.graph.room[arc] = [i64::from(total.0 < node.hi), i64::from(above)];
            arc += 1;
            add(&mut totals[parent], total);
        }
    }
}

/// Whole and part of a sum.
fn add(sum: &mut (u64, Fraction), more: (u64, Fraction)) {
    let part = sum.1.plus(more.1);
    let carried = !sum.1.is_whole() && !more.1.is_whole() && !sum.1.stays_below(part);
    *sum = (sum.0 + more.0 + u64::from(carried), part);
}
