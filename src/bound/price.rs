//! The cheapest journeys under given prices of visits: labels forward through days and minutes, ng-route relaxation.
//!
//! Baldacci, Mingozzi, Roberti 2011 (doi:10.1287/opre.1110.0975): a journey may come back to a door only after it left that
//! door's neighbourhood, so that labels remember few doors.

use super::ground::{COUNTED, Ground};
use super::rest::Rest;

/// Prices for one ground.
#[derive(Clone, Debug)]
pub(super) struct Tariff {
    /// Price of the leg less what the visit at its end brings, by pairs of nodes (the base is last).
    pub legs: Vec<i64>,
    /// What a team's day takes, on top of its price.
    pub day: i64,
    /// Doors of which a journey pays the price for every second stop; prices above 0.
    pub pairs: Vec<(Vec<usize>, i64)>,
    /// What a journey pays for its batches of each counted lab, by their number; never less for more.
    pub hand_in: [Vec<i64>; COUNTED],
}

impl Tariff {
    /// What handing in so many batches takes.
    pub fn handed_in(&self, loads: &[u16; COUNTED]) -> i64 {
        self.hand_in.iter().zip(loads).map(|(table, &n)| table[usize::from(n)]).sum()
    }
}

/// Most sets of doors with a price for every second stop, in one ground.
pub(super) const PAIRS_MAX: usize = 128;

/// A journey: days on the road with nights between, from the base and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Journey {
    /// Its price less its prizes.
    pub reduced: i64,
    /// Its price.
    pub price: i64,
    /// Doors by day.
    pub days: Vec<Vec<usize>>,
}

/// How carefully labels are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Care {
    /// No journey is overlooked.
    Exact,
    /// Memories are not compared, and only so many next doors are tried.
    Quick(usize),
}

/// The least reduced price (0 if none is below), and journeys below 0: the best of each last door and number of days.
pub(super) fn cheapest(ground: &Ground, tariff: &Tariff, care: Care) -> (i64, Vec<Journey>) {
    match ground.len() {
        0 => (0, Vec::new()),
        1..=64 => Search::<1>::new(ground, tariff, care).run(),
        65..=128 => Search::<2>::new(ground, tariff, care).run(),
        129..=256 => Search::<4>::new(ground, tariff, care).run(),
        257..=512 => Search::<8>::new(ground, tariff, care).run(),
        _ => Search::<32>::new(ground, tariff, care).run(),
    }
}

/// Most visits of one organisation in the weeks of one class.
pub(super) const DOORS_MAX: usize = 32 * 64;

#[derive(Clone, Copy, Debug)]
struct Label<const W: usize> {
    reduced: i64,
    memory: [u64; W],
    /// Sets with an odd number of stops so far.
    odd: u128,
    loads: [u16; COUNTED],
    door: u16,
    day: u8,
    prev: u32,
}

const NONE: u32 = u32::MAX;

struct Search<'a, const W: usize> {
    ground: &'a Ground,
    tariff: &'a Tariff,
    care: Care,
    rest: Option<Rest>,
    home: Vec<i32>,
    near: Vec<[u64; W]>,
    /// Sets of pairs by door.
    paired: Vec<u128>,
    /// Next doors worth trying, by door (the base is last).
    next: Vec<Vec<u16>>,
    labels: Vec<Label<W>>,
    /// Labels of the day by minute.
    minutes: Vec<Vec<u32>>,
    /// Labels of the day that nothing dominates, by door.
    kept: Vec<Vec<u32>>,
    /// Best finished journey by day and last door.
    best: Vec<Vec<(i64, u32)>>,
}

impl<'a, const W: usize> Search<'a, W> {
    fn new(ground: &'a Ground, tariff: &'a Tariff, care: Care) -> Self {
        let n = ground.len();
        let near = ground.near.iter().map(|near| bits::<W>(near)).collect();
        let most = if let Care::Quick(most) = care { most } else { n };
        let next = (0..=n)
            .map(|i| {
                let mut doors: Vec<u16> = (0..n as u16).filter(|&j| j as usize != i).collect();
                if most < doors.len() && i < n {
                    doors.sort_by_key(|&j| (tariff.legs[i * (n + 1) + j as usize], j));
                    doors.truncate(most);
                }
                doors
            })
            .collect();
        Self {
            rest: (care == Care::Exact).then(|| Rest::new(ground, tariff)),
            home: ground.home(),
            near,
            paired: (0..n)
                .map(|d| (0..tariff.pairs.len()).filter(|&p| tariff.pairs[p].0.contains(&d)).fold(0, |m, p| m | 1 << p))
                .collect(),
            next,
            labels: Vec::new(),
            minutes: vec![Vec::new(); (ground.to - ground.from + 1).max(0) as usize],
            kept: vec![Vec::new(); n],
            best: vec![vec![(0, NONE); n]; ground.days],
            ground,
            tariff,
            care,
        }
    }

    fn run(mut self) -> (i64, Vec<Journey>) {
        let n = self.ground.len();
        let mut morning: Vec<u32> = Vec::new();
        for day in 0..self.ground.days {
            let price = self.ground.day_price + self.tariff.day;
            if day == 0 {
                for j in 0..n {
                    self.go(NONE, n, j, (self.ground.from, price, 0));
                }
            } else {
                for &id in &morning {
                    let door = self.labels[id as usize].door as usize;
                    for k in 0..self.next[door].len() {
                        self.go(id, door, self.next[door][k] as usize, (self.ground.from, price + self.ground.night_price, day as u8));
                    }
                }
            }
            self.through(day);
            if day + 1 < self.ground.days {
                morning = self.sleepers();
            }
            self.kept.iter_mut().for_each(Vec::clear);
        }
        self.finish()
    }

    /// The minutes of a day in order: every label is compared with those that were done before it.
    fn through(&mut self, day: usize) {
        let n = self.ground.len();
        for minute in 0..self.minutes.len() {
            let mut ids = std::mem::take(&mut self.minutes[minute]);
            ids.sort_by_key(|&id| (self.labels[id as usize].reduced, id));
            let time = self.ground.from + minute as i32;
            for id in ids {
                let label = self.labels[id as usize];
                let door = label.door as usize;
                if self.kept[door].iter().any(|&k| self.dominates(&self.labels[k as usize], &label)) {
                    continue;
                }
                self.kept[door].push(id);
                let (back, minutes) = self.ground.leg(door, n);
                let done = label.reduced + back + self.tariff.handed_in(&label.loads);
                if time + minutes <= self.ground.to && done < self.best[day][door].0 {
                    self.best[day][door] = (done, id);
                }
                for k in 0..self.next[door].len() {
                    self.go(id, door, self.next[door][k] as usize, (time, 0, day as u8));
                }
            }
        }
    }

    /// From a label to the next door.
    fn go(&mut self, from: u32, at: usize, to: usize, (time, extra, day): (i32, i64, u8)) {
        let (memory, odd, mut loads, reduced) = match self.labels.get(from as usize) {
            Some(label) => (label.memory, label.odd, label.loads, label.reduced),
            None => ([0; W], 0, [0; COUNTED], 0),
        };
        if memory[to / 64] >> (to % 64) & 1 == 1 {
            return;
        }
        let minutes = self.ground.leg(at, to).1;
        let Some(end) = self.ground.served(to, time + minutes) else { return };
        let last = usize::from(day) + 1 == self.ground.days || !self.ground.lodges;
        if last && end + self.home[to] > self.ground.to {
            return;
        }
        for (l, load) in loads.iter_mut().enumerate() {
            *load += self.ground.doors[to].loads[l];
            if *load > self.ground.limits[l] {
                return;
            }
        }
        let mut memory: [u64; W] = std::array::from_fn(|w| memory[w] & self.near[to][w]);
        memory[to / 64] |= 1 << (to % 64);
        let reduced = reduced + extra + self.tariff.legs[at * (self.ground.len() + 1) + to] + self.seconds(odd & self.paired[to]);
        // what cannot come below 0 any more is not followed
        if self.rest.as_ref().is_some_and(|r| reduced + r.least(day.into(), to, loads[0], end) >= 0) {
            return;
        }
        let id = self.labels.len() as u32;
        self.labels.push(Label { reduced, memory, odd: odd ^ self.paired[to], loads, door: to as u16, day, prev: from });
        self.minutes[(end - self.ground.from) as usize].push(id);
    }

    /// Whether whatever the second can still do, the first can at no higher price. Its minute is not later.
    fn dominates(&self, a: &Label<W>, b: &Label<W>) -> bool {
        a.reduced <= b.reduced
            && (0..COUNTED).all(|l| a.loads[l] <= b.loads[l])
            && (self.care != Care::Exact
                || ((0..W).all(|w| a.memory[w] & !b.memory[w] == 0) && a.reduced + self.seconds(a.odd & !b.odd) <= b.reduced))
    }

    /// Prices of the second stops in these sets.
    fn seconds(&self, mut sets: u128) -> i64 {
        let mut sum = 0;
        while sets != 0 {
            sum += self.tariff.pairs[sets.trailing_zeros() as usize].1;
            sets &= sets - 1;
        }
        sum
    }

    /// Labels that stay overnight: at a door the minute of the evening is forgotten.
    fn sleepers(&self) -> Vec<u32> {
        let mut out = Vec::new();
        if !self.ground.lodges {
            return out;
        }
        for kept in &self.kept {
            let mut ids = kept.clone();
            ids.sort_by_key(|&id| (self.labels[id as usize].reduced, id));
            let start = out.len();
            for id in ids {
                let label = &self.labels[id as usize];
                if !out[start..].iter().any(|&k: &u32| self.dominates(&self.labels[k as usize], label)) {
                    out.push(id);
                }
            }
        }
        out
    }

    fn finish(&self) -> (i64, Vec<Journey>) {
        let mut found: Vec<(i64, u32)> = self.best.iter().flatten().copied().filter(|b| b.1 != NONE).collect();
        found.sort_unstable();
        let least = found.first().map_or(0, |b| b.0);
        (least, found.iter().map(|&(reduced, id)| self.journey(reduced, id)).collect())
    }

    fn journey(&self, reduced: i64, last: u32) -> Journey {
        let (n, mut id) = (self.ground.len(), last);
        let mut days: Vec<Vec<usize>> = Vec::new();
        let mut day = u8::MAX;
        while let Some(label) = self.labels.get(id as usize) {
            if label.day != day {
                days.push(Vec::new());
                day = label.day;
            }
            days.last_mut().expect("a day was begun").push(label.door as usize);
            id = label.prev;
        }
        days.reverse();
        days.iter_mut().for_each(|d| d.reverse());
        let mut price = days.len() as i64 * self.ground.day_price + (days.len() as i64 - 1) * self.ground.night_price;
        let mut at = n;
        for &door in days.iter().flatten() {
            price += self.ground.leg(at, door).0;
            at = door;
        }
        Journey { reduced, price: price + self.ground.leg(at, n).0, days }
    }
}

fn bits<const W: usize>(doors: &[usize]) -> [u64; W] {
    let mut bits = [0; W];
    doors.iter().for_each(|d| bits[d / 64] |= 1 << (d % 64));
    bits
}
