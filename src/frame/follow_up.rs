//! Certainty part: last year's failures come again.

use super::repeat::is_follow_up;
use super::standing::Opening;
use crate::base::Day;
use crate::record::{HistoryItem, Rules};

/// Positions (among the openings) of the lines an enterprise is forced into; ascending, at most `cap`.
///
/// Each failed product forces the first open line that takes it; two products of one line force one batch.
pub(super) fn forced(openings: &[Opening], history: &[HistoryItem], rules: &Rules, as_of: Day, cap: u64) -> Vec<usize> {
    let mut forced: Vec<usize> = Vec::new();
    if rules.follow_up_failures {
        for item in history.iter().filter(|h| is_follow_up(h, as_of)) {
            let line = openings.iter().position(|o| o.products.contains(&item.product));
            if let Some(line) = line.filter(|l| !forced.contains(l) && (forced.len() as u64) < cap) {
                forced.push(line);
            }
        }
    }
    forced.sort_unstable();
    forced
}
