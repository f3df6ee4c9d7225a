//! What the rows of a plan make together.

use super::row::Read;
use crate::intake::book::Merge;
use crate::intake::doc::{Node, Value};
use crate::intake::workbook::origin::Origin;
use crate::intake::workbook::register::{Counties, Register};
use std::collections::{BTreeMap, BTreeSet};

/// What names in a plan mean.
#[derive(Debug, Default)]
pub(in crate::intake::workbook) struct Names {
    pub products: Register,
    pub labs: Register,
    pub orgs: Register,
    pub counties: Counties,
}

/// Lines, shared quotas, and what other tables take from them.
#[derive(Debug, Default)]
pub(in crate::intake::workbook) struct Plan {
    pub lines: Vec<Node>,
    pub groups: Vec<Node>,
    /// Lab → products of its lines.
    pub tests: BTreeMap<String, BTreeSet<String>>,
    /// The total as printed: number, and the organiser's own part.
    pub stated: Option<(super::super::origin::Cell, u64, Option<u64>)>,
    /// Shared quotas made of merged cells: source and first row, and id.
    pub(super) shared: Vec<((u16, usize), String)>,
    /// Batches of each row, for totals: source, row, batches.
    pub(super) batches: Vec<(u16, usize, u64)>,
}

impl Plan {
    /// Remember what labs test.
    pub(super) fn note(&mut self, line: &Read) {
        let texts = |key: &str, inner: Option<&str>| -> Vec<String> {
            let Some(Value::List(items)) = line.get(key).map(|n| &n.value) else { return Vec::new() };
            let text = |item: &Node| match (&item.value, inner) {
                (Value::Text(text), None) => text.clone(),
                (_, Some(inner)) => super::super::orgs::entry(item, inner).to_owned(),
                _ => String::new(),
            };
            items.iter().map(text).collect()
        };
        for lab in texts("labs", Some("lab")) {
            self.tests.entry(lab).or_default().extend(texts("products", None));
        }
    }
}

/// Whether the batches of the `i`th row of data stand in a cell merged over several rows of data: the first of them.
pub(super) fn shared(origin: &Origin<'_>, i: usize) -> Option<usize> {
    let (found, column) = (&origin.found, origin.found.column("batches")?);
    let merge: Merge = found.grid.merge(found.rows[i], column).filter(|m| m.bottom > m.top)?;
    let inside = |row: &&usize| (merge.top + 1..=merge.bottom + 1).contains(&origin.line(**row));
    let rows: Vec<&usize> = found.rows.iter().filter(inside).collect();
    (rows.len() > 1).then(|| *rows[0])
}
