//! New visits into standing tours: few tours change, and cheaply.

use super::cooling::Blink;
use super::fit::{self, Offer};
use super::near::Near;
use super::open;
use super::plan::Plan;
use super::problem::Problem;
use super::ruin::near_visit;
use super::run::UNBOUND;
use super::scout::Scout;
use super::thaw::Thawed;
use super::tour::Tour;
use crate::base::Progress;
use crate::seed::Seed;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Up to this many slots a visit looks at every tour it could join.
const SLOTS_SCANNED: usize = 512;
/// Orders of insertion tried.
const ROUNDS: u64 = 200;
/// Attempts to change fewer tours or to make room for what found no place, by moving neighbours.
const ATTEMPTS: u64 = 600;

/// Fewest absent, fewest changed or new tours, least price.
type Score = (usize, usize, i64);

/// The best plan found and the rounds it took after the first insertion, at most `budget`.
pub(super) fn mend(p: &Problem<'_>, thawed: &Thawed<'_>, budget: u64, seed: &Seed, progress: &dyn Progress) -> (Plan, u64) {
    let near = Near::new(p);
    let scout = &mut Scout::new(p, &near, seed.stream("pack/repair"), Blink::none());
    // a tour that has changed already may lie far away
    scout.scanned = SLOTS_SCANNED;
    let mut plan = thawed.plan.clone();
    let placeable = |plan: &Plan| plan.absent.iter().any(|&j| !p.jobs[j as usize].days.is_empty());
    let first = waiting(p, &plan.absent, false, scout);
    insert(p, &mut plan, &first, (thawed, &BTreeSet::new()), scout);
    let mut best = Found::new(thawed, &plan);
    plan.roll_back(p);
    let (orders, all) = if placeable(&plan) { (ROUNDS.min(budget), (ROUNDS + ATTEMPTS).min(budget)) } else { (0, 0) };
    for round in 0..orders {
        progress.at("repair", round, all);
        let favoured = favoured(thawed, scout);
        let waiting = waiting(p, &plan.absent, true, scout);
        insert(p, &mut plan, &waiting, (thawed, &favoured), scout);
        if scored(thawed, &plan) < best.score {
            best = Found::new(thawed, &plan);
        }
        plan.roll_back(p);
    }
    // all out before any in: visits and people may have changed tours
    best.changes.iter().for_each(|(slot, _)| plan.put(p, *slot, None));
    best.changes.into_iter().for_each(|(slot, tour)| plan.put(p, slot, tour.map(Arc::unwrap_or_clone)));
    plan.commit(|_| ());
    let mut score = best.score;
    let mut made = orders;
    while made < all {
        progress.at("repair", made, all);
        let mut touched: Vec<u32> = changed(thawed, &plan).flat_map(|(_, tour)| tour.jobs()).collect();
        touched.extend(plan.absent.iter().filter(|&&j| !p.jobs[j as usize].days.is_empty()));
        if touched.is_empty() {
            break;
        }
        touched.sort_unstable();
        let centre = touched[scout.stream.below(touched.len() as u64) as usize];
        near_visit(p, &mut plan, &near, centre, &mut scout.stream);
        let waiting = waiting(p, &plan.absent, true, scout);
        insert(p, &mut plan, &waiting, (thawed, &BTreeSet::new()), scout);
        let now = scored(thawed, &plan);
        if now < score {
            score = now;
            plan.commit(|_| ());
        } else {
            plan.roll_back(p);
        }
        made += 1;
    }
    progress.at("repair", all, all);
    (plan, made)
}

/// Slots changed by a round, and what they held after it.
struct Found {
    score: Score,
    changes: Vec<(usize, Option<Arc<Tour>>)>,
}

impl Found {
    fn new(thawed: &Thawed<'_>, plan: &Plan) -> Self {
        let slots: BTreeSet<usize> = plan.changed().collect();
        Self { score: scored(thawed, plan), changes: slots.into_iter().map(|s| (s, plan.slots[s].clone())).collect() }
    }
}

fn scored(thawed: &Thawed<'_>, plan: &Plan) -> Score {
    (plan.absent.len(), changed(thawed, plan).count(), plan.price)
}

/// Tours that are new or differ from what they were.
fn changed<'a>(thawed: &'a Thawed<'_>, plan: &'a Plan) -> impl Iterator<Item = (usize, &'a Tour)> {
    let tours = plan.slots.iter().enumerate().filter_map(|(s, t)| Some((s, t.as_deref()?)));
    tours.filter(|&(slot, tour)| !thawed.is_intact(slot, tour))
}

impl Thawed<'_> {
    pub(super) fn is_intact(&self, slot: usize, tour: &Tour) -> bool {
        self.intact[slot].as_ref().is_some_and(|(was, _)| std::ptr::eq(&**was, tour) || was.same(tour))
    }
}

/// Up to two standing tours near an absent visit, to be changed as if they had changed already.
fn favoured(thawed: &Thawed<'_>, scout: &mut Scout<'_>) -> BTreeSet<usize> {
    let absent = &thawed.plan.absent;
    let mut some = BTreeSet::new();
    for _ in 0..scout.stream.below(3) {
        let visit = absent[scout.stream.below(absent.len() as u64) as usize];
        let around = scout.near.of(visit);
        let other = around[scout.stream.below(around.len() as u64) as usize];
        some.extend(thawed.plan.at[other as usize].map(|s| s as usize));
    }
    some
}

/// Absent visits, fewest possible days first or in an order that is drawn.
fn waiting(p: &Problem<'_>, absent: &[u32], drawn: bool, scout: &mut Scout<'_>) -> Vec<u32> {
    let mut waiting = absent.to_vec();
    waiting.sort_by_key(|&j| (p.jobs[j as usize].days.len(), j));
    if drawn {
        scout.stream.shuffle(&mut waiting);
    }
    waiting
}

/// The visits inserted, each where it changes no further tour if it can, then where it is cheapest.
fn insert(p: &Problem<'_>, plan: &mut Plan, waiting: &[u32], standing: (&Thawed<'_>, &BTreeSet<usize>), scout: &mut Scout<'_>) {
    for &job in waiting {
        if let Some(offer) = gentlest(p, plan, job, standing, scout) {
            plan.change_if_staffed(p, |plan| plan.apply(p, job, offer.spot));
        }
    }
}

fn gentlest(
    p: &Problem<'_>,
    plan: &Plan,
    job: u32,
    (thawed, favoured): (&Thawed<'_>, &BTreeSet<usize>),
    scout: &mut Scout<'_>,
) -> Option<Offer> {
    let job = &p.jobs[job as usize];
    let mut best: Option<((bool, i64), Offer)> = None;
    let slots = scout.tours(p, plan, job);
    for slot in slots.iter().map(|&s| s as usize) {
        let Some(tour) = plan.slots[slot].as_deref() else { continue };
        let changes = thawed.is_intact(slot, tour) && !favoured.contains(&slot);
        let bound = match best {
            Some(((dear, added), _)) if dear == changes => added,
            Some(((false, _), _)) => continue,
            _ => UNBOUND,
        };
        if let Some(offer) = fit::in_tour(p, plan, slot, job, bound, scout) {
            best = Some(((changes, offer.added), offer));
        }
    }
    scout.done(slots);
    let bound = match best {
        Some(((false, _), _)) => 0,
        Some(((true, added), _)) => added,
        None => UNBOUND,
    };
    open::on_new_tour(p, plan, job, bound, &mut scout.stream).or(best.map(|(_, offer)| offer))
}
