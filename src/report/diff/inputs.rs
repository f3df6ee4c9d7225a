//! Enterprises, samplers, history and conflicts: who came, who went, what was changed.

use crate::record::Sealed;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Sealed inputs side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Inputs {
    /// The frame, by id.
    pub enterprises: Rows,
    /// The roster, by id.
    pub samplers: Rows,
    /// Earlier batches: each is one row as it stands.
    pub history: Rows,
    /// Conflicts: each is one row as it stands.
    pub conflicts: Rows,
    /// Whether the travel matrix changed, came or went.
    pub matrix: bool,
}

/// Rows of one list that are not the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rows {
    /// Rows before.
    pub before: u64,
    /// Rows after.
    pub after: u64,
    /// Only in the second.
    pub added: Vec<String>,
    /// Only in the first.
    pub removed: Vec<String>,
    /// In both, and the fields that differ.
    pub changed: Vec<(String, Vec<String>)>,
}

impl Inputs {
    pub(super) fn of(a: &Sealed, b: &Sealed) -> Self {
        Self {
            enterprises: rows(&a.frame, &b.frame, |e| format!("{} {}", e.id, e.name), |e| e.id.to_string()),
            samplers: rows(&a.samplers, &b.samplers, |s| format!("{} {}", s.id, s.name), |s| s.id.to_string()),
            history: rows(&a.history, &b.history, |h| format!("{} {} {}", h.day, h.enterprise, h.product), text),
            conflicts: rows(&a.conflicts, &b.conflicts, |c| format!("{} {}", c.enterprise, c.reason), text),
            matrix: a.matrix != b.matrix,
        }
    }
}

impl Rows {
    /// How often each field differs.
    pub fn fields(&self) -> BTreeMap<&str, u64> {
        let mut counts = BTreeMap::new();
        self.changed.iter().flat_map(|(_, fields)| fields).for_each(|f| *counts.entry(f.as_str()).or_default() += 1);
        counts
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.before == self.after && self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

fn text<T: Serialize>(row: &T) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

/// Rows matched by key; `label` is how a row is told of.
fn rows<T: Serialize + PartialEq>(a: &[T], b: &[T], label: impl Fn(&T) -> String, key: impl Fn(&T) -> String) -> Rows {
    let by_key = |list| -> BTreeMap<String, &T> { <[T]>::iter(list).map(|row| (key(row), row)).collect() };
    let (one, two) = (by_key(a), by_key(b));
    let only = |x: &BTreeMap<String, &T>, y: &BTreeMap<String, &T>| -> Vec<String> {
        x.iter().filter(|(k, _)| !y.contains_key(*k)).map(|(_, row)| label(row)).collect()
    };
    let changed =
        one.iter().filter_map(|(k, row)| two.get(k).filter(|other| *other != row).map(|other| (label(row), fields(*row, *other))));
    Rows { before: a.len() as u64, after: b.len() as u64, added: only(&two, &one), removed: only(&one, &two), changed: changed.collect() }
}

/// Keys whose values differ.
fn fields<T: Serialize>(a: &T, b: &T) -> Vec<String> {
    match (serde_json::to_value(a), serde_json::to_value(b)) {
        (Ok(Value::Object(a)), Ok(Value::Object(b))) => a.keys().filter(|k| a.get(*k) != b.get(*k)).cloned().collect(),
        _ => Vec::new(),
    }
}
