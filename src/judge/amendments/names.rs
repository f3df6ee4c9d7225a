//! Visits that go on keep their ids; a new one takes the lowest number never used at its door.

use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::name;
use crate::record::{Amendment, Visit};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "visit_names");
    let old: BTreeMap<&str, &Visit> = before.pack.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let now: BTreeSet<&str> = amendment.pack.visits.iter().map(|v| v.id.as_str()).collect();
    for (v, visit) in amendment.pack.visits.iter().enumerate() {
        let good = match old.get(visit.id.as_str()) {
            Some(was) => was.lines.iter().any(|l| visit.lines.contains(l)),
            None => lower(visit).all(|id| old.contains_key(id.as_str()) || now.contains(id.as_str())),
        };
        rule.hold(good, || Failure::new(format!("{}.pack.visits[{v}].id", name(i)), "编号不应如此", "not the id this visit should have"));
    }
    rule.done()
}

/// Ids with smaller numbers at the same door.
fn lower(visit: &Visit) -> impl Iterator<Item = String> {
    let number = visit.id.rsplit('.').next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0);
    // a door never has more visits than lines in the plan: far larger numbers are refused at their first gap
    (1..number).map(move |n| format!("{}@{}.{n}", visit.enterprise, visit.org))
}
