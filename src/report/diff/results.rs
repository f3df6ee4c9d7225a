//! What was drawn, planned and crewed, side by side.

use super::State;
use crate::base::{Fen, Metres, SamplerId};
use crate::record::{Batch, Crew};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Two states.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    /// Batches: a line at an enterprise.
    pub batches: Overlap,
    /// Enterprises with a batch.
    pub enterprises: Overlap,
    /// Tours by week, organisation and slot, whatever is on them.
    pub tours: Overlap,
    /// Crews: a tour with the same people.
    pub crews: Overlap,
    /// Samplers with a tour.
    pub samplers: Overlap,
    /// Sums of the first and the second.
    pub sums: (Sum, Sum),
    /// Batches per line where the numbers differ: line, first, second.
    pub lines: Vec<(String, u64, u64)>,
}

/// How much two sets have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// In both.
    pub both: u64,
    /// Only in the first.
    pub first: u64,
    /// Only in the second.
    pub second: u64,
}

/// Sums of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Visits with a tour.
    pub visits: u64,
    /// Visits without.
    pub unplaced: u64,
    /// Team-days.
    pub team_days: u64,
    /// Nights.
    pub nights: u64,
    /// Road metres.
    pub metres: Metres,
    /// Cost at the prices as given.
    pub cost: Fen,
}

impl Results {
    /// Two states of the same RUN or of two.
    pub fn of(a: &State<'_>, b: &State<'_>) -> Self {
        let batch = |b: &Batch| (b.line.clone(), b.enterprise.clone());
        let people = |c: &Crew| c.members.iter().chain([&c.lead]).cloned().collect::<BTreeSet<SamplerId>>();
        let crew = |c: &Crew| (c.tour.clone(), c.lead.clone(), people(c));
        Self {
            batches: overlap(a.batches.iter().map(batch), b.batches.iter().map(batch)),
            enterprises: overlap(a.batches.iter().map(|b| &b.enterprise), b.batches.iter().map(|b| &b.enterprise)),
            tours: overlap(a.pack.tours.iter().map(|t| &t.id), b.pack.tours.iter().map(|t| &t.id)),
            crews: overlap(a.crews.iter().map(crew), b.crews.iter().map(crew)),
            samplers: overlap(a.crews.iter().flat_map(people), b.crews.iter().flat_map(people)),
            sums: (sum(a), sum(b)),
            lines: lines(a.batches, b.batches),
        }
    }
}

fn overlap<T: Ord>(a: impl Iterator<Item = T>, b: impl Iterator<Item = T>) -> Overlap {
    let (a, b): (BTreeSet<T>, BTreeSet<T>) = (a.collect(), b.collect());
    let both = a.intersection(&b).count();
    Overlap { both: both as u64, first: (a.len() - both) as u64, second: (b.len() - both) as u64 }
}

fn sum(state: &State<'_>) -> Sum {
    let t = &state.pack.totals;
    let unplaced = state.pack.unplaced.len() as u64;
    Sum { visits: t.visits, unplaced, team_days: t.team_days, nights: t.nights, metres: t.metres, cost: t.cost_given }
}

fn lines(a: &[Batch], b: &[Batch]) -> Vec<(String, u64, u64)> {
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    a.iter().for_each(|b| counts.entry(b.line.as_str()).or_default().0 += 1);
    b.iter().for_each(|b| counts.entry(b.line.as_str()).or_default().1 += 1);
    counts.into_iter().filter(|(_, (a, b))| a != b).map(|(line, (a, b))| (line.to_owned(), a, b)).collect()
}
