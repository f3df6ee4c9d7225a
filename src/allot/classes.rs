//! Enterprises with the same county, scopes, weight, cap and open lines are exchangeable: one class.

use super::columns::Columns;
use crate::base::LineId;
use crate::frame::{Sound, Standing};
use crate::lottery::{Arc, Class};
use crate::record::{ClassKey, Facts};
use std::collections::BTreeMap;

/// Classes ascending by key, and the frame positions of their members.
pub fn classes(sound: &Sound, standings: &[Standing], columns: &Columns) -> (Vec<Class>, Vec<Vec<usize>>) {
    let facts = sound.facts();
    let mut members: BTreeMap<ClassKey, Vec<usize>> = BTreeMap::new();
    for (row, (enterprise, standing)) in sound.sealed().frame.iter().zip(standings).enumerate() {
        let lines: Vec<LineId> = standing.chances().map(|o| facts.lines[o.line].id.clone()).collect();
        if !lines.is_empty() {
            let key = ClassKey {
                county: enterprise.county.clone(),
                scopes: enterprise.scopes.clone(),
                weight: facts.rules.weights.of(enterprise.credit),
                cap: standing.cap - standing.forced.len() as u64,
                lines,
                mark: String::new(),
            };
            members.entry(key).or_default().push(row);
        }
    }
    members.into_iter().map(|(key, rows)| (class(facts, columns, key, rows.len() as u64), rows)).unzip()
}

fn class(facts: &Facts, columns: &Columns, key: ClassKey, size: u64) -> Class {
    let (mut arcs, mut buckets) = (Vec::new(), Vec::new());
    for line in &key.lines {
        let at = facts.lines.binary_search_by(|l| l.id.cmp(line)).expect("a class names lines of the plan");
        let open = columns.open_to(at, &key.county, &key.scopes, &facts.lines[at].scopes);
        let bucket = (open.len() > 1).then(|| {
            buckets.push(1);
            buckets.len() - 1
        });
        arcs.extend(open.into_iter().map(|column| Arc { column, bucket }));
    }
    Class { key, size, buckets, arcs }
}
