//! A visit into a day of a tour (cheapest insertion; Solomon 1987, doi:10.1287/opre.35.2.254), in constant time per place.

use super::cooling::Blink;
use super::fit::{Offer, Spot};
use super::plan::Plan;
use super::problem::{Job, Problem};
use super::run::{BASE, ENDS, LODGE, NEVER, served};
use super::tour::Tour;
use crate::seed::Stream;

/// The cheapest place below `bound` within the days the tour has.
pub(super) fn in_days(
    p: &Problem<'_>,
    plan: &Plan,
    (slot, tour): (usize, &Tour),
    job: &Job,
    bound: i64,
    (stream, blink): (&mut Stream, &mut Blink),
) -> Option<Offer> {
    if job.due < tour.last() || !plan.room_for(p, job, tour.last()) {
        return None;
    }
    let mut best: Option<Offer> = None;
    let mut bound = bound;
    for day in (0..tour.days.len()).filter(|&d| job.on.contains(tour.first as usize + d)) {
        for before in 0..=tour.days[day].calls.len() {
            if blink.now(stream) {
                continue;
            }
            let added = if before < tour.days[day].calls.len() {
                before_a_stop(p, tour, job, (day, before), bound)
            } else {
                after_the_last(p, tour, job, day)
            };
            if added < bound {
                bound = added;
                best = Some(Offer { added, spot: Spot::Within { slot, day, before } });
            }
        }
    }
    best.filter(|_| plan.week_staffed(p, tour.org, slot, &tour.crew.joined(&job.crew)))
}

/// What it adds to go there before the `before`-th stop of the day; [`NEVER`] if the times forbid or it is not below `bound`.
fn before_a_stop(p: &Problem<'_>, tour: &Tour, job: &Job, (day, before): (usize, usize), bound: i64) -> i64 {
    let run = &tour.days[day];
    let next = &run.calls[before];
    let next_site = p.jobs[next.job as usize].site;
    let on = p.roads.leg(job.site, next_site);
    let others = p.prices.team_day * tour.days.len() as i64 - tour.price;
    let mut least = NEVER;
    for s in ENDS {
        let (site, time) = place_before(p, tour, (day, before), s);
        let to = p.roads.leg(site, job.site);
        let detour = (i64::from(to.metres) + i64::from(on.metres) - p.roads.metres(site, next_site)) * p.prices.metre;
        if before > 0 && detour >= bound {
            return NEVER;
        }
        if tour.before[day][s] >= NEVER {
            continue;
        }
        let arrive = served(job, time + to.minutes as i32) + on.minutes as i32;
        for e in ENDS.into_iter().filter(|&e| arrive <= next.late[e]) {
            least = least.min(tour.before[day][s] + run.price[s][e] + detour + tour.after[day][e] + others);
        }
    }
    least
}

/// What it adds to go there after the last stop of the day: the night before the next day may move with it.
fn after_the_last(p: &Problem<'_>, tour: &Tour, job: &Job, day: usize) -> i64 {
    let run = &tour.days[day];
    let depot = &p.depots[tour.org];
    let home = p.roads.leg(job.site, depot.site);
    let others = p.prices.team_day * tour.days.len() as i64 - tour.price;
    let (from_last, last) = (run.calls.len(), run.last_site(p));
    let tomorrow = if depot.org.lodges { lodged_here(p, tour, job, day) } else { NEVER };
    let mut least = NEVER;
    for s in ENDS.into_iter().filter(|&s| tour.before[day][s] < NEVER) {
        let (site, time) = place_before(p, tour, (day, from_last), s);
        let to = p.roads.leg(site, job.site);
        let end = served(job, time + to.minutes as i32);
        if end + home.minutes as i32 <= depot.to {
            let detour = (i64::from(to.metres) + i64::from(home.metres) - p.roads.metres(last, depot.site)) * p.prices.metre;
            least = least.min(tour.before[day][s] + run.price[s][BASE] + detour + tour.after[day][BASE] + others);
        }
        if end <= depot.to && tomorrow < NEVER {
            let detour = i64::from(to.metres) * p.prices.metre;
            least = least.min(tour.before[day][s] + run.price[s][LODGE] + detour + tomorrow + others);
        }
    }
    least
}

/// Least price of the days after `day` when the night is spent at the visit.
fn lodged_here(p: &Problem<'_>, tour: &Tour, job: &Job, day: usize) -> i64 {
    let Some(next) = tour.days.get(day + 1) else { return NEVER };
    ENDS.map(|e| next.priced(p, tour.org, job.site, e) + tour.after[day + 1][e]).into_iter().fold(NEVER, i64::min)
}

/// Where the team is before the place, and since when, if the day starts so.
fn place_before(p: &Problem<'_>, tour: &Tour, (day, before): (usize, usize), start: usize) -> (usize, i32) {
    let run = &tour.days[day];
    match before.checked_sub(1) {
        Some(i) => (p.jobs[run.calls[i].job as usize].site, run.calls[i].ready[start]),
        None => (run.starts[start], p.depots[tour.org].from),
    }
}
