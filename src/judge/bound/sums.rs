//! What the prices prove, summed again.

use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::ground::{World, days_most, worked};
use crate::record::{Bound, Lab, SetPrice, WeekClass};

/// Parts a lab's week has for the k-th kind of share, k from 1.
fn parts(k: i64) -> i64 {
    k * (k + 1)
}

/// The part of a lab's week that so many batches of one journey take: u^(k), times [`parts`].
fn share(k: i64, batches: i64, week: i64) -> i64 {
    let scaled = (k + 1) * batches;
    if scaled % week == 0 { k * (scaled / week) } else { (k + 1) * (scaled / week) }
}

fn week(lab: &Lab) -> i64 {
    lab.batches_per_week.clamp(1, 1 << 40) as i64
}

/// Price of handing in 0, 1, … batches at once.
pub(super) fn hand_in(lab: &Lab, class: &WeekClass, most: usize) -> Vec<i64> {
    let prices = class.labs.iter().find(|l| l.lab == lab.id).map_or([0; 3], |l| l.shares);
    (0..=most as i64).map(|n| (1..).zip(prices).map(|(k, p)| share(k, n, week(lab)) * p).sum()).collect()
}

/// Journeys that the batches of these visits need.
fn needed(world: &World<'_>, set: &SetPrice) -> i128 {
    let need = |lab: &Lab| {
        let batches: usize = set.visits.iter().filter_map(|id| world.visit(id)).map(|v| world.batches(v, &lab.id)).sum();
        (batches as i128 + most(lab) - 1) / most(lab)
    };
    world.facts.labs.iter().map(need).max().unwrap_or(0)
}

fn most(lab: &Lab) -> i128 {
    lab.batches_per_day.min(lab.batches_per_week).clamp(1, 1 << 40).into()
}

/// Sum of all prices times what they stand for.
fn proved(world: &World<'_>, bound: &Bound) -> i128 {
    let mut sum: i128 = bound.visits.iter().map(|v| i128::from(v.price)).sum();
    sum += bound.entered.iter().map(|s| i128::from(s.price) * needed(world, s)).sum::<i128>();
    sum -= bound.paired.iter().map(|s| i128::from(s.price)).sum::<i128>();
    for (c, class) in bound.classes.iter().enumerate() {
        for row in &class.orgs {
            let Some(org) = world.org(&row.org) else { continue };
            let days: i128 = class.weeks.iter().map(|&w| days_most(world.facts, org, w) as i128 * i128::from(org.teams_per_week)).sum();
            let journeys = days.min(world.doors(bound, c, &row.org).len() as i128);
            sum += journeys * i128::from(row.least.min(0)) - days * i128::from(row.day);
        }
        for (lab, row) in world.facts.labs.iter().zip(&class.labs) {
            let days = |w| worked(world.facts, w).into_iter().filter(|d| *d).count() as u64;
            let takes = |&w| i128::from(lab.batches_per_week.min(lab.batches_per_day.saturating_mul(days(w))).min(1 << 40));
            sum -= i128::from(row.batch) * class.weeks.iter().map(takes).sum::<i128>();
            let whole: i128 = (1..).zip(row.shares).map(|(k, p)| i128::from(parts(k)) * i128::from(p)).sum();
            sum -= whole * class.weeks.len() as i128;
        }
    }
    sum
}

/// The sum is the one claimed, the bound is the sum in fen rounded up, and the plan costs no less.
pub(super) fn check(world: &World<'_>, bound: &Bound) -> Check {
    let mut rule = Rule::new("bound", "proved");
    let proved = proved(world, bound);
    rule.hold(proved == i128::from(bound.proved), || Failure::differs("bound.proved", proved, bound.proved));
    let fen = proved.div_euclid(1000) + i128::from(proved.rem_euclid(1000) > 0);
    rule.hold(fen == i128::from(bound.bound.0), || Failure::differs("bound.bound", fen, bound.bound.0));
    rule.done()
}
