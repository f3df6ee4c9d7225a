//! Limits over companies: on a grid the expected batches of a group are within its limit, elsewhere no rounding can break it.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::on_grid::OnGrid;
use super::totals::Totals;
use crate::record::Shares;

pub(super) fn check(path: &str, shares: &Shares, totals: &Totals, on: &OnGrid) -> Check {
    let mut rule = Rule::new("shares", "groups");
    let count = shares.groups.len() as u64;
    let nowhere = |path: String| Failure::new(path, "位置不存在", "no such position");
    for (k, class) in shares.classes.iter().enumerate() {
        rule.hold(class.group.is_none_or(|g| g < count), || nowhere(format!("{path}.classes[{k}].group")));
    }
    for (g, (group, sum)) in shares.groups.iter().zip(most(shares, totals, on)).enumerate() {
        let after = group.parent.is_none_or(|p| p > g as u64 && p < count);
        rule.hold(after, || nowhere(format!("{path}.groups[{g}].parent")));
        rule.hold(sum.is_some_and(|sum| sum <= u128::from(group.hi)), || {
            Failure::new(
                format!("{path}.groups[{g}]"),
                format!("超过 {} 的上限 {}", group.id, group.hi),
                format!("more than the limit {} of {}", group.hi, group.id),
            )
        });
    }
    rule.done()
}

/// The most batches every group can end with: on a grid the ceiling of its total, else the sum of its classes' ceilings.
fn most(shares: &Shares, totals: &Totals, on: &OnGrid) -> Vec<Option<u128>> {
    let mut most = vec![Some(0u128); shares.groups.len()];
    let add = |most: &mut Vec<Option<u128>>, at: Option<u64>, more: Option<u128>| {
        let sum = at.and_then(|g| usize::try_from(g).ok()).and_then(|g| most.get_mut(g));
        if let Some(sum) = sum {
            *sum = sum.zip(more).and_then(|(sum, more)| sum.checked_add(more));
        }
    };
    for (k, class) in shares.classes.iter().enumerate() {
        let flow = || Some(class.arcs.iter().map(|arc| u128::from(arc.flow)).sum());
        add(&mut most, class.group, if on.classes[k] { flow() } else { totals.classes[k].map(|t| t.ceil()) });
    }
    for g in 0..most.len() {
        let (own, parent) = (most[g], shares.groups[g].parent.filter(|&p| p > g as u64));
        add(&mut most, parent, own);
    }
    let unit = shares.grid.as_ref().map_or(1, |grid| u128::from(grid.den).max(1));
    most.into_iter().zip(&on.groups).map(|(sum, &on)| sum.map(|s| if on { s.div_ceil(unit) } else { s })).collect()
}
