//! Typed values on their way to `Sound`, with their rows, so that a rule can say where.

use super::profiles::ChangePrices;
use crate::base::{CountyId, EnterpriseId, LabId, Place, ProductId};
use crate::frame::effective_prices;
use crate::intake::columns::Layout;
use crate::intake::{Doc, Table};
use crate::record::{
    Calendar, Conflict, County, Enterprise, Facts, HistoryItem, Lab, LabGroup, Line, Matrix, Org, Preference, Product, QuotaGroup, Rules,
    Sampler, Sealed, Search, TaskInfo, Travel,
};
use std::collections::BTreeMap;

/// A value and its position: the row of its table (from 0), or its position in the task file's list (from 1).
#[derive(Clone, Debug)]
pub(super) struct Placed<T> {
    pub at: usize,
    pub value: T,
}

/// What could be read. A row with a wrong value is left out; then `complete` is false.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub doc: Option<Doc>,
    pub tables: Vec<Option<Table>>,
    pub task: Option<TaskInfo>,
    pub rules: Option<Rules>,
    pub preference: Option<Preference>,
    pub travel: Option<Travel>,
    pub search: Option<Search>,
    pub change_prices: Option<ChangePrices>,
    pub calendar: Option<Calendar>,
    pub products: Vec<Placed<Product>>,
    pub counties: Vec<Placed<County>>,
    pub labs: Vec<Placed<Lab>>,
    pub lab_groups: Vec<Placed<(LabId, LabGroup)>>,
    pub orgs: Vec<Placed<Org>>,
    pub groups: Vec<Placed<QuotaGroup>>,
    pub lines: Vec<Placed<Line>>,
    /// Whether every line of the task file is in `lines`.
    pub lines_complete: bool,
    pub samplers: Vec<Placed<Sampler>>,
    pub frame: Vec<Placed<Enterprise>>,
    pub history: Vec<Placed<HistoryItem>>,
    pub conflicts: Vec<Placed<Conflict>>,
    /// Attached when everything else is sound.
    pub matrix: Option<Matrix>,
}

impl Draft {
    /// Place of a key of the task file.
    pub fn key(&self, path: &str) -> Place {
        self.doc.as_ref().map_or_else(|| Place::key(crate::intake::TASK_FILE, path), |doc| doc.place(path))
    }

    /// Place of a key of a line.
    pub fn line_key(&self, line: &Placed<Line>, key: &str) -> Place {
        self.key(&format!("line[{}].{key}", line.at))
    }

    /// Place of a cell.
    pub fn cell(&self, layout: &Layout, row: usize, column: usize) -> Place {
        let table = self.tables.iter().flatten().find(|t| t.layout().file == layout.file);
        table.map_or_else(|| Place::file(layout.file), |t| t.place(row, column))
    }

    /// The facts, if every part is there. Windows are cut to the issue day.
    pub fn into_parts(self) -> Option<(Facts, Sealed)> {
        let task = self.task?;
        let groups = self.lab_groups;
        let with_groups = |l: Placed<Lab>| {
            let own = groups.iter().filter(|g| g.value.0 == l.value.id).map(|g| g.value.1.clone());
            Lab { groups: sorted(own, |g| g.id.clone()), ..l.value }
        };
        let preference = self.preference?;
        let cut = |l: Placed<Line>| {
            let mut line = l.value;
            line.window.from = line.window.from.max(task.issued);
            line
        };
        let facts = Facts {
            lines: sorted(self.lines.into_iter().map(cut), |l| l.id.clone()),
            task,
            rules: self.rules?,
            groups: sorted(self.groups.into_iter().map(|g| g.value), |g| g.id.clone()),
            counties: sorted(self.counties.into_iter().map(|c| c.value), |c| c.id.clone()),
            products: sorted(self.products.into_iter().map(|p| p.value), |p| p.id.clone()),
            calendar: self.calendar?,
            labs: sorted(self.labs.into_iter().map(with_groups), |l| l.id.clone()),
            orgs: sorted(self.orgs.into_iter().map(|o| o.value), |o| o.id.clone()),
            prices: effective_prices(&preference),
            preference,
            travel: self.travel?,
            search: self.search?,
        };
        let mut frame: Vec<Enterprise> = self.frame.into_iter().map(|e| e.value).collect();
        frame.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut history: Vec<HistoryItem> = self.history.into_iter().map(|h| h.value).collect();
        history.sort_unstable();
        let mut conflicts: Vec<Conflict> = self.conflicts.into_iter().map(|c| c.value).collect();
        conflicts.sort_unstable();
        let samplers = sorted(self.samplers.into_iter().map(|s| s.value), |s| s.id.clone());
        Some((facts, Sealed { frame, samplers, history, conflicts, matrix: None }))
    }
}

fn sorted<T, K: Ord>(items: impl Iterator<Item = T>, key: impl FnMut(&T) -> K) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_by_cached_key(key);
    items
}

/// What names mean: product by id, name or alias; county by code or name. None while the table itself is unreadable, so
/// that one missing file does not make every name unknown. Lists ascend.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub products: Option<BTreeMap<String, ProductId>>,
    pub counties: Option<BTreeMap<String, CountyId>>,
    pub labs: Option<Vec<String>>,
    pub orgs: Option<Vec<String>>,
    pub groups: Option<Vec<String>>,
    pub samplers: Option<Vec<String>>,
    pub enterprises: Option<Vec<EnterpriseId>>,
}

/// Whether an id exists, or nobody can tell.
pub(super) fn known(ids: Option<&Vec<String>>, id: &str) -> bool {
    ids.is_none_or(|ids| ids.binary_search_by(|have| have.as_str().cmp(id)).is_ok())
}
