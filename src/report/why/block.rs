//! Who competes on the same terms: everybody to whom a batch of this class could have gone without making anyone poorer.

use crate::base::{CountyId, LineId, Ratio};
use crate::report::Papers;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Classes of one ratio that are joined by lines of the same price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Expected batches per unit of weight, of each of them.
    pub ratio: Ratio,
    /// Classes.
    pub classes: u64,
    /// Enterprises.
    pub enterprises: u64,
    /// Enterprises per county.
    pub counties: Vec<(CountyId, u64)>,
    /// Lines they share; ascending.
    pub lines: Vec<LineId>,
}

/// The block of a class.
pub fn block(papers: &Papers, class: usize) -> Block {
    let shares = &papers.commitment.plan.shares;
    let ratio = shares.classes[class].ratio;
    let level = shares.grid.as_ref().and_then(|grid| grid.levels.iter().find(|level| level.classes.contains(&(class as u64))));
    let classes: BTreeSet<usize> = match level {
        Some(level) => level.classes.iter().map(|&k| k as usize).collect(),
        None => joined(papers, class, ratio),
    };
    let (mut counties, mut lines) = (BTreeMap::new(), BTreeSet::new());
    for row in classes.iter().filter_map(|&k| shares.classes.get(k)) {
        *counties.entry(row.key.county.clone()).or_insert(0) += row.size;
        let used = row.arcs.iter().filter(|arc| arc.flow > 0).filter_map(|arc| shares.columns.get(arc.column as usize));
        lines.extend(used.map(|column| crate::allot::line_of(&column.id)));
    }
    Block {
        ratio,
        classes: classes.len() as u64,
        enterprises: counties.values().sum(),
        counties: counties.into_iter().collect(),
        lines: lines.into_iter().collect(),
    }
}

/// Classes reached over columns and quotas whose price is the ratio itself: between them batches could be moved.
fn joined(papers: &Papers, class: usize, ratio: Ratio) -> BTreeSet<usize> {
    let shares = &papers.commitment.plan.shares;
    let mut at_node: Vec<Vec<usize>> = vec![Vec::new(); shares.nodes.len()];
    for (k, row) in shares.classes.iter().enumerate().filter(|(_, row)| row.ratio == ratio) {
        for column in row.arcs.iter().filter_map(|arc| shares.columns.get(arc.column as usize)) {
            at_node[column.node as usize].push(k);
        }
    }
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); shares.nodes.len()];
    for (v, node) in shares.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            beside[v].push(parent as usize);
            beside[parent as usize].push(v);
        }
    }
    let (mut found, mut seen) = (BTreeSet::from([class]), BTreeSet::new());
    let mut waiting = vec![class];
    while let Some(k) = waiting.pop() {
        let columns = shares.classes[k].arcs.iter().filter_map(|arc| shares.columns.get(arc.column as usize));
        let mut nodes: Vec<usize> = columns.map(|column| column.node as usize).collect();
        while let Some(v) = nodes.pop() {
            if shares.nodes[v].price == ratio && seen.insert(v) {
                nodes.extend(&beside[v]);
                waiting.extend(at_node[v].iter().filter(|&&other| found.insert(other)));
            }
        }
    }
    found
}
