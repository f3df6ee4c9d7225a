//! The search: ruin, recreate, keep or forget (Schrimpf et al. 2000, doi:10.1006/jcph.1999.6413; with the moves of
//! Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914). Bounded by iterations, never by time.

use super::best::Best;
use super::cooling::{Blink, slack, temperature};
use super::near::Near;
use super::plan::Plan;
use super::problem::Problem;
use super::recreate::{construct, recreate};
use super::retime::retime;
use super::ruin::ruin;
use super::scout::Scout;
use crate::base::{Fen, Progress, Standing};
use crate::seed::Seed;

/// Progress is told this often.
const STEPS_TOLD: u64 = 50;

/// The best plan of `budget` iterations, or of fewer if the progress says stop, and how many were made: fewest absent
/// visits, then least price. The schedule follows the budget, not the iterations made.
pub(super) fn search(p: &Problem<'_>, budget: u64, seed: &Seed, progress: &dyn Progress) -> (Plan, u64) {
    let near = Near::new(p);
    let mut scout = Scout::new(p, &near, seed.stream("pack/search"), Blink::none());
    let mut plan = construct(p, &mut scout);
    if p.jobs.iter().all(|j| j.days.is_empty()) {
        return (plan, budget);
    }
    scout.blink = Blink::new(&mut scout.stream);
    let first = p.prices.team_day.max(1000) / FIRST_SHARE;
    let told = budget.div_ceil(STEPS_TOLD).max(1);
    let mut best = Best::new(&plan);
    let mut made = 0;
    while made < budget && !progress.stop().now(made, standing(best.score())) {
        if made % told == 0 {
            progress.at("pack", made, budget);
        }
        let (before, absent) = (valued(p, &plan), plan.absent.len());
        if scout.stream.below(RETIME_ODDS) == 0 {
            retime(p, &mut plan, &mut scout.stream);
        }
        ruin(p, &mut plan, &mut scout);
        recreate(p, &mut plan, absent, &mut scout);
        let slack = slack(temperature(first, made, budget), &mut scout.stream);
        if valued(p, &plan) <= before + slack && plan.staffed(p) {
            best.follow(&mut plan);
        } else {
            plan.roll_back(p);
        }
        made += 1;
    }
    progress.at("pack", budget, budget);
    (best.plan(p), made)
}

/// The first temperature is this part of a team-day.
const FIRST_SHARE: i64 = 25;
/// One iteration in so many starts with a move in time.
const RETIME_ODDS: u64 = 8;

/// Price with absent visits at a price of their own.
fn valued(p: &Problem<'_>, plan: &Plan) -> i64 {
    plan.price + plan.absent.len() as i64 * p.absence
}

/// A score as strangers to the search read it.
fn standing((absent, price): (usize, i64)) -> Standing {
    Standing { unplaced: absent as u64, cost: Fen((price + 999).div_euclid(1000)) }
}
