//! Rows of the record back into a plan, without the visits that fell away.

use super::freeze::Frozen;
use super::plan::Plan;
use super::problem::Problem;
use super::tour::{Tour, longest_part};
use crate::record::{Pack, Tour as Row};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A plan that goes on from an earlier one.
#[derive(Debug)]
pub(super) struct Thawed<'a> {
    pub plan: Plan,
    /// Tours that lost nothing, with their rows, by slot.
    pub intact: Vec<Option<(Arc<Tour>, &'a Row)>>,
}

/// The open tours of `before`. Visits that fell away are out; what cannot stand any more is absent.
pub(super) fn thaw<'a>(p: &Problem<'_>, before: &'a Pack, frozen: &Frozen<'_>) -> Thawed<'a> {
    let jobs: BTreeMap<&str, u32> = p.jobs.iter().zip(0..).map(|(j, i)| (j.visit.id.as_str(), i)).collect();
    let lines: BTreeMap<&str, _> = before.visits.iter().map(|v| (v.id.as_str(), &v.lines)).collect();
    let mut thawed = Thawed { plan: Plan::empty(p), intact: vec![None; p.slots] };
    for row in before.tours.iter().filter(|t| !frozen.tours.iter().any(|f| f.id == t.id)) {
        let Some((org, slot)) = slot_of(p, row) else { continue };
        let same = |id: &str, job: u32| lines.get(id).is_some_and(|l| **l == p.jobs[job as usize].visit.lines);
        let known = |id: &str| jobs.get(id).copied();
        let stops = || row.days.iter().flat_map(|d| &d.stops);
        let whole = stops().all(|s| known(&s.visit).is_some_and(|j| same(&s.visit, j)));
        let layout = |keep: &dyn Fn(&str, u32) -> bool| -> Vec<Vec<u32>> {
            let of_day =
                |d: &crate::record::TourDay| d.stops.iter().filter_map(|s| known(&s.visit).filter(|&j| keep(&s.visit, j))).collect();
            row.days.iter().map(of_day).collect()
        };
        let first = row.days[0].day.number() - p.origin.number();
        // a visit that grew may no longer fit where it was: then it looks for a new place
        let seated = seat(p, &mut thawed.plan, (org, slot), first, &layout(&|_, _| true))
            || seat(p, &mut thawed.plan, (org, slot), first, &layout(&|id, j| same(id, j)));
        if seated && whole {
            thawed.intact[slot] = thawed.plan.slots[slot].clone().map(|t| (t, row));
        }
    }
    thawed.plan.commit(|_| ());
    thawed
}

fn slot_of(p: &Problem<'_>, row: &Row) -> Option<(usize, usize)> {
    let org = p.depots.iter().position(|d| d.org.id == row.org)?;
    let days = row.week.monday().number() - p.origin.number();
    let week = usize::try_from(days / 7).ok().filter(|&w| days >= 0 && w < p.weeks)?;
    let slot = usize::try_from(row.slot).ok()?.checked_sub(1).filter(|&s| s < p.depots[org].teams)?;
    Some((org, p.slots_of(org, week).start + slot))
}

/// Puts the longest part of the days into the slot, if every limit holds.
fn seat(p: &Problem<'_>, plan: &mut Plan, (org, slot): (usize, usize), first: i32, days: &[Vec<u32>]) -> bool {
    let (start, kept) = longest_part(days);
    let first = first + start as i32;
    if kept.is_empty() || first < 0 {
        return false;
    }
    let possible = kept.iter().zip(first..).all(|(jobs, d)| jobs.iter().all(|&j| p.jobs[j as usize].on.contains(d as usize)));
    let tour = if possible { Tour::new(p, org, first, kept) } else { None };
    let Some(tour) = tour.filter(|t| t.last() <= t.due && t.days.len() <= p.depots[org].days_max && t.is_carried(p)) else { return false };
    let seated = plan.room_for_all(p, &tour) && plan.week_staffed(p, org, slot, &tour.crew);
    if seated {
        plan.put(p, slot, Some(tour));
    }
    seated
}
