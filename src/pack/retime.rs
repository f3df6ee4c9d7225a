//! A tour moves to other days as it is: opens room in labs and weeks without a change of way (block move in time).

use super::plan::Plan;
use super::problem::Problem;
use super::tour::Tour;
use crate::seed::Stream;

/// Tries to move the tour of a random visit to a random day its first visit allows; leaves the plan as it was if it cannot.
pub(super) fn retime(p: &Problem<'_>, plan: &mut Plan, stream: &mut Stream) {
    let visit = stream.below(p.jobs.len() as u64) as usize;
    let Some(slot) = plan.at[visit].map(|s| s as usize) else { return };
    let old = plan.slots[slot].clone().expect("a placed visit has a tour");
    let anchor = &p.jobs[old.calls[0].job as usize];
    let first = anchor.days[stream.below(anchor.days.len() as u64) as usize];
    if first == old.first || !allowed(p, &old, first) {
        return;
    }
    let moved = old.moved(p, first);
    plan.put(p, slot, None);
    let target = plan.free_slot(p, old.org, first as usize / 7);
    let target = target.filter(|&s| plan.room_for_all(p, &moved) && plan.week_staffed(p, old.org, s, &moved.crew));
    match target {
        Some(target) => plan.put(p, target, Some(moved)),
        None => plan.put(p, slot, Some((*old).clone())),
    }
}

/// Whether every visit and the calendar allow the tour to start on that day.
fn allowed(p: &Problem<'_>, tour: &Tour, first: i32) -> bool {
    let last = first + tour.days.len() as i32 - 1;
    last / 7 == first / 7
        && last <= tour.due
        && (first..=last).all(|d| p.working[d as usize])
        && (0..tour.days.len()).zip(first..).all(|(day, d)| tour.jobs_of(day).all(|j| p.jobs[j as usize].on.contains(d as usize)))
}
