//! One day of a tour: times forwards from each possible start, latest times backwards from each possible end.
//!
//! A day starts at the base or where the team lodged, and ends at the base or lodging at its last stop: two by two cases,
//! kept side by side so that an insertion is tried in constant time.

use super::problem::{Problem, Times};
use super::roads::Leg;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub job: u32,
    pub site: u32,
    /// From the stop before; nothing for the first of a day.
    pub leg: Leg,
    /// End of the service when the day starts at the base / at the lodging.
    pub ready: [i32; 2],
    /// Latest start of the service so that the day can still end at the base / at the lodging; −1 if it cannot.
    pub late: [i32; 2],
}

/// A day of a tour; its stops lie in the tour's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
    /// Site of the base, site of the lodging before (the base if none).
    pub starts: [usize; 2],
    out: [Leg; 2],
    /// From the last stop to the base.
    pub back: Leg,
    /// Metres between stops.
    inner: i64,
    /// Price of the day by start and end, the night included; [`NEVER`] if it cannot be.
    pub price: [[i64; 2]; 2],
}

impl Run {
    /// The day of these visits in this order, appended to the calls of a tour; the last night was spent at `lodging`.
    pub fn new(p: &Problem<'_>, org: usize, calls: &mut Vec<Call>, jobs: &[u32], lodging: Option<usize>) -> Self {
        let (depot, from) = (&p.depots[org], calls.len());
        let mut before: Option<usize> = None;
        let mut inner = 0;
        for &job in jobs {
            let site = p.jobs[job as usize].site;
            let leg = before.map_or(Leg::default(), |b| p.roads.leg(b, site));
            inner += i64::from(leg.metres);
            calls.push(Call { job, site: site as u32, leg, ready: [NO_TIME; 2], late: [-1; 2] });
            before = Some(site);
        }
        let last = before.expect("a day has a stop");
        let first = calls[from].site as usize;
        let home = p.roads.leg(depot.site, first);
        let mut run = Self {
            from,
            to: calls.len(),
            starts: [depot.site; 2],
            out: [home; 2],
            back: p.roads.leg(last, depot.site),
            inner,
            price: [[NEVER; 2]; 2],
        };
        let stops = &mut calls[from..];
        run.backward(p, org, stops);
        run.forward(p, org, stops, BASE);
        run.lodge(p, org, stops, lodging);
        run
    }

    /// The same stops somewhere else in a list, with another night before.
    pub fn again(mut self, p: &Problem<'_>, org: usize, calls: &mut Vec<Call>, stops: &[Call], lodging: Option<usize>) -> Self {
        self.from = calls.len();
        calls.extend_from_slice(stops);
        self.to = calls.len();
        if lodging.unwrap_or(self.starts[BASE]) != self.starts[LODGE] {
            let from = self.from;
            self.lodge(p, org, &mut calls[from..], lodging);
        }
        self
    }

    /// Times and prices when the night before was spent there.
    fn lodge(&mut self, p: &Problem<'_>, org: usize, stops: &mut [Call], lodging: Option<usize>) {
        self.starts[LODGE] = lodging.unwrap_or(self.starts[BASE]);
        self.out[LODGE] = lodging.map_or(self.out[BASE], |site| p.roads.leg(site, stops[0].site as usize));
        self.forward(p, org, stops, LODGE);
    }

    fn forward(&mut self, p: &Problem<'_>, org: usize, stops: &mut [Call], start: usize) {
        let mut time = p.depots[org].from + self.out[start].minutes as i32;
        self.price[start] = self.priced(p, org, stops, self.out[start]);
        for call in stops {
            time = served(&p.times[call.job as usize], time + call.leg.minutes as i32);
            call.ready[start] = time;
        }
    }

    fn backward(&self, p: &Problem<'_>, org: usize, stops: &mut [Call]) {
        let to = p.depots[org].to;
        let mut leave_by = [to - self.back.minutes as i32, to];
        for call in stops.iter_mut().rev() {
            let times = &p.times[call.job as usize];
            for e in ENDS {
                let late = leave_by[e].min(times.close) - times.service;
                call.late[e] = if late < times.open { -1 } else { late };
                leave_by[e] = call.late[e] - call.leg.minutes as i32;
            }
        }
    }

    /// Prices of the day by its end when it starts with that leg; [`NEVER`] if its times or customs forbid.
    fn priced(&self, p: &Problem<'_>, org: usize, stops: &[Call], out: Leg) -> [i64; 2] {
        let depot = &p.depots[org];
        let (arrive, late) = (depot.from + out.minutes as i32, stops[0].late);
        let ways = (i64::from(out.metres) + self.inner) * p.prices.metre;
        let home = if arrive > late[BASE] { NEVER } else { ways + i64::from(self.back.metres) * p.prices.metre };
        let lodge = if arrive > late[LODGE] || !depot.org.lodges { NEVER } else { ways + p.prices.night };
        [home, lodge]
    }

    /// Prices of the day by its end when it starts at that site.
    pub fn priced_from(&self, p: &Problem<'_>, org: usize, stops: &[Call], start: usize) -> [i64; 2] {
        self.priced(p, org, stops, p.roads.leg(start, stops[0].site as usize))
    }

    /// The leg from the start of the day to its first stop.
    pub fn out(&self, start: usize) -> Leg {
        self.out[start]
    }
}

/// End of the service after arriving at that minute; [`NO_TIME`] if the site closes before.
pub(super) fn served(times: &Times, arrive: i32) -> i32 {
    let end = arrive.max(times.open) + times.service;
    if end > times.close { NO_TIME } else { end }
}
