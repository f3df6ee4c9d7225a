//! Every sentence of `docs/packing.md`, checked minute by minute without the engine.

use super::sums::{self, Spot, base, door, leg};
use evenhand::base::{Day, LabId, Minutes};
use evenhand::frame::Sound;
use evenhand::record::*;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a plan, sentence by sentence.
pub fn faults(sound: &Sound, batches: &[Batch], pack: &Pack) -> Vec<String> {
    let mut faults = Vec::new();
    entries(sound, batches, pack, &mut faults);
    if !faults.is_empty() {
        return faults;
    }
    for tour in &pack.tours {
        shape(sound, tour, &mut faults);
        for (i, d) in tour.days.iter().enumerate() {
            minutes(sound, batches, pack, (tour, i, d), &mut faults);
        }
        deadlines(sound, batches, pack, tour, &mut faults);
    }
    slots(sound, pack, &mut faults);
    intake(sound, batches, pack, &mut faults);
    crews(sound, batches, pack, &mut faults);
    vehicles(sound, batches, pack, &mut faults);
    totals(sound, batches, pack, &mut faults);
    faults
}

fn visit<'a>(pack: &'a Pack, id: &str) -> &'a Visit {
    pack.visits.iter().find(|v| v.id == id).expect("a stop names a visit")
}

pub fn site<'a>(sound: &'a Sound, v: &Visit) -> &'a Enterprise {
    sound.sealed().frame.iter().find(|e| e.id == v.enterprise).expect("in the frame")
}

pub fn of_visit<'a>(batches: &'a [Batch], v: &Visit) -> Vec<&'a Batch> {
    batches.iter().filter(|b| b.enterprise == v.enterprise && v.lines.contains(&b.line)).collect()
}

pub fn line<'a>(sound: &'a Sound, b: &Batch) -> &'a Line {
    sound.facts().lines.iter().find(|l| l.id == b.line).expect("a line")
}

pub fn hand_in_by(sound: &Sound, l: &Line) -> Day {
    sound.facts().calendar.working_days_before(l.report_by, l.test_days + l.delivery_days)
}

pub fn can_visit(sound: &Sound, batches: &[&Batch], d: Day) -> bool {
    batches.iter().all(|b| {
        let l = line(sound, b);
        let e = sound.sealed().frame.iter().find(|e| e.id == b.enterprise).expect("in the frame");
        l.window.contains(d)
            && d <= hand_in_by(sound, l)
            && e.is_open_on(d)
            && d >= sound.facts().task.issued
            && sound.facts().calendar.is_working(d)
    })
}

/// Visits hold every batch once, in the fewest groups that share a day; tours and `unplaced` hold every visit once.
fn entries(sound: &Sound, batches: &[Batch], pack: &Pack, faults: &mut Vec<String>) {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for v in &pack.visits {
        v.lines.iter().for_each(|l| *seen.entry((v.enterprise.as_str(), l.as_str())).or_default() += 1);
        let these = of_visit(batches, v);
        let days = all_days(sound).filter(|d| can_visit(sound, &these, *d)).count();
        let lone = these.len() == 1;
        if days == 0 && !lone {
            faults.push(format!("{} shares no day", v.id));
        }
        if these.iter().any(|b| line(sound, b).org != v.org) {
            faults.push(format!("{} mixes organisations", v.id));
        }
    }
    let wanted: BTreeSet<(&str, &str)> = batches.iter().map(|b| (b.enterprise.as_str(), b.line.as_str())).collect();
    if seen.len() != wanted.len() || seen.iter().any(|(k, n)| *n != 1 || !wanted.contains(k)) {
        faults.push("visits do not hold every batch once".into());
    }
    let mut placed: Vec<&str> = pack.tours.iter().flat_map(|t| &t.days).flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect();
    placed.extend(pack.unplaced.iter().map(|u| u.visit.as_str()));
    placed.sort_unstable();
    if placed != pack.visits.iter().map(|v| v.id.as_str()).collect::<Vec<_>>() {
        faults.push("tours and unplaced do not hold every visit once, ascending".into());
    }
}

pub fn all_days(sound: &Sound) -> impl Iterator<Item = Day> {
    sound.facts().calendar.covers.days()
}

/// One organisation, one week, at most so many consecutive working days, none empty.
fn shape(sound: &Sound, tour: &Tour, faults: &mut Vec<String>) {
    let org = org(sound, tour);
    let mut bad = |what: &str| faults.push(format!("{}: {what}", tour.id));
    if tour.id != format!("{}/{}/{}", tour.week, tour.org, tour.slot) {
        bad("id");
    }
    if tour.days.is_empty() || tour.days.len() as u64 > org.tour_days_max {
        bad("number of days");
    }
    for (i, d) in tour.days.iter().enumerate() {
        if d.day != tour.days[0].day.plus(i as i32) || d.day.week() != tour.week || !sound.facts().calendar.is_working(d.day) {
            bad("days");
        }
        if d.stops.is_empty() {
            bad("empty day");
        }
        let from = if i == 0 { Place::Base } else { tour.days[i - 1].to };
        if d.from != from || (d.to == Place::Lodge && (!org.lodges || i + 1 == tour.days.len())) {
            bad("nights");
        }
    }
}

pub fn org<'a>(sound: &'a Sound, tour: &Tour) -> &'a Org {
    sound.facts().orgs.iter().find(|o| o.id == tour.org).expect("an organisation")
}

/// Leave, drive, arrive, wait, work, drive home: every minute and metre.
fn minutes(sound: &Sound, batches: &[Batch], pack: &Pack, (tour, i, d): (&Tour, usize, &TourDay), faults: &mut Vec<String>) {
    let org = org(sound, tour);
    let lodged = |day: &TourDay| door(site(sound, visit(pack, &day.stops.last().expect("a stop").visit)));
    let mut at: Spot = if d.from == Place::Base { base(org) } else { lodged(&tour.days[i - 1]) };
    let (mut time, mut metres, mut drive) = (d.leave, 0, Minutes(0));
    let mut go = |to: Spot, time: &mut Minutes| {
        let (road, took) = leg(sound, &at, &to);
        (at, metres, drive) = (to, metres + road.0, drive + took);
        *time += took;
    };
    let mut bad = |what: &str| faults.push(format!("{} {}: {what}", tour.id, d.day));
    if d.leave != org.hours.from {
        bad("leave");
    }
    for stop in &d.stops {
        let v = visit(pack, &stop.visit);
        let (e, these) = (site(sound, v), of_visit(batches, v));
        go(door(e), &mut time);
        let service = org.minutes_per_visit + these.iter().map(|b| line(sound, b).minutes_per_batch).sum::<Minutes>();
        if stop.arrive != time || stop.start != time.max(e.hours.from) || stop.end != stop.start + service || stop.end > e.hours.to {
            bad(&format!("times at {}", v.id));
        }
        if !can_visit(sound, &these, d.day) || v.org != tour.org {
            bad(&format!("{} not possible", v.id));
        }
        time = stop.end;
    }
    if d.to == Place::Base {
        go(base(org), &mut time);
    }
    if d.end != time || time > org.hours.to {
        bad("end");
    }
    if d.metres.0 != metres || d.drive != drive {
        bad("sums");
    }
}

/// Samples are handed in on the last day: not too late for the line, not too old.
fn deadlines(sound: &Sound, batches: &[Batch], pack: &Pack, tour: &Tour, faults: &mut Vec<String>) {
    let last = tour.days.last().expect("a day").day;
    for d in &tour.days {
        if last.number() - d.day.number() > sound.facts().rules.days_to_lab_max as i32 {
            faults.push(format!("{}: samples of {} too old", tour.id, d.day));
        }
        for b in d.stops.iter().flat_map(|s| of_visit(batches, visit(pack, &s.visit))) {
            if last > hand_in_by(sound, line(sound, b)) {
                faults.push(format!("{}: {} of {} handed in too late", tour.id, b.line, b.enterprise));
            }
        }
    }
}

fn slots(sound: &Sound, pack: &Pack, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for t in &pack.tours {
        if !seen.insert(&t.id) || t.slot < 1 || t.slot > org(sound, t).teams_per_week {
            faults.push(format!("{}: slot", t.id));
        }
    }
    if !pack.tours.is_sorted_by(|a, b| a.id < b.id) {
        faults.push("tours not ascending".into());
    }
}

fn intake(sound: &Sound, batches: &[Batch], pack: &Pack, faults: &mut Vec<String>) {
    let mut by_day: BTreeMap<(LabId, Option<usize>, Day), u64> = BTreeMap::new();
    let mut by_week: BTreeMap<_, u64> = BTreeMap::new();
    let lab = |id: &LabId| sound.facts().labs.iter().find(|l| l.id == *id).expect("a lab");
    for t in &pack.tours {
        let last = t.days.last().expect("a day").day;
        for b in t.days.iter().flat_map(|d| &d.stops).flat_map(|s| of_visit(batches, visit(pack, &s.visit))) {
            let groups = lab(&b.lab).groups.iter().enumerate().filter(|(_, g)| g.products.iter().any(|p| b.products.contains(p)));
            for group in groups.map(|(i, _)| Some(i)).chain([None]) {
                *by_day.entry((b.lab.clone(), group, last)).or_default() += 1;
                *by_week.entry((b.lab.clone(), group, last.week())).or_default() += 1;
            }
        }
    }
    let day = |l: &LabId, g: Option<usize>| g.map_or(lab(l).batches_per_day, |g| lab(l).groups[g].batches_per_day);
    let week = |l: &LabId, g: Option<usize>| g.map_or(lab(l).batches_per_week, |g| lab(l).groups[g].batches_per_week);
    faults.extend(by_day.iter().filter(|((l, g, _), n)| **n > day(l, *g)).map(|((l, g, d), n)| format!("{l} {g:?} on {d}: {n}")));
    faults.extend(by_week.iter().filter(|((l, g, _), n)| **n > week(l, *g)).map(|((l, g, w), n)| format!("{l} {g:?} in {w}: {n}")));
}

/// Who could sit where, for every tour.
pub fn eligible<'a>(sound: &'a Sound, batches: &[Batch], pack: &Pack, tour: &Tour) -> Vec<(&'a Sampler, bool)> {
    let these: Vec<&Batch> = tour.days.iter().flat_map(|d| &d.stops).flat_map(|s| of_visit(batches, visit(pack, &s.visit))).collect();
    let able = |s: &&Sampler| {
        s.org == tour.org
            && !tour.days.iter().any(|d| s.leave.iter().any(|l| l.contains(d.day)))
            && !these.iter().flat_map(|b| &b.products).any(|p| s.tests.contains(p))
            && !sound
                .sealed()
                .conflicts
                .iter()
                .any(|c| c.party == Party::Sampler(s.id.clone()) && these.iter().any(|b| b.enterprise == c.enterprise))
    };
    let leads = |s: &Sampler| these.iter().flat_map(|b| &b.products).all(|p| s.qualified.contains(p));
    sound.sealed().samplers.iter().filter(able).map(|s| (s, leads(s))).collect()
}

/// All seats of all tours at once: a maximum flow by depth-first search over sampler → sampler in a week → seat.
fn crews(sound: &Sound, batches: &[Batch], pack: &Pack, faults: &mut Vec<String>) {
    let size = sound.facts().rules.team_size as usize;
    let samplers = &sound.sealed().samplers;
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut flow = Flow::default();
    let mut seats = 0;
    let (source, sink) = (flow.node(), flow.node());
    let person: Vec<usize> = samplers.iter().map(|_| flow.node()).collect();
    samplers.iter().zip(&person).for_each(|(s, &n)| flow.arc(source, n, s.tours_max as i64));
    for t in &pack.tours {
        let who = eligible(sound, batches, pack, t);
        if who.len() < size || !who.iter().any(|(_, lead)| *lead) {
            faults.push(format!("{}: no full team", t.id));
        }
        let (lead, member) = (flow.node(), flow.node());
        flow.arc(lead, sink, 1);
        flow.arc(member, sink, size as i64 - 1);
        seats += size as i64;
        for (s, leads) in who {
            let i = samplers.iter().position(|x| x.id == s.id).expect("on the roster");
            let week = *names.entry(format!("{}/{}", s.id, t.week)).or_insert_with(|| {
                let n = flow.node();
                flow.arc(person[i], n, 1);
                n
            });
            if leads {
                flow.arc(week, lead, 1);
            }
            flow.arc(week, member, 1);
        }
    }
    let filled = flow.maximum(source, sink);
    if filled != seats {
        faults.push(format!("{filled} of {seats} seats can be filled"));
    }
}

#[derive(Default)]
struct Flow {
    out: Vec<Vec<usize>>,
    to: Vec<usize>,
    room: Vec<i64>,
}

impl Flow {
    fn node(&mut self) -> usize {
        self.out.push(vec![]);
        self.out.len() - 1
    }

    fn arc(&mut self, from: usize, to: usize, room: i64) {
        for (a, b, r) in [(from, to, room), (to, from, 0)] {
            self.out[a].push(self.to.len());
            self.to.push(b);
            self.room.push(r);
        }
    }

    fn maximum(&mut self, source: usize, sink: usize) -> i64 {
        let mut total = 0;
        while self.push(source, sink, &mut vec![false; self.out.len()]) {
            total += 1;
        }
        total
    }

    fn push(&mut self, at: usize, sink: usize, seen: &mut [bool]) -> bool {
        if at == sink {
            return true;
        }
        seen[at] = true;
        for i in 0..self.out[at].len() {
            let arc = self.out[at][i];
            if self.room[arc] > 0 && !seen[self.to[arc]] && self.push(self.to[arc], sink, seen) {
                self.room[arc] -= 1;
                self.room[arc ^ 1] += 1;
                return true;
            }
        }
        false
    }
}

fn totals(sound: &Sound, batches: &[Batch], pack: &Pack, faults: &mut Vec<String>) {
    let want = sums::totals(sound, batches, &pack.visits, &pack.tours, &sums::first_days(sound, batches, &pack.visits));
    if pack.totals != want {
        faults.push(format!("totals {:?}, expected {want:?}", pack.totals));
    }
}

/// Transport flags of a batch: of all products it may be.
pub fn flags(sound: &Sound, b: &Batch) -> BTreeSet<String> {
    let products = sound.facts().products.iter().filter(|p| b.products.contains(&p.id));
    products.flat_map(|p| p.transport.iter().map(ToString::to_string)).collect()
}

/// What a team carries in a day, and which vehicles take what.
fn vehicles(sound: &Sound, batches: &[Batch], pack: &Pack, faults: &mut Vec<String>) {
    let mut special: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    for t in &pack.tours {
        let org = org(sound, t);
        let mut on_tour = BTreeSet::new();
        for d in &t.days {
            let these: Vec<&Batch> = d.stops.iter().flat_map(|s| of_visit(batches, visit(pack, &s.visit))).collect();
            if org.batches_per_day_max.is_some_and(|most| these.len() as u64 > most) {
                faults.push(format!("{} {}: carries {}", t.id, d.day, these.len()));
            }
            for flag in these.iter().flat_map(|b| flags(sound, b)).collect::<BTreeSet<_>>() {
                let count = these.iter().filter(|b| flags(sound, b).contains(&flag)).count() as u64;
                if org.carries.iter().find(|c| c.flag.as_str() == flag).is_none_or(|c| c.batches_per_day < count) {
                    faults.push(format!("{} {}: {count} {flag}", t.id, d.day));
                }
                on_tour.insert(flag);
            }
        }
        on_tour.into_iter().for_each(|f| *special.entry((t.org.to_string(), t.week.to_string(), f)).or_default() += 1);
    }
    for ((o, w, f), n) in special {
        let org = sound.facts().orgs.iter().find(|x| x.id.as_str() == o).expect("an organisation");
        if org.carries.iter().find(|c| c.flag.as_str() == f).is_none_or(|c| c.teams_per_week < n) {
            faults.push(format!("{o} in {w}: {n} tours with {f}"));
        }
    }
}
