//! Enterprises with the same county, scopes, weight, cap and open lines are exchangeable: one class. Where a company's limit
//! could bind, its sites are classes of their own, marked with the name of its group.

use super::columns::Columns;
use super::companies::companies;
use crate::base::LineId;
use crate::frame::{Sound, Standing};
use crate::lottery::{Arc, Class, Group};
use crate::record::{ClassKey, Facts};
use std::collections::BTreeMap;

/// The row side of the lottery.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Ascending by key.
    pub classes: Vec<Class>,
    /// Frame positions of the members of every class; ascending.
    pub members: Vec<Vec<usize>>,
    /// Limits over companies, ascending by credit code.
    pub groups: Vec<Group>,
}

/// Classes of exchangeable enterprises.
pub fn rows(sound: &Sound, standings: &[Standing], columns: &Columns) -> Rows {
    let facts = sound.facts();
    let companies = companies(sound, standings);
    let mut members: BTreeMap<ClassKey, (Option<usize>, Vec<usize>)> = BTreeMap::new();
    for (row, (enterprise, standing)) in sound.sealed().frame.iter().zip(standings).enumerate() {
        let lines: Vec<LineId> = standing.chances().map(|o| facts.lines[o.line].id.clone()).collect();
        if !lines.is_empty() {
            let group = companies.position(enterprise.id.company());
            let key = ClassKey {
                county: enterprise.county.clone(),
                scopes: enterprise.scopes.to_vec(),
                weight: facts.rules.weights.of(enterprise.credit),
                cap: standing.cap - standing.forced.len() as u64,
                lines,
                mark: group.map_or(String::new(), |at| companies.groups[at].id.clone()),
            };
            members.entry(key).or_insert((group, Vec::new())).1.push(row);
        }
    }
    let one = |(key, (group, rows)): (ClassKey, (Option<usize>, Vec<usize>))| {
        (Class { group, ..class(facts, columns, key, rows.len() as u64) }, rows)
    };
    let (classes, members) = members.into_iter().map(one).unzip();
    Rows { classes, members, groups: companies.groups }
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
    Class { key, size, group: None, buckets, arcs }
}
