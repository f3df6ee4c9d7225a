//! Why quotas cannot be met: a Hall set, by positions, and how many seats are missing.

use super::problem::{Class, Problem};
use super::threads::Threads;

/// Quotas that cannot be met, and by how much.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("quotas ask for {needed} seats, {available} are possible: {missing} missing")]
pub struct Shortfall {
    /// Which side is short.
    pub kind: ShortfallKind,
    /// Quotas that ask too much together; ascending.
    pub nodes: Vec<usize>,
    /// Classes that could take seats of these columns; ascending. Empty if no row could help.
    pub classes: Vec<usize>,
    /// Groups whose limit holds back what their classes could take; ascending.
    pub groups: Vec<usize>,
    /// What the quotas ask for.
    pub needed: u64,
    /// What can be given at most.
    pub available: u64,
    /// `needed − available`; positive, except for [`ShortfallKind::TooLarge`].
    pub missing: u64,
}

/// Which side is short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShortfallKind {
    /// `nodes` need more seats than the eligible rows (with the most that parts outside may add) can take.
    Demand,
    /// The minimums of parts exceed what the whole may have, or a minimum exceeds its own maximum.
    Supply,
    /// Sizes × weights × quotas leave the exact arithmetic (2^62 flow units, or 2^53 − 1 for a number of the record).
    TooLarge,
}

impl Shortfall {
    pub(super) fn bare(kind: ShortfallKind) -> Self {
        Self { kind, nodes: vec![], classes: vec![], groups: vec![], needed: 0, available: 0, missing: 0 }
    }

    /// The demand side's shortfall of a set of nodes (ascending), computed from the problem alone.
    ///
    /// Needed: exact quotas of roots inside, and minimums of parts inside towards a whole outside. Available: what the
    /// classes can bring in under their caps, and maximums of parts outside.
    pub(super) fn of_nodes(problem: &Problem, nodes: Vec<usize>) -> Self {
        let mut inside = vec![false; problem.nodes.len()];
        nodes.iter().for_each(|&v| inside[v] = true);
        let (mut needed, mut available) = (0u64, 0u64);
        for (v, node) in problem.nodes.iter().enumerate() {
            match (inside[v], node.parent.map(|p| inside[p])) {
                (true, None) => needed += node.lo,
                (true, Some(false)) => needed += node.lo,
                (false, Some(true)) => available = available.saturating_add(node.hi),
                _ => {}
            }
        }
        let counts = |class: &Class| reach(problem, class, &inside);
        let classes: Vec<usize> = (0..problem.classes.len()).filter(|&k| counts(&problem.classes[k]) > 0).collect();
        let (rows, groups) = supply(problem, &classes, &inside);
        available = available.saturating_add(rows);
        let missing = needed.saturating_sub(available);
        Self { kind: ShortfallKind::Demand, nodes, classes, groups, needed, available, missing }
    }

    /// Independent pieces, each a Hall set of its own; their missing seats add up to this one's.
    ///
    /// Two nodes belong together if one lies in the other, or a class or group is held by one limit towards both.
    pub fn parts(&self, problem: &Problem) -> Vec<Self> {
        if self.kind != ShortfallKind::Demand {
            return vec![self.clone()];
        }
        let mut inside = vec![false; problem.nodes.len()];
        self.nodes.iter().for_each(|&v| inside[v] = true);
        let mut threads = Threads::new(problem.nodes.len());
        for &v in &self.nodes {
            if let Some(parent) = problem.nodes[v].parent.filter(|&p| inside[p]) {
                threads.join(v, parent);
            }
        }
        for &k in &self.classes {
            tie(problem, &problem.classes[k], &inside, &mut threads);
        }
        for &g in &self.groups {
            tie_group(problem, g, &self.classes, &inside, &mut threads);
        }
        let mut pieces: Vec<Vec<usize>> = vec![vec![]; problem.nodes.len()];
        self.nodes.iter().for_each(|&v| pieces[threads.find(v)].push(v));
        let pieces = pieces.into_iter().filter(|nodes| !nodes.is_empty());
        pieces.map(|nodes| Self::of_nodes(problem, nodes)).filter(|part| part.missing > 0).collect()
    }
}

/// Seats that classes can take of the nodes inside under caps and groups, and the groups whose limit tells.
fn supply(problem: &Problem, classes: &[usize], inside: &[bool]) -> (u64, Vec<usize>) {
    let mut below = vec![0u64; problem.groups.len()];
    let mut free = 0u64;
    for &k in classes {
        let class = &problem.classes[k];
        let sum = class.group.map_or(&mut free, |group| &mut below[group]);
        *sum = sum.saturating_add(reach(problem, class, inside));
    }
    for (g, group) in problem.groups.iter().enumerate() {
        let passed = below[g].min(group.hi);
        let sum = group.parent.map_or(&mut free, |parent| &mut below[parent]);
        *sum = sum.saturating_add(passed);
    }
    (free, (0..below.len()).filter(|&g| below[g] > problem.groups[g].hi).collect())
}

/// Nodes (inside) that a class reaches through a bucket, or directly.
fn targets<'a>(problem: &'a Problem, class: &'a Class, inside: &'a [bool], bucket: Option<usize>) -> impl Iterator<Item = usize> + 'a {
    let arcs = class.arcs.iter().filter(move |arc| arc.bucket == bucket);
    arcs.map(|arc| problem.columns[arc.column].node).filter(|&v| inside[v])
}

/// Seats a class can take of the nodes inside, through one bucket and at most.
fn bucket_reach(problem: &Problem, class: &Class, inside: &[bool], bucket: usize) -> (u64, u64) {
    let arcs = targets(problem, class, inside, Some(bucket)).count() as u64;
    (class.size * arcs.min(class.buckets[bucket]), class.size * arcs)
}

/// Seats a class can take of the nodes inside, at most.
fn reach(problem: &Problem, class: &Class, inside: &[bool]) -> u64 {
    let direct = class.size * targets(problem, class, inside, None).count() as u64;
    let through: u64 = (0..class.buckets.len()).map(|b| bucket_reach(problem, class, inside, b).0).sum();
    (direct + through).min(class.size.saturating_mul(class.key.cap))
}

/// Join the nodes between which a cap of the class binds.
fn tie(problem: &Problem, class: &Class, inside: &[bool], threads: &mut Threads) {
    let mut free: Vec<usize> = targets(problem, class, inside, None).collect();
    let mut bound = class.size * free.len() as u64;
    for b in 0..class.buckets.len() {
        let (held, open) = bucket_reach(problem, class, inside, b);
        let nodes: Vec<usize> = targets(problem, class, inside, Some(b)).collect();
        if held < open {
            nodes.windows(2).for_each(|pair| threads.join(pair[0], pair[1]));
        }
        bound += held;
        free.extend(nodes);
    }
    if class.size.saturating_mul(class.key.cap) < bound {
        free.windows(2).for_each(|pair| threads.join(pair[0], pair[1]));
    }
}

/// Join the nodes between which a group's limit binds.
fn tie_group(problem: &Problem, group: usize, classes: &[usize], inside: &[bool], threads: &mut Threads) {
    let lies_in = |mut at: Option<usize>| {
        while at.is_some_and(|g| g < group) {
            at = at.and_then(|g| problem.groups[g].parent);
        }
        at == Some(group)
    };
    let members = classes.iter().map(|&k| &problem.classes[k]).filter(|class| lies_in(class.group));
    let nodes: Vec<usize> =
        members.flat_map(|class| &class.arcs).map(|arc| problem.columns[arc.column].node).filter(|&v| inside[v]).collect();
    nodes.windows(2).for_each(|pair| threads.join(pair[0], pair[1]));
}
