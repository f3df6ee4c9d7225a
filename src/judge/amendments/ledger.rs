//! Who holds which batch, in which column it counts, and whom no batch can go to any more.

use super::super::case::Case;
use super::super::shares::{Layout, layout};
use super::super::standing::Standing;
use super::Drawn;
use crate::base::EnterpriseId;
use crate::record::Batch;
use std::collections::{BTreeMap, BTreeSet};

/// Kept from amendment to amendment. Enterprises by position in the frame, lines by position in the plan.
pub(super) struct Ledger<'a> {
    pub case: &'a Case<'a>,
    /// Columns and quotas of the plan, nothing forced in.
    pub plan: Layout,
    pub standings: &'a [Standing],
    held: BTreeMap<usize, BTreeMap<usize, usize>>,
    /// Batches of all sites of a company.
    of_company: BTreeMap<&'a str, u64>,
    struck: BTreeSet<usize>,
}

/// A batch an incident took away.
#[derive(Clone, Copy)]
pub(super) struct Lost<'a> {
    pub batch: &'a Batch,
    pub line: usize,
    /// Where it counted.
    pub column: usize,
}

impl<'a> Ledger<'a> {
    pub fn new(case: &'a Case<'a>, drawn: &Drawn<'a>) -> Self {
        let (held, of_company, struck) = Default::default();
        let mut ledger = Self { case, plan: layout(case, &[]), standings: drawn.standings, held, of_company, struck };
        for (&(_, e), &column) in &drawn.columns {
            ledger.give(e, column);
        }
        ledger
    }

    pub fn strike(&mut self, enterprise: &EnterpriseId) {
        self.struck.extend(self.case.enterprise_at(enterprise));
    }

    /// A batch goes; none if it is of no enterprise or line there is, or never stood.
    pub fn lose(&mut self, batch: &'a Batch) -> Option<Lost<'a>> {
        let (e, line) = (self.case.enterprise_at(&batch.enterprise)?, self.case.line_at(&batch.line)?);
        let column = self.held.get_mut(&e)?.remove(&line)?;
        if let Some(count) = self.of_company.get_mut(batch.enterprise.company()) {
            *count = count.saturating_sub(1);
        }
        Some(Lost { batch, line, column })
    }

    pub fn give(&mut self, e: usize, column: usize) {
        if self.held.entry(e).or_default().insert(self.plan.line_of[column], column).is_none() {
            *self.of_company.entry(self.case.sealed.frame[e].id.company()).or_default() += 1;
        }
    }

    /// Columns of the batches that stand.
    pub fn columns(&self) -> impl Iterator<Item = usize> + '_ {
        self.held.values().flat_map(BTreeMap::values).copied()
    }

    /// Lines of which an enterprise has a batch.
    pub fn lines(&self, e: usize) -> BTreeSet<usize> {
        self.held.get(&e).into_iter().flat_map(BTreeMap::keys).copied().collect()
    }

    /// Batches all sites of its company may still have; none without a limit.
    fn company_left(&self, e: usize) -> Option<u64> {
        let code = self.case.sealed.frame[e].id.company();
        let most = self.case.facts.rules.batches_per_company_max?;
        Some(most.saturating_sub(self.of_company.get(code).copied().unwrap_or(0)))
    }

    /// Whether an enterprise can take a batch of a line: open by lot, no incident, none of the line yet, below its cap and its
    /// company's.
    pub fn can_take(&self, e: usize, line: usize) -> bool {
        let standing = &self.standings[e];
        let by_lot = standing.left() > 0 && standing.open.contains_key(&line) && !standing.forced.contains(&line);
        let (held, below) = (self.lines(e), self.company_left(e).is_none_or(|left| left > 0));
        by_lot && !self.struck.contains(&e) && below && (held.len() as u64) < standing.cap && !held.contains(&line)
    }

    /// The quota at the top above a column.
    pub fn root(&self, column: usize) -> u64 {
        self.above(column).last().unwrap_or(0)
    }

    /// Quotas a column counts for, from its own to the top.
    pub fn above(&self, column: usize) -> impl Iterator<Item = u64> + '_ {
        std::iter::successors(Some(self.plan.columns[column].node), |&v| self.plan.nodes[v as usize].parent)
    }
}
