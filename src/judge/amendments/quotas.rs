//! What is left of the quotas, and how much of that can be met.

use super::super::shares::Class;
use super::flow::Flow;
use super::ledger::{Ledger, Lost};
use crate::record::{GroupRow, NodeRow};

/// The plan's limits less what stands; roots ask for what they lost, 0 if nothing.
pub(super) fn asked(ledger: &Ledger<'_>, lost: &[Lost<'_>]) -> Vec<NodeRow> {
    let mut nodes = ledger.plan.nodes.clone();
    for v in ledger.columns().flat_map(|c| ledger.above(c)) {
        let node = &mut nodes[v as usize];
        (node.lo, node.hi) = (node.lo.saturating_sub(1), node.hi.saturating_sub(1));
    }
    nodes.iter_mut().filter(|n| n.parent.is_none()).for_each(|n| (n.lo, n.hi) = (0, 0));
    for lost in lost {
        let root = &mut nodes[ledger.root(lost.column) as usize];
        (root.lo, root.hi) = (root.lo + 1, root.hi + 1);
    }
    nodes
}

/// Lower numbers of roots, then minimums, to what the classes can give: in order, each as high as those before it allow.
pub(super) fn lower(nodes: &mut [NodeRow], node_of: &[u64], classes: &[Class], groups: &[GroupRow]) {
    let mut flow = Flow::default();
    let at: Vec<usize> = nodes.iter().map(|_| flow.joint()).collect();
    let groups: Vec<usize> = groups.iter().map(|group| flow.supply(group.hi)).collect();
    for class in classes {
        let members = class.members.len() as u64;
        let room = class.key.cap.saturating_mul(members);
        let own = match class.group {
            Some(g) => flow.after(groups[g as usize], room),
            None => flow.supply(room),
        };
        let buckets: Vec<usize> = class.buckets.iter().map(|cap| flow.after(own, cap.saturating_mul(members))).collect();
        for arc in &class.arcs {
            let tail = arc.bucket.map_or(own, |b| buckets[b as usize]);
            flow.arc(tail, at[node_of[arc.column as usize] as usize], members);
        }
    }
    let mut up = Vec::new();
    for (v, node) in nodes.iter().enumerate() {
        up.push(match node.parent {
            Some(parent) => flow.arc(at[v], at[parent as usize], node.hi),
            None => flow.outlet(at[v]),
        });
    }
    for (node, &up) in nodes.iter_mut().zip(&up).filter(|(node, _)| node.parent.is_none()) {
        node.hi = (0..node.hi).take_while(|_| flow.widen(up)).count() as u64;
        node.lo = node.hi;
    }
    for (node, &up) in nodes.iter_mut().zip(&up).filter(|(node, _)| node.parent.is_some()) {
        node.lo = (0..node.lo).take_while(|_| flow.keep(up)).count() as u64;
    }
}
