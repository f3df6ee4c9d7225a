//! A visit on a new day before the first or after the last day of a tour.

use super::fit::{Offer, Spot};
use super::plan::Plan;
use super::problem::{Job, Problem};
use super::run::{BASE, ENDS, LODGE, NEVER, served};
use super::tour::Tour;

/// The cheaper of the two ends if it adds less than `bound`. A new day may let the team lodge instead of driving home: at most
/// the ways of the tour are saved.
pub(super) fn on_new_day(p: &Problem<'_>, plan: &Plan, (slot, tour): (usize, &Tour), job: &Job, bound: i64) -> Option<Offer> {
    if tour.days.len() >= p.depots[tour.org].days_max || p.prices.team_day >= bound.saturating_add(tour.ways(p)) {
        return None;
    }
    let mut best = None;
    let mut bound = bound;
    for (spot, day, added) in [
        (Spot::DayAfter { slot }, tour.last() + 1, after(p, plan, tour, job)),
        (Spot::DayBefore { slot }, tour.first - 1, before(p, plan, tour, job)),
    ] {
        if added < bound && staffed(p, plan, (slot, tour), job, day) {
            bound = added;
            best = Some(Offer { added, spot });
        }
    }
    best
}

fn possible(p: &Problem<'_>, tour: &Tour, job: &Job, day: i32) -> bool {
    day >= 0 && day as usize / 7 == tour.week() && job.on.contains(day as usize) && p.working[day as usize]
}

fn staffed(p: &Problem<'_>, plan: &Plan, (slot, tour): (usize, &Tour), job: &Job, day: i32) -> bool {
    let mut crew = tour.crew.joined(&job.crew);
    crew.attend(&p.depots[tour.org].available[day as usize]);
    plan.week_staffed(p, tour.org, slot, &crew)
}

fn after(p: &Problem<'_>, plan: &Plan, tour: &Tour, job: &Job) -> i64 {
    let day = tour.last() + 1;
    if !possible(p, tour, job, day) || job.due.min(tour.due) < day || !plan.room_to_move(p, tour, Some(job), day) {
        return NEVER;
    }
    let days = tour.before[tour.days.len()];
    let starts = [p.depots[tour.org].site, tour.last_site(tour.days.len() - 1)];
    let least = ENDS.map(|s| if days[s] < NEVER { days[s] + alone(p, tour.org, job, starts[s])[BASE] } else { NEVER });
    // all samples of the tour are handed in a day later
    let time = p.waits(job, day, day) + p.prices.late * i64::from(tour.batches);
    least[BASE].min(least[LODGE]) + p.prices.team_day - tour.ways(p) + time + plan.weeks.added(p, job, tour.week(), true)
}

fn before(p: &Problem<'_>, plan: &Plan, tour: &Tour, job: &Job) -> i64 {
    let day = tour.first - 1;
    if !possible(p, tour, job, day) || job.due < tour.last() || !plan.room_for(p, job, tour.last()) {
        return NEVER;
    }
    let first = &tour.days[0];
    let out = alone(p, tour.org, job, p.depots[tour.org].site);
    let price = first.priced_from(p, tour.org, tour.stops(0), job.site);
    let lodged = ENDS.map(|e| price[e] + tour.after[0][e]).into_iter().fold(NEVER, i64::min);
    let home = ENDS.map(|e| first.price[BASE][e] + tour.after[0][e]).into_iter().fold(NEVER, i64::min);
    let least = (out[BASE] + home).min(out[LODGE] + lodged).min(NEVER);
    let time = p.waits(job, day, tour.last());
    least + p.prices.team_day - tour.ways(p) + time + plan.weeks.added(p, job, tour.week(), true)
}

/// Prices of a day with this visit alone, by its end, when it starts at that site.
fn alone(p: &Problem<'_>, org: usize, job: &Job, start: usize) -> [i64; 2] {
    let depot = &p.depots[org];
    let (out, back) = (p.roads.leg(start, job.site), p.roads.leg(job.site, depot.site));
    let end = served(&p.times[p.number(job)], depot.from + out.minutes as i32);
    let way = i64::from(out.metres) * p.prices.metre;
    let home = if end + back.minutes as i32 <= depot.to { way + i64::from(back.metres) * p.prices.metre } else { NEVER };
    [home, if depot.org.lodges && end <= depot.to { way + p.prices.night } else { NEVER }]
}
