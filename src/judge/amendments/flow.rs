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
        self.leaving.push(Vec::new());
        let node = self.leaving.len() - 1;
        self.arc(node, SINK, room);
        node
    }

    /// A new node behind another.
    pub fn after(&mut self, node: usize, room: u64) -> usize {
        self.leaving.push(Vec::new());
        let new = self.leaving.len() - 1;
        self.arc(node, new, room);
        new
    }

    pub fn arc(&mut self, from: usize, to: usize, room: u64) {
        for (tail, head, room) in [(from, to, room), (to, from, 0)] {
            self.leaving[tail].push(self.arcs.len());
            self.arcs.push((head, room));
        }
    }

    /// The largest flow, one unit at a time: never more than the arcs that are one wide let through.
    pub fn value(&mut self) -> u64 {
        let mut value = 0;
        while self.augment() {
            value += 1;
        }
        value
    }

    /// One more unit along a shortest path.
    fn augment(&mut self) -> bool {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut queue = std::collections::VecDeque::from([SOURCE]);
        while let Some(node) = queue.pop_front() {
            for &arc in &self.leaving[node] {
                let (head, room) = self.arcs[arc];
                if room > 0 && head != SOURCE && by[head].is_none() {
                    by[head] = Some(arc);
                    queue.push_back(head);
                }
            }
        }
        let mut at = SINK;
        while at != SOURCE {
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
}
