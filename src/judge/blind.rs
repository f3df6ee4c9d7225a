//! Section `blind`: codes that tell nothing, a keyed permutation of the batches' numbers.

use super::case::Case;
use super::rule::Rule;
use super::verdict::{Check, Failure};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    let mut rule = Rule::new("blind", "permuted");
    for (i, batch) in case.record.draw.batches.iter().enumerate() {
        let want = case.key.blind(i as u64 + 1);
        rule.hold(want == batch.blind, || Failure::differs(format!("record.draw.batches[{i}].blind"), want, batch.blind));
    }
    vec![rule.done()]
}
