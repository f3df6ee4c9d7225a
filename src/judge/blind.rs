//! Section `blind`: sample numbers that tell nothing, 1, 2, 3 … in ticket order over all batches.

use super::case::Case;
use super::rule::Rule;
use super::verdict::{Check, Failure};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    let mut rule = Rule::new("blind", "by_ticket");
    let batches = &case.record.draw.batches;
    let mut order: Vec<usize> = (0..batches.len()).collect();
    order.sort_by_cached_key(|&i| {
        let (line, enterprise) = (batches[i].line.as_str(), batches[i].enterprise.as_str());
        (case.key.ticket("blind", &[line, enterprise]), line.to_owned(), enterprise.to_owned())
    });
    for (want, i) in (1..).zip(order) {
        let got = batches[i].blind;
        rule.hold(want == got, || Failure::differs(format!("record.draw.batches[{i}].blind"), want, got));
    }
    vec![rule.done()]
}
