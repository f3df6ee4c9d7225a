//! As much of the quotas as the rows can meet: as many batches as possible, then as many of the minimums.
//!
//! What the roots of the quota forest can get together is an integral polymatroid (they are sinks of one flow), so raising their
//! numbers one after another, each as far as it goes, ends at the greatest total whatever the order; the order only says
//! which of them gives way.

use crate::lottery::Problem;

/// Lower the roots' numbers and the minimums of a problem to what can be met, in the order of the nodes.
///
/// Upper limits of parts stay.
pub(super) fn fill(problem: &mut Problem) {
    let mut net = Net::new(problem);
    let nodes = &mut problem.nodes;
    let rise: Vec<usize> = (0..nodes.len())
        .map(|v| match nodes[v].parent {
            Some(parent) => net.arc(net.node(v), net.node(parent), nodes[v].hi),
            None => net.arc(net.node(v), SINK, 0),
        })
        .collect();
    for v in (0..nodes.len()).filter(|&v| nodes[v].parent.is_none()).collect::<Vec<_>>() {
        let met = (0..nodes[v].hi).take_while(|_| net.one_more(rise[v])).count() as u64;
        (nodes[v].lo, nodes[v].hi) = (met, met);
    }
    for v in (0..nodes.len()).filter(|&v| nodes[v].parent.is_some()).collect::<Vec<_>>() {
        nodes[v].lo = (0..nodes[v].lo).take_while(|_| net.hold_one(rise[v])).count() as u64;
    }
}

const SOURCE: usize = 0;
const SINK: usize = 1;

/// Rows to quotas. Arc `a ^ 1` is the way back of arc `a`: its room is the flow of `a` that may still be taken back.
struct Net {
    /// Tail, head, room left.
    arcs: Vec<(usize, usize, u64)>,
    /// Arcs leaving each vertex.
    leaving: Vec<Vec<usize>>,
    /// Vertex of the first node.
    nodes: usize,
}

impl Net {
    /// Source → group → class → bucket → column's node; nothing leads on from the nodes yet.
    fn new(problem: &Problem) -> Self {
        let vertices = 2 + problem.nodes.len();
        let mut net = Self { arcs: Vec::new(), leaving: vec![Vec::new(); vertices], nodes: 2 };
        let groups: Vec<usize> = problem.groups.iter().map(|_| net.vertex()).collect();
        for (g, group) in problem.groups.iter().enumerate() {
            net.arc(group.parent.map_or(SOURCE, |parent| groups[parent]), groups[g], group.hi);
        }
        for class in &problem.classes {
            let own = net.vertex();
            net.arc(class.group.map_or(SOURCE, |g| groups[g]), own, class.key.cap.saturating_mul(class.size));
            let buckets: Vec<usize> = class
                .buckets
                .iter()
                .map(|cap| {
                    let bucket = net.vertex();
                    net.arc(own, bucket, cap.saturating_mul(class.size));
                    bucket
                })
                .collect();
            for arc in &class.arcs {
                let node = net.node(problem.columns[arc.column].node);
                net.arc(arc.bucket.map_or(own, |b| buckets[b]), node, class.size);
            }
        }
        net
    }

    fn node(&self, v: usize) -> usize {
        self.nodes + v
    }

    fn vertex(&mut self) -> usize {
        self.leaving.push(Vec::new());
        self.leaving.len() - 1
    }

    fn arc(&mut self, tail: usize, head: usize, room: u64) -> usize {
        for (tail, head, room) in [(tail, head, room), (head, tail, 0)] {
            self.leaving[tail].push(self.arcs.len());
            self.arcs.push((tail, head, room));
        }
        self.arcs.len() - 2
    }

    /// One more seat through an arc into the sink, if a path leads to it; what has been met before stays met.
    fn one_more(&mut self, arc: usize) -> bool {
        self.arcs[arc].2 += 1;
        let found = self.push(SOURCE, SINK);
        if !found {
            self.arcs[arc].2 -= 1;
        }
        found
    }

    /// One more seat of an arc is there to stay, if need be moved to it from elsewhere: all totals at the sink stay.
    fn hold_one(&mut self, arc: usize) -> bool {
        if self.arcs[arc ^ 1].2 > 0 {
            self.arcs[arc ^ 1].2 -= 1;
            return true;
        }
        let (tail, head, room) = self.arcs[arc];
        let moved = room > 0 && self.push(head, tail);
        if moved {
            self.arcs[arc].2 -= 1;
        }
        moved
    }

    /// Push one unit along a path, searched from its end: there is spare room near most quotas.
    fn push(&mut self, from: usize, to: usize) -> bool {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut queue = std::collections::VecDeque::from([to]);
        while let Some(vertex) = queue.pop_front().filter(|_| by[from].is_none()) {
            for into in self.leaving[vertex].iter().map(|arc| arc ^ 1) {
                let (tail, _, room) = self.arcs[into];
                if room > 0 && tail != to && by[tail].is_none() {
                    by[tail] = Some(into);
                    queue.push_back(tail);
                }
            }
        }
        let mut at = from;
        while let Some(arc) = by[at].filter(|_| at != to) {
            self.arcs[arc].2 -= 1;
            self.arcs[arc ^ 1].2 += 1;
            at = self.arcs[arc].1;
        }
        at == to
    }
}
