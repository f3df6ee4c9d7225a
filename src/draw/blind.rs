//! Blind sample numbers (盲样二次编号): a keyed permutation that leaks neither order nor enterprise.

use crate::record::Batch;
use crate::seed::Seed;

/// Numbers from 1 in order of ticket("blind", line, enterprise).
pub(super) fn number(seed: &Seed, batches: &mut [Batch]) {
    let mut order: Vec<usize> = (0..batches.len()).collect();
    order.sort_by_cached_key(|&at| (seed.ticket("blind", &[batches[at].line.as_str(), batches[at].enterprise.as_str()]), at));
    for (number, at) in order.into_iter().enumerate() {
        batches[at].blind = number as u64 + 1;
    }
}
