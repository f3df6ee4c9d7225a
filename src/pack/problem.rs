//! The packing problem in positions instead of names: visits, organisations, labs, days, prices.

use super::bits::Bits;
use super::crew::{Crew, Limits, roster};
use super::roads::Roads;
use super::run::served;
use super::vehicles::{Vehicles, flag_counts, takes, vehicles};
use super::visits::{Task, first_day, line};
use crate::base::{Day, FlagId, Point};
use crate::frame::{Sound, is_away};
use crate::record::{Batch, Facts, Org, Sampler, Visit};
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
    /// Batches by intake position; no zeros.
    pub loads: Vec<(usize, u32)>,
    /// Batches in all.
    pub batches: u32,
    /// Batches by transport flag; no zeros.
    pub flags: Vec<(usize, u32)>,
    /// No vehicle takes it: it has no days here, though the calendar has some.
    pub barred: bool,
    /// Position of the county of its site.
    pub county: usize,
    /// First day on which it could be made at all, days after the origin; before it if that week is finished.
    pub first: i32,
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
    /// What its teams carry.
    pub vehicles: Vehicles,
}

/// Limits of a lab, or of a group of products at a lab.
#[derive(Clone, Copy, Debug)]
pub(super) struct Intake {
    /// Position of the lab in the facts.
    pub lab: usize,
    pub per_day: u32,
    pub per_week: u32,
}

/// Prices in 1/1000 fen, so that a metre has a whole price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    pub team_day: i64,
    pub night: i64,
    pub metre: i64,
    /// A day between a batch's visit and its hand-in.
    pub late: i64,
    /// A day between a visit's first possible day and the visit.
    pub waiting: i64,
    /// A unit of unevenness.
    pub uneven: i64,
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
    /// Every lab, then every group of every lab.
    pub labs: Vec<Intake>,
    /// Labs without their groups.
    pub whole_labs: usize,
    /// Transport flags of the products; ascending.
    pub flags: Vec<&'a FlagId>,
    pub roads: Roads<'a>,
    pub prices: Prices,
    pub team_size: usize,
    pub slots: usize,
    /// Finished tours whose people count against their limits.
    pub committed: Vec<Committed>,
    /// What the search counts for a visit without a tour: eight team-days, dear enough to be placed and cheap enough to pass
    /// through; more where days of waiting have a price.
    pub absence: i64,
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
        let ids: Vec<&str> = facts.orgs.iter().map(|o| o.id.as_str()).chain(tasks.iter().map(|t| t.enterprise.id.as_str())).collect();
        let mut flags: Vec<&FlagId> = facts.products.iter().flat_map(|p| &p.transport).collect();
        flags.sort_unstable();
        flags.dedup();
        let mut slots = 0;
        let depots: Vec<Depot<'a>> = (0..facts.orgs.len())
            .map(|o| {
                let depot = depot(sound, o, slots, (origin, working.len()), &flags);
                slots += depot.teams * weeks;
                depot
            })
            .collect();
        let times = tasks.par_iter().map(|t| times(sound, t)).collect();
        let horizon = (origin, working.len());
        let jobs =
            tasks.into_par_iter().enumerate().map(|(i, t)| job(sound, t, facts.orgs.len() + i, (&depots, &flags), horizon)).collect();
        let mut problem = Self {
            sound,
            origin,
            weeks,
            working,
            jobs,
            times,
            labs: intakes(sound),
            whole_labs: facts.labs.len(),
            flags,
            roads: Roads::new(sound, &sites, &ids),
            prices: Prices {
                team_day: facts.prices.team_day.0 * 1000,
                night: facts.prices.night.0 * 1000,
                metre: facts.prices.kilometre.0,
                late: facts.prices.late_day.0 * 1000,
                waiting: facts.prices.waiting_day.0 * 1000,
                uneven: facts.prices.uneven.0 * 1000,
            },
            team_size: facts.rules.team_size as usize,
            slots,
            depots,
            committed: Vec::new(),
            absence: 0,
        };
        let away = 8 * (problem.prices.team_day + problem.prices.night) + 1_000_000 * problem.prices.metre + 1;
        problem.absence = away + problem.dearest_time();
        problem
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

    /// Price of the days a visit waits when made on that day, and its batches when handed in on the last.
    pub fn waits(&self, job: &Job, day: i32, last: i32) -> i64 {
        self.prices.waiting * i64::from(day - job.first) + self.prices.late * i64::from(job.batches) * i64::from(last - day)
    }

    /// Above what the time of any visit could cost: days it waits, batches late for a week, weeks as uneven as can be.
    fn dearest_time(&self) -> i64 {
        let waits =
            |job: &Job| job.days.last().map_or(0, |&last| self.waits(job, last, last) + self.prices.late * i64::from(job.batches) * 7);
        let received: u64 = self.jobs.iter().map(|j| u64::from(j.batches)).sum();
        let fullest = self.labs[..self.whole_labs].iter().map(|l| received.min(l.per_week.into())).max().unwrap_or(0);
        let most = self.jobs.iter().map(|j| u64::from(j.batches)).max().unwrap_or(0);
        self.jobs.iter().map(waits).max().unwrap_or(0) + self.prices.uneven.saturating_mul(2 * (fullest * most) as i64)
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

fn depot<'a>(sound: &'a Sound, o: usize, first_slot: usize, (origin, days): (Day, usize), flags: &[&FlagId]) -> Depot<'a> {
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
        vehicles: vehicles(org, flags),
        roster,
        available,
    }
}

fn times(sound: &Sound, task: &Task<'_>) -> Times {
    let org = sound.facts().orgs.iter().find(|o| o.id == task.visit.org).expect("a line names an organisation");
    let service = org.minutes_per_visit.0 + task.batches.iter().map(|b| line(sound, b).minutes_per_batch.0).sum::<i64>();
    Times { service: service as i32, open: task.enterprise.hours.from.0 as i32, close: task.enterprise.hours.to.0 as i32 }
}

fn job(sound: &Sound, task: Task<'_>, site: usize, (depots, flags): (&[Depot<'_>], &[&FlagId]), (origin, horizon): (Day, usize)) -> Job {
    let facts = sound.facts();
    let org = facts.orgs.iter().position(|o| o.id == task.visit.org).expect("a line names an organisation");
    let flags = flag_counts(facts, flags, &task.batches);
    let batches = task.batches.len() as u32;
    let carried = takes(&depots[org].vehicles, batches, &flags);
    let days: Vec<i32> = task.days.iter().filter(|_| carried).map(|d| d.number() - origin.number()).collect();
    // looked for only where waiting has a price
    let first = if facts.prices.waiting_day.0 > 0 { first_day(sound, &task.visit) } else { None };
    let first = first.map_or(0, |d| d.number() - origin.number());
    let mut weeks: Vec<usize> = days.iter().map(|d| *d as usize / 7).collect();
    weeks.dedup();
    Job {
        org,
        site,
        on: Bits::of(horizon, |d| days.binary_search(&(d as i32)).is_ok()),
        in_weeks: Bits::of(horizon.div_ceil(7), |w| weeks.binary_search(&w).is_ok()),
        days,
        weeks,
        due: task.due.number() - origin.number(),
        loads: loads(facts, &task.batches),
        batches,
        flags,
        barred: !carried && !task.days.is_empty(),
        county: facts.counties.binary_search_by(|c| c.id.cmp(&task.enterprise.county)).expect("a site lies in a county"),
        first,
        crew: depots[org].limits.crew(&task.batches),
        visit: task.visit,
    }
}

/// Every lab, then every group of every lab.
fn intakes(sound: &Sound) -> Vec<Intake> {
    let labs = || sound.facts().labs.iter().enumerate();
    let intake = |lab, day, week| Intake { lab, per_day: small(day), per_week: small(week) };
    let whole = labs().map(|(i, l)| intake(i, l.batches_per_day, l.batches_per_week));
    let groups = labs().flat_map(|(i, l)| l.groups.iter().map(move |g| intake(i, g.batches_per_day, g.batches_per_week)));
    whole.chain(groups).collect()
}

/// Batches by intake: a batch counts at its lab, and in each of its groups that has one of its products.
fn loads(facts: &Facts, batches: &[&Batch]) -> Vec<(usize, u32)> {
    let whole = facts.labs.iter().map(|l| batches.iter().filter(|b| b.lab == l.id).count());
    let groups = facts.labs.iter().flat_map(|l| {
        l.groups.iter().map(|g| batches.iter().filter(|b| b.lab == l.id && g.products.iter().any(|p| b.products.contains(p))).count())
    });
    whole.chain(groups).enumerate().filter(|(_, n)| *n > 0).map(|(i, n)| (i, n as u32)).collect()
}
