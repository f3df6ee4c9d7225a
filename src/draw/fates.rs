//! Exactly one fate for every enterprise of the frame.

use super::tickets::Tickets;
use crate::allot::Allotment;
use crate::base::{EnterpriseId, LineId};
use crate::frame::Sound;
use crate::record::{Alternate, Batch, Fate, FateKind};
use std::collections::{BTreeMap, BTreeSet};

type LinesOf<'a> = BTreeMap<&'a EnterpriseId, BTreeSet<&'a LineId>>;

/// Selected before alternate before quota full before excluded; ascending by enterprise.
pub(super) fn fates(sound: &Sound, allotment: &Allotment, tickets: &Tickets, batches: &[Batch], alternates: &[Alternate]) -> Vec<Fate> {
    let (mut selected, mut standing_by) = (LinesOf::new(), LinesOf::new());
    for batch in batches {
        selected.entry(&batch.enterprise).or_default().insert(&batch.line);
    }
    for alternate in alternates {
        standing_by.entry(&alternate.enterprise).or_default().insert(&alternate.line);
    }
    let lines = &sound.facts().lines;
    let fate = |(row, standing): (usize, &crate::frame::Standing)| {
        let id = &sound.sealed().frame[row].id;
        let open: BTreeSet<&LineId> = standing.openings.iter().map(|o| &lines[o.line].id).collect();
        let (fate, lines) = match (selected.get(id), standing_by.get(id)) {
            (Some(lines), _) => (FateKind::Selected, lines),
            (None, Some(lines)) => (FateKind::Alternate, lines),
            (None, None) if !open.is_empty() => (FateKind::QuotaFull, &open),
            (None, None) => (FateKind::Excluded, &open),
        };
        Fate {
            enterprise: id.clone(),
            ticket: tickets.of(row),
            fate,
            lines: lines.iter().map(|l| (*l).clone()).collect(),
            exclusions: standing.exclusions.clone(),
        }
    };
    allotment.standings.iter().enumerate().map(fate).collect()
}
