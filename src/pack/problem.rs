//! The packing problem in positions instead of names: visits, organisations, labs, days, prices.

use super::bits::Bits;
use super::crew::{Crew, Limits, roster};
use super::roads::Roads;
use super::run::served;
use super::visits::{Task, line};
use crate::base::{Day, LabId, Point};
use crate::frame::{Sound, is_away};
use crate::record::{Org, Sampler, Visit};
use rayon::prelude::*;

/// A visit to be placed.
#[derive(Debug)]
pub(super) struct Job {
    pub visit: Visit,
    /// Position of its organisation.
    pub org: usize,
    /// Position of its site in the roads.
    pub site: usize,
    /// Possible days after the origin; ascending.
    pub days: Vec<i32>,
    /// The same as a set.
    pub on: Bits,
    /// Weeks with a possible day; ascending.
    pub weeks: Vec<usize>,
    /// The same as a set.
    pub in_weeks: Bits,
    /// Last day of a tour that may carry it.
    pub due: i32,
    /// Batches by lab position; no zeros.
    pub loads: Vec<(usize, u32)>,
    /// Who may make it.
    pub crew: Crew,
}

/// When a visit can be served; apart from [`Job`] so that many lie in the cache together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Times {
    /// Minutes of service.
    pub service: i32,
    /// Minutes after midnight.
    pub open: i32,
    /// Minutes after midnight.
    pub close: i32,
}

/// A sampling organisation: base, hours, roster, slots.
#[derive(Debug)]
pub(super) struct Depot<'a> {
    pub org: &'a Org,
    pub site: usize,
    pub from: i32,
    pub to: i32,
    /// Days of a tour, at most; also bounded by how long samples may travel.
    pub days_max: usize,
    /// Tours in one week, at most; also bounded by the roster.
    pub teams: usize,
    /// Its first slot; slots are numbered by week, then team.
    pub first_slot: usize,
    pub roster: Vec<&'a Sampler>,
    /// What keeps them from visits.
    pub limits: Limits<'a>,
    /// Who is not on leave, by day.
    pub available: Vec<Bits>,
}

/// A lab's limits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Intake {
    pub per_day: u32,
    pub per_week: u32,
}

/// Prices in 1/1000 fen, so that a metre has a whole price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    pub team_day: i64,
    pub night: i64,
    pub metre: i64,
}

/// Everything the search needs, by position. Day 0 is the Monday of the first week.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    pub sound: &'a Sound,
    pub origin: Day,
    pub weeks: usize,
    /// Whether a day is worked.
    pub working: Vec<bool>,
    /// Ascending by visit id.
    pub jobs: Vec<Job>,
    /// By job.
    pub times: Vec<Times>,
    pub depots: Vec<Depot<'a>>,
    pub labs: Vec<Intake>,
    pub roads: Roads<'a>,
    pub prices: Prices,
    pub team_size: usize,
    pub slots: usize,
    /// Finished tours whose people count against their limits.
    pub committed: Vec<Committed>,
}

/// A tour that will not change and still counts against its samplers' totals.
#[derive(Clone, Debug)]
pub(super) struct Committed {
    pub org: usize,
    /// Monday of its week, days after the origin (may be negative).
    pub monday: i32,
    pub crew: Crew,
}

impl<'a> Problem<'a> {
    /// The problem of these tasks (ascending by visit id).
    pub fn new(sound: &'a Sound, tasks: Vec<Task<'a>>) -> Self {
        let facts = sound.facts();
        let first = tasks.iter().filter_map(|t| t.days.first()).min().copied().unwrap_or(facts.task.issued);
        let last = tasks.iter().filter_map(|t| t.days.last()).max().copied().unwrap_or(first);
        let origin = first.week().monday();
        let weeks = ((last.number() - origin.number()) / 7 + 1) as usize;
        let working: Vec<bool> = (0..weeks as i32 * 7).map(|d| facts.calendar.is_working(origin.plus(d))).collect();
        let sites: Vec<Point> = facts.orgs.iter().map(|o| o.base).chain(tasks.iter().map(|t| t.enterprise.at)).collect();
        let mut slots = 0;
        let depots: Vec<Depot<'a>> = (0..facts.orgs.len())
            .map(|o| {
                let depot = depot(sound, o, slots, (origin, working.len()));
                slots += depot.teams * weeks;
                depot
            })
            .collect();
        let times = tasks.par_iter().map(|t| times(sound, t)).collect();
        let horizon = (origin, working.len());
        let jobs = tasks.into_par_iter().enumerate().map(|(i, t)| job(sound, t, facts.orgs.len() + i, &depots, horizon)).collect();
        Self {
            sound,
            origin,
            weeks,
            working,
            jobs,
            times,
            labs: facts.labs.iter().map(|l| Intake { per_day: small(l.batches_per_day), per_week: small(l.batches_per_week) }).collect(),
            roads: Roads::new(&facts.travel, &sites),
            prices: Prices {
                team_day: facts.prices.team_day.0 * 1000,
                night: facts.prices.night.0 * 1000,
                metre: facts.prices.kilometre.0,
            },
            team_size: facts.rules.team_size as usize,
            slots,
            depots,
            committed: Vec::new(),
        }
    }

    /// Slots of an organisation's week.
    pub fn slots_of(&self, org: usize, week: usize) -> std::ops::Range<usize> {
        let depot = &self.depots[org];
        let start = depot.first_slot + week * depot.teams;
        start..start + depot.teams
    }

    /// Week of a slot.
    pub fn week_of(&self, slot: usize, org: usize) -> usize {
        let depot = &self.depots[org];
        (slot - depot.first_slot) / depot.teams
    }

    /// Number of a slot within its week, from 1.
    pub fn slot_number(&self, slot: usize, org: usize) -> u64 {
        let depot = &self.depots[org];
        ((slot - depot.first_slot) % depot.teams) as u64 + 1
    }

    /// Price of a one-day tour of this visit alone (1/1000 fen), if the working day and the opening hours allow it.
    pub fn alone(&self, job: &Job) -> Option<i64> {
        let depot = &self.depots[job.org];
        let (out, back) = (self.roads.leg(depot.site, job.site), self.roads.leg(job.site, depot.site));
        let end = served(&self.times[self.number(job)], depot.from + out.minutes as i32);
        let ways = i64::from(out.metres) + i64::from(back.metres);
        (end + back.minutes as i32 <= depot.to).then(|| self.prices.team_day + ways * self.prices.metre)
    }

    /// Position of a job: visits have one site each, after the bases.
    pub fn number(&self, job: &Job) -> usize {
        job.site - self.depots.len()
    }

    /// The calendar day of a day number.
    pub fn day(&self, day: i32) -> Day {
        self.origin.plus(day)
    }
}

fn small(limit: u64) -> u32 {
    u32::try_from(limit).unwrap_or(u32::MAX)
}

fn depot<'a>(sound: &'a Sound, o: usize, first_slot: usize, (origin, days): (Day, usize)) -> Depot<'a> {
    let (org, rules) = (&sound.facts().orgs[o], &sound.facts().rules);
    let roster = roster(sound, &org.id);
    let crews = roster.len() / (rules.team_size as usize).max(1);
    let available = (0..days as i32).map(|d| Bits::of(roster.len(), |i| !is_away(roster[i], origin.plus(d)))).collect();
    Depot {
        org,
        site: o,
        from: org.hours.from.0 as i32,
        to: org.hours.to.0 as i32,
        days_max: org.tour_days_max.min(u64::from(rules.days_to_lab_max) + 1).min(7) as usize,
        teams: (org.teams_per_week as usize).min(crews),
        first_slot,
        limits: Limits::new(sound, &roster),
        roster,
        available,
    }
}

fn times(sound: &Sound, task: &Task<'_>) -> Times {
    let org = sound.facts().orgs.iter().find(|o| o.id == task.visit.org).expect("a line names an organisation");
    let service = org.minutes_per_visit.0 + task.batches.iter().map(|b| line(sound, b).minutes_per_batch.0).sum::<i64>();
    Times { service: service as i32, open: task.enterprise.hours.from.0 as i32, close: task.enterprise.hours.to.0 as i32 }
}

fn job(sound: &Sound, task: Task<'_>, site: usize, depots: &[Depot<'_>], (origin, horizon): (Day, usize)) -> Job {
    let facts = sound.facts();
    let org = facts.orgs.iter().position(|o| o.id == task.visit.org).expect("a line names an organisation");
    let days: Vec<i32> = task.days.iter().map(|d| d.number() - origin.number()).collect();
    let mut weeks: Vec<usize> = days.iter().map(|d| *d as usize / 7).collect();
    weeks.dedup();
    let count = |lab: &LabId| task.batches.iter().filter(|b| b.lab == *lab).count() as u32;
    let loads = facts.labs.iter().enumerate().map(|(i, l)| (i, count(&l.id)));
    Job {
        org,
        site,
        on: Bits::of(horizon, |d| days.binary_search(&(d as i32)).is_ok()),
        in_weeks: Bits::of(horizon.div_ceil(7), |w| weeks.binary_search(&w).is_ok()),
        days,
        weeks,
        due: task.due.number() - origin.number(),
        loads: loads.filter(|(_, n)| *n > 0).collect(),
        crew: depots[org].limits.crew(&task.batches),
        visit: task.visit,
    }
}
