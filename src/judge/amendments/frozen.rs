//! Tours of finished weeks stay as they were, with their visits; what changed is said.

use super::super::rule::Rule;
use super::super::state::{Amended, State};
use super::super::verdict::{Check, Failure};
use super::name;
use crate::base::Week;
use crate::record::{Amendment, Tour, Visit};
use std::collections::BTreeMap;

/// Finished tours and the rows of their visits are the same.
pub(super) fn check(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "frozen_tours");
    let amended = Amended::new(before.pack, amendment.as_of);
    let (was, now) = (finished(&before.pack.tours, amended.week), finished(&amendment.pack.tours, amended.week));
    rule.hold(was == now, || {
        let at = was.iter().zip(&now).position(|(w, n)| w != n).unwrap_or(was.len().min(now.len()));
        let at = now.get(at).and_then(|n| amendment.pack.tours.iter().position(|t| t == *n)).unwrap_or(amendment.pack.tours.len());
        Failure::new(format!("{}.pack.tours[{at}]", name(i)), "已完成周的行程被改动", "a tour of a finished week was changed")
    });
    let made = |visits: &[Visit]| visits.iter().filter(|v| amended.made.contains(v.id.as_str())).cloned().collect::<Vec<_>>();
    rule.hold(made(&before.pack.visits) == made(&amendment.pack.visits), || {
        Failure::new(format!("{}.pack.visits", name(i)), "已完成的上门被改动", "a visit of a finished tour was changed")
    });
    rule.done()
}

fn finished(tours: &[Tour], week: Week) -> Vec<&Tour> {
    tours.iter().filter(|t| t.week <= week).collect()
}

/// Tours that are new or differ are listed, ascending; left-over visits are those of the pack.
pub(super) fn changed(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "changed_tours");
    let old: BTreeMap<&str, &Tour> = before.pack.tours.iter().map(|t| (t.id.as_str(), t)).collect();
    let new = amendment.pack.tours.iter().filter(|t| old.get(t.id.as_str()) != Some(t));
    let want: Vec<String> = new.map(|t| t.id.clone()).collect();
    rule.rows(&format!("{}.changed_tours", name(i)), &want, &amendment.changed_tours);
    rule.rows(&format!("{}.unplaced", name(i)), &amendment.pack.unplaced, &amendment.unplaced);
    rule.done()
}
