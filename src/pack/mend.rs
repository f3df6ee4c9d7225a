//! New visits into standing tours: few tours change, and cheaply.

use super::cooling::Blink;
use super::fit::{self, Offer};
use super::plan::Plan;
use super::problem::Problem;
use super::recreate::recreate;
use super::ruin::{Near, near_visit};
use super::run::UNBOUND;
use super::thaw::Thawed;
use super::{open, staffing};
use crate::base::Progress;
use crate::seed::{Seed, Stream};
use std::collections::BTreeSet;

/// Orders of insertion tried.
const ROUNDS: u64 = 200;
/// Attempts to make room for what found no place, by moving neighbours.
const ATTEMPTS: u64 = 600;

/// The best plan found and the rounds it took: fewest absent, fewest changed or new tours, least price.
pub(super) fn mend(p: &Problem<'_>, thawed: &Thawed<'_>, seed: &Seed, progress: &dyn Progress) -> (Plan, u64) {
    let stream = &mut seed.stream("pack/repair");
    let mut best = inserted(p, thawed, &BTreeSet::new(), None, stream);
    let mut rounds = 1;
    if thawed.plan.absent.is_empty() {
        return (best, rounds);
    }
    let near = Near::new(p);
    for round in 1..ROUNDS {
        progress.at("repair", round, ROUNDS);
        let favoured = favoured(thawed, &near, stream);
        let plan = inserted(p, thawed, &favoured, Some(round), stream);
        keep_better(p, thawed, &mut best, plan);
        rounds += 1;
    }
    let hopeless = |plan: &Plan| plan.absent.iter().all(|&j| p.jobs[j as usize].days.is_empty());
    for _ in 0..ATTEMPTS {
        if hopeless(&best) {
            break;
        }
        let mut plan = best.clone();
        near_visit(p, &mut plan, &near, best.absent[stream.below(best.absent.len() as u64) as usize], stream);
        recreate(p, &mut plan, stream, &mut Blink::none());
        keep_better(p, thawed, &mut best, plan);
        rounds += 1;
    }
    progress.at("repair", ROUNDS, ROUNDS);
    (best, rounds)
}

fn keep_better(p: &Problem<'_>, thawed: &Thawed<'_>, best: &mut Plan, plan: Plan) {
    let score = |plan: &Plan| (plan.absent.len(), thawed.changed(plan), plan.price);
    if score(&plan) < score(best) && staffing::holds(p, &plan) {
        *best = plan;
    }
}

impl Thawed<'_> {
    /// Tours that are new or differ from what they were.
    fn changed(&self, plan: &Plan) -> usize {
        let differs = |(slot, tour): (usize, &super::tour::Tour)| !self.is_intact(slot, tour);
        plan.slots.iter().enumerate().filter_map(|(s, t)| Some((s, t.as_deref()?))).filter(|&t| differs(t)).count()
    }

    fn is_intact(&self, slot: usize, tour: &super::tour::Tour) -> bool {
        self.intact[slot].as_ref().is_some_and(|(was, _)| was.same(tour))
    }
}

/// Up to two standing tours near an absent visit, to be changed as if they had changed already.
fn favoured(thawed: &Thawed<'_>, near: &Near, stream: &mut Stream) -> BTreeSet<usize> {
    let absent = &thawed.plan.absent;
    let mut some = BTreeSet::new();
    for _ in 0..stream.below(3) {
        let visit = absent[stream.below(absent.len() as u64) as usize];
        let around = near.of(visit);
        let other = around[stream.below(around.len() as u64) as usize];
        some.extend(thawed.plan.at[other as usize].map(|s| s as usize));
    }
    some
}

/// All absent visits inserted, each where it changes no further tour if it can, then where it is cheapest.
fn inserted(p: &Problem<'_>, thawed: &Thawed<'_>, favoured: &BTreeSet<usize>, round: Option<u64>, stream: &mut Stream) -> Plan {
    let mut plan = thawed.plan.clone();
    let mut waiting = std::mem::take(&mut plan.absent);
    waiting.sort_by_key(|&j| (p.jobs[j as usize].days.len(), j));
    if round.is_some() {
        stream.shuffle(&mut waiting);
    }
    for job in waiting {
        let offer = gentlest(p, &plan, job, (thawed, favoured), stream);
        if !offer.is_some_and(|o| staffing::apply_if_staffed(p, &mut plan, job, o.spot)) {
            plan.absent.push(job);
        }
    }
    plan
}

fn gentlest(
    p: &Problem<'_>,
    plan: &Plan,
    job: u32,
    (thawed, favoured): (&Thawed<'_>, &BTreeSet<usize>),
    stream: &mut Stream,
) -> Option<Offer> {
    let job = &p.jobs[job as usize];
    let mut best: Option<((bool, i64), Offer)> = None;
    for slot in job.weeks.iter().flat_map(|&week| p.slots_of(job.org, week)) {
        let Some(tour) = plan.slots[slot].as_deref() else { continue };
        let changes = thawed.is_intact(slot, tour) && !favoured.contains(&slot);
        if let Some(offer) = fit::in_tour(p, plan, slot, job, UNBOUND, (stream, &mut Blink::none()))
            && best.is_none_or(|(key, _)| (changes, offer.added) < key)
        {
            best = Some(((changes, offer.added), offer));
        }
    }
    let bound = match best {
        Some(((false, _), _)) => 0,
        Some(((true, added), _)) => added,
        None => UNBOUND,
    };
    open::on_new_tour(p, plan, job, bound, stream).or(best.map(|(_, offer)| offer))
}
