//! Incidents are about batches that exist.

use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::name;
use crate::record::{Amendment, Batch, Incident};

/// At least one; ascending by enterprise and line; about batches as they stood.
pub(super) fn check(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "incidents");
    let path = format!("{}.incidents", name(i));
    rule.hold(!amendment.incidents.is_empty(), || Failure::new(path.clone(), "没有事件", "no incidents"));
    for (j, incident) in amendment.incidents.iter().enumerate() {
        let path = format!("{path}[{j}]");
        rule.hold(!failed(incident, before.batches).is_empty(), || Failure::new(path.clone(), "没有这样的批次", "no such batch stands"));
        let key = |x: &Incident| (x.enterprise.clone(), x.line.clone());
        let ascends = j == 0 || key(&amendment.incidents[j - 1]) < key(incident);
        rule.hold(ascends, || Failure::new(path, "未升序", "not ascending"));
    }
    rule.done()
}

/// Batches an incident takes away, in the order of lines.
pub(super) fn failed<'a>(incident: &Incident, batches: &'a [Batch]) -> Vec<&'a Batch> {
    let hit = |b: &&Batch| b.enterprise == incident.enterprise && incident.line.as_ref().is_none_or(|l| *l == b.line);
    batches.iter().filter(hit).collect()
}
