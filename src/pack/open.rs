//! A visit on a new tour of its own.

use super::crew::Crew;
use super::fit::{Offer, Spot};
use super::plan::Plan;
use super::problem::{Job, Problem};
use crate::seed::Stream;

/// A new one-day tour on the cheapest day, if it adds less than `bound`; of days that cost the same, the first from a random
/// one on. Without prices of time all days do.
pub(super) fn on_new_tour(p: &Problem<'_>, plan: &Plan, job: &Job, bound: i64, stream: &mut Stream) -> Option<Offer> {
    let alone = p.alone(job).filter(|&added| added < bound && !job.days.is_empty())?;
    let start = stream.below(job.days.len() as u64) as usize;
    let days = job.days[start..].iter().chain(&job.days[..start]);
    if p.prices.waiting == 0 && p.prices.uneven == 0 {
        let (slot, day) = days.filter_map(|&day| slot_on(p, plan, job, day).map(|slot| (slot, day))).next()?;
        return Some(Offer { added: alone, spot: Spot::Tour { slot, day } });
    }
    let (mut best, mut bound) = (None, bound);
    for &day in days {
        let added = alone + p.waits(job, day, day) + plan.weeks.added(p, job, day as usize / 7, true);
        if added < bound
            && let Some(slot) = slot_on(p, plan, job, day)
        {
            bound = added;
            best = Some(Offer { added, spot: Spot::Tour { slot, day } });
        }
    }
    best
}

/// A free slot on that day, if lab, vehicles and roster allow.
fn slot_on(p: &Problem<'_>, plan: &Plan, job: &Job, day: i32) -> Option<usize> {
    let slot = plan.free_slot(p, job.org, day as usize / 7)?;
    (plan.room_for(p, job, day)
        && plan.weeks.vehicle_for(p, job, day as usize / 7, None)
        && plan.week_staffed(p, job.org, slot, &lone_crew(p, job, day)))
    .then_some(slot)
}

/// Who could make this visit on that day.
pub(super) fn lone_crew(p: &Problem<'_>, job: &Job, day: i32) -> Crew {
    let mut crew = job.crew.clone();
    crew.attend(&p.depots[job.org].available[day as usize]);
    crew
}
