//! The part of a problem that groups could bind: everything tied to such a group by a quota, a class or another group.

use super::super::problem::{Arc, Class, Column, Group, Node, Problem};
use super::super::threads::Threads;
use crate::record::{GridLevel, Shares};

/// Positions in the whole problem, ascending.
pub(super) struct Part {
    pub classes: Vec<usize>,
    pub columns: Vec<usize>,
    pub nodes: Vec<usize>,
    pub groups: Vec<usize>,
}

/// Everything tied to a group that some rounding of the exact shares could break; none if there is no such group.
pub(super) fn bound(problem: &Problem, exact: &Shares) -> Option<Part> {
    let broken = breakable(problem, exact);
    if broken.is_empty() {
        return None;
    }
    let (nodes, classes) = (problem.nodes.len(), problem.classes.len());
    let mut threads = Threads::new(nodes + classes + problem.groups.len());
    for (v, node) in problem.nodes.iter().enumerate() {
        node.parent.into_iter().for_each(|parent| threads.join(v, parent));
    }
    for (k, class) in problem.classes.iter().enumerate() {
        class.arcs.iter().for_each(|arc| threads.join(nodes + k, problem.columns[arc.column].node));
        class.group.into_iter().for_each(|group| threads.join(nodes + k, nodes + classes + group));
    }
    for (g, group) in problem.groups.iter().enumerate() {
        group.parent.into_iter().for_each(|parent| threads.join(nodes + classes + g, nodes + classes + parent));
    }
    let mut tied = vec![false; nodes + classes + problem.groups.len()];
    for g in broken {
        tied[threads.find(nodes + classes + g)] = true;
    }
    let mut inside = |from: usize, count: usize| (0..count).filter(|at| tied[threads.find(from + at)]).collect::<Vec<_>>();
    let (in_nodes, in_classes, in_groups) = (inside(0, nodes), inside(nodes, classes), inside(nodes + classes, problem.groups.len()));
    let columns = (0..problem.columns.len()).filter(|&c| in_nodes.binary_search(&problem.columns[c].node).is_ok()).collect();
    Some(Part { classes: in_classes, columns, nodes: in_nodes, groups: in_groups })
}

/// Groups that could end with more than their limit, if every class below ended at its ceiling.
fn breakable(problem: &Problem, shares: &Shares) -> Vec<usize> {
    let mut most = vec![0u64; problem.groups.len()];
    for (class, row) in problem.classes.iter().zip(&shares.classes) {
        if let Some(group) = class.group {
            most[group] += row.arcs.iter().map(|arc| arc.flow).sum::<u64>().div_ceil(row.den);
        }
    }
    for (g, group) in problem.groups.iter().enumerate() {
        if let Some(parent) = group.parent {
            most[parent] += most[g];
        }
    }
    (0..most.len()).filter(|&g| most[g] > problem.groups[g].hi).collect()
}

impl Part {
    /// The part as a problem of its own.
    pub fn problem(&self, whole: &Problem) -> Problem {
        let at = |positions: &[usize], position: usize| positions.binary_search(&position).expect("what is tied lies inside");
        let class = |&k: &usize| {
            let class = &whole.classes[k];
            let arcs = class.arcs.iter().map(|arc| Arc { column: at(&self.columns, arc.column), bucket: arc.bucket });
            Class { group: class.group.map(|g| at(&self.groups, g)), arcs: arcs.collect(), ..class.clone() }
        };
        let column = |&c: &usize| Column { node: at(&self.nodes, whole.columns[c].node), ..whole.columns[c].clone() };
        let node = |&v: &usize| Node { parent: whole.nodes[v].parent.map(|p| at(&self.nodes, p)), ..whole.nodes[v].clone() };
        let group = |&g: &usize| Group { parent: whole.groups[g].parent.map(|p| at(&self.groups, p)), ..whole.groups[g].clone() };
        Problem {
            classes: self.classes.iter().map(class).collect(),
            columns: self.columns.iter().map(column).collect(),
            nodes: self.nodes.iter().map(node).collect(),
            groups: self.groups.iter().map(group).collect(),
        }
    }

    /// A level of the part with the positions of the whole.
    pub fn named(&self, level: GridLevel) -> GridLevel {
        let named = |inside: &[u64], positions: &[usize]| inside.iter().map(|&at| positions[at as usize] as u64).collect();
        GridLevel {
            classes: named(&level.classes, &self.classes),
            source: level.source,
            groups: named(&level.groups, &self.groups),
            nodes: named(&level.nodes, &self.nodes),
        }
    }
}
