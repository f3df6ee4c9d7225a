//! A tour of one team: its days, what it carries, who could man it, and its least price over all choices of nights.

use super::crew::Crew;
use super::problem::Problem;
use super::run::{BASE, Call, ENDS, LODGE, NEVER, Run};

/// Days of a tour, at most: a calendar week.
pub(super) const WEEK: usize = 7;

/// A tour without its slot.
///
/// Invariant: its days are consecutive working days of one week, none is empty, at least one choice of nights keeps all
/// times, its crew mans it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tour {
    pub org: usize,
    /// First day.
    pub first: i32,
    /// Stops of all days in order.
    pub calls: Vec<Call>,
    pub days: Vec<Run>,
    /// Last day by which all its samples may be handed in.
    pub due: i32,
    /// Batches by intake.
    pub loads: Vec<u32>,
    /// Batches in all.
    pub batches: u32,
    pub crew: Crew,
    /// Least price: team-days, nights, ways, and what its visits and batches wait.
    pub price: i64,
    /// The last of these alone.
    pub waits: i64,
    /// Least price of all days before day d when d starts so; one more entry than days.
    pub before: [[i64; 2]; WEEK + 1],
    /// Least price of all days after day d when d ends so.
    pub after: [[i64; 2]; WEEK],
}

/// Where a day of a new tour comes from.
enum Source<'a> {
    /// The stops of a day of another tour.
    Day(&'a Tour, usize),
    Stops(&'a [u32]),
}

impl Tour {
    /// The tour of these days, or none if its times cannot be kept. Days must not be empty.
    pub fn new(p: &Problem<'_>, org: usize, first: i32, days: &[Vec<u32>]) -> Option<Self> {
        let mut tour = Self::timed(p, org, first, days.len(), |d| Source::Stops(&days[d]))?;
        tour.load(p);
        Some(tour)
    }

    /// With one more visit in a day, before its `before`-th stop. The times must allow it.
    pub fn inserted(&self, p: &Problem<'_>, (day, before): (usize, usize), job: u32) -> Option<Self> {
        let mut stops: Vec<u32> = Vec::with_capacity(self.stops(day).len() + 1);
        stops.extend(self.stops(day).iter().map(|c| c.job));
        stops.insert(before, job);
        let source = |d| if d == day { Source::Stops(&stops) } else { Source::Day(self, d) };
        let mut tour = Self::timed(p, self.org, self.first, self.days.len(), source)?;
        tour.carry(p, self, job);
        Some(tour)
    }

    /// With a visit on a new day after the last or before the first.
    pub fn with_day(&self, p: &Problem<'_>, after: bool, job: u32) -> Option<Self> {
        let (n, shift, day) = (self.days.len(), usize::from(!after), if after { self.last() + 1 } else { self.first - 1 });
        let own = if after { n } else { 0 };
        let source = |d: usize| if d == own { Source::Stops(std::slice::from_ref(&job)) } else { Source::Day(self, d - shift) };
        let mut tour = Self::timed(p, self.org, self.first - shift as i32, n + 1, source)?;
        tour.carry(p, self, job);
        tour.crew.attend(&p.depots[self.org].available[day as usize]);
        Some(tour)
    }

    /// The same ways on other days, from `first` on.
    pub fn moved(&self, p: &Problem<'_>, first: i32) -> Self {
        let mut tour = Self { first, ..self.clone() };
        tour.wait(p);
        tour.crew = tour.choose(p);
        tour
    }

    /// What is left without the visits that are gone: the longest part without an empty day. None if nothing is left or its
    /// times cannot be kept.
    pub fn without(&self, p: &Problem<'_>, gone: &dyn Fn(u32) -> bool) -> Option<Self> {
        let days: Vec<Vec<u32>> = (0..self.days.len()).map(|d| self.jobs_of(d).filter(|&j| !gone(j)).collect()).collect();
        let (start, kept) = longest_part(&days);
        if kept.is_empty() {
            return None;
        }
        let source = |d: usize| match kept[d].len() == self.stops(start + d).len() {
            true => Source::Day(self, start + d),
            false => Source::Stops(&kept[d]),
        };
        let mut tour = Self::timed(p, self.org, self.first + start as i32, kept.len(), source)?;
        tour.load(p);
        Some(tour)
    }

    /// Times and prices; nothing about what it carries.
    fn timed<'a>(p: &Problem<'_>, org: usize, first: i32, length: usize, source: impl Fn(usize) -> Source<'a>) -> Option<Self> {
        let room = (0..length).map(|d| if let Source::Day(t, i) = source(d) { t.stops(i).len() } else { 8 }).sum();
        let (mut calls, mut days): (Vec<Call>, Vec<Run>) = (Vec::with_capacity(room), Vec::with_capacity(length));
        for d in 0..length {
            let lodging = calls.last().map(|c: &Call| c.site as usize);
            days.push(match source(d) {
                Source::Day(tour, i) => tour.days[i].again(p, org, &mut calls, tour.stops(i), lodging),
                Source::Stops(jobs) => Run::new(p, org, &mut calls, jobs, lodging),
            });
        }
        let (before, after) = (prices_before(&days), prices_after(&days));
        let price = before[length][BASE] + p.prices.team_day * length as i64;
        let none = Crew::default();
        let carried = (i32::MAX, Vec::new(), 0, 0);
        let (due, loads, batches, waits) = carried;
        (price < NEVER).then_some(Self { org, first, calls, days, due, loads, batches, crew: none, price, waits, before, after })
    }

    /// What it carries and who could man it, from its visits.
    fn load(&mut self, p: &Problem<'_>) {
        self.loads = vec![0; p.labs.len()];
        for call in &self.calls {
            let job = &p.jobs[call.job as usize];
            self.due = self.due.min(job.due);
            job.loads.iter().for_each(|&(lab, n)| self.loads[lab] += n);
            self.batches += job.batches;
        }
        self.wait(p);
        self.crew = self.choose(p);
    }

    /// The same from another tour and one more visit.
    fn carry(&mut self, p: &Problem<'_>, other: &Self, job: u32) {
        let job = &p.jobs[job as usize];
        self.due = other.due.min(job.due);
        self.loads.clone_from(&other.loads);
        job.loads.iter().for_each(|&(lab, n)| self.loads[lab] += n);
        self.batches = other.batches + job.batches;
        self.wait(p);
        self.crew = other.crew.joined(&job.crew);
    }

    /// The price of waiting on its days, in place of what it was.
    fn wait(&mut self, p: &Problem<'_>) {
        if p.prices.waiting == 0 && p.prices.late == 0 {
            return;
        }
        let last = self.last();
        let of_day = |(d, day): (usize, i32)| self.jobs_of(d).map(|j| p.waits(&p.jobs[j as usize], day, last)).sum::<i64>();
        let waits = (0..self.days.len()).zip(self.first..).map(of_day).sum();
        self.price += waits - self.waits;
        self.waits = waits;
    }

    /// What ways and nights cost.
    pub fn ways(&self, p: &Problem<'_>) -> i64 {
        self.price - self.waits - p.prices.team_day * self.days.len() as i64
    }

    fn choose(&self, p: &Problem<'_>) -> Crew {
        let mut crew = p.jobs[self.calls[0].job as usize].crew.clone();
        self.jobs().skip(1).for_each(|job| crew.meet(&p.jobs[job as usize].crew));
        for day in self.first..=self.last() {
            crew.attend(&p.depots[self.org].available[day as usize]);
        }
        crew
    }

    pub fn last(&self) -> i32 {
        self.first + self.days.len() as i32 - 1
    }

    pub fn week(&self) -> usize {
        self.first as usize / WEEK
    }

    /// Stops of a day.
    pub fn stops(&self, day: usize) -> &[Call] {
        &self.calls[self.days[day].from..self.days[day].to]
    }

    /// Site of the last stop of a day.
    pub fn last_site(&self, day: usize) -> usize {
        self.calls[self.days[day].to - 1].site as usize
    }

    /// Whether it makes the same visits on the same days in the same order.
    pub fn same(&self, other: &Self) -> bool {
        let days = || self.days.iter().zip(&other.days).all(|(a, b)| a.to == b.to);
        self.first == other.first && self.days.len() == other.days.len() && days() && self.jobs().eq(other.jobs())
    }

    pub fn jobs(&self) -> impl Iterator<Item = u32> + '_ {
        self.calls.iter().map(|c| c.job)
    }

    /// Visits of a day.
    pub fn jobs_of(&self, day: usize) -> impl Iterator<Item = u32> + '_ {
        self.stops(day).iter().map(|c| c.job)
    }

    /// How each night is spent in the cheapest way; the base wins ties. One entry per day, the last is the base.
    pub fn nights(&self) -> Vec<usize> {
        let mut start = BASE;
        (0..self.days.len())
            .map(|d| {
                let total = |e: usize| self.days[d].price[start][e] + self.after[d][e];
                start = if total(LODGE) < total(BASE) { LODGE } else { BASE };
                start
            })
            .collect()
    }
}

fn prices_before(runs: &[Run]) -> [[i64; 2]; WEEK + 1] {
    let mut table = [[0, NEVER]; WEEK + 1];
    for (d, run) in runs.iter().enumerate() {
        let last = table[d];
        table[d + 1] = ENDS.map(|e| ENDS.map(|s| last[s] + run.price[s][e]).into_iter().fold(NEVER, i64::min));
    }
    table
}

fn prices_after(runs: &[Run]) -> [[i64; 2]; WEEK] {
    let mut table = [[0, NEVER]; WEEK];
    for d in (1..runs.len()).rev() {
        let next = table[d];
        table[d - 1] = ENDS.map(|s| ENDS.map(|e| runs[d].price[s][e] + next[e]).into_iter().fold(NEVER, i64::min));
    }
    table
}

/// The stretch of days without a gap that has the most visits (the first of equals), and where it starts.
pub(super) fn longest_part(days: &[Vec<u32>]) -> (usize, &[Vec<u32>]) {
    let (mut best, mut best_stops, mut start) = ((0, &days[..0]), 0, 0);
    while start < days.len() {
        let length = days[start..].iter().take_while(|d| !d.is_empty()).count();
        let part = &days[start..start + length];
        let stops = part.iter().map(Vec::len).sum();
        if stops > best_stops {
            (best, best_stops) = ((start, part), stops);
        }
        start += length + 1;
    }
    best
}
