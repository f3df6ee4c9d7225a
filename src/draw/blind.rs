//! Blind sample codes (盲样编号): a keyed permutation that leaks neither order nor enterprise.

use crate::record::Batch;
use crate::seed::Seed;

/// Batches as listed are numbered from 1; each has the code of its number.
pub(super) fn number(seed: &Seed, batches: &mut [Batch]) {
    let blind = seed.blind();
    for (number, batch) in (1..).zip(batches) {
        batch.blind = blind.code(number);
    }
}
