//! The search: ruin, recreate, keep or forget (Schrimpf et al. 2000, doi:10.1006/jcph.1999.6413; with the moves of
//! Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914). Bounded by iterations, never by time.

use super::cooling::{Blink, slack, temperature};
use super::plan::Plan;
use super::problem::Problem;
use super::recreate::{construct, recreate};
use super::retime::retime;
use super::ruin::{Near, ruin};
use super::staffing;
use crate::base::Progress;
use crate::seed::Seed;

/// Progress is told this often.
const STEPS_TOLD: u64 = 50;

/// The best plan of `budget` iterations: fewest absent visits, then least price.
pub(super) fn search(p: &Problem<'_>, budget: u64, seed: &Seed, progress: &dyn Progress) -> Plan {
    let stream = &mut seed.stream("pack/search");
    let start = construct(p, stream);
    if p.jobs.iter().all(|j| j.days.is_empty()) {
        return start;
    }
    let near = Near::new(p);
    let blink = &mut Blink::new(stream);
    let first = p.prices.team_day.max(1000) / FIRST_SHARE;
    let told = budget.div_ceil(STEPS_TOLD).max(1);
    let (mut best, mut now, mut next) = (start.clone(), start.clone(), start);
    for done in 0..budget {
        if done % told == 0 {
            progress.at("pack", done, budget);
        }
        next.clone_from(&now);
        if stream.below(RETIME_ODDS) == 0 {
            retime(p, &mut next, stream);
        }
        ruin(p, &mut next, &near, stream);
        recreate(p, &mut next, stream, blink);
        let slack = slack(temperature(first, done, budget), stream);
        if valued(p, &next) <= valued(p, &now) + slack && staffing::holds(p, &next) {
            std::mem::swap(&mut now, &mut next);
            if now.score() < best.score() {
                best.clone_from(&now);
            }
        }
    }
    progress.at("pack", budget, budget);
    best
}

/// The first temperature is this part of a team-day.
const FIRST_SHARE: i64 = 12;
/// One iteration in so many starts with a move in time.
const RETIME_ODDS: u64 = 8;

/// Price with absent visits at eight team-days each: dear enough to be placed, cheap enough to pass through.
fn valued(p: &Problem<'_>, plan: &Plan) -> i64 {
    plan.price + plan.absent.len() as i64 * (8 * (p.prices.team_day + p.prices.night) + 1_000_000 * p.prices.metre + 1)
}
