//! What must be done in which weeks, and what each week can take.

use crate::base::{Day, Week};
use crate::frame::{Sound, latest_hand_in, possible_days};
use crate::record::{Facts, Line};

/// An intake of a lab (position in [`Plan::intakes`]), or an organisation's teams (position in the facts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Resource {
    Lab(usize),
    Teams(usize),
}

/// One way to do a job. Weeks are positions in the plan, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub line: usize,
    /// Positions in [`Plan::intakes`]: the lab, and its groups that every batch of the line counts in.
    pub intakes: Vec<usize>,
    pub org: usize,
    /// Weeks of sampling.
    pub sample: (usize, usize),
    /// Weeks of handing in.
    pub hand_in: (usize, usize),
    /// Minutes on site of one batch, times [`Plan::minute_scale`].
    pub minutes: u64,
}

/// Batches that must be done in one of some ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub batches: u64,
    pub ways: Vec<Way>,
}

/// All jobs, and what each week can take.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    pub facts: &'a Facts,
    pub jobs: Vec<Job>,
    /// A lab and, if it is the intake of a group of products, which (positions in the facts); labs first.
    pub intakes: Vec<(usize, Option<usize>)>,
    /// Batches by intake and week.
    pub labs: Vec<Vec<u64>>,
    /// Minutes by organisation and week, times `minute_scale`.
    pub teams: Vec<Vec<u64>>,
    /// Minutes of one team-day by organisation, times `minute_scale`.
    pub team_day: Vec<u64>,
    /// Most batches of one visit: so a visit's own minutes are shared in integers.
    pub minute_scale: u64,
    /// Weeks a sample may travel.
    pub travel_weeks: usize,
    first: Week,
    /// Number of weeks.
    pub weeks: usize,
}

#[cfg(test)]
impl<'a> Plan<'a> {
    /// A plan made by hand, from the first week of 2025 on.
    pub fn small(facts: &'a Facts, jobs: Vec<Job>, labs: Vec<Vec<u64>>, teams: Vec<Vec<u64>>) -> Self {
        let weeks = labs[0].len();
        let first = facts.calendar.covers.from.week();
        let intakes = (0..labs.len()).map(|lab| (lab, None)).collect();
        Self { facts, jobs, team_day: vec![1; teams.len()], intakes, labs, teams, minute_scale: 1, travel_weeks: 1, first, weeks }
    }
}

impl Plan<'_> {
    /// A week by its position.
    pub fn week(&self, at: usize) -> Week {
        let days = i32::try_from(at * 7).expect("a calendar has few weeks");
        self.first.monday().plus(days).week()
    }

    /// An intake as the planner calls it: `L1`, `L1/fuel`.
    pub fn intake(&self, at: usize) -> String {
        let (lab, group) = self.intakes[at];
        let lab = &self.facts.labs[lab];
        group.map_or_else(|| lab.id.to_string(), |g| format!("{}/{}", lab.id, lab.groups[g].id))
    }

    /// The same plan with a part of every team's day spent driving.
    pub fn with_driving(&self, percent: u64) -> Self {
        let teams = self.teams.iter().map(|weeks| weeks.iter().map(|m| m * (100 - percent) / 100).collect()).collect();
        Self { teams, ..self.clone() }
    }
}

/// The plan of sound facts. Lines without a possible day are left out: another rule tells of them.
pub(super) fn plan(sound: &Sound) -> Plan<'_> {
    let facts = sound.facts();
    let days: Vec<Vec<Day>> = facts.lines.iter().map(|line| possible_days(facts, line)).collect();
    let first = days.iter().flatten().min().copied().unwrap_or(facts.task.issued).week();
    let last = days.iter().flatten().max().copied().unwrap_or(facts.task.issued);
    let last = last.plus(i32::try_from(facts.rules.days_to_lab_max).unwrap_or(0)).min(facts.calendar.covers.to).week();
    let weeks = position(first, last.monday()) + 1;
    let scale = facts.rules.batches_per_enterprise_max.max(facts.rules.batches_per_large_retail_max);
    let working: Vec<u64> = (0..weeks).map(|w| working_days(facts, first, w)).collect();
    let intakes = intakes(facts);
    let takes = |&(lab, group): &(usize, Option<usize>)| {
        let lab = &facts.labs[lab];
        let whole = (lab.batches_per_day, lab.batches_per_week);
        let (day, week) = group.map_or(whole, |g| (lab.groups[g].batches_per_day, lab.groups[g].batches_per_week));
        working.iter().map(|d| week.min(day.saturating_mul(*d))).collect()
    };
    let labs = intakes.iter().map(takes);
    let team_day: Vec<u64> = facts.orgs.iter().map(|org| (org.hours.to - org.hours.from).0.unsigned_abs() * scale).collect();
    let teams = facts.orgs.iter().enumerate().map(|(o, org)| {
        let people = sound.sealed().samplers.iter().filter(|s| s.org == org.id && s.tours_max > 0).count() as u64;
        let count = org.teams_per_week.min(people / facts.rules.team_size);
        working.iter().map(|d| count * d.min(&org.tour_days_max) * team_day[o]).collect()
    });
    Plan {
        facts,
        jobs: jobs(facts, &days, first, scale),
        labs: labs.collect(),
        intakes,
        teams: teams.collect(),
        team_day: team_day.clone(),
        minute_scale: scale,
        travel_weeks: facts.rules.days_to_lab_max.div_ceil(7) as usize,
        first,
        weeks,
    }
}

/// Every lab, then every group of every lab.
fn intakes(facts: &Facts) -> Vec<(usize, Option<usize>)> {
    let labs = (0..facts.labs.len()).map(|lab| (lab, None));
    let groups = facts.labs.iter().enumerate().flat_map(|(lab, l)| (0..l.groups.len()).map(move |g| (lab, Some(g))));
    labs.chain(groups).collect()
}

fn position(first: Week, day: Day) -> usize {
    usize::try_from((day.number() - first.monday().number()).max(0) / 7).expect("not negative")
}

fn working_days(facts: &Facts, first: Week, at: usize) -> u64 {
    let monday = first.monday().plus(i32::try_from(at * 7).expect("a calendar has few weeks"));
    (0..7).filter(|&d| facts.calendar.is_working(monday.plus(d))).count() as u64
}

/// One job per lab of a line; one for all lines of a shared quota.
fn jobs(facts: &Facts, days: &[Vec<Day>], first: Week, scale: u64) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (at, line) in facts.lines.iter().enumerate().filter(|(_, l)| l.group.is_none()) {
        for (k, share) in line.labs.iter().enumerate() {
            // a single lab may leave its number out
            let batches = if line.labs.len() == 1 { line.batches } else { share.batches };
            let ways: Vec<Way> = way(facts, at, line, k, &days[at], first, scale).into_iter().collect();
            jobs.push(Job { batches, ways });
        }
    }
    for group in &facts.groups {
        let lines = facts.lines.iter().enumerate().filter(|(_, l)| l.group.as_ref() == Some(&group.id));
        let ways = lines.filter_map(|(at, line)| way(facts, at, line, 0, &days[at], first, scale)).collect();
        jobs.push(Job { batches: group.batches, ways });
    }
    jobs.retain(|job| job.batches > 0 && !job.ways.is_empty());
    jobs
}

fn way(facts: &Facts, at: usize, line: &Line, k: usize, days: &[Day], first: Week, scale: u64) -> Option<Way> {
    let (from, to) = (*days.first()?, *days.last()?);
    let by = to.plus(i32::try_from(facts.rules.days_to_lab_max).unwrap_or(0)).min(latest_hand_in(&facts.calendar, line));
    let org = facts.orgs.iter().position(|o| o.id == line.org)?;
    let lab = facts.labs.iter().position(|l| l.id == line.labs[k].lab)?;
    // a batch counts in a group for certain if each of the line's products does
    let counts = |g: usize| line.products.iter().all(|p| facts.labs[lab].groups[g].products.contains(p));
    let all = intakes(facts).into_iter().enumerate().filter(|&(_, (of, group))| of == lab && group.is_none_or(counts));
    let intakes = all.map(|(at, _)| at).collect();
    let minutes = line.minutes_per_batch.0.unsigned_abs() * scale + facts.orgs[org].minutes_per_visit.0.unsigned_abs();
    let sample = (position(first, from), position(first, to));
    Some(Way { line: at, intakes, org, sample, hand_in: (sample.0, position(first, by.max(to))), minutes })
}
