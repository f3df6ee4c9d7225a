//! Section `labs`: the third draw gives a line's batches to its labs by ticket, each lab its stated number.

use super::case::Case;
use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::{Digest, LabId};
use crate::record::{Batch, Line};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    let mut rule = Rule::new("labs", "by_ticket");
    let batches = &case.record.draw.batches;
    for line in &case.facts.lines {
        let mut own: Vec<usize> = (0..batches.len()).filter(|&i| batches[i].line == line.id).collect();
        own.sort_by_cached_key(|&i| (ticket(case, &batches[i]), batches[i].enterprise.clone()));
        for (lab, i) in turns(line).zip(own) {
            let got = &batches[i].lab;
            rule.hold(lab == got, || Failure::differs(format!("record.draw.batches[{i}].lab"), lab, got));
        }
    }
    vec![rule.done()]
}

fn ticket(case: &Case<'_>, batch: &Batch) -> Digest {
    case.key.ticket("lab", &[batch.line.as_str(), batch.enterprise.as_str()])
}

/// Labs in the order they take batches; the last one takes what the stated numbers leave.
fn turns(line: &Line) -> impl Iterator<Item = &LabId> {
    let stated = line.labs.iter().flat_map(|s| std::iter::repeat_n(&s.lab, usize::try_from(s.batches).unwrap_or(usize::MAX)));
    stated.chain(line.labs.last().into_iter().cycle().map(|s| &s.lab))
}
