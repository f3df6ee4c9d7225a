//! Who comes next: for each class and line with seats, the next members in ticket order that could still take a batch.

use crate::allot::{Allotment, line_of};
use crate::base::{EnterpriseId, LineId};
use crate::frame::Sound;
use crate::record::{Alternate, Batch};
use std::collections::{BTreeMap, BTreeSet};

/// Alternates ascending by line, class, rank.
pub(super) fn alternates(
    sound: &Sound,
    allotment: &Allotment,
    ordered: &[Vec<usize>],
    seats: &[Vec<u64>],
    batches: &[Batch],
) -> Vec<Alternate> {
    let mut held: BTreeMap<&EnterpriseId, Vec<&LineId>> = BTreeMap::new();
    for batch in batches {
        held.entry(&batch.enterprise).or_default().push(&batch.line);
    }
    let frame = &sound.sealed().frame;
    let wanted = sound.facts().rules.alternates_per_class as usize;
    let mut found = Vec::new();
    for (k, (members, seats)) in ordered.iter().zip(seats).enumerate() {
        let class = &allotment.shares.classes[k];
        let lines: BTreeSet<LineId> = class
            .arcs
            .iter()
            .zip(seats)
            .filter(|(_, s)| **s > 0)
            .map(|(a, _)| line_of(&allotment.shares.columns[a.column as usize].id))
            .collect();
        for line in lines {
            let can_take = |row: &&usize| {
                let lines = held.get(&frame[**row].id).map_or(&[][..], Vec::as_slice);
                !lines.contains(&&line) && (lines.len() as u64) < allotment.standings[**row].cap
            };
            let next = members.iter().filter(can_take).take(wanted).enumerate();
            found.extend(next.map(|(i, &row)| Alternate {
                line: line.clone(),
                class: k as u64,
                rank: i as u64 + 1,
                enterprise: frame[row].id.clone(),
            }));
        }
    }
    found.sort_by(|a, b| (&a.line, a.class, a.rank).cmp(&(&b.line, b.class, b.rank)));
    found
}
