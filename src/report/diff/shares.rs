//! Exact probabilities side by side, class by class.

use crate::base::Ratio;
use crate::record::{self, ClassKey, ClassRow};
use serde::Serialize;
use std::collections::BTreeMap;

/// The two first draws.
#[derive(Clone, Debug, Serialize)]
pub struct Shares {
    /// Classes before and after.
    pub classes: (u64, u64),
    /// Members of all classes before and after.
    pub members: (u64, u64),
    /// Classes with the same key in both.
    pub both: u64,
    /// Of these, with another expectation; the largest change first.
    pub changed: Vec<ClassChange>,
}

/// A class whose members expect something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassChange {
    /// What its members share.
    pub key: ClassKey,
    /// Members before and after.
    pub size: (u64, u64),
    /// Expected batches of a member before.
    pub old: Ratio,
    /// After.
    pub new: Ratio,
}

impl Shares {
    pub(super) fn of(a: &record::Shares, b: &record::Shares) -> Self {
        let (one, two) = (by_key(&a.classes), by_key(&b.classes));

        let both: Vec<(&ClassRow, &ClassRow)> = one.iter().filter_map(|(k, c)| Some((*c, *two.get(k)?))).collect();
        let mut changed: Vec<ClassChange> = both
            .iter()
            .map(|(a, b)| ClassChange { key: a.key.clone(), size: (a.size, b.size), old: expected(a), new: expected(b) })
            .filter(|c| c.old != c.new)
            .collect();
        changed.sort_by(|a, b| b.by().total_cmp(&a.by()).then_with(|| a.key.cmp(&b.key)));
        let members = |s: &record::Shares| s.classes.iter().map(|c| c.size).sum();
        Self {
            classes: (a.classes.len() as u64, b.classes.len() as u64),
            members: (members(a), members(b)),
            both: both.len() as u64,
            changed,
        }
    }
}

impl ClassChange {
    /// How much, for display and order.
    fn by(&self) -> f64 {
        (self.new.approx() - self.old.approx()).abs()
    }
}

/// Batches a member expects: ratio × weight.
fn expected(class: &ClassRow) -> Ratio {
    Ratio::new(class.ratio.num().saturating_mul(class.key.weight), class.ratio.den().max(1))
}

fn by_key(classes: &[ClassRow]) -> BTreeMap<&ClassKey, &ClassRow> {
    classes.iter().map(|c| (&c.key, c)).collect()
}
