//! Who could be drawn: the frame by county, scope and credit class, and the cells nobody was drawn from.

use crate::base::{CountyId, EnterpriseId};
use crate::record::{CreditClass, FateKind, Scope};
use crate::report::Papers;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The frame in cells. Every enterprise is in one of them.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// Cells with at least one enterprise; by county, scopes, credit class.
    pub cells: Vec<Cell>,
}

/// Enterprises that county, scopes and credit class do not tell apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// County.
    pub county: CountyId,
    /// Scopes; ascending.
    pub scopes: Vec<Scope>,
    /// Credit class.
    pub credit: CreditClass,
    /// Enterprises of the frame.
    pub frame: u64,
    /// Of these, open to some line or forced in: could be drawn.
    pub open: u64,
    /// Of these, with a batch, at the draw or now.
    pub drawn: u64,
}

impl Coverage {
    pub(super) fn of(papers: &Papers) -> Self {
        let open: BTreeSet<&EnterpriseId> =
            papers.record.draw.fates.iter().filter(|f| f.fate != FateKind::Excluded).map(|f| &f.enterprise).collect();
        let drawn: BTreeSet<&EnterpriseId> = papers.record.draw.batches.iter().chain(papers.batches()).map(|b| &b.enterprise).collect();
        let mut cells: BTreeMap<(&CountyId, &[Scope], CreditClass), [u64; 3]> = BTreeMap::new();
        for e in &papers.sealed.frame {
            let cell = cells.entry((&e.county, &e.scopes[..], e.credit)).or_default();
            cell[0] += 1;
            cell[1] += u64::from(open.contains(&e.id));
            cell[2] += u64::from(drawn.contains(&e.id));
        }
        let cell = |((county, scopes, credit), [frame, open, drawn]): ((&CountyId, &[Scope], CreditClass), [u64; 3])| Cell {
            county: county.clone(),
            scopes: scopes.to_vec(),
            credit,
            frame,
            open,
            drawn,
        };
        Self { cells: cells.into_iter().map(cell).collect() }
    }

    /// Cells nobody of which could be drawn.
    pub fn closed(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|c| c.open == 0)
    }

    /// Cells somebody of which could be drawn, and nobody was.
    pub fn missed(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|c| c.open > 0 && c.drawn == 0)
    }

    /// Sums over the cells of each county: frame, open, drawn, cells, closed and missed cells.
    pub fn by_county(&self) -> BTreeMap<&CountyId, [u64; 6]> {
        let mut sums: BTreeMap<&CountyId, [u64; 6]> = BTreeMap::new();
        for c in &self.cells {
            let sum = sums.entry(&c.county).or_default();
            let more = [c.frame, c.open, c.drawn, 1, u64::from(c.open == 0), u64::from(c.open > 0 && c.drawn == 0)];
            sum.iter_mut().zip(more).for_each(|(s, m)| *s += m);
        }
        sums
    }
}
