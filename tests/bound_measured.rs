//! Which side is loose: bound, optimum and plan of small tasks that are solved by trying every plan.
//!
//!     cargo test --release --test bound_measured -- --ignored --nocapture

mod pack_world;

use evenhand::base::{Quiet, sha256};
use evenhand::bound::bound;
use evenhand::pack::{pack, visits};
use pack_world::{Dice, Wish, brute::optimum, seed, world};
use std::collections::BTreeMap;

/// Tasks looked at.
const TASKS: u64 = 1_000;
/// Ways to put visits on days of teams, at most.
const WAYS_MAX: u64 = 2_500;

/// A few visits in one or two weeks; labs and teams leave room for all of them, though not on any day.
fn wish(dice: u64) -> Wish {
    let mut d = Dice(dice.wrapping_mul(1_013));
    Wish {
        dice,
        enterprises: d.between(3, 7) as usize,
        orgs: 1,
        lines: 3,
        days: d.between(2, 5),
        window_min: 1,
        teams: 1 + d.below(2),
        tour_days_max: 1 + d.below(3),
        lodges: !d.one_in(3),
        samplers_per_org: 6,
        rare: 0,
        tours_max: 9,
        lab_day: 2 + d.below(4),
        lab_week: 6 + d.below(6),
        reach: d.between(200_000, 900_000),
        iterations: 2_000,
        ..Wish::default()
    }
}

#[derive(Default)]
struct Row {
    tasks: u64,
    plan_best: u64,
    bound_best: u64,
    /// Sums of 1/1000 of the optimum.
    plan_over: f64,
    bound_under: f64,
}

#[test]
#[ignore = "prints a table"]
fn bound_optimum_and_plan_of_small_tasks() {
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for dice in 1..=TASKS {
        let wish = wish(dice);
        let (sound, batches) = world(&wish);
        let all = visits(&sound, &batches);
        let ways = (wish.days as u64 * wish.teams + 1).checked_pow(all.len() as u32);
        if all.len() < 3 || ways.is_none_or(|ways| ways > WAYS_MAX) {
            continue;
        }
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        let (left, best) = optimum(&sound, &batches, &all);
        if left > 0 || !plan.unplaced.is_empty() {
            continue;
        }
        let least = bound(&sound, (&batches, &plan, sha256(&[b"a record"])), 200, &Quiet).expect("visits that take time").bound;
        assert!(least.0 <= best && best <= plan.totals.cost.0, "{dice}");
        let part = |a: i64| a as f64 / best as f64;
        let row = rows.entry(all.len()).or_default();
        row.tasks += 1;
        row.plan_best += u64::from(plan.totals.cost.0 == best);
        row.bound_best += u64::from(least.0 == best);
        row.plan_over += part(plan.totals.cost.0 - best);
        row.bound_under += part(best - least.0);
    }
    println!("| visits | tasks | plan is best | plan above the best, mean % | bound is the best | bound below the best, mean % |");
    println!("|--:|--:|--:|--:|--:|--:|");
    for (visits, r) in rows {
        let mean = |sum: f64| sum / r.tasks as f64 * 100.0;
        println!("| {visits} | {} | {} | {:.2} | {} | {:.2} |", r.tasks, r.plan_best, mean(r.plan_over), r.bound_best, mean(r.bound_under));
    }
}
