//! The cheapest place for a visit in a plan: inside a day, on a new day at either end of a tour, or on a new tour.

use super::plan::Plan;
use super::problem::{Job, Problem};
use super::run::UNBOUND;
use super::scout::Scout;
use super::tour::Tour;
use super::{edge, open, within};

/// Where a visit could go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Into a day of a tour, before its `before`-th stop.
    Within { slot: usize, day: usize, before: usize },
    /// On a new day after the tour's last.
    DayAfter { slot: usize },
    /// On a new day before the tour's first.
    DayBefore { slot: usize },
    /// On a new tour.
    Tour { slot: usize, day: i32 },
}

/// A place and what it adds to the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub added: i64,
    pub spot: Spot,
}

/// The cheapest offer that keeps every limit, the first of equals; blinks overlook one place in a hundred. Places within
/// days come first: they are cheap to try and leave few of the dear ones below the bound.
pub(super) fn cheapest(p: &Problem<'_>, plan: &Plan, job: &Job, scout: &mut Scout<'_>) -> Option<Offer> {
    let slots = scout.tours(p, plan, job);
    let mut best: Option<Offer> = None;
    for &slot in &slots {
        let bound = best.map_or(UNBOUND, |o| o.added);
        best = joinable(p, plan, slot as usize, job)
            .and_then(|tour| within::in_days(p, plan, (slot as usize, tour), job, bound, scout))
            .or(best);
    }
    for &slot in &slots {
        let bound = best.map_or(UNBOUND, |o| o.added);
        best = joinable(p, plan, slot as usize, job).and_then(|tour| edge::on_new_day(p, plan, (slot as usize, tour), job, bound)).or(best);
    }
    scout.done(slots);
    let bound = best.map_or(UNBOUND, |o| o.added);
    open::on_new_tour(p, plan, job, bound, &mut scout.stream).or(best)
}

/// The cheapest offer below `bound` in the tour of this slot.
pub(super) fn in_tour(p: &Problem<'_>, plan: &Plan, slot: usize, job: &Job, bound: i64, scout: &mut Scout<'_>) -> Option<Offer> {
    let tour = joinable(p, plan, slot, job)?;
    let inside = within::in_days(p, plan, (slot, tour), job, bound, scout);
    let bound = inside.map_or(bound, |o| o.added);
    edge::on_new_day(p, plan, (slot, tour), job, bound).or(inside)
}

/// The tour of the slot, if its crew could make the visit too and a vehicle takes it.
fn joinable<'a>(p: &Problem<'_>, plan: &'a Plan, slot: usize, job: &Job) -> Option<&'a Tour> {
    let tour = plan.slots[slot].as_deref()?;
    let crew = tour.crew.able.count_common(&job.crew.able) >= p.team_size && tour.crew.leads.touches(&job.crew.leads);
    (crew && plan.weeks.vehicle_for(p, job, tour.week(), Some(tour))).then_some(tour)
}
