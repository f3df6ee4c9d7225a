//! The lottery that is left: quotas of the plan less what stands, and the enterprises that can still take a batch.

use super::ledger::Ledger;
use crate::allot::{Rows, rows};
use crate::frame::{Opening, Standing};
use crate::lottery::{Column, Node, Problem};
use std::collections::BTreeSet;

/// The lottery on the remaining quota.
pub(super) struct Remaining {
    /// Quotas are those asked for; whether they can be met is not looked at yet.
    pub problem: Problem,
    /// Frame positions of the members of every class.
    pub members: Vec<Vec<usize>>,
    /// Position in the plan's columns of every column here.
    pub columns: Vec<usize>,
}

/// What is left to draw after batches of these columns were lost and no sealed alternate took them.
///
/// A root of the quota forest (a line, or a group of lines) asks for as many as it lost. Every other limit is the plan's less
/// the batches that stand under it. Roots that lost nothing have no part in it.
pub(super) fn remaining(ledger: &Ledger<'_>, lost: &[usize]) -> Remaining {
    let plan = &ledger.columns;
    let mut nodes = plan.nodes.clone();
    let above = |column: usize| std::iter::successors(Some(plan.columns[column].node), |&v| plan.nodes[v].parent);
    for v in ledger.standing_columns().flat_map(above) {
        (nodes[v].lo, nodes[v].hi) = (nodes[v].lo.saturating_sub(1), nodes[v].hi.saturating_sub(1));
    }
    let root = |column: usize| above(column).last().expect("a column has a node");
    let mut asked = vec![0u64; nodes.len()];
    lost.iter().for_each(|&column| asked[root(column)] += 1);
    for (node, &asked) in nodes.iter_mut().zip(&asked).filter(|(node, _)| node.parent.is_none()) {
        (node.lo, node.hi) = (asked, asked);
    }
    let open: Vec<bool> = (0..plan.columns.len()).map(|c| asked[root(c)] > 0).collect();
    let free: Vec<bool> = (0..open.len()).map(|c| open[c] && above(c).all(|v| nodes[v].hi > 0)).collect();
    let Rows { classes, members, groups } = rows(ledger.sound, &standings(ledger, &free), plan);
    let columns: Vec<usize> = (0..open.len()).filter(|&c| open[c]).collect();
    let whole = Problem { classes, columns: plan.columns.clone(), nodes, groups };
    Remaining { problem: part(whole, &columns), members, columns }
}

/// What every row may be drawn for now: lines of which it can take a batch and that have a column free for it. Batches that stand
/// are in the place of forced ones, so that they come off the caps of rows and of companies.
fn standings(ledger: &Ledger<'_>, free: &[bool]) -> Vec<Standing> {
    let of_row = |row: usize| {
        let has_room = |o: &&Opening| ledger.open_columns(row, o.line).iter().any(|&c| free[c]);
        let held: BTreeSet<usize> = ledger.lines_held(row).collect();
        let lines: BTreeSet<usize> = ledger.can_take(row).filter(has_room).map(|o| o.line).chain(held.iter().copied()).collect();
        let forced = lines.iter().enumerate().filter(|(_, line)| held.contains(line)).map(|(at, _)| at).collect();
        let openings = lines.iter().map(|&line| Opening { line, products: Vec::new() }).collect();
        Standing { cap: ledger.cap(row), openings, forced, ..Standing::default() }
    };
    (0..ledger.rows()).map(of_row).collect()
}

/// The part of a problem that hangs on these columns (all columns of some roots); classes have arcs to no others.
fn part(whole: Problem, columns: &[usize]) -> Problem {
    let mut kept = vec![false; whole.nodes.len()];
    for &c in columns {
        std::iter::successors(Some(whole.columns[c].node), |&v| whole.nodes[v].parent).for_each(|v| kept[v] = true);
    }
    let place: Vec<usize> = kept.iter().scan(0, |next, &kept| Some(std::mem::replace(next, *next + usize::from(kept)))).collect();
    let node = |(v, node): (usize, Node)| kept[v].then(|| Node { parent: node.parent.map(|p| place[p]), ..node });
    let mut classes = whole.classes;
    for arc in classes.iter_mut().flat_map(|class| &mut class.arcs) {
        arc.column = columns.binary_search(&arc.column).expect("only lines with free columns are open");
    }
    Problem {
        classes,
        columns: columns.iter().map(|&c| Column { id: whole.columns[c].id.clone(), node: place[whole.columns[c].node] }).collect(),
        nodes: whole.nodes.into_iter().enumerate().filter_map(node).collect(),
        groups: whole.groups,
    }
}
