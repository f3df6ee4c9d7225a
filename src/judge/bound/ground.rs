//! Visits, weeks and legs of the bound, made again from the inputs.

use super::super::rule::Rule;
use super::super::travel::{Site, Way, way};
use super::super::verdict::{Check, Failure};
use crate::base::{Day, LabId, OrgId, Week};
use crate::record::{Batch, Bound, Enterprise, Facts, Lab, Line, Matrix, Org, Pack, Sealed};
use std::collections::{BTreeMap, BTreeSet};

/// Visits of one organisation in one class, at most.
const DOORS_MAX: usize = 2048;
/// Sets of pairs in one ground, at most.
const PAIRS_MAX: usize = 128;

/// What the bound speaks about, by position in `bound.visits`.
pub(super) struct World<'a> {
    pub facts: &'a Facts,
    matrix: Option<&'a Matrix>,
    ids: BTreeMap<&'a str, usize>,
    pub orgs: Vec<&'a OrgId>,
    sites: Vec<&'a Enterprise>,
    lines: Vec<Vec<&'a Line>>,
    labs: Vec<Vec<&'a LabId>>,
    weeks: Vec<BTreeSet<Week>>,
}

/// An organisation in the weeks of a class, with the prices taken off the legs. The base is the last node.
pub(super) struct Ground {
    pub legs: Vec<Vec<i64>>,
    pub minutes: Vec<Vec<i64>>,
    /// Service, opening, closing.
    pub hours: Vec<(i64, i64, i64)>,
    pub from: i64,
    pub to: i64,
    /// Days of a journey, at most, and whether nights are spent on the road.
    pub days: usize,
    pub lodges: bool,
    /// Price of a day, and of a night.
    pub day: i64,
    pub night: i64,
    /// Batches by door, one entry for each counted lab, and what handing in so many takes.
    pub loads: Vec<Vec<usize>>,
    pub hand_in: Vec<Vec<i64>>,
    /// Doors remembered at each door.
    pub near: Vec<Vec<usize>>,
    /// Doors and price of every second stop.
    pub pairs: Vec<(Vec<usize>, i64)>,
}

impl<'a> World<'a> {
    /// The world, if the rows are those of the visits with a tour and their weeks.
    pub fn new(facts: &'a Facts, sealed: &'a Sealed, (batches, pack): (&'a [Batch], &'a Pack), bound: &'a Bound) -> (Option<Self>, Check) {
        let mut rule = Rule::new("bound", "visits_and_weeks");
        let out: BTreeSet<&str> = pack.unplaced.iter().map(|u| u.visit.as_str()).collect();
        let visits: Vec<_> = pack.visits.iter().filter(|v| !out.contains(v.id.as_str())).collect();
        let want: Vec<&str> = visits.iter().map(|v| v.id.as_str()).collect();
        let got: Vec<&str> = bound.visits.iter().map(|v| v.visit.as_str()).collect();
        rule.rows("bound.visits", &want, &got);
        let batches: BTreeMap<_, _> = batches.iter().map(|b| ((&b.enterprise, &b.line), &b.lab)).collect();
        let site = |id| sealed.frame.binary_search_by(|e| e.id.cmp(id)).ok().map(|i| &sealed.frame[i]);
        let line = |id| facts.lines.binary_search_by(|l| l.id.cmp(id)).ok().map(|i| &facts.lines[i]);
        let sites: Option<Vec<&Enterprise>> = visits.iter().map(|v| site(&v.enterprise)).collect();
        let lines: Option<Vec<Vec<&Line>>> = visits.iter().map(|v| v.lines.iter().map(line).collect()).collect();
        let labs: Option<Vec<Vec<&LabId>>> =
            visits.iter().map(|v| v.lines.iter().map(|l| batches.get(&(&v.enterprise, l)).copied()).collect()).collect();
        let (Some(sites), Some(lines), Some(labs)) = (sites, lines, labs) else {
            rule.refuse(Failure::new("record.pack.visits", "批次不明", "unknown batches"));
            return (None, rule.done());
        };
        let weeks = sites.iter().zip(&lines).map(|(e, l)| weeks(facts, e, l)).collect();
        let ids = visits.iter().enumerate().map(|(i, v)| (v.id.as_str(), i)).collect();
        let world =
            Self { facts, matrix: sealed.matrix.as_ref(), ids, orgs: visits.iter().map(|v| &v.org).collect(), sites, lines, labs, weeks };
        world.weeks_in_classes(bound, &mut rule);
        world.names(bound, &mut rule);
        (Some(world), rule.done())
    }

    /// Every week with a possible day is in exactly one class.
    fn weeks_in_classes(&self, bound: &Bound, rule: &mut Rule) {
        let mut want: Vec<Week> = self.weeks.iter().flatten().copied().collect();
        let mut got: Vec<Week> = bound.classes.iter().flat_map(|c| c.weeks.clone()).collect();
        want.sort_unstable();
        want.dedup();
        got.sort_unstable();
        rule.rows("bound.classes.weeks", &want, &got);
    }

    /// Organisations and labs are those there are, in order.
    fn names(&self, bound: &Bound, rule: &mut Rule) {
        let orgs: Vec<&OrgId> = self.facts.orgs.iter().map(|o| &o.id).collect();
        rule.rows("bound.orgs", &orgs, &bound.orgs.iter().map(|o| &o.org).collect::<Vec<_>>());
        let labs: Vec<&LabId> = self.facts.labs.iter().map(|l| &l.id).collect();
        for (i, org) in bound.orgs.iter().enumerate() {
            let known = org.labs.windows(2).all(|w| w[0] < w[1]) && org.labs.iter().all(|l| labs.contains(&l)) && org.labs.len() <= 3;
            rule.hold(known, || Failure::new(format!("bound.orgs[{i}].labs"), "不是三个以内的检验所", "not three labs at most"));
        }
        for (c, class) in bound.classes.iter().enumerate() {
            rule.rows(&format!("bound.classes[{c}].labs"), &labs, &class.labs.iter().map(|l| &l.lab).collect::<Vec<_>>());
            let own: Vec<&OrgId> = orgs.iter().copied().filter(|o| !self.doors(bound, c, o).is_empty()).collect();
            rule.rows(&format!("bound.classes[{c}].orgs"), &own, &class.orgs.iter().map(|o| &o.org).collect::<Vec<_>>());
        }
        let served = self.lines.iter().zip(&self.orgs).all(|(l, o)| self.org(o).is_some_and(|o| service(o, l) > 0));
        rule.hold(served, || Failure::new("record.pack.visits", "有上门不占时间", "a visit takes no time"));
    }

    pub fn visit(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    pub fn org(&self, id: &OrgId) -> Option<&'a Org> {
        self.facts.orgs.iter().find(|o| o.id == *id)
    }

    /// Visits of the organisation with a possible day in one of the weeks of the class.
    pub fn doors(&self, bound: &Bound, class: usize, org: &OrgId) -> Vec<usize> {
        let weeks = &bound.classes[class].weeks;
        (0..self.orgs.len()).filter(|&v| self.orgs[v] == org && weeks.iter().any(|w| self.weeks[v].contains(w))).collect()
    }

    /// Batches a visit brings to a lab.
    pub fn batches(&self, visit: usize, lab: &LabId) -> usize {
        self.labs[visit].iter().filter(|l| **l == lab).count()
    }

    /// The ground of an organisation in a class, none if it is too large.
    pub fn ground(&self, bound: &Bound, class: usize, id: &OrgId, day: i64) -> Option<Ground> {
        let (org, prices, doors) = (self.org(id)?, &self.facts.prices, self.doors(bound, class, id));
        let n = doors.len();
        let counted: Vec<&Lab> = bound.orgs.iter().find(|o| o.org == *id)?.labs.iter().filter_map(|l| self.lab(l)).collect();
        let places: Vec<Site<'_>> = doors.iter().map(|&v| self.sites[v].into()).chain([org.into()]).collect();
        let way = |a: usize, b: usize| if a == b { Way::default() } else { way(&self.facts.travel, self.matrix, places[a], places[b]) };
        let metres: Vec<Vec<i64>> =
            (0..=n).map(|a| (0..=n).map(|b| i64::try_from(way(a, b).metres).unwrap_or(i64::MAX / 2)).collect()).collect();
        let mut legs: Vec<Vec<i64>> = metres.iter().map(|row| row.iter().map(|m| m.saturating_mul(prices.kilometre.0)).collect()).collect();
        for (j, &v) in doors.iter().enumerate() {
            let taken: i64 = bound.classes[class].labs.iter().map(|l| l.batch * self.batches(v, &l.lab) as i64).sum();
            legs.iter_mut().for_each(|row| row[j] += taken - bound.visits[v].price);
        }
        for set in bound.entered.iter().filter(|s| self.of_org(&s.visits, id)) {
            let inside: Vec<bool> = doors.iter().map(|&v| set.visits.iter().any(|i| self.visit(i) == Some(v))).chain([false]).collect();
            for i in (0..=n).filter(|&i| !inside[i]) {
                (0..n).filter(|&j| inside[j]).for_each(|j| legs[i][j] -= set.price);
            }
        }
        let here = |id: &String| self.visit(id).and_then(|v| doors.binary_search(&v).ok());
        let pairs: Vec<(Vec<usize>, i64)> = (bound.paired.iter().filter(|s| s.price > 0 && self.of_org(&s.visits, id)))
            .map(|s| (s.visits.iter().filter_map(here).collect::<Vec<_>>(), s.price))
            .filter(|p| p.0.len() > 1)
            .collect();
        let near = (0..n).map(|i| nearest(&metres[i], i, n, bound.neighbours as usize)).collect();
        let most = |l: &Lab| l.batches_per_day.min(l.batches_per_week).min(32_767) as usize;
        let hand_in = counted.iter().map(|l| super::sums::hand_in(l, &bound.classes[class], most(l))).collect();
        let loads = doors.iter().map(|&v| counted.iter().map(|l| self.batches(v, &l.id)).collect()).collect();
        let hours = doors.iter().map(|&v| (service(org, &self.lines[v]), self.sites[v].hours.from.0, self.sites[v].hours.to.0)).collect();
        let minutes = (0..=n).map(|a| (0..=n).map(|b| i64::try_from(way(a, b).minutes).unwrap_or(1 << 40)).collect()).collect();
        (n <= DOORS_MAX && pairs.len() <= PAIRS_MAX && !near_too_many(bound)).then(|| Ground {
            legs,
            minutes,
            hours,
            from: org.hours.from.0,
            to: org.hours.to.0,
            days: bound.classes[class].weeks.iter().map(|&w| days_most(self.facts, org, w)).max().unwrap_or(0),
            lodges: org.lodges,
            day: prices.team_day.0 * 1000 + day,
            night: prices.night.0 * 1000,
            loads,
            hand_in,
            near,
            pairs,
        })
    }

    fn lab(&self, id: &LabId) -> Option<&'a Lab> {
        self.facts.labs.iter().find(|l| l.id == *id)
    }

    fn of_org(&self, visits: &[String], org: &OrgId) -> bool {
        visits.first().and_then(|id| self.visit(id)).is_some_and(|v| self.orgs[v] == org)
    }
}

fn near_too_many(bound: &Bound) -> bool {
    bound.neighbours > super::NEIGHBOURS_MAX
}

/// The door itself and those next to it by metres, then by position; ascending.
fn nearest(metres: &[i64], door: usize, doors: usize, most: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..doors).collect();
    all.sort_by_key(|&j| (j != door, metres[j], j));
    all.truncate(most);
    all.sort_unstable();
    all
}

fn service(org: &Org, lines: &[&Line]) -> i64 {
    org.minutes_per_visit.0 + lines.iter().map(|l| l.minutes_per_batch.0).sum::<i64>()
}

/// Weeks with a day that is possible for every line of the visit.
fn weeks(facts: &Facts, site: &Enterprise, lines: &[&Line]) -> BTreeSet<Week> {
    let Some(first) = lines.first() else { return BTreeSet::new() };
    let latest = |l: &Line| facts.calendar.working_days_before(l.report_by, l.test_days.saturating_add(l.delivery_days));
    let possible = |d: &Day| {
        *d >= facts.task.issued
            && facts.calendar.is_working(*d)
            && site.is_open_on(*d)
            && lines.iter().all(|l| l.window.contains(*d) && *d <= latest(l))
    };
    first.window.days().filter(possible).map(Day::week).collect()
}

/// Working days of a week.
pub(super) fn worked(facts: &Facts, week: Week) -> Vec<bool> {
    (0..7).map(|d| facts.calendar.is_working(week.monday().plus(d))).collect()
}

/// Days of a tour in that week, at most: they follow each other.
pub(super) fn days_most(facts: &Facts, org: &Org, week: Week) -> usize {
    let run = worked(facts, week).split(|w| !w).map(<[bool]>::len).max().unwrap_or(0);
    let most = org.tour_days_max.min(u64::from(facts.rules.days_to_lab_max) + 1).min(7);
    run.min(most as usize)
}
