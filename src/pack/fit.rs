//! The cheapest place for a visit in a plan: inside a day, on a new day at either end of a tour, or on a new tour.

use super::cooling::Blink;
use super::plan::Plan;
use super::problem::{Job, Problem};
use super::run::UNBOUND;
use super::{edge, open, within};
use crate::seed::Stream;

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

/// The cheapest offer that keeps every limit, the first of equals; `blink` overlooks one place in a hundred.
pub(super) fn cheapest(p: &Problem<'_>, plan: &Plan, job: &Job, stream: &mut Stream, blink: &mut Blink) -> Option<Offer> {
    let mut best: Option<Offer> = None;
    for slot in job.weeks.iter().flat_map(|&week| p.slots_of(job.org, week)) {
        let bound = best.map_or(UNBOUND, |o| o.added);
        if let Some(offer) = in_tour(p, plan, slot, job, bound, (stream, blink)) {
            best = Some(offer);
        }
    }
    let bound = best.map_or(UNBOUND, |o| o.added);
    open::on_new_tour(p, plan, job, bound, stream).or(best)
}

/// The cheapest offer below `bound` in the tour of this slot.
pub(super) fn in_tour(
    p: &Problem<'_>,
    plan: &Plan,
    slot: usize,
    job: &Job,
    bound: i64,
    (stream, blink): (&mut Stream, &mut Blink),
) -> Option<Offer> {
    let tour = plan.slots[slot].as_deref()?;
    let manned = tour.crew.able.count_common(&job.crew.able) >= p.team_size && tour.crew.leads.count_common(&job.crew.leads) >= 1;
    if !manned {
        return None;
    }
    let inside = within::in_days(p, plan, (slot, tour), job, bound, (stream, blink));
    let bound = inside.map_or(bound, |o| o.added);
    edge::on_new_day(p, plan, (slot, tour), job, bound).or(inside)
}
