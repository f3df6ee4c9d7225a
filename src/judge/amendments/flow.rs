//! A largest flow, by one augmenting path after another (Ford, Fulkerson 1956). Small networks only.

const SOURCE: usize = 0;
const SINK: usize = 1;

/// A network from one source to one sink.
#[derive(Debug)]
pub(super) struct Flow {
    /// Arcs leaving each node, by position.
    leaving: Vec<Vec<usize>>,
    /// Head and room left; arc `a ^ 1` is the way back of arc `a`.
    arcs: Vec<(usize, u64)>,
}

impl Default for Flow {
    fn default() -> Self {
        Self { leaving: vec![Vec::new(); 2], arcs: Vec::new() }
    }
}

impl Flow {
    /// A new node with so much to give.
    pub fn supply(&mut self, room: u64) -> usize {
        self.after(SOURCE, room)
    }

    /// A new node that takes so much.
    pub fn demand(&mut self, room: u64) -> usize {
        let node = self.joint();
        self.arc(node, SINK, room);
        node
    }

    /// A new node behind another.
    pub fn after(&mut self, node: usize, room: u64) -> usize {
        let new = self.joint();
        self.arc(node, new, room);
        new
    }

    /// A new arc; its position.
    pub fn arc(&mut self, from: usize, to: usize, room: u64) -> usize {
        for (tail, head, room) in [(from, to, room), (to, from, 0)] {
            self.leaving[tail].push(self.arcs.len());
            self.arcs.push((head, room));
        }
        self.arcs.len() - 2
    }

    /// A new arc into the sink that lets nothing through until it is raised.
    pub fn outlet(&mut self, from: usize) -> usize {
        self.arc(from, SINK, 0)
    }

    /// A new node that leads nowhere yet.
    pub fn joint(&mut self) -> usize {
        self.leaving.push(Vec::new());
        self.leaving.len() - 1
    }

    /// An arc into the sink gets wider by one, if a path can be found for one more unit; what flows there already goes on.
    pub fn widen(&mut self, arc: usize) -> bool {
        self.arcs[arc].1 += 1;
        let found = self.augment(SOURCE, SINK);
        if !found {
            self.arcs[arc].1 -= 1;
        }
        found
    }

    /// One more unit of an arc may not be taken back: one that flows already, else one led round to it.
    pub fn keep(&mut self, arc: usize) -> bool {
        let (head, tail) = (self.arcs[arc].0, self.arcs[arc ^ 1].0);
        let kept = if self.arcs[arc ^ 1].1 > 0 { arc ^ 1 } else { arc };
        let can = kept != arc || (self.arcs[arc].1 > 0 && self.augment(head, tail));
        if can {
            self.arcs[kept].1 -= 1;
        }
        can
    }

    /// The largest flow, one unit at a time: never more than the arcs that are one wide let through.
    pub fn value(&mut self) -> u64 {
        let mut value = 0;
        while self.augment(SOURCE, SINK) {
            value += 1;
        }
        value
    }

    /// One more unit along a shortest path.
    fn augment(&mut self, from: usize, to: usize) -> bool {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(node) = queue.pop_front().filter(|_| by[to].is_none()) {
            for &arc in &self.leaving[node] {
                let (head, room) = self.arcs[arc];
                if room > 0 && head != from && by[head].is_none() {
                    by[head] = Some(arc);
                    queue.push_back(head);
                }
            }
        }
        let mut at = to;
        while at != from {
            let Some(arc) = by[at] else { return false };
            self.arcs[arc].1 -= 1;
            self.arcs[arc ^ 1].1 += 1;
            at = self.arcs[arc ^ 1].0;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two people, two seats: the first fits both, the second only the first seat. One has to give way.
    #[test]
    fn a_path_goes_back() {
        let mut flow = Flow::default();
        let seats = [flow.demand(1), flow.demand(1)];
        let both = flow.supply(2);
        let week = flow.after(both, 1);
        let one = flow.supply(1);
        flow.arc(week, seats[0], 1);
        flow.arc(week, seats[1], 1);
        flow.arc(one, seats[0], 1);
        assert_eq!(flow.value(), 2);
    }

    /// One unit that two joints could carry: it is led round to the second, kept there, and cannot be had twice.
    #[test]
    fn a_unit_is_kept_where_it_is_wanted() {
        let mut flow = Flow::default();
        let (first, second, whole) = (flow.joint(), flow.joint(), flow.joint());
        let from = flow.supply(1);
        let out = flow.outlet(whole);
        let arcs = [first, second].map(|joint| {
            flow.arc(from, joint, 1);
            flow.arc(joint, whole, 1)
        });
        assert!(flow.widen(out) && !flow.widen(out));
        assert!(flow.keep(arcs[1]) && !flow.keep(arcs[0]) && !flow.keep(arcs[1]));
    }
}
