//! Third assignment: batches of a line to its testing labs.

use crate::base::LineId;
use crate::record::{Batch, Facts};
use crate::seed::Seed;
use std::collections::BTreeMap;

/// A line with one lab goes there. With several, its batches stand in order of ticket("lab", line, enterprise) and the labs
/// take their numbers in id order; the last lab takes what is left.
pub(super) fn assign(facts: &Facts, seed: &Seed, batches: &mut [Batch]) {
    let mut by_line: BTreeMap<LineId, Vec<usize>> = BTreeMap::new();
    for (at, batch) in batches.iter().enumerate() {
        by_line.entry(batch.line.clone()).or_default().push(at);
    }
    for line in &facts.lines {
        let mut waiting = by_line.remove(&line.id).unwrap_or_default();
        if line.labs.len() > 1 {
            waiting.sort_by_cached_key(|&at| (seed.ticket("lab", &[line.id.as_str(), batches[at].enterprise.as_str()]), at));
        }
        let mut waiting = waiting.into_iter();
        for (i, share) in line.labs.iter().enumerate() {
            let take = if i + 1 == line.labs.len() { usize::MAX } else { share.batches as usize };
            for at in waiting.by_ref().take(take) {
                batches[at].lab = share.lab.clone();
            }
        }
    }
}
