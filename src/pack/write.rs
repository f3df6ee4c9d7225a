//! A plan as rows of the record: names, dates, minutes, sums.

use super::plan::Plan;
use super::problem::Problem;
use super::reason::reason;
use super::run::{LODGE, Run};
use super::totals::totals;
use super::tour::Tour;
use crate::base::{Metres, Minutes};
use crate::frame::Sound;
use crate::record::{Batch, Pack, Place, Stop, Tour as Row, TourDay, Unplaced};

/// The rows of a plan. Slots of a week are numbered from 1 in the order of the tours' first visits.
pub(super) fn pack(p: &Problem<'_>, batches: &[Batch], plan: &Plan, iterations: u64) -> Pack {
    let mut tours = Vec::new();
    for org in 0..p.depots.len() {
        for week in 0..p.weeks {
            let mut these: Vec<&Tour> = p.slots_of(org, week).filter_map(|s| plan.slots[s].as_deref()).collect();
            these.sort_by_key(|t| t.calls[0].job);
            tours.extend(these.iter().zip(1..).map(|(tour, number)| row(p, tour, number)));
        }
    }
    let visits = p.jobs.iter().map(|j| j.visit.clone()).collect();
    let pack = assembled(p.sound, batches, visits, tours, unplaced(p, plan), iterations);
    debug_assert_eq!((plan.price + 999).div_euclid(1000), pack.totals.cost.0, "the search priced what was written down");
    pack
}

/// Absent visits with their reasons; ascending.
pub(super) fn unplaced(p: &Problem<'_>, plan: &Plan) -> Vec<Unplaced> {
    let jobs = plan.absent.iter().map(|&j| &p.jobs[j as usize]);
    jobs.map(|job| Unplaced { visit: job.visit.id.clone(), reason: reason(p, plan, job) }).collect()
}

/// Sorted and summed.
pub(super) fn assembled(
    sound: &Sound,
    batches: &[Batch],
    visits: Vec<crate::record::Visit>,
    mut tours: Vec<Row>,
    mut unplaced: Vec<Unplaced>,
    iterations: u64,
) -> Pack {
    tours.sort_by(|a, b| a.id.cmp(&b.id));
    unplaced.sort_by(|a, b| a.visit.cmp(&b.visit));
    let totals = totals(sound, batches, &visits, &tours);
    Pack { visits, tours, unplaced, totals, iterations }
}

/// A tour as a row, in that slot.
pub(super) fn row(p: &Problem<'_>, tour: &Tour, slot: u64) -> Row {
    let org = p.depots[tour.org].org.id.clone();
    let week = p.day(tour.first).week();
    let nights = tour.nights();
    let days = tour.days.iter().enumerate().map(|(d, run)| {
        let start = if d == 0 { 0 } else { nights[d - 1] };
        day(p, tour, (d, run), (start, nights[d]))
    });
    Row { id: format!("{week}/{org}/{slot}"), org, week, slot, days: days.collect() }
}

fn day(p: &Problem<'_>, tour: &Tour, (d, run): (usize, &Run), (start, end): (usize, usize)) -> TourDay {
    let depot = &p.depots[tour.org];
    let place = |at: usize| if at == LODGE { Place::Lodge } else { Place::Base };
    let (mut at, mut time, mut metres, mut drive) = (run.starts[start], depot.from, 0, 0);
    let mut go = |to: usize, time: &mut i32| {
        let leg = p.roads.leg(at, to);
        (at, metres, drive) = (to, metres + i64::from(leg.metres), drive + i64::from(leg.minutes));
        *time += leg.minutes as i32;
    };
    let mut stops = Vec::new();
    for call in tour.stops(d) {
        let (job, times) = (&p.jobs[call.job as usize], &p.times[call.job as usize]);
        go(job.site, &mut time);
        let (arrive, begin) = (time, time.max(times.open));
        time = begin + times.service;
        stops.push(Stop { visit: job.visit.id.clone(), arrive: minutes(arrive), start: minutes(begin), end: minutes(time) });
    }
    if end != LODGE {
        go(depot.site, &mut time);
    }
    TourDay {
        day: p.day(tour.first + d as i32),
        from: place(start),
        leave: minutes(depot.from),
        stops,
        to: place(end),
        end: minutes(time),
        metres: Metres(metres),
        drive: Minutes(drive),
    }
}

fn minutes(time: i32) -> Minutes {
    Minutes(i64::from(time))
}
