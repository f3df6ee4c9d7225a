//! Section `bound`: the prices of `bound.json` prove what it claims (`docs/bound.md`).
//!
//! Everything but the prices is made again from the inputs: which visit is possible in which class of weeks, legs, limits,
//! and the cheapest journey under the prices, by labels of this room's own.

mod ground;
mod journeys;
mod rest;
mod sums;

use super::rule::Rule;
use super::verdict::{Check, Failure};
use crate::base::Digest;
use crate::record::{BOUND_FORMAT, Batch, Bound, Facts, Pack, Sealed};
use ground::World;

/// Doors remembered at a door, at most.
const NEIGHBOURS_MAX: u64 = 32;
/// Any price, 1/1000 fen.
const PRICE_MAX: i64 = 10_000_000_000_000;

/// The certificate of a record that has passed every other rule.
pub(super) fn checks(facts: &Facts, sealed: &Sealed, (batches, pack, digest): (&[Batch], &Pack, Digest), bound: &Bound) -> Vec<Check> {
    let mut checks = vec![head(digest, bound)];
    let (world, check) = World::new(facts, sealed, (batches, pack), bound);
    checks.push(check);
    if let (Some(world), true) = (world, checks.iter().all(|c| c.failure.is_none())) {
        checks.push(sets(&world, bound));
        if checks.iter().all(|c| c.failure.is_none()) {
            checks.push(journeys(&world, bound));
            checks.push(sums::check(&world, bound));
        }
    }
    checks
}

fn head(digest: Digest, bound: &Bound) -> Check {
    let mut rule = Rule::new("bound", "belongs");
    rule.hold(bound.format == BOUND_FORMAT, || Failure::differs("bound.format", BOUND_FORMAT, &bound.format));
    rule.hold(bound.record == digest, || Failure::differs("bound.record", digest, bound.record));
    let remembered = (1..=NEIGHBOURS_MAX).contains(&bound.neighbours);
    rule.hold(remembered, || Failure::differs("bound.neighbours", format_args!("1–{NEIGHBOURS_MAX}"), bound.neighbours));
    let prices = (bound.visits.iter().map(|v| v.price))
        .chain(bound.classes.iter().flat_map(|c| &c.orgs).map(|o| o.day))
        .chain(bound.classes.iter().flat_map(|c| &c.labs).flat_map(|l| l.shares.into_iter().chain([l.batch])))
        .chain(bound.entered.iter().chain(&bound.paired).map(|s| s.price));
    for price in prices {
        rule.hold((0..=PRICE_MAX).contains(&price), || Failure::differs("bound", format_args!("0–{PRICE_MAX}"), price));
    }
    rule.done()
}

/// Sets ascend, and each is made of visits of one organisation; three of them where pairs are priced.
fn sets(world: &World<'_>, bound: &Bound) -> Check {
    let mut rule = Rule::new("bound", "sets");
    for (name, rows) in [("entered", &bound.entered), ("paired", &bound.paired)] {
        let ascends = rows.windows(2).all(|w| w[0].visits < w[1].visits);
        rule.hold(ascends, || Failure::new(format!("bound.{name}"), "未升序", "not ascending"));
        for (i, row) in rows.iter().enumerate() {
            let at: Option<Vec<usize>> = row.visits.iter().map(|id| world.visit(id)).collect();
            let size = if name == "paired" { row.visits.len() == 3 } else { !row.visits.is_empty() };
            let one = at.is_some_and(|at| at.windows(2).all(|w| w[0] < w[1] && world.orgs[w[0]] == world.orgs[w[1]]));
            rule.hold(size && one, || {
                Failure::new(format!("bound.{name}[{i}].visits"), "不是一个机构的若干次上门", "not visits of one organisation")
            });
        }
    }
    rule.done()
}

/// No journey of an organisation in the weeks of a class costs less, its prices taken off, than is said.
fn journeys(world: &World<'_>, bound: &Bound) -> Check {
    let mut rule = Rule::new("bound", "cheapest_journeys");
    for (c, class) in bound.classes.iter().enumerate() {
        for (o, row) in class.orgs.iter().enumerate() {
            let path = format!("bound.classes[{c}].orgs[{o}].least");
            match world.ground(bound, c, &row.org, row.day).and_then(|g| journeys::least(&g)) {
                Some(least) => rule.hold(least == row.least, || Failure::differs(path, least, row.least)),
                None => rule.refuse(Failure::new(path, "无法在限度内证明", "cannot be proved within limits")),
            }
        }
    }
    rule.done()
}
