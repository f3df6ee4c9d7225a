//! What is to be shared: classes of rows, columns, and a laminar tree of quotas over the columns.

use super::shortfall::{Shortfall, ShortfallKind};
use crate::record::ClassKey;

/// Rows (in classes) × columns under caps and laminar quotas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Classes of exchangeable rows.
    pub classes: Vec<Class>,
    /// What rows compete for.
    pub columns: Vec<Column>,
    /// Quota forest. Invariant: a parent stands after its children; a root has `lo == hi`.
    pub nodes: Vec<Node>,
    /// Limits over several classes, a forest. Invariant: a parent stands after its children.
    pub groups: Vec<Group>,
}

/// Rows that nothing tells apart before the ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// What the members share; the lottery reads `weight` and `cap` (seats of one member, at most).
    pub key: ClassKey,
    /// Members; positive.
    pub size: u64,
    /// Position among the groups, if it is in one.
    pub group: Option<usize>,
    /// Caps per member of its buckets: seats of one member on the arcs of one bucket, at most.
    pub buckets: Vec<u64>,
    /// Eligibility. Invariant: strictly ascending by column. A member takes at most one seat per arc.
    pub arcs: Vec<Arc>,
}

/// A class may take seats of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Position of the column.
    pub column: usize,
    /// Position among the class's buckets, if the arc is in one.
    pub bucket: Option<usize>,
}

/// What rows compete for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub id: String,
    /// The node its seats count for.
    pub node: usize,
}

/// A quota over everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub id: String,
    /// The quota it lies in.
    pub parent: Option<usize>,
    /// Seats, at least.
    pub lo: u64,
    /// Seats, at most. More than all roots together have never binds.
    pub hi: u64,
}

/// A limit over all rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub id: String,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// Seats, at most.
    pub hi: u64,
}

/// Sums of flow units stay below this, so that no intermediate value leaves 64 bits.
const UNITS_MAX: u128 = 1 << 62;

impl Problem {
    /// Seats of all roots together.
    pub fn seats(&self) -> u64 {
        self.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.hi).sum()
    }

    /// Invariants of the form. Broken ones are mistakes of the caller.
    pub(super) fn assert_form(&self) {
        for (at, node) in self.nodes.iter().enumerate() {
            match node.parent {
                Some(parent) => assert!(parent > at && parent < self.nodes.len(), "node {at} stands before its parent"),
                None => assert!(node.lo == node.hi, "a root's quota is exact"),
            }
        }
        assert!(self.columns.iter().all(|column| column.node < self.nodes.len()), "a column has a node");
        let after = |(at, group): (usize, &Group)| group.parent.is_none_or(|parent| parent > at && parent < self.groups.len());
        assert!(self.groups.iter().enumerate().all(after), "a group stands before its parent");
        for (at, class) in self.classes.iter().enumerate() {
            assert!(class.size > 0 && class.key.weight > 0, "class {at} has members and a weight");
            assert!(class.arcs.windows(2).all(|pair| pair[0].column < pair[1].column), "arcs of class {at} ascend");
            assert!(class.arcs.iter().all(|arc| arc.column < self.columns.len()), "arcs of class {at} lead to columns");
            assert!(class.group.is_none_or(|group| group < self.groups.len()), "the group of class {at} exists");
            let buckets = class.buckets.len();
            assert!(class.arcs.iter().all(|arc| arc.bucket.is_none_or(|b| b < buckets)), "buckets of class {at} exist");
        }
    }

    /// Whether every number of every flow fits: the largest denominator is the sum of weights, and the largest flow is all
    /// seats or all the arcs could carry.
    pub(super) fn magnitude(&self) -> Result<(), Shortfall> {
        let roots = self.nodes.iter().filter(|node| node.parent.is_none());
        let seats: u128 = roots.map(|node| u128::from(node.hi)).sum();
        let arcs: u128 = self.classes.iter().map(|class| u128::from(class.size) * (class.arcs.len() as u128 + 2)).sum();
        let weight: u128 = self.classes.iter().map(|class| u128::from(class.size) * u128::from(class.key.weight)).sum();
        let units = (seats + arcs + 2).saturating_mul(weight + 1);
        if units < UNITS_MAX { Ok(()) } else { Err(Shortfall::bare(ShortfallKind::TooLarge)) }
    }
}
