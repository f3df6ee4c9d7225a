//! The cheapest journey of a ground, by labels in the order of days and minutes.

use super::ground::Ground;
use super::rest::Rest;

/// Labels looked at for one ground, at most: a file of any bytes ends.
const LABELS_MAX: usize = 30_000_000;

/// A journey so far: after a stop, or in the morning at the door of the night.
#[derive(Clone)]
struct Label {
    cost: i64,
    door: usize,
    /// Bit i: the i-th of the doors near this one is remembered.
    memory: u32,
    /// Bit i: an odd number of stops in the i-th set of pairs.
    odd: u128,
    loads: Vec<usize>,
}

impl Ground {
    /// End of a service that can begin at `arrive`.
    pub fn served(&self, door: usize, arrive: i64) -> Option<i64> {
        let (service, open, close) = self.hours[door];
        let end = arrive.max(open) + service;
        (end <= close && end <= self.to).then_some(end)
    }

    /// Price of the second stops in these sets.
    fn seconds(&self, sets: u128) -> i64 {
        self.pairs.iter().enumerate().filter(|(i, _)| sets >> i & 1 == 1).map(|(_, p)| p.1).sum()
    }

    /// From a label (none: from the base) to another door.
    fn on(&self, from: Option<&Label>, to: usize, extra: i64) -> Option<Label> {
        let n = self.hours.len();
        let at = from.map_or(n, |l| l.door);
        let remembered = |door: usize| from.is_some_and(|l| self.near[l.door].binary_search(&door).is_ok_and(|i| l.memory >> i & 1 == 1));
        if at == to || remembered(to) {
            return None;
        }
        let loads: Vec<usize> = (0..self.hand_in.len()).map(|l| from.map_or(0, |f| f.loads[l]) + self.loads[to][l]).collect();
        if loads.iter().zip(&self.hand_in).any(|(n, table)| *n >= table.len()) {
            return None;
        }
        let memory = self.near[to].iter().enumerate().filter(|(_, d)| **d == to || remembered(**d)).fold(0, |m, (i, _)| m | 1 << i);
        let own = self.pairs.iter().enumerate().filter(|(_, p)| p.0.contains(&to)).fold(0u128, |m, (i, _)| m | 1 << i);
        let odd = from.map_or(0, |l| l.odd);
        let cost = from.map_or(0, |l| l.cost) + extra + self.legs[at][to] + self.seconds(odd & own);
        Some(Label { cost, door: to, memory, odd: odd ^ own, loads })
    }

    /// Whether `a` can do all that `b` can, at no higher price whatever follows. It is not later.
    fn covers(&self, a: &Label, b: &Label) -> bool {
        a.cost <= b.cost
            && a.memory & !b.memory == 0
            && a.loads.iter().zip(&b.loads).all(|(x, y)| x <= y)
            && a.cost + self.seconds(a.odd & !b.odd) <= b.cost
    }
}

/// The least price of a journey, or 0 if none is below; none if it takes too many labels.
pub(super) fn least(g: &Ground) -> Option<i64> {
    let n = g.hours.len();
    let (mut least, mut looked) = (0, 0);
    let mut rest = Rest::new(g);
    let mut mornings: Vec<Label> = Vec::new();
    for day in 0..g.days {
        let mut queue: Vec<Vec<Label>> = vec![Vec::new(); (g.to - g.from + 1).max(0) as usize];
        let mut follow = |queue: &mut Vec<Vec<Label>>, from: Option<&Label>, time: i64, extra: i64| {
            for to in 0..n {
                let at = from.map_or(n, |l| l.door);
                let Some(end) = g.served(to, time + g.minutes[at][to]) else { continue };
                if let Some(label) = g.on(from, to, extra) {
                    let load = label.loads.first().copied().unwrap_or(0);
                    if label.cost + rest.after(day, to, load, end) < 0 {
                        queue[(end - g.from) as usize].push(label);
                    }
                }
            }
        };
        if day == 0 {
            follow(&mut queue, None, g.from, g.day);
        }
        mornings.iter().for_each(|l| follow(&mut queue, Some(l), g.from, g.day + g.night));
        let mut kept: Vec<Vec<Label>> = vec![Vec::new(); n];
        for minute in 0..queue.len() {
            let mut labels = std::mem::take(&mut queue[minute]);
            labels.sort_by_key(|l| l.cost);
            looked += labels.len();
            if looked > LABELS_MAX {
                return None;
            }
            let time = g.from + minute as i64;
            for label in labels {
                if kept[label.door].iter().any(|k| g.covers(k, &label)) {
                    continue;
                }
                if time + g.minutes[label.door][n] <= g.to {
                    let paid: i64 = label.loads.iter().zip(&g.hand_in).map(|(n, table)| table[*n]).sum();
                    least = least.min(label.cost + g.legs[label.door][n] + paid);
                }
                follow(&mut queue, Some(&label), time, 0);
                kept[label.door].push(label);
            }
        }
        mornings = if g.lodges { kept.into_iter().flat_map(|own| uncovered(g, own)).collect() } else { Vec::new() };
    }
    Some(least)
}

/// Overnight the minute of the evening is forgotten.
fn uncovered(g: &Ground, mut labels: Vec<Label>) -> Vec<Label> {
    labels.sort_by_key(|l| l.cost);
    let mut kept: Vec<Label> = Vec::new();
    for label in labels {
        if !kept.iter().any(|k| g.covers(k, &label)) {
            kept.push(label);
        }
    }
    kept
}
