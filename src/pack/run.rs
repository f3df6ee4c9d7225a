//! One day of a tour: times forwards from each possible start, latest times backwards from each possible end.
//!
//! A day starts at the base or where the team lodged, and ends at the base or lodging at its last stop: two by two cases,
//! kept side by side so that an insertion is tried in constant time.

use super::problem::{Job, Problem};

/// No such case: more than any sum of real costs, and small enough to add a few.
pub(super) const NEVER: i64 = 1 << 58;
/// Above every real offer, below every sum that holds a [`NEVER`].
pub(super) const UNBOUND: i64 = NEVER / 2;
/// A time that never comes.
pub(super) const NO_TIME: i32 = 1 << 28;

/// Start or end of a day at the base.
pub(super) const BASE: usize = 0;
/// Start or end of a day where the team lodges.
pub(super) const LODGE: usize = 1;
/// Both.
pub(super) const ENDS: [usize; 2] = [BASE, LODGE];

/// A stop with its times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    pub job: u32,
    /// End of the service when the day starts at the base / at the lodging.
    pub ready: [i32; 2],
    /// Latest start of the service so that the day can still end at the base / at the lodging; −1 if it cannot.
    pub late: [i32; 2],
}

/// A day of a tour.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub calls: Vec<Call>,
    /// Site of the base, site of the lodging before (the base if none).
    pub starts: [usize; 2],
    /// Price of the ways between stops.
    inner: i64,
    /// Price of the day by start and end, the night included; [`NEVER`] if it cannot be.
    pub price: [[i64; 2]; 2],
}

impl Run {
    /// The day of these visits in this order, the last night spent at `lodging` if anywhere on the road.
    pub fn new(p: &Problem<'_>, org: usize, jobs: &[u32], lodging: Option<usize>) -> Self {
        let depot = &p.depots[org];
        let mut run = Self {
            calls: jobs.iter().map(|&job| Call { job, ready: [NO_TIME; 2], late: [-1; 2] }).collect(),
            starts: [depot.site, lodging.unwrap_or(depot.site)],
            inner: jobs.windows(2).map(|w| p.roads.metres(site(p, w[0]), site(p, w[1])) * p.prices.metre).sum(),
            price: [[NEVER; 2]; 2],
        };
        run.forward(p, depot.from);
        run.backward(p, depot.to);
        for s in ENDS {
            for e in ENDS {
                run.price[s][e] = run.priced(p, org, run.starts[s], e);
            }
        }
        run
    }

    fn forward(&mut self, p: &Problem<'_>, from: i32) {
        for s in ENDS {
            let (mut at, mut time) = (self.starts[s], from);
            for call in &mut self.calls {
                let job = &p.jobs[call.job as usize];
                time = served(job, time + p.roads.minutes(at, job.site));
                at = job.site;
                call.ready[s] = time;
            }
        }
    }

    fn backward(&mut self, p: &Problem<'_>, to: i32) {
        for e in ENDS {
            let mut next: Option<(usize, i32)> = None;
            for call in self.calls.iter_mut().rev() {
                let job = &p.jobs[call.job as usize];
                let leave_by = match next {
                    Some((site, late)) => late - p.roads.minutes(job.site, site),
                    None if e == BASE => to - p.roads.minutes(job.site, self.starts[BASE]),
                    None => to,
                };
                let late = leave_by.min(job.close) - job.service;
                call.late[e] = if late < job.open { -1 } else { late };
                next = Some((job.site, call.late[e]));
            }
        }
    }

    /// Price of the day when it starts at `start` and ends as `end` says; [`NEVER`] if its times or customs forbid.
    pub fn priced(&self, p: &Problem<'_>, org: usize, start: usize, end: usize) -> i64 {
        let depot = &p.depots[org];
        let (first, last) = (self.first_site(p), self.last_site(p));
        let arrive = depot.from + p.roads.minutes(start, first);
        if arrive > self.calls[0].late[end] || (end == LODGE && !depot.org.lodges) {
            return NEVER;
        }
        let out = p.roads.metres(start, first) * p.prices.metre;
        let back = if end == BASE { p.roads.metres(last, depot.site) * p.prices.metre } else { p.prices.night };
        out + self.inner + back
    }

    pub fn first_site(&self, p: &Problem<'_>) -> usize {
        site(p, self.calls[0].job)
    }

    pub fn last_site(&self, p: &Problem<'_>) -> usize {
        site(p, self.calls[self.calls.len() - 1].job)
    }

    pub fn same(&self, other: &Self) -> bool {
        self.calls.len() == other.calls.len() && self.calls.iter().zip(&other.calls).all(|(a, b)| a.job == b.job)
    }

    pub fn jobs(&self) -> Vec<u32> {
        self.calls.iter().map(|c| c.job).collect()
    }
}

/// End of the service after arriving at that minute; [`NO_TIME`] if the site closes before.
pub(super) fn served(job: &Job, arrive: i32) -> i32 {
    let end = arrive.max(job.open) + job.service;
    if end > job.close { NO_TIME } else { end }
}

fn site(p: &Problem<'_>, job: u32) -> usize {
    p.jobs[job as usize].site
}
