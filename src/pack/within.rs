//! A visit into a day of a tour (cheapest insertion; Solomon 1987, doi:10.1287/opre.35.2.254), in constant time per place.

use super::fit::{Offer, Spot};
use super::plan::Plan;
use super::problem::{Job, Problem};
use super::roads::Leg;
use super::run::{BASE, Call, ENDS, LODGE, NEVER, served};
use super::scout::Scout;
use super::tour::Tour;

/// The cheapest place below `bound` within the days the tour has.
pub(super) fn in_days(
    p: &Problem<'_>,
    plan: &Plan,
    (slot, tour): (usize, &Tour),
    job: &Job,
    bound: i64,
    scout: &mut Scout<'_>,
) -> Option<Offer> {
    if job.due < tour.last() || !plan.room_for(p, job, tour.last()) {
        return None;
    }
    let (mut best, mut bound) = (None, bound);
    let uneven = plan.weeks.added(p, job, tour.week(), false);
    let open = |d: &usize| job.on.contains(tour.first as usize + d) && tour.carries(p, *d, job);
    for day in (0..tour.days.len()).filter(open) {
        let place = Place::new(p, tour, job, day);
        let time = uneven + p.waits(job, tour.first + day as i32, tour.last());
        for before in 0..=tour.stops(day).len() {
            if scout.blink.now(&mut scout.stream) {
                continue;
            }
            let added = place.added(before, bound - time) + time;
            if added < bound {
                bound = added;
                best = Some(Offer { added, spot: Spot::Within { slot, day, before } });
            }
        }
    }
    best.filter(|_| plan.week_staffed(p, tour.org, slot, &tour.crew.joined(&job.crew)))
}

/// A visit held over a day of a tour.
struct Place<'a> {
    p: &'a Problem<'a>,
    tour: &'a Tour,
    job: &'a Job,
    day: usize,
    stops: &'a [Call],
    /// What the tour costs with this day in each case, above what it costs now.
    over: [[i64; 2]; 2],
}

impl<'a> Place<'a> {
    fn new(p: &'a Problem<'a>, tour: &'a Tour, job: &'a Job, day: usize) -> Self {
        let others = -tour.ways(p);
        let price = &tour.days[day].price;
        let over = ENDS.map(|s| ENDS.map(|e| tour.before[day][s] + price[s][e] + tour.after[day][e] + others));
        Self { p, tour, job, day, stops: tour.stops(day), over }
    }

    /// What it adds to go there before the `before`-th stop; [`NEVER`] if the times forbid or it is not below `bound`.
    fn added(&self, before: usize, bound: i64) -> i64 {
        let times = &self.p.times[self.p.number(self.job)];
        let leave = match before.checked_sub(1) {
            Some(i) => self.stops[i].ready,
            None => [self.p.depots[self.tour.org].from; 2],
        };
        // without any way at all, would it end in time?
        let end = leave[BASE].min(leave[LODGE]).max(times.open) + times.service;
        let late = self.stops.get(before).map_or(self.p.depots[self.tour.org].to, |next| next.late[BASE].max(next.late[LODGE]));
        if end > late || end > times.close {
            return NEVER;
        }
        match before {
            n if n == self.stops.len() => self.after_the_last(leave[BASE], leave[LODGE]),
            0 => self.before_the_first(bound),
            _ => self.between(before, leave, bound),
        }
    }

    fn between(&self, before: usize, leave: [i32; 2], bound: i64) -> i64 {
        let (last, next) = (&self.stops[before - 1], &self.stops[before]);
        let to = self.p.roads.leg(last.site as usize, self.job.site);
        let on = self.p.roads.leg(self.job.site, next.site as usize);
        let detour = (i64::from(to.metres) + i64::from(on.metres) - i64::from(next.leg.metres)) * self.p.prices.metre;
        if detour >= bound {
            return NEVER;
        }
        let mut least = NEVER;
        for s in ENDS {
            least = least.min(self.through(s, leave[s], to, on, next) + detour);
        }
        least
    }

    fn before_the_first(&self, bound: i64) -> i64 {
        let run = &self.tour.days[self.day];
        let (from, next) = (self.p.depots[self.tour.org].from, &self.stops[0]);
        let on = self.p.roads.leg(self.job.site, next.site as usize);
        let mut least = NEVER;
        for s in ENDS.into_iter().filter(|&s| self.tour.before[self.day][s] < NEVER) {
            let to = self.p.roads.leg(run.starts[s], self.job.site);
            let detour = (i64::from(to.metres) + i64::from(on.metres) - i64::from(run.out(s).metres)) * self.p.prices.metre;
            if detour < bound {
                least = least.min(self.through(s, from, to, on, next) + detour);
            }
        }
        least
    }

    /// What the tour costs above now, without the detour, if the day starts so and the next stop is still reached in time.
    fn through(&self, start: usize, leave: i32, to: Leg, on: Leg, next: &Call) -> i64 {
        let times = &self.p.times[self.p.number(self.job)];
        let arrive = served(times, leave + to.minutes as i32) + on.minutes as i32;
        let open = |e: usize| if arrive <= next.late[e] { self.over[start][e] } else { NEVER };
        open(BASE).min(open(LODGE))
    }

    /// The night before the next day may move with it.
    fn after_the_last(&self, leave_base: i32, leave_lodge: i32) -> i64 {
        let (p, tour, day) = (self.p, self.tour, self.day);
        let (depot, run, times) = (&p.depots[tour.org], &tour.days[day], &p.times[p.number(self.job)]);
        let metre = p.prices.metre;
        let home = p.roads.leg(self.job.site, depot.site);
        let to = p.roads.leg(tour.last_site(day), self.job.site);
        let others = -tour.ways(p);
        let mut tomorrow = None;
        let mut least = NEVER;
        for (s, leave) in [(BASE, leave_base), (LODGE, leave_lodge)] {
            if tour.before[day][s] >= NEVER {
                continue;
            }
            let end = served(times, leave + to.minutes as i32);
            if end + home.minutes as i32 <= depot.to {
                let detour = (i64::from(to.metres) + i64::from(home.metres) - i64::from(run.back.metres)) * metre;
                least = least.min(self.over[s][BASE] + detour);
            }
            if end <= depot.to && depot.org.lodges && run.price[s][LODGE] < NEVER {
                let next = *tomorrow.get_or_insert_with(|| self.lodged_here());
                least = least.min(tour.before[day][s] + run.price[s][LODGE] + i64::from(to.metres) * metre + next + others);
            }
        }
        least
    }

    /// Least price of the days after this one when the night is spent at the visit.
    fn lodged_here(&self) -> i64 {
        let (tour, next) = (self.tour, self.day + 1);
        if next >= tour.days.len() {
            return NEVER;
        }
        let price = tour.days[next].priced_from(self.p, tour.org, tour.stops(next), self.job.site);
        ENDS.map(|e| price[e] + tour.after[next][e]).into_iter().fold(NEVER, i64::min)
    }
}
