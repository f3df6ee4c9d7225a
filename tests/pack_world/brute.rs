//! Every plan there is, for a handful of visits: all days, slots, orders and nights.

use super::checker::{can_visit, faults, line, of_visit, site};
use super::sums::{base, door, first_days, leg, totals};
use evenhand::base::{Day, Metres, Minutes};
use evenhand::frame::Sound;
use evenhand::record::*;
use std::collections::BTreeMap;

/// Organisation, slot, day.
type Cell = (usize, u64, Day);

/// Fewest visits without a tour, then least cost, over every plan that keeps the rules.
pub fn optimum(sound: &Sound, batches: &[Batch], visits: &[Visit]) -> (usize, i64) {
    let issued = sound.facts().task.issued;
    let last = sound.facts().lines.iter().map(|l| l.window.to).max().expect("a line");
    let days: Vec<Day> = Span { from: issued, to: last }.days().filter(|d| sound.facts().calendar.is_working(*d)).collect();
    let firsts = first_days(sound, batches, visits);
    let mut search = Search { sound, batches, visits, days, firsts, best: (visits.len() + 1, 0) };
    search.assign(&mut Vec::new());
    search.best
}

struct Search<'a> {
    sound: &'a Sound,
    batches: &'a [Batch],
    visits: &'a [Visit],
    days: Vec<Day>,
    firsts: BTreeMap<String, Day>,
    best: (usize, i64),
}

impl Search<'_> {
    fn assign(&mut self, cells: &mut Vec<Option<Cell>>) {
        if cells.iter().filter(|c| c.is_none()).count() > self.best.0 {
            return;
        }
        if cells.len() == self.visits.len() {
            return self.orders(cells);
        }
        let org = self.sound.facts().orgs.iter().position(|o| o.id == self.visits[cells.len()].org).expect("an organisation");
        let these = of_visit(self.batches, &self.visits[cells.len()]);
        for &day in self.days.clone().iter().filter(|d| can_visit(self.sound, &these, **d)) {
            for slot in 1..=self.sound.facts().orgs[org].teams_per_week {
                cells.push(Some((org, slot, day)));
                self.assign(cells);
                cells.pop();
            }
        }
        cells.push(None);
        self.assign(cells);
        cells.pop();
    }

    fn orders(&mut self, cells: &[Option<Cell>]) {
        let mut of: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        cells.iter().enumerate().for_each(|(v, c)| c.iter().for_each(|c| of.entry(*c).or_default().push(v)));
        // days of one slot and week must follow each other
        let keys: Vec<Cell> = of.keys().copied().collect();
        let gap = |w: &[Cell]| (w[0].0, w[0].1, w[0].2.week()) == (w[1].0, w[1].1, w[1].2.week()) && w[0].2.plus(1) != w[1].2;
        if keys.windows(2).any(gap) {
            return;
        }
        let absent = cells.iter().filter(|c| c.is_none()).count();
        let groups: Vec<(Cell, Vec<Vec<usize>>)> = of.into_iter().map(|(c, vs)| (c, permutations(&vs))).collect();
        self.product(&groups, &mut Vec::new(), absent);
    }

    fn product(&mut self, groups: &[(Cell, Vec<Vec<usize>>)], chosen: &mut Vec<(Cell, Vec<usize>)>, absent: usize) {
        if chosen.len() == groups.len() {
            for nights in 0..1u32 << chosen.len() {
                self.judge(chosen, nights, absent);
            }
            return;
        }
        let (cell, orders) = &groups[chosen.len()];
        for order in orders {
            chosen.push((*cell, order.clone()));
            self.product(groups, chosen, absent);
            chosen.pop();
        }
    }

    fn judge(&mut self, chosen: &[(Cell, Vec<usize>)], nights: u32, absent: usize) {
        let Some(pack) = self.rows(chosen, nights) else { return };
        let score = (absent, pack.totals.cost.0);
        if score < self.best && faults(self.sound, self.batches, &pack).is_empty() {
            self.best = score;
        }
    }

    /// Bit i of `nights`: the i-th day's night is spent on the road.
    fn rows(&self, chosen: &[(Cell, Vec<usize>)], nights: u32) -> Option<Pack> {
        let mut tours: BTreeMap<String, Tour> = BTreeMap::new();
        for (i, ((o, slot, day), order)) in chosen.iter().enumerate() {
            let org = &self.sound.facts().orgs[*o];
            let next = chosen.get(i + 1).map(|c| c.0);
            let goes_on = next == Some((*o, *slot, day.plus(1))) && day.plus(1).week() == day.week();
            let lodge = nights >> i & 1 == 1;
            if lodge && (!goes_on || !org.lodges) {
                return None;
            }
            let id = format!("{}/{}/{slot}", day.week(), org.id);
            let tour = tours.entry(id.clone()).or_insert(Tour { id, org: org.id.clone(), week: day.week(), slot: *slot, days: vec![] });
            let before = tour.days.last().filter(|d| d.to == Place::Lodge).and_then(|d| d.stops.last()).map(|s| s.visit.clone());
            tour.days.push(self.day(org, *day, order, before, lodge));
        }
        let placed: Vec<&str> = tours.values().flat_map(|t| &t.days).flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect();
        let absent = self.visits.iter().filter(|v| !placed.contains(&v.id.as_str()));
        let unplaced = absent.map(|v| Unplaced { visit: v.id.clone(), reason: UnplacedReason::TeamsBusy }).collect();
        let tours: Vec<Tour> = tours.into_values().collect();
        Some(Pack {
            visits: self.visits.to_vec(),
            totals: totals(self.sound, self.batches, self.visits, &tours, &self.firsts),
            tours,
            unplaced,
            iterations: 0,
        })
    }

    fn day(&self, org: &Org, day: Day, order: &[usize], before: Option<String>, lodge: bool) -> TourDay {
        let place = |id: &str| door(site(self.sound, self.visits.iter().find(|v| v.id == id).expect("a visit")));
        let mut at = before.as_deref().map_or(base(org), place);
        let (mut time, mut metres, mut drive) = (org.hours.from, Metres(0), Minutes(0));
        let mut stops = Vec::new();
        for &v in order {
            let v = &self.visits[v];
            let e = site(self.sound, v);
            let (road, took) = leg(self.sound, &at, &door(e));
            (metres, drive, at) = (metres + road, drive + took, door(e));
            let arrive = time + took;
            let start = arrive.max(e.hours.from);
            let work = of_visit(self.batches, v).iter().map(|b| line(self.sound, b).minutes_per_batch).sum::<Minutes>();
            time = start + org.minutes_per_visit + work;
            stops.push(Stop { visit: v.id.clone(), arrive, start, end: time });
        }
        if !lodge {
            let (road, took) = leg(self.sound, &at, &base(org));
            (metres, drive, time) = (metres + road, drive + took, time + took);
        }
        let from = if before.is_some() { Place::Lodge } else { Place::Base };
        let to = if lodge { Place::Lodge } else { Place::Base };
        TourDay { day, from, leave: org.hours.from, stops, to, end: time, metres, drive }
    }
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    if items.len() <= 1 {
        return vec![items.to_vec()];
    }
    let mut all = Vec::new();
    for (i, &first) in items.iter().enumerate() {
        let mut rest = items.to_vec();
        rest.remove(i);
        all.extend(permutations(&rest).into_iter().map(|mut p| {
            p.insert(0, first);
            p
        }));
    }
    all
}
