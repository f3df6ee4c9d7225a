//! Classes of the first draw: enterprises nothing distinguishes before the ticket.

use super::super::case::Case;
use super::super::standing::Standing;
use super::companies::{Companies, name};
use super::layout::{Layout, Split};
use crate::record::{ArcRow, ClassKey, Enterprise};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A class, its members by position in the frame, and what it may compete for.
pub(in crate::judge) struct Class {
    pub key: ClassKey,
    /// In the order of the frame.
    pub members: Vec<usize>,
    /// Position of its company among the limits over companies.
    pub group: Option<u64>,
    pub buckets: Vec<u64>,
    /// Flows left at zero: they are proved, not derived.
    pub arcs: Vec<ArcRow>,
}

/// Ascending by key.
pub(in crate::judge) fn classes(case: &Case<'_>, standings: &[Standing], layout: &Layout, companies: &Companies<'_>) -> Vec<Class> {
    let mut members: BTreeMap<ClassKey, Vec<usize>> = BTreeMap::new();
    let keys: Vec<_> = case.sealed.frame.par_iter().zip(standings).map(|(e, standing)| key(case, e, standing, companies)).collect();
    for (i, key) in keys.into_iter().enumerate() {
        if let Some(key) = key {
            members.entry(key).or_default().push(i);
        }
    }
    let one = |(key, members): (ClassKey, Vec<usize>)| {
        let group = members.first().and_then(|&i| companies.position(case.sealed.frame[i].id.company()));
        Class { group, ..class(case, layout, key, members) }
    };
    members.into_iter().map(one).collect()
}

/// None for an enterprise with no line or no batch left to the lot.
fn key(case: &Case<'_>, e: &Enterprise, standing: &Standing, companies: &Companies<'_>) -> Option<ClassKey> {
    let lines: Vec<_> = standing.drawn().map(|l| case.facts.lines[l].id.clone()).collect();
    (standing.left() > 0 && !lines.is_empty()).then(|| ClassKey {
        county: e.county.clone(),
        scopes: e.scopes.to_vec(),
        weight: case.facts.rules.weights.of(e.credit),
        cap: standing.left(),
        lines,
        mark: companies.position(e.id.company()).map_or(String::new(), name),
    })
}

fn class(case: &Case<'_>, layout: &Layout, key: ClassKey, members: Vec<usize>) -> Class {
    let (mut buckets, mut arcs) = (Vec::new(), Vec::new());
    for l in key.lines.iter().filter_map(|id| case.line_at(id)) {
        let columns = layout.columns_for(l, &case.facts.lines[l], &key.county, &key.scopes);
        // both scopes of one line: at most one batch of the line per enterprise
        let bucket = (matches!(layout.splits[l], Split::Scopes(_)) && columns.len() > 1).then_some(buckets.len() as u64);
        buckets.extend(bucket.map(|_| 1));
        arcs.extend(columns.into_iter().map(|c| ArcRow { column: c as u64, bucket, flow: 0 }));
    }
    Class { key, members, group: None, buckets, arcs }
}
