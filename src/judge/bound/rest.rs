//! The least a journey can still cost after a stop, memories forgotten: what is not below 0 with it need not be followed.

use super::ground::Ground;

/// Minutes are rounded down to steps so long, at most.
const STEP: i64 = 10;
/// Batches of the first counted lab are told apart up to this limit.
const LIMIT: usize = 16;
const NEVER: i64 = i64::MAX / 8;

/// Least prices asked so far.
pub(super) struct Rest<'a> {
    ground: &'a Ground,
    step: i64,
    steps: usize,
    loads: usize,
    known: Vec<Option<i64>>,
}

impl<'a> Rest<'a> {
    pub fn new(ground: &'a Ground) -> Self {
        let step = ground.hours.iter().map(|h| h.0).min().unwrap_or(1).clamp(1, STEP);
        let steps = ((ground.to - ground.from) / step + 1).max(1) as usize;
        let loads = ground.hand_in.first().map_or(1, |table| if table.len() > LIMIT + 1 { 1 } else { table.len() });
        Self { ground, step, steps, loads, known: vec![None; ground.days * ground.hours.len() * loads * steps] }
    }

    /// After a service that ends at `time`, with so many batches of the first counted lab.
    pub fn after(&mut self, day: usize, door: usize, load: usize, time: i64) -> i64 {
        let g = self.ground;
        let n = g.hours.len();
        let step = (time - g.from) / self.step;
        let load = if self.loads == 1 { 0 } else { load };
        let at = ((day * n + door) * self.loads + load) * self.steps + step as usize;
        if let Some(known) = self.known[at] {
            return known;
        }
        let time = g.from + step * self.step;
        let mut least = NEVER;
        if time + g.minutes[door][n] <= g.to {
            let paid = if self.loads == 1 { 0 } else { g.hand_in[0][load] };
            least = g.legs[door][n] + paid;
        }
        for to in (0..n).filter(|&to| to != door) {
            let more = if self.loads == 1 { 0 } else { load + g.loads[to][0] };
            if more >= self.loads {
                continue;
            }
            if let Some(end) = g.served(to, time + g.minutes[door][to]) {
                least = least.min(g.legs[door][to] + self.after(day, to, more, end));
            }
            if day + 1 < g.days
                && g.lodges
                && let Some(end) = g.served(to, g.from + g.minutes[door][to])
            {
                least = least.min(g.day + g.night + g.legs[door][to] + self.after(day + 1, to, more, end));
            }
        }
        let least = least.min(NEVER);
        self.known[at] = Some(least);
        least
    }
}
