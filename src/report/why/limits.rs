//! Quotas above a column, and which of them make a difference.

use crate::record::{ClassRow, Grid, Shares};
use crate::report::Papers;
use serde::Serialize;

/// A quota or limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// Its name, such as `CX-17` or `CX-17/532327`.
    pub id: String,
    /// Batches by chance, at least.
    pub lo: u64,
    /// Batches by chance, at most.
    pub hi: u64,
    /// Whether it is exact (a whole line or shared quota).
    pub exact: bool,
    /// Its minimum makes chances here better than they would be without it.
    pub minimum_binds: bool,
    /// Its maximum makes chances here worse.
    pub maximum_binds: bool,
}

/// The limits above a node, innermost first. Prices tell which bind: a price above the parent's can only come from a minimum,
/// one below only from a maximum (`docs/lottery.md` §4b). On a grid, where there are no prices, reaching a limit counts.
pub fn limits(papers: &Papers, node: u64) -> Vec<Limit> {
    let shares = &papers.commitment.plan.shares;
    let on_grid = is_on_grid(shares, node);
    let mut found = Vec::new();
    let mut at = Some(node);
    while let Some(row) = at.and_then(|v| shares.nodes.get(v as usize).map(|row| (v, row))) {
        let (v, row) = row;
        let parent = row.parent.and_then(|p| shares.nodes.get(p as usize));
        let (minimum_binds, maximum_binds) = match (parent, shares.grid.as_ref().filter(|_| on_grid)) {
            (None, _) => (false, false),
            (Some(parent), None) => (row.price > parent.price, row.price < parent.price),
            (Some(_), Some(grid)) => {
                let total = total(shares, grid.den, v);
                let reaches = |limit: u64| total == u128::from(limit) * u128::from(grid.den);
                (row.lo > 0 && reaches(row.lo), reaches(row.hi))
            }
        };
        found.push(Limit { id: row.id.clone(), lo: row.lo, hi: row.hi, exact: parent.is_none(), minimum_binds, maximum_binds });
        at = row.parent;
    }
    found
}

/// Whether a class that some level settles has a part in the tree of a node.
fn is_on_grid(shares: &Shares, node: u64) -> bool {
    let root = |mut v: u64| {
        while let Some(parent) = shares.nodes.get(v as usize).and_then(|row| row.parent) {
            v = parent;
        }
        v
    };
    let settled = shares.grid.iter().flat_map(|grid| &grid.levels).flat_map(|level| &level.classes);
    let columns = settled.filter_map(|&k| shares.classes.get(k as usize)).flat_map(|class| &class.arcs);
    let mut nodes = columns.filter_map(|arc| shares.columns.get(arc.column as usize)).map(|column| column.node);
    nodes.any(|v| root(v) == root(node))
}

/// Everything below a node, in units of 1/den.
fn total(shares: &Shares, den: u64, node: u64) -> u128 {
    let below = |mut v: u64| loop {
        match shares.nodes.get(v as usize).and_then(|row| row.parent) {
            _ if v == node => return true,
            Some(parent) => v = parent,
            None => return false,
        }
    };
    let counts: Vec<bool> = shares.columns.iter().map(|column| below(column.node)).collect();
    shares.classes.iter().map(|class| units(class, den, |column| counts.get(column as usize).copied().unwrap_or(false))).sum()
}

/// Flow of a class on some columns, in units of 1/den; classes beside the grid have none of its columns.
fn units(class: &ClassRow, den: u64, counts: impl Fn(u64) -> bool) -> u128 {
    let flow: u128 = class.arcs.iter().filter(|arc| counts(arc.column)).map(|arc| u128::from(arc.flow)).sum();
    flow * u128::from(den / class.den.max(1))
}

/// The limit over the company of a class, if one could bind: its name, batches at most, whether it does.
pub(super) fn company(papers: &Papers, class: &ClassRow) -> Option<(String, u64, bool)> {
    let shares = &papers.commitment.plan.shares;
    let group = class.group?;
    let row = shares.groups.get(group as usize)?;
    let settled = |grid: &Grid| grid.levels.iter().flat_map(|l| &l.classes).any(|&k| shares.classes.get(k as usize) == Some(class));
    let binds = shares.grid.as_ref().filter(|grid| settled(grid)).is_some_and(|grid| {
        let mine = shares.classes.iter().filter(|class| class.group == Some(group));
        mine.map(|class| units(class, grid.den, |_| true)).sum::<u128>() == u128::from(row.hi) * u128::from(grid.den)
    });
    Some((row.id.clone(), row.hi, binds))
}
