//! What a journey can still cost after a stop, at least: memories forgotten, minutes in steps rounded down, one lab counted.

use super::ground::Ground;
use super::price::Tariff;

/// Steps of minutes are as short as the shortest service, and no longer than this.
const STEP_MAX: i32 = 10;
/// A limit above this is not counted.
const LIMIT_MAX: u16 = 16;
/// A journey that cannot end.
const NEVER: i64 = i64::MAX / 4;

/// Least price from a stop to the end of the journey.
pub(super) struct Rest {
    table: Vec<i64>,
    from: i32,
    step: i32,
    steps: usize,
    /// Batches of the first counted lab, at most; 0 if they are not counted.
    limit: u16,
    doors: usize,
}

impl Rest {
    pub fn new(ground: &Ground, tariff: &Tariff) -> Self {
        let n = ground.len();
        let step = ground.doors.iter().map(|d| d.service).min().unwrap_or(1).clamp(1, STEP_MAX);
        let limit = if ground.limits[0] <= LIMIT_MAX { ground.limits[0] } else { 0 };
        let steps = ((ground.to - ground.from) / step + 1).max(1) as usize;
        let size = ground.days * n * (usize::from(limit) + 1) * steps;
        let mut rest = Self { table: vec![NEVER; size], from: ground.from, step, steps, limit, doors: n };
        for day in (0..ground.days).rev() {
            for load in (0..=limit).rev() {
                let nights: Vec<i64> = (0..n).map(|at| rest.night(ground, tariff, (day, at, load))).collect();
                // later steps first: a next door may bring no batch of the counted lab
                for s in (0..steps).rev() {
                    let time = ground.from + s as i32 * step;
                    for (at, &night) in nights.iter().enumerate() {
                        let mut least = night;
                        if time + ground.leg(at, n).1 <= ground.to {
                            let paid = if limit == 0 { 0 } else { tariff.hand_in[0][usize::from(load)] };
                            least = least.min(tariff.legs[at * (n + 1) + n] + paid);
                        }
                        for j in (0..n).filter(|&j| j != at) {
                            least = least.min(rest.via(ground, tariff, (day, at, load), j, time));
                        }
                        let slot = rest.slot(day, at, load, s);
                        rest.table[slot] = least;
                    }
                }
            }
        }
        rest
    }

    fn night(&self, ground: &Ground, tariff: &Tariff, (day, at, load): (usize, usize, u16)) -> i64 {
        if day + 1 == ground.days || !ground.lodges {
            return NEVER;
        }
        let on = (0..self.doors).filter(|&j| j != at).map(|j| self.via(ground, tariff, (day + 1, at, load), j, ground.from));
        on.min().map_or(NEVER, |p| p + ground.day_price + tariff.day + ground.night_price).min(NEVER)
    }

    fn via(&self, ground: &Ground, tariff: &Tariff, (day, at, load): (usize, usize, u16), to: usize, time: i32) -> i64 {
        let load = load + if self.limit == 0 { 0 } else { ground.doors[to].loads[0] };
        if load > self.limit {
            return NEVER;
        }
        let minutes = ground.leg(at, to).1;
        match ground.served(to, time + minutes) {
            None => NEVER,
            Some(end) => (tariff.legs[at * (self.doors + 1) + to] + self.table[self.slot(day, to, load, self.step_of(end))]).min(NEVER),
        }
    }

    fn step_of(&self, time: i32) -> usize {
        ((time - self.from) / self.step) as usize
    }

    fn slot(&self, day: usize, door: usize, load: u16, step: usize) -> usize {
        ((day * self.doors + door) * (usize::from(self.limit) + 1) + usize::from(load)) * self.steps + step
    }

    /// From the end of a service at a door, with so many batches of the first counted lab on board.
    pub fn least(&self, day: usize, door: usize, load: u16, time: i32) -> i64 {
        self.table[self.slot(day, door, if self.limit == 0 { 0 } else { load }, self.step_of(time))]
    }
}
