//! The linear programme: the cheapest change with which a plan by weeks exists. Advice only; rechecked in integers.

use super::jobs::{Plan, Way};
use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, default_solver, variable};

/// Price of one more batch at a lab, of one more team-day, of one batch outside its window. A lab's overtime is easiest to
/// arrange, another team is dearer, and a batch outside its window breaks the notice.
const PRICES: (f64, f64, f64) = (1.0, 3.0, 30.0);
/// Beyond this many variables the programme is not tried; the integer proof stands alone.
const VARIABLES_MAX: usize = 20_000;
/// Solver noise.
const EPSILON: f64 = 1e-6;

/// The smallest change, in whole units. Weeks by position, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Relief {
    /// Intake, and its extra batches by week.
    pub labs: Vec<(usize, Vec<(usize, u64)>)>,
    /// Organisation, and its extra team-days by week.
    pub teams: Vec<(usize, Vec<(usize, u64)>)>,
    /// Job, and its batches without a place.
    pub outside: Vec<(usize, u64)>,
}

impl Relief {
    /// Whether nothing needs to change.
    pub fn is_nothing(&self) -> bool {
        self.labs.is_empty() && self.teams.is_empty() && self.outside.is_empty()
    }

    /// The plan with this change made.
    pub fn applied<'a>(&self, plan: &Plan<'a>) -> Plan<'a> {
        let mut plan = plan.clone();
        for (lab, extra) in &self.labs {
            extra.iter().for_each(|&(week, n)| plan.labs[*lab][week] += n);
        }
        for (org, extra) in &self.teams {
            extra.iter().for_each(|&(week, n)| plan.teams[*org][week] += n * plan.team_day[*org]);
        }
        self.outside.iter().for_each(|&(job, n)| plan.jobs[job].batches = plan.jobs[job].batches.saturating_sub(n));
        plan
    }
}

/// The cheapest change, if the programme is small enough and the solver answers.
pub(super) fn smallest_relief(plan: &Plan<'_>) -> Option<Relief> {
    let ways: usize = plan.jobs.iter().flat_map(|j| &j.ways).map(|w| w.sample.1 - w.sample.0 + w.hand_in.1 - w.hand_in.0 + 2).sum();
    if ways + (plan.labs.len() + plan.teams.len()) * plan.weeks > VARIABLES_MAX || plan.jobs.is_empty() {
        return None;
    }
    let mut model = Model::default();
    let outside: Vec<Variable> = plan.jobs.iter().map(|_| model.slack(PRICES.2)).collect();
    let labs = model.slacks(plan.labs.len(), plan.weeks, PRICES.0);
    let teams = model.slacks(plan.teams.len(), plan.weeks, PRICES.1);
    let mut intake = vec![vec![Expression::from(0.0); plan.weeks]; plan.labs.len()];
    let mut work = vec![vec![Expression::from(0.0); plan.weeks]; plan.teams.len()];
    for (job, &late) in plan.jobs.iter().zip(&outside) {
        let mut done = Expression::from(late);
        for way in &job.ways {
            let (sampled, handed) = model.way(way, plan.travel_weeks);
            for (week, x) in &sampled {
                done.add_mul(1.0, *x);
                work[way.org][*week].add_mul(way.minutes as f64 / plan.team_day[way.org].max(1) as f64, *x);
            }
            for (week, y) in &handed {
                way.intakes.iter().for_each(|&at| intake[at][*week].add_mul(1.0, *y));
            }
        }
        model.rows.push(constraint!(done == job.batches as f64));
    }
    for (lab, weeks) in intake.into_iter().enumerate() {
        for (week, sum) in weeks.into_iter().enumerate() {
            model.rows.push(constraint!(sum - labs[lab][week] <= plan.labs[lab][week] as f64));
        }
    }
    for (org, weeks) in work.into_iter().enumerate() {
        for (week, sum) in weeks.into_iter().enumerate() {
            let days = plan.teams[org][week] as f64 / plan.team_day[org].max(1) as f64;
            model.rows.push(constraint!(sum - teams[org][week] <= days));
        }
    }
    let Model { variables, cost, rows } = model;
    let problem = rows.into_iter().fold(variables.minimise(cost).using(default_solver), SolverModel::with);
    let solution = problem.solve().ok()?;
    let by_week = |slacks: &[Vec<Variable>]| {
        let rows =
            slacks.iter().map(|weeks| weeks.iter().map(|&v| whole(solution.value(v))).enumerate().filter(|e| e.1 > 0).collect::<Vec<_>>());
        rows.enumerate().filter(|(_, extra)| !extra.is_empty()).collect()
    };
    let late = outside.iter().map(|&v| whole(solution.value(v))).enumerate().filter(|l| l.1 > 0).collect();
    Some(Relief { labs: by_week(&labs), teams: by_week(&teams), outside: late })
}

/// Rounded up, solver noise aside.
fn whole(value: f64) -> u64 {
    (value - EPSILON).max(0.0).ceil() as u64
}

/// A variable for each of some weeks.
type ByWeek = Vec<(usize, Variable)>;

/// A programme while it is written.
#[derive(Default)]
struct Model {
    variables: ProblemVariables,
    cost: Expression,
    rows: Vec<good_lp::Constraint>,
}

impl Model {
    fn slack(&mut self, price: f64) -> Variable {
        let slack = self.variables.add(variable().min(0));
        self.cost.add_mul(price, slack);
        slack
    }

    fn slacks(&mut self, rows: usize, weeks: usize, price: f64) -> Vec<Vec<Variable>> {
        (0..rows).map(|_| (0..weeks).map(|_| self.slack(price)).collect()).collect()
    }

    /// Batches sampled and handed in by week. Nothing is handed in before it is sampled, nor later than it may travel.
    fn way(&mut self, way: &Way, travel_weeks: usize) -> (ByWeek, ByWeek) {
        let mut each =
            |range: (usize, usize)| -> ByWeek { (range.0..=range.1).map(|week| (week, self.variables.add(variable().min(0)))).collect() };
        let (sampled, handed) = (each(way.sample), each(way.hand_in));
        let upto = |row: &[(usize, Variable)], week: usize| -> Expression { row.iter().filter(|(w, _)| *w <= week).map(|(_, v)| *v).sum() };
        for week in way.hand_in.0..way.hand_in.1 {
            self.rows.push(constraint!(upto(&handed, week) <= upto(&sampled, week)));
            if week + travel_weeks < way.hand_in.1 {
                self.rows.push(constraint!(upto(&handed, week + travel_weeks) >= upto(&sampled, week)));
            }
        }
        self.rows.push(constraint!(upto(&handed, way.hand_in.1) == upto(&sampled, way.sample.1)));
        (sampled, handed)
    }
}
