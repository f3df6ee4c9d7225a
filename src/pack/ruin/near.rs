//! Which visits lie near which.

use crate::pack::problem::Problem;
use rayon::prelude::*;

/// Neighbours kept per visit.
const NEIGHBOURS: usize = 160;

/// For every visit the nearest visits of its organisation, itself first.
#[derive(Debug)]
pub(in crate::pack) struct Near(Vec<Vec<u32>>);

impl Near {
    /// Nearest by the plane through degrees (a degree of longitude counts 7/8); ties by position. Rows are independent.
    pub fn new(p: &Problem<'_>) -> Self {
        Self((0..p.jobs.len()).into_par_iter().map(|j| row(p, j)).collect())
    }

    pub fn of(&self, job: u32) -> &[u32] {
        &self.0[job as usize]
    }
}

fn row(p: &Problem<'_>, j: usize) -> Vec<u32> {
    let at = p.roads.at(p.jobs[j].site);
    let away = |k: usize| {
        let other = p.roads.at(p.jobs[k].site);
        let (north, east) = (other.lat - at.lat, (other.lon - at.lon) * 7 / 8);
        (k != j, north * north + east * east, k)
    };
    let mut row: Vec<_> = (0..p.jobs.len()).filter(|&k| p.jobs[k].org == p.jobs[j].org).map(away).collect();
    if row.len() > NEIGHBOURS {
        row.select_nth_unstable(NEIGHBOURS);
        row.truncate(NEIGHBOURS);
    }
    row.sort_unstable();
    row.into_iter().map(|(_, _, k)| k as u32).collect()
}
