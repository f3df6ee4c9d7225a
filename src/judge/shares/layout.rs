//! Columns and quota tree of the first draw, from the plan and the batches forced in.

use super::super::case::Case;
use super::super::standing::Standing;
use crate::base::CountyId;
use crate::base::Ratio;
use crate::record::{ColumnRow, Enterprise, Facts, Line, NodeRow, Scope};

/// The columns a line competes in.
pub(in crate::judge) enum Split {
    /// One column.
    Whole(usize),
    /// One per listed county, and one for the rest if others count too.
    Counties { listed: Vec<(CountyId, usize)>, rest: Option<usize> },
    /// One per scope.
    Scopes([(Scope, usize); 2]),
}

/// What enterprises compete for. Prices are left at zero: they are proved, not derived.
pub(in crate::judge) struct Layout {
    pub columns: Vec<ColumnRow>,
    pub nodes: Vec<NodeRow>,
    /// By position of the line.
    pub splits: Vec<Split>,
    /// Line of each column.
    pub line_of: Vec<usize>,
}

/// Children before parents, lines in order, groups last.
pub(in crate::judge) fn layout(case: &Case<'_>, standings: &[Standing]) -> Layout {
    let mut layout = Layout { columns: Vec::new(), nodes: Vec::new(), splits: Vec::new(), line_of: Vec::new() };
    let mut line_nodes = Vec::new();
    for (l, line) in case.facts.lines.iter().enumerate() {
        let split = layout.split(l, line, batches(case.facts, line));
        layout.splits.push(split);
        line_nodes.push(layout.nodes.len() - 1);
    }
    for group in &case.facts.groups {
        let at = layout.nodes.len() as u64;
        layout.nodes.push(node(format!("group {}", group.id), group.batches, group.batches));
        for (line, &n) in case.facts.lines.iter().zip(&line_nodes).filter(|(line, _)| line.group.as_ref() == Some(&group.id)) {
            debug_assert!(layout.nodes[n].id == line.id.as_str(), "a line's own node is its last");
            layout.nodes[n].parent = Some(at);
        }
    }
    for (e, standing) in case.sealed.frame.iter().zip(standings) {
        for &l in &standing.forced {
            layout.take_one(l, &case.facts.lines[l], e);
        }
    }
    layout
}

/// Batches a line may have in all: its own, or its group's.
fn batches(facts: &Facts, line: &Line) -> u64 {
    match &line.group {
        Some(id) => facts.groups.iter().find(|g| g.id == *id).map_or(0, |g| g.batches),
        None => line.batches,
    }
}

fn node(id: String, lo: u64, hi: u64) -> NodeRow {
    NodeRow { id, parent: None, lo, hi, price: Ratio::new(0, 1) }
}

impl Layout {
    /// Columns and nodes of one line; its own node is the last one made.
    fn split(&mut self, l: usize, line: &Line, total: u64) -> Split {
        let lo = if line.group.is_some() { 0 } else { total };
        let (split, leaves) = if !line.counties.is_empty() {
            self.counties(l, line, total)
        } else if !line.scope_limits.is_empty() {
            self.scopes(l, line, total)
        } else {
            let at = self.column(l, line.id.to_string(), self.nodes.len());
            (Split::Whole(at), 0)
        };
        let own = self.nodes.len();
        for leaf in &mut self.nodes[own - leaves..] {
            leaf.parent = Some(own as u64);
        }
        self.nodes.push(node(line.id.to_string(), lo, total));
        split
    }

    fn counties(&mut self, l: usize, line: &Line, total: u64) -> (Split, usize) {
        let listed: Vec<(CountyId, usize)> =
            line.counties.iter().map(|c| (c.county.clone(), self.leaf(l, format!("{}/{}", line.id, c.county), c.min, c.max))).collect();
        let rest = (!line.counties_only).then(|| self.leaf(l, format!("{}/*", line.id), 0, total));
        let leaves = listed.len() + usize::from(rest.is_some());
        (Split::Counties { listed, rest }, leaves)
    }

    fn scopes(&mut self, l: usize, line: &Line, total: u64) -> (Split, usize) {
        let columns = [(Scope::Producer, "producer"), (Scope::Seller, "seller")].map(|(scope, name)| {
            let limit = line.scope_limits.iter().find(|s| s.scope == scope);
            let (min, max) = limit.map_or((0, total), |s| (s.min, s.max));
            (scope, self.leaf(l, format!("{}//{name}", line.id), min, max))
        });
        (Split::Scopes(columns), 2)
    }

    /// A column on a node of its own.
    fn leaf(&mut self, l: usize, id: String, lo: u64, hi: u64) -> usize {
        let column = self.column(l, id.clone(), self.nodes.len());
        self.nodes.push(node(id, lo, hi));
        column
    }

    fn column(&mut self, l: usize, id: String, node: usize) -> usize {
        self.columns.push(ColumnRow { id, node: node as u64 });
        self.line_of.push(l);
        self.columns.len() - 1
    }

    /// Columns in which an enterprise (or its class) may compete for a line; ascending.
    pub fn columns_for(&self, l: usize, line: &Line, county: &CountyId, scopes: &[Scope]) -> Vec<usize> {
        match &self.splits[l] {
            Split::Whole(column) => vec![*column],
            Split::Counties { listed, rest } => {
                listed.iter().find(|(c, _)| c == county).map(|&(_, column)| column).or(*rest).into_iter().collect()
            }
            Split::Scopes(columns) => {
                columns.iter().filter(|(s, _)| scopes.contains(s) && line.scopes.contains(s)).map(|&(_, column)| column).collect()
            }
        }
    }

    /// A batch forced in leaves one less to every quota it lies in.
    fn take_one(&mut self, l: usize, line: &Line, e: &Enterprise) {
        let mut at = self.columns_for(l, line, &e.county, &e.scopes).first().map(|&c| self.columns[c].node);
        while let Some(node) = at.and_then(|n| self.nodes.get_mut(n as usize)) {
            node.lo = node.lo.saturating_sub(1);
            node.hi = node.hi.saturating_sub(1);
            at = node.parent;
        }
    }
}
