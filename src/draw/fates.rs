//! Exactly one fate for every enterprise of the frame.

use super::tickets::Tickets;
use crate::allot::Allotment;
use crate::base::{EnterpriseId, LineId, List};
use crate::frame::{Opening, Sound, Standing};
use crate::record::{Alternate, Batch, Fate, FateKind};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Lines by position in the frame.
type LinesOf<'a> = HashMap<usize, BTreeSet<&'a LineId>>;

/// Selected before alternate before quota full before excluded; ascending by enterprise.
pub(super) fn fates(sound: &Sound, allotment: &Allotment, tickets: &Tickets, batches: &[Batch], alternates: &[Alternate]) -> Vec<Fate> {
    let frame = &sound.sealed().frame;
    let selected = lines_of(sound, batches.iter().map(|b| (&b.enterprise, &b.line)));
    let standing_by = lines_of(sound, alternates.iter().map(|a| (&a.enterprise, &a.line)));
    let fate = |open: &mut OpenLines, (row, standing): (usize, &Standing)| {
        let (fate, lines) = match (selected.get(&row), standing_by.get(&row)) {
            (Some(lines), _) => (FateKind::Selected, list(lines)),
            (None, Some(lines)) => (FateKind::Alternate, list(lines)),
            (None, None) if !standing.openings.is_empty() => (FateKind::QuotaFull, open_lines(sound, &standing.openings, open)),
            (None, None) => (FateKind::Excluded, List::default()),
        };
        Fate { enterprise: frame[row].id.clone(), ticket: tickets.of(row), fate, lines, exclusions: standing.exclusions.clone() }
    };
    allotment.standings.par_iter().enumerate().map_init(HashMap::new, fate).collect()
}

fn lines_of<'a>(sound: &Sound, pairs: impl Iterator<Item = (&'a EnterpriseId, &'a LineId)>) -> LinesOf<'a> {
    let mut lines = LinesOf::new();
    for (enterprise, line) in pairs {
        if let Ok(row) = sound.sealed().frame.binary_search_by(|e| e.id.cmp(enterprise)) {
            lines.entry(row).or_default().insert(line);
        }
    }
    lines
}

fn list(lines: &BTreeSet<&LineId>) -> List<LineId> {
    lines.iter().map(|line| (*line).clone()).collect()
}

/// Lists of lines by the openings they were made from: enterprises that share the one share the other.
type OpenLines = HashMap<*const Opening, List<LineId>>;

fn open_lines(sound: &Sound, openings: &[Opening], known: &mut OpenLines) -> List<LineId> {
    let lines = || openings.iter().map(|o| sound.facts().lines[o.line].id.clone()).collect();
    known.entry(openings.as_ptr()).or_insert_with(lines).clone()
}
