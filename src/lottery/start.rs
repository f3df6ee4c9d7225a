//! A first flow of a block: every class pours what it should have in the proportions of the flow before.
//!
//! Only speed depends on it: a good start leaves the maximum flow little to move.

use super::net::Net;
use super::settle::Settler;

/// The flow before, to be followed in its proportions.
#[derive(Clone, Copy)]
pub(super) enum Before {
    /// There is none: equal parts.
    Nothing,
    /// A flow in units of 1/this.
    Unit(i64),
}

/// Pour the surplus of every vertex of a block (ascending) down its arcs, in units of 1/`unit`.
pub(super) fn pour(net: &mut Net, settler: &mut Settler, block: &[u32], before: Before, unit: i64) {
    let quotas = block.partition_point(|&v| (v as usize) < net.nodes);
    let mut arcs = vec![];
    for &v in &block[quotas..] {
        spread(net, settler, v, before, unit, &mut arcs);
    }
    for &v in &block[..quotas] {
        lift(net, settler, v, unit);
    }
}

/// A class or bucket: parts in proportion, then whatever is left to the first arcs with room.
fn spread(net: &mut Net, settler: &mut Settler, v: u32, before: Before, unit: i64, arcs: &mut Vec<(u32, i64)>) {
    arcs.clear();
    for &end in net.graph.around(v) {
        if end & 1 == 0 && settler.label[net.graph.across(end) as usize] == settler.label[v as usize] {
            let part = if let Before::Unit(old) = before { net.graph.flow(end >> 1, old) } else { 1 };
            arcs.push((end >> 1, part));
        }
    }
    let whole: i64 = arcs.iter().map(|arc| arc.1).sum();
    let amount = settler.excess[v as usize].max(0);
    let mut left = amount;
    for (arc, part) in arcs.iter_mut() {
        let wanted = if whole == 0 { 0 } else { proportion(amount, *part, whole) };
        *part = wanted.min(net.graph.limits[*arc as usize][1] * unit);
        left -= *part;
    }
    for &mut (arc, flow) in arcs.iter_mut() {
        let more = left.min(net.graph.limits[arc as usize][1] * unit - flow);
        left -= more;
        net.graph.set(arc, flow + more, unit);
        settler.excess[net.graph.ends[arc as usize][1] as usize] += flow + more;
    }
    settler.excess[v as usize] -= amount - left;
}

/// ⌊amount · part / whole⌋.
fn proportion(amount: i64, part: i64, whole: i64) -> i64 {
    match amount.checked_mul(part) {
        Some(product) => product / whole,
        None => (i128::from(amount) * i128::from(part) / i128::from(whole)) as i64,
    }
}

/// A node: what has come in goes up, within the node's range.
fn lift(net: &mut Net, settler: &mut Settler, v: u32, unit: i64) {
    let own = |&&end: &&u32| end & 1 == 0 && settler.label[net.graph.across(end) as usize] == settler.label[v as usize];
    let Some(&end) = net.graph.around(v).iter().find(own) else { return };
    let [lo, hi] = net.graph.limits[(end >> 1) as usize];
    let flow = settler.excess[v as usize].clamp(lo * unit, hi * unit);
    net.graph.set(end >> 1, flow, unit);
    settler.excess[v as usize] -= flow;
    settler.excess[net.graph.across(end) as usize] += flow;
}
