//! Columns and the quota tree: what enterprises compete for.

use super::AllotError;
use crate::frame::{Sound, Standing};
use crate::lottery::{Column, Node};
use crate::record::{Enterprise, Facts, Line, Scope};
use std::collections::BTreeMap;

/// The columns of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineColumns {
    /// One column for all.
    Whole(usize),
    /// One per listed county, and one for the rest unless only the listed ones count.
    ByCounty {
        /// Column by county.
        listed: BTreeMap<crate::base::CountyId, usize>,
        /// Column of the others.
        rest: Option<usize>,
    },
    /// One per scope.
    ByScope {
        /// Column of producers.
        producer: usize,
        /// Column of sellers.
        seller: usize,
    },
}

/// All columns and quotas of a task.
#[derive(Clone, Debug)]
pub struct Columns {
    /// Columns, lines in order.
    pub columns: Vec<Column>,
    /// Quotas, children before parents, groups last.
    pub nodes: Vec<Node>,
    /// The columns of each line.
    pub by_line: Vec<LineColumns>,
}

/// Columns and quotas before anything is forced in.
pub fn columns(facts: &Facts) -> Columns {
    let mut out = Columns { columns: Vec::new(), nodes: Vec::new(), by_line: Vec::new() };
    let mut line_nodes = Vec::new();
    for line in &facts.lines {
        let made = out.line_columns(facts, line);
        line_nodes.push(out.nodes.len() - 1);
        out.by_line.push(made);
    }
    for group in &facts.groups {
        let at = out.nodes.len();
        out.nodes.push(Node { id: format!("group {}", group.id), parent: None, lo: group.batches, hi: group.batches });
        for (line, &node) in facts.lines.iter().zip(&line_nodes) {
            if line.group.as_ref() == Some(&group.id) {
                out.nodes[node].parent = Some(at);
            }
        }
    }
    out
}

impl Columns {
    /// Columns of one line; its own node comes last.
    fn line_columns(&mut self, facts: &Facts, line: &Line) -> LineColumns {
        let group = line.group.as_ref().and_then(|g| facts.groups.iter().find(|x| x.id == *g));
        let (lo, hi) = group.map_or((line.batches, line.batches), |g| (0, g.batches));
        let made = if !line.counties.is_empty() {
            let parent = self.nodes.len() + line.counties.len() + usize::from(!line.counties_only);
            let listed = line
                .counties
                .iter()
                .map(|q| (q.county.clone(), self.leaf(format!("{}/{}", line.id, q.county), parent, q.min, q.max)))
                .collect();
            let rest = (!line.counties_only).then(|| self.leaf(format!("{}/*", line.id), parent, 0, hi));
            LineColumns::ByCounty { listed, rest }
        } else if !line.scope_limits.is_empty() {
            let parent = self.nodes.len() + 2;
            let mut leaf = |scope: Scope, name: &str| {
                let limit = line.scope_limits.iter().find(|q| q.scope == scope).map_or((0, hi), |q| (q.min, q.max));
                self.leaf(format!("{}//{name}", line.id), parent, limit.0, limit.1)
            };
            let (producer, seller) = (leaf(Scope::Producer, "producer"), leaf(Scope::Seller, "seller"));
            LineColumns::ByScope { producer, seller }
        } else {
            self.columns.push(Column { id: line.id.to_string(), node: self.nodes.len() });
            LineColumns::Whole(self.columns.len() - 1)
        };
        self.nodes.push(Node { id: line.id.to_string(), parent: None, lo, hi });
        made
    }

    fn leaf(&mut self, id: String, parent: usize, lo: u64, hi: u64) -> usize {
        self.columns.push(Column { id: id.clone(), node: self.nodes.len() });
        self.nodes.push(Node { id, parent: Some(parent), lo, hi });
        self.columns.len() - 1
    }

    /// Columns in which an enterprise of this county and these scopes may be drawn for a line; ascending.
    pub fn open_to(&self, line: usize, county: &crate::base::CountyId, scopes: &[Scope], allowed: &[Scope]) -> Vec<usize> {
        match &self.by_line[line] {
            LineColumns::Whole(column) => vec![*column],
            LineColumns::ByCounty { listed, rest } => listed.get(county).or(rest.as_ref()).copied().into_iter().collect(),
            LineColumns::ByScope { producer, seller } => [(Scope::Producer, *producer), (Scope::Seller, *seller)]
                .into_iter()
                .filter(|(scope, _)| scopes.contains(scope) && allowed.contains(scope))
                .map(|(_, column)| column)
                .collect(),
        }
    }

    /// Quotas left to chance: forced batches count toward every quota above them.
    pub(super) fn less_forced(&self, sound: &Sound, standings: &[Standing]) -> Result<Vec<Node>, AllotError> {
        let mut used = vec![0u64; self.nodes.len()];
        for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
            for &at in &standing.forced {
                let mut node = self.columns[self.forced_column(sound.facts(), standing.openings[at].line, enterprise)].node;
                used[node] += 1;
                while let Some(parent) = self.nodes[node].parent {
                    used[parent] += 1;
                    node = parent;
                }
            }
        }
        let less = |(node, forced): (&Node, u64)| {
            let hi = node.hi.checked_sub(forced).ok_or_else(|| AllotError::Forced { node: node.id.clone(), quota: node.hi, forced })?;
            Ok(Node { lo: node.lo.saturating_sub(forced), hi, ..node.clone() })
        };
        self.nodes.iter().zip(used).map(less).collect()
    }

    /// A forced batch counts in the first of the columns open to it.
    fn forced_column(&self, facts: &Facts, line: usize, enterprise: &Enterprise) -> usize {
        let open = self.open_to(line, &enterprise.county, &enterprise.scopes, &facts.lines[line].scopes);
        *open.first().expect("an open line has a column for the enterprise")
    }
}
