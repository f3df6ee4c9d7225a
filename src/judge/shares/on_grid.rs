//! Which part of a lottery stands on the grid: classes settled at some level, with all quotas and groups they are tied to.

use crate::record::Shares;

/// What stands on the grid, by position.
pub(super) struct OnGrid {
    pub classes: Vec<bool>,
    pub nodes: Vec<bool>,
    pub groups: Vec<bool>,
}

/// None if a position is out of range, or a quota or group ties a class on the grid to one beside it.
pub(super) fn on_grid(shares: &Shares) -> Option<OnGrid> {
    let mut classes = vec![false; shares.classes.len()];
    for &k in shares.grid.iter().flat_map(|grid| &grid.levels).flat_map(|level| &level.classes) {
        *classes.get_mut(usize::try_from(k).ok()?)? = true;
    }
    let node_roots = roots(shares.nodes.iter().map(|node| node.parent))?;
    let group_roots = roots(shares.groups.iter().map(|group| group.parent))?;
    let (mut node_on, mut group_on) = (vec![None; node_roots.len()], vec![None; group_roots.len()]);
    for (class, &on) in shares.classes.iter().zip(&classes) {
        for arc in &class.arcs {
            let node = shares.columns.get(usize::try_from(arc.column).ok()?)?.node;
            agree(&mut node_on[*node_roots.get(usize::try_from(node).ok()?)?], on)?;
        }
        if let Some(group) = class.group {
            agree(&mut group_on[*group_roots.get(usize::try_from(group).ok()?)?], on)?;
        }
    }
    let nodes = node_roots.iter().map(|&root| node_on[root] == Some(true)).collect();
    let groups = group_roots.iter().map(|&root| group_on[root] == Some(true)).collect();
    Some(OnGrid { classes, nodes, groups })
}

fn agree(known: &mut Option<bool>, on: bool) -> Option<()> {
    (*known.get_or_insert(on) == on).then_some(())
}

/// The root above every position of a forest whose parents stand after their children.
fn roots(parents: impl DoubleEndedIterator<Item = Option<u64>> + ExactSizeIterator) -> Option<Vec<usize>> {
    let mut roots: Vec<usize> = (0..parents.len()).collect();
    for (at, parent) in parents.enumerate().rev() {
        if let Some(parent) = parent {
            roots[at] = *roots.get(usize::try_from(parent).ok().filter(|&p| p > at)?)?;
        }
    }
    Some(roots)
}
