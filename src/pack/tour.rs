//! A tour of one team: its days, what it carries, who could man it, and its least price over all choices of nights.

use super::crew::Crew;
use super::problem::Problem;
use super::run::{BASE, ENDS, LODGE, NEVER, Run};

/// A tour without its slot.
///
/// Invariant: its days are consecutive working days of one week, none is empty, at least one choice of nights keeps all
/// times, its crew mans it.
#[derive(Clone, Debug)]
pub(super) struct Tour {
    pub org: usize,
    /// First day.
    pub first: i32,
    pub days: Vec<Run>,
    /// Last day by which all its samples may be handed in.
    pub due: i32,
    /// Batches by lab.
    pub loads: Vec<u32>,
    pub crew: Crew,
    /// Least price, team-days included.
    pub price: i64,
    /// Least price of all days before day d when d starts so; one more entry than days.
    pub before: Vec<[i64; 2]>,
    /// Least price of all days after day d when d ends so.
    pub after: Vec<[i64; 2]>,
}

impl Tour {
    /// The tour of these days, or none if its times cannot be kept. Days must not be empty.
    pub fn new(p: &Problem<'_>, org: usize, first: i32, days: &[Vec<u32>]) -> Option<Self> {
        let mut runs: Vec<Run> = Vec::with_capacity(days.len());
        for jobs in days {
            let lodging = runs.last().map(|run| run.last_site(p));
            runs.push(Run::new(p, org, jobs, lodging));
        }
        let before = prices_before(&runs);
        let after = prices_after(&runs);
        let price = before[runs.len()][BASE] + p.prices.team_day * runs.len() as i64;
        if price >= NEVER {
            return None;
        }
        let (due, loads) = freight(p, days);
        let crew = crew(p, org, first, days);
        Some(Self { org, first, days: runs, due, loads, crew, price, before, after })
    }

    pub fn last(&self) -> i32 {
        self.first + self.days.len() as i32 - 1
    }

    pub fn week(&self) -> usize {
        self.first as usize / 7
    }

    /// Whether it makes the same visits on the same days in the same order.
    pub fn same(&self, other: &Self) -> bool {
        self.first == other.first && self.days.len() == other.days.len() && self.days.iter().zip(&other.days).all(|(a, b)| a.same(b))
    }

    /// Visits by day.
    pub fn plan(&self) -> Vec<Vec<u32>> {
        self.days.iter().map(Run::jobs).collect()
    }

    pub fn jobs(&self) -> impl Iterator<Item = u32> + '_ {
        self.days.iter().flat_map(|d| d.calls.iter().map(|c| c.job))
    }

    /// How each night is spent in the cheapest way; the base wins ties. One entry per day, the last is the base.
    pub fn nights(&self) -> Vec<usize> {
        let mut start = BASE;
        (0..self.days.len())
            .map(|d| {
                let total = |e: usize| self.days[d].price[start][e] + self.after[d][e];
                start = if total(LODGE) < total(BASE) { LODGE } else { BASE };
                start
            })
            .collect()
    }
}

fn prices_before(runs: &[Run]) -> Vec<[i64; 2]> {
    let mut table = vec![[0, NEVER]];
    for run in runs {
        let last = table[table.len() - 1];
        table.push(ENDS.map(|e| ENDS.map(|s| last[s] + run.price[s][e]).into_iter().fold(NEVER, i64::min)));
    }
    table
}

fn prices_after(runs: &[Run]) -> Vec<[i64; 2]> {
    let mut table = vec![[0, NEVER]; runs.len()];
    for d in (1..runs.len()).rev() {
        let next = table[d];
        table[d - 1] = ENDS.map(|s| ENDS.map(|e| runs[d].price[s][e] + next[e]).into_iter().fold(NEVER, i64::min));
    }
    table
}

fn freight(p: &Problem<'_>, days: &[Vec<u32>]) -> (i32, Vec<u32>) {
    let (mut due, mut loads) = (i32::MAX, vec![0; p.labs.len()]);
    for &job in days.iter().flatten() {
        let job = &p.jobs[job as usize];
        due = due.min(job.due);
        job.loads.iter().for_each(|&(lab, n)| loads[lab] += n);
    }
    (due, loads)
}

fn crew(p: &Problem<'_>, org: usize, first: i32, days: &[Vec<u32>]) -> Crew {
    let mut crew = p.jobs[days[0][0] as usize].crew.clone();
    days.iter().flatten().for_each(|&job| crew.meet(&p.jobs[job as usize].crew));
    for d in 0..days.len() {
        crew.attend(&p.depots[org].available[first as usize + d]);
    }
    crew
}
