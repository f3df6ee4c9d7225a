//! Tours of finished weeks stay as they were, but for doors that fell away; what changed is said.

use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::name;
use crate::base::Day;
use crate::record::{Amendment, Crew, Tour};
use std::collections::BTreeMap;

/// No tour of a frozen week is new; days up to the amendment's day are as they were; its crew stays.
pub(super) fn check(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "frozen_tours");
    let old: BTreeMap<&str, &Tour> = before.pack.tours.iter().map(|t| (t.id.as_str(), t)).collect();
    let old_crews: BTreeMap<&str, &Crew> = before.crews.iter().map(|c| (c.tour.as_str(), c)).collect();
    let frozen = |t: &Tour| t.week <= amendment.as_of.week();
    for (t, tour) in amendment.pack.tours.iter().enumerate().filter(|(_, t)| frozen(t)) {
        let path = format!("{}.pack.tours[{t}]", name(i));
        let kept = old.get(tour.id.as_str()).is_some_and(|was| shrunk(was, tour, amendment.as_of));
        rule.hold(kept, || Failure::new(path, "已冻结的行程被改动", "a frozen tour was changed"));
    }
    for (c, crew) in amendment.crews.iter().enumerate() {
        let unchanged = amendment.changed_tours.binary_search(&crew.tour).is_err();
        let same = old_crews.get(crew.tour.as_str()) == Some(&crew);
        rule.hold(!unchanged || same, || {
            Failure::new(format!("{}.crews[{c}]", name(i)), "未变行程的人员被改动", "the crew of an unchanged tour was changed")
        });
    }
    for tour in before.pack.tours.iter().filter(|t| frozen(t) && t.days.iter().any(|d| d.day <= amendment.as_of)) {
        let still = amendment.pack.tours.iter().any(|t| t.id == tour.id);
        rule.hold(still, || Failure::new(format!("{}.pack.tours", name(i)), format!("缺少 {}", tour.id), format!("{} is gone", tour.id)));
    }
    rule.done()
}

/// Finished days are the same; later days have lost stops at most.
fn shrunk(was: &Tour, now: &Tour, as_of: Day) -> bool {
    let later = now
        .days
        .iter()
        .filter(|d| d.day > as_of)
        .all(|d| was.days.iter().any(|w| w.day == d.day && d.stops.iter().all(|s| w.stops.iter().any(|x| x.visit == s.visit))));
    finished(was, as_of) == finished(now, as_of) && later
}

/// Days up to `as_of` and their visits.
fn finished(tour: &Tour, as_of: Day) -> Vec<(Day, Vec<&str>)> {
    let days = tour.days.iter().filter(|d| d.day <= as_of);
    days.map(|d| (d.day, d.stops.iter().map(|s| s.visit.as_str()).collect())).collect()
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
