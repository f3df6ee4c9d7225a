//! What calendar weeks hold over all tours: batches by lab, visits by county, team-days and special vehicles by organisation.

use super::problem::{Job, Problem};
use super::tour::Tour;

/// Counts by week. Those of unevenness are kept only where it has a price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weeks {
    /// Batches by lab and week.
    handed_in: Vec<i64>,
    /// Visits by county and week.
    visited: Vec<i64>,
    /// Team-days by organisation and week.
    out: Vec<i64>,
    /// Tours by organisation, week and transport flag.
    flagged: Vec<u32>,
}

impl Weeks {
    /// Without tours.
    pub fn new(p: &Problem<'_>) -> Self {
        let weeks = if p.prices.uneven > 0 { p.weeks } else { 0 };
        Self {
            handed_in: vec![0; p.whole_labs * weeks],
            visited: vec![0; p.sound.facts().counties.len() * weeks],
            out: vec![0; p.depots.len() * weeks],
            flagged: vec![0; p.depots.len() * p.weeks * p.flags.len()],
        }
    }

    /// One tour more; what that adds to the price of unevenness.
    pub fn join(&mut self, p: &Problem<'_>, tour: &Tour) -> i64 {
        self.of_flags(p, tour).for_each(|at| self.flagged[at] += 1);
        self.turn(p, tour, 1)
    }

    /// One tour less; the same.
    pub fn leave(&mut self, p: &Problem<'_>, tour: &Tour) -> i64 {
        self.of_flags(p, tour).for_each(|at| self.flagged[at] -= 1);
        self.turn(p, tour, -1)
    }

    fn of_flags<'a>(&self, p: &'a Problem<'_>, tour: &'a Tour) -> impl Iterator<Item = usize> + use<'a> {
        let first = (tour.org * p.weeks + tour.week()) * p.flags.len();
        (0..p.flags.len()).filter(|&f| tour.has_flag(p, f)).map(move |f| first + f)
    }

    fn turn(&mut self, p: &Problem<'_>, tour: &Tour, sign: i64) -> i64 {
        if p.prices.uneven == 0 {
            return 0;
        }
        let week = tour.week();
        let mut change = step(&mut self.out[tour.org * p.weeks + week], sign * tour.days.len() as i64);
        for (lab, &n) in tour.loads[..p.whole_labs].iter().enumerate() {
            change += step(&mut self.handed_in[lab * p.weeks + week], sign * i64::from(n));
        }
        for job in tour.jobs() {
            change += step(&mut self.visited[p.jobs[job as usize].county * p.weeks + week], sign);
        }
        change * p.prices.uneven
    }

    /// What a visit in that week, and perhaps a team-day for it, adds to the price of unevenness.
    pub fn added(&self, p: &Problem<'_>, job: &Job, week: usize, new_day: bool) -> i64 {
        if p.prices.uneven == 0 {
            return 0;
        }
        let more = |count: i64, n: i64| n * (2 * count + n);
        let labs = job.loads.iter().filter(|(lab, _)| *lab < p.whole_labs);
        let labs: i64 = labs.map(|&(lab, n)| more(self.handed_in[lab * p.weeks + week], n.into())).sum();
        let county = more(self.visited[job.county * p.weeks + week], 1);
        let team = if new_day { more(self.out[job.org * p.weeks + week], 1) } else { 0 };
        (labs + county + team) * p.prices.uneven
    }

    /// Whether the week has a vehicle for each flag of the visit: that of this tour, or one more.
    pub fn vehicle_for(&self, p: &Problem<'_>, job: &Job, week: usize, tour: Option<&Tour>) -> bool {
        job.flags.iter().all(|&(flag, _)| self.is_free(p, job.org, week, flag) || tour.is_some_and(|t| t.has_flag(p, flag)))
    }

    /// Whether the week has a vehicle for each flag of another tour.
    pub fn vehicles_for(&self, p: &Problem<'_>, tour: &Tour) -> bool {
        (0..p.flags.len()).all(|flag| !tour.has_flag(p, flag) || self.is_free(p, tour.org, tour.week(), flag))
    }

    fn is_free(&self, p: &Problem<'_>, org: usize, week: usize, flag: usize) -> bool {
        self.flagged[(org * p.weeks + week) * p.flags.len() + flag] < p.depots[org].vehicles.special[flag].teams
    }
}

/// Adds to a count; by how much its square changes.
fn step(count: &mut i64, by: i64) -> i64 {
    let before = *count * *count;
    *count += by;
    *count * *count - before
}

#[cfg(test)]
mod tests {
    #[test]
    fn squares_step_by_step() {
        let mut count = 3;
        assert_eq!((super::step(&mut count, 2), count), (16, 5));
        assert_eq!((super::step(&mut count, -5), count), (-25, 0));
    }
}
