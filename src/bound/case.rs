//! The question in positions instead of names: visits, classes of weeks, grounds and the labs' intake.

use super::ground::{COUNTED, Door, Ground};
use crate::base::{Day, Point, Week};
use crate::frame::Sound;
use crate::pack::Task;
use crate::record::{Facts, Matrix, Org};
use std::collections::{BTreeMap, BTreeSet};

/// Everything the bound is computed from.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub facts: &'a Facts,
    matrix: Option<&'a Matrix>,
    /// Ascending by visit id.
    pub tasks: Vec<Task<'a>>,
    /// Batches by lab position, by visit; no zeros.
    pub loads: Vec<Vec<(usize, i64)>>,
    /// Weeks in which the same visits can be made; together every week with a possible day.
    pub classes: Vec<Vec<Week>>,
    /// Batches a lab takes in all weeks of a class, by class and lab.
    pub intake: Vec<Vec<i64>>,
    /// Labs whose batches are counted along a journey, by organisation.
    pub counted: Vec<Vec<usize>>,
    pub grounds: Vec<Ground>,
}

impl<'a> Case<'a> {
    /// The case of these visits, each of which has a possible day.
    pub fn new(sound: &'a Sound, tasks: Vec<Task<'a>>, neighbours: usize) -> Self {
        let facts = sound.facts();
        let org_of = |t: &Task<'_>| facts.orgs.iter().position(|o| o.id == t.visit.org).expect("a visit names an organisation");
        let orgs: Vec<usize> = tasks.iter().map(org_of).collect();
        let loads: Vec<Vec<(usize, i64)>> = tasks.iter().map(|t| loads(facts, t)).collect();
        let mut weeks: BTreeMap<Week, Vec<usize>> = BTreeMap::new();
        for (v, task) in tasks.iter().enumerate() {
            let mut own: Vec<Week> = task.days.iter().map(|d| d.week()).collect();
            own.dedup();
            own.into_iter().for_each(|w| weeks.entry(w).or_default().push(v));
        }
        let classes = alike(weeks);
        let mut case = Self {
            facts,
            matrix: sound.sealed().matrix.as_ref(),
            counted: (0..facts.orgs.len()).map(|o| counted(facts, &loads, &orgs, o)).collect(),
            intake: classes.iter().map(|(weeks, _)| intake(facts, weeks)).collect(),
            classes: classes.iter().map(|c| c.0.clone()).collect(),
            tasks,
            loads,
            grounds: Vec::new(),
        };
        for (class, (_, visits)) in classes.iter().enumerate() {
            for org in 0..facts.orgs.len() {
                let own: Vec<usize> = visits.iter().copied().filter(|&v| orgs[v] == org).collect();
                if !own.is_empty() {
                    let ground = case.ground(org, class, own, neighbours);
                    case.grounds.push(ground);
                }
            }
        }
        case
    }

    /// Batches a visit brings to a lab.
    pub fn batches(&self, visit: usize, lab: usize) -> i64 {
        self.loads[visit].iter().find(|l| l.0 == lab).map_or(0, |l| l.1)
    }

    /// Batches a lab takes in a week, at most.
    pub fn week(&self, lab: usize) -> i64 {
        self.facts.labs[lab].batches_per_week.clamp(1, 1 << 40) as i64
    }

    fn ground(&self, o: usize, class: usize, visits: Vec<usize>, neighbours: usize) -> Ground {
        let (facts, org) = (self.facts, &self.facts.orgs[o]);
        let places: Vec<(&str, Point)> = visits
            .iter()
            .map(|&v| (self.tasks[v].enterprise.id.as_str(), self.tasks[v].enterprise.at))
            .chain([(org.id.as_str(), org.base)])
            .collect();
        let legs: Vec<(i64, i64)> = places.iter().flat_map(|&a| places.iter().map(move |&b| (a, b))).map(|(a, b)| self.leg(a, b)).collect();
        let n = visits.len();
        let near = (0..n)
            .map(|i| {
                let mut all: Vec<usize> = (0..n).collect();
                all.sort_by_key(|&j| (j != i, legs[i * (n + 1) + j].0, j));
                all.truncate(neighbours);
                all.sort_unstable();
                all
            })
            .collect();
        let limit = |l: usize| facts.labs[l].batches_per_day.min(facts.labs[l].batches_per_week).min(u64::from(u16::MAX / 2)) as u16;
        let counted = &self.counted[o];
        Ground {
            org: o,
            class,
            doors: visits.iter().map(|&v| self.door(org, v, counted)).collect(),
            price: legs.iter().map(|l| l.0 * facts.prices.kilometre.0).collect(),
            minutes: legs.iter().map(|l| l.1 as i32).collect(),
            from: org.hours.from.0 as i32,
            to: org.hours.to.0 as i32,
            lodges: org.lodges,
            days: self.classes[class].iter().map(|&w| days_most(facts, org, w)).max().unwrap_or(0),
            limits: std::array::from_fn(|k| counted.get(k).map_or(0, |&l| limit(l))),
            near,
            team_days: self.classes[class].iter().map(|&w| days_most(facts, org, w) as i64 * org.teams_per_week as i64).sum(),
            day_price: facts.prices.team_day.0 * 1000,
            night_price: facts.prices.night.0 * 1000,
            visits,
        }
    }

    /// Metres and minutes from one place to another.
    fn leg(&self, (a, from): (&str, Point), (b, to): (&str, Point)) -> (i64, i64) {
        let Some(matrix) = self.matrix else {
            let road = self.facts.travel.metres(from, to);
            return (road.0, self.facts.travel.minutes(road).0);
        };
        let at = matrix.site(a).zip(matrix.site(b)).map(|(a, b)| a * matrix.sites.len() + b).expect("a matrix names every site");
        (matrix.metres[at].into(), matrix.minutes[at].into())
    }

    fn door(&self, org: &Org, v: usize, counted: &[usize]) -> Door {
        let task = &self.tasks[v];
        let line = |id| &self.facts.lines[self.facts.lines.binary_search_by(|l| l.id.cmp(id)).expect("a batch names a line")];
        let service = org.minutes_per_visit.0 + task.batches.iter().map(|b| line(&b.line).minutes_per_batch.0).sum::<i64>();
        let load = |l: usize| self.loads[v].iter().find(|x| x.0 == l).map_or(0, |x| x.1 as u16);
        Door {
            service: service as i32,
            open: task.enterprise.hours.from.0 as i32,
            close: task.enterprise.hours.to.0 as i32,
            loads: std::array::from_fn(|k| counted.get(k).map_or(0, |&l| load(l))),
        }
    }
}

/// Weeks with nearly the same visits together: every visit of a class counts as possible in all its weeks.
fn alike(weeks: BTreeMap<Week, Vec<usize>>) -> Vec<(Vec<Week>, Vec<usize>)> {
    let mut weeks: Vec<(Week, BTreeSet<usize>)> = weeks.into_iter().map(|(w, v)| (w, v.into_iter().collect())).collect();
    weeks.sort_by_key(|(w, v)| (std::cmp::Reverse(v.len()), *w));
    let mut classes: Vec<(Vec<Week>, BTreeSet<usize>)> = Vec::new();
    for (week, visits) in weeks {
        let fits = |class: &&mut (Vec<Week>, BTreeSet<usize>)| {
            let new = visits.difference(&class.1).count();
            new * 20 <= visits.len() && class.1.len() * 2 <= visits.len() * 3
        };
        match classes.iter_mut().find(fits) {
            Some(class) => {
                class.0.push(week);
                class.1.extend(visits);
            }
            None => classes.push((vec![week], visits)),
        }
    }
    classes.iter_mut().for_each(|c| c.0.sort());
    classes.sort();
    classes.into_iter().map(|(weeks, visits)| (weeks, visits.into_iter().collect())).collect()
}

fn loads(facts: &Facts, task: &Task<'_>) -> Vec<(usize, i64)> {
    let count = |l: usize| task.batches.iter().filter(|b| b.lab == facts.labs[l].id).count() as i64;
    (0..facts.labs.len()).map(|l| (l, count(l))).filter(|x| x.1 > 0).collect()
}

/// The labs on which a journey of the organisation presses most: its batches against what the lab takes in a day.
fn counted(facts: &Facts, loads: &[Vec<(usize, i64)>], orgs: &[usize], org: usize) -> Vec<usize> {
    let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
    loads.iter().zip(orgs).filter(|(_, o)| **o == org).flat_map(|(l, _)| l).for_each(|&(l, n)| *sums.entry(l).or_default() += n);
    let mut labs: Vec<(i64, usize)> =
        sums.into_iter().map(|(l, n)| (-1000 * n / (facts.labs[l].batches_per_day as i64).max(1), l)).collect();
    labs.sort_unstable();
    let mut labs: Vec<usize> = labs.into_iter().take(COUNTED).map(|x| x.1).collect();
    labs.sort_unstable();
    labs
}

fn week_days(week: Week) -> [Day; 7] {
    let monday = week.monday();
    std::array::from_fn(|d| monday.plus(d as i32))
}

fn longest_run(facts: &Facts, week: Week) -> usize {
    let worked = week_days(week).map(|d| facts.calendar.is_working(d));
    worked.split(|w| !w).map(<[bool]>::len).max().unwrap_or(0)
}

fn days_most(facts: &Facts, org: &Org, week: Week) -> usize {
    let most = org.tour_days_max.min(u64::from(facts.rules.days_to_lab_max) + 1).min(7) as usize;
    most.min(longest_run(facts, week))
}

fn intake(facts: &Facts, weeks: &[Week]) -> Vec<i64> {
    let worked = |w: Week| week_days(w).into_iter().filter(|&d| facts.calendar.is_working(d)).count() as u64;
    let of = |lab: &crate::record::Lab| {
        weeks.iter().map(|&w| lab.batches_per_week.min(lab.batches_per_day.saturating_mul(worked(w))).min(1 << 40) as i64).sum()
    };
    facts.labs.iter().map(of).collect()
}
