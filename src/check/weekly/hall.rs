//! Ranges of weeks that must take more than they can, in integers.
//!
//! For jobs that each must lie within a range of weeks and may be divided freely, a plan exists for one resource if and only
//! if no range of weeks is overfull (Hall's condition; the demand graph is convex). Over several resources it is necessary.

use super::jobs::{Job, Plan, Resource, Way};

/// The range of weeks that lacks most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shortage {
    pub resource: Resource,
    /// First week.
    pub from: usize,
    /// Last week.
    pub to: usize,
    /// Batches, or scaled minutes, that must be done within.
    pub need: u64,
    /// What the weeks can take.
    pub have: u64,
    /// Lines that must; ascending.
    pub lines: Vec<usize>,
}

/// The worst range of every resource that has one; labs first.
pub(super) fn shortages(plan: &Plan<'_>) -> Vec<Shortage> {
    let labs = (0..plan.labs.len()).filter_map(|lab| worst(plan, Resource::Lab(lab), &plan.labs[lab]));
    let teams = (0..plan.teams.len()).filter_map(|org| worst(plan, Resource::Teams(org), &plan.teams[org]));
    labs.chain(teams).collect()
}

/// What a way takes of a resource: its weeks, and how much per batch.
fn use_of(way: &Way, resource: Resource) -> Option<((usize, usize), u64)> {
    match resource {
        Resource::Lab(lab) => way.intakes.contains(&lab).then_some((way.hand_in, 1)),
        Resource::Teams(org) => (way.org == org).then_some((way.sample, way.minutes)),
    }
}

/// What a job takes of a resource whichever way it is done: the hull of its weeks, and the least amount. None if one of its
/// ways needs nothing of it.
fn must(job: &Job, resource: Resource) -> Option<((usize, usize), u64)> {
    let uses: Vec<((usize, usize), u64)> = job.ways.iter().map(|w| use_of(w, resource)).collect::<Option<_>>()?;
    let from = uses.iter().map(|u| u.0.0).min()?;
    let to = uses.iter().map(|u| u.0.1).max()?;
    Some(((from, to), uses.iter().map(|u| u.1).min()? * job.batches))
}

fn worst(plan: &Plan<'_>, resource: Resource, caps: &[u64]) -> Option<Shortage> {
    let musts: Vec<((usize, usize), u64)> = plan.jobs.iter().filter_map(|job| must(job, resource)).collect();
    if musts.is_empty() {
        return None;
    }
    // by_start[a][b]: need of the jobs that begin at a and end at b
    let mut by_start = vec![vec![0u64; plan.weeks]; plan.weeks];
    for ((from, to), amount) in musts {
        by_start[from][to] += amount;
    }
    let mut inside = vec![0u64; plan.weeks];
    let mut worst: Option<Shortage> = None;
    for from in (0..plan.weeks).rev() {
        let mut ending = 0;
        for (to, sum) in inside.iter_mut().enumerate().skip(from) {
            ending += by_start[from][to];
            *sum += ending;
        }
        let mut have = 0;
        for to in from..plan.weeks {
            have += caps[to];
            let need = inside[to];
            if need > have && worst.as_ref().is_none_or(|w| need - have > w.need - w.have) {
                worst = Some(Shortage { resource, from, to, need, have, lines: Vec::new() });
            }
        }
    }
    worst.map(|w| Shortage { lines: lines(plan, &w), ..w })
}

fn lines(plan: &Plan<'_>, shortage: &Shortage) -> Vec<usize> {
    let within = |job: &&Job| must(job, shortage.resource).is_some_and(|((a, b), _)| shortage.from <= a && b <= shortage.to);
    let mut lines: Vec<usize> = plan.jobs.iter().filter(within).flat_map(|j| j.ways.iter().map(|w| w.line)).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}
