//! Visits that go on keep their ids; new ones take free numbers.

use super::freeze::Frozen;
use super::visits::Task;
use crate::record::{Pack, Visit};
use std::collections::BTreeSet;

/// Gives every task the id of the open visit it goes on from (the same lines before some of them), else the lowest number
/// its enterprise and organisation never used. Tasks ascend by id again.
pub(super) fn keep_names(tasks: &mut [Task<'_>], before: &Pack, frozen: &Frozen<'_>) {
    let is_frozen = |v: &Visit| frozen.visits.binary_search_by(|f| f.id.cmp(&v.id)).is_ok();
    let open: Vec<&Visit> = before.visits.iter().filter(|v| !is_frozen(v)).collect();
    let mut used: BTreeSet<String> = before.visits.iter().map(|v| v.id.clone()).collect();
    let mut named = vec![false; tasks.len()];
    let mut given: BTreeSet<&str> = BTreeSet::new();
    for whole in [true, false] {
        for (task, named) in tasks.iter_mut().zip(&mut named).filter(|(_, named)| !**named) {
            let goes_on = |v: &&&Visit| {
                let same = if whole { v.lines == task.visit.lines } else { v.lines.iter().any(|l| task.visit.lines.contains(l)) };
                same && v.enterprise == task.visit.enterprise && v.org == task.visit.org && !given.contains(v.id.as_str())
            };
            if let Some(old) = open.iter().find(goes_on) {
                task.visit.id = old.id.clone();
                given.insert(&old.id);
                *named = true;
            }
        }
    }
    for (task, _) in tasks.iter_mut().zip(named).filter(|(_, named)| !named) {
        let name = |n: u64| format!("{}@{}.{n}", task.visit.enterprise, task.visit.org);
        let free = (1..).map(name).find(|id| !used.contains(id)).expect("numbers do not end");
        used.insert(free.clone());
        task.visit.id = free;
    }
    tasks.sort_by(|a, b| a.visit.id.cmp(&b.visit.id));
}
