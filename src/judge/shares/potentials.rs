//! Every class admits prices between its ratio and its columns: nobody could be given more without taking from a poorer one.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::certificate::full;
use super::totals::Totals;
use crate::base::Ratio;
use crate::record::{ArcRow, ClassRow, Shares};

/// What is known of a price: at least, at most.
#[derive(Clone, Copy, Default)]
struct Room {
    least: Option<Ratio>,
    most: Option<Ratio>,
}

impl Room {
    fn at_least(&mut self, bound: Option<Ratio>) {
        self.least = self.least.max(bound);
    }

    fn at_most(&mut self, bound: Option<Ratio>) {
        self.most = match (self.most, bound) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    fn exists(self) -> bool {
        self.least.zip(self.most).is_none_or(|(least, most)| least <= most)
    }
}

pub(super) fn check(path: &str, shares: &Shares, totals: &Totals) -> Check {
    let mut rule = Rule::new("shares", "class_prices");
    for (k, class) in shares.classes.iter().enumerate() {
        rule.hold(admits(shares, totals, k, class) == Some(true), || {
            Failure::new(
                format!("{path}.classes[{k}]"),
                "份额不是最公平的:价格矛盾",
                "not the fairest share: its prices contradict each other",
            )
        });
    }
    rule.done()
}

/// None if the class names places that do not exist.
fn admits(shares: &Shares, totals: &Totals, k: usize, class: &ClassRow) -> Option<bool> {
    let mut own = Room::default();
    for arc in class.arcs.iter().filter(|a| a.bucket.is_none()) {
        bound_by_arc(&mut own, shares, class, arc)?;
    }
    for (b, &cap) in class.buckets.iter().enumerate() {
        let mut bucket = Room::default();
        for arc in class.arcs.iter().filter(|a| a.bucket == Some(b as u64)) {
            bound_by_arc(&mut bucket, shares, class, arc)?;
        }
        let sum = totals.buckets[k][b]?;
        if !bucket.exists() {
            return Some(false);
        }
        if sum.below(full(class, cap, 1)) {
            own.at_least(bucket.least);
        }
        if !sum.is_zero() {
            own.at_most(bucket.most);
        }
    }
    let y = totals.classes[k]?;
    if y.below(full(class, class.key.cap, 1)) {
        own.at_most(Some(class.ratio));
    }
    if !y.is_zero() {
        own.at_least(Some(class.ratio));
    }
    Some(own.exists())
}

/// Unsaturated ⇒ p(tail) ≥ p(column); used ⇒ p(column) ≥ p(tail).
fn bound_by_arc(tail: &mut Room, shares: &Shares, class: &ClassRow, arc: &ArcRow) -> Option<()> {
    let column = shares.columns.get(usize::try_from(arc.column).ok()?)?;
    let price = shares.nodes.get(usize::try_from(column.node).ok()?)?.price;
    if u128::from(arc.flow) < full(class, 1, class.den) {
        tail.at_least(Some(price));
    }
    if arc.flow > 0 {
        tail.at_most(Some(price));
    }
    Some(())
}
