//! Section `seats`: rounding moved every expected number to its floor or its ceiling, and kept every quota.

use super::case::Case;
use super::fraction::Sum;
use super::rule::Rule;
use super::shares::{Totals, totals};
use super::verdict::{Check, Failure};
use crate::record::{ClassRow, Shares};

pub(super) fn checks(case: &Case<'_>) -> Vec<Check> {
    let mut checks = lottery("record.draw.seats", &case.commitment.plan.shares, &case.record.draw.seats);
    checks.extend(lottery("record.dispatch.seats", &case.record.dispatch.shares, &case.record.dispatch.seats));
    checks
}

/// The seats of one lottery at a path.
pub(super) fn lottery(path: &str, shares: &Shares, seats: &[Vec<u64>]) -> Vec<Check> {
    let totals = totals(shares);
    vec![rounded(path, shares, seats, &totals), quotas(path, shares, seats, &totals), groups(path, shares, seats)]
}

/// Whether seats have the shape of the shares.
pub(super) fn shaped(shares: &Shares, seats: &[Vec<u64>]) -> bool {
    shares.classes.len() == seats.len() && shares.classes.iter().zip(seats).all(|(c, s)| c.arcs.len() == s.len())
}

/// Arc, bucket and class totals are floor or ceiling.
fn rounded(path: &str, shares: &Shares, seats: &[Vec<u64>], totals: &Totals) -> Check {
    let mut rule = Rule::new("seats", "floor_or_ceiling");
    rule.hold(shaped(shares, seats), || {
        let k = shares.classes.iter().zip(seats).position(|(c, s)| c.arcs.len() != s.len());
        Failure::new(
            format!("{path}[{}]", k.unwrap_or(shares.classes.len().min(seats.len()))),
            "行数与份额不符",
            "not the shape of the shares",
        )
    });
    for (k, (class, seats)) in shares.classes.iter().zip(seats).enumerate() {
        for (a, (arc, &got)) in class.arcs.iter().zip(seats).enumerate() {
            let share = Sum::default().plus(arc.flow.into(), class.den.into());
            rule.hold(near(share, got.into()), || wrong(format!("{path}[{k}][{a}]"), share, got.into()));
        }
        for b in 0..class.buckets.len() {
            let got = in_bucket(class, seats, b as u64);
            rule.hold(near(totals.buckets[k][b], got), || wrong(format!("{path}[{k}]"), totals.buckets[k][b], got));
        }
        let got = seats.iter().map(|&s| u128::from(s)).sum();
        rule.hold(near(totals.classes[k], got), || wrong(format!("{path}[{k}]"), totals.classes[k], got));
    }
    rule.done()
}

fn in_bucket(class: &ClassRow, seats: &[u64], bucket: u64) -> u128 {
    class.arcs.iter().zip(seats).filter(|(a, _)| a.bucket == Some(bucket)).map(|(_, &s)| u128::from(s)).sum()
}

fn near(share: Option<Sum>, got: u128) -> bool {
    share.is_some_and(|s| s.floor() <= got && got <= s.ceil())
}

fn wrong(path: String, share: Option<Sum>, got: u128) -> Failure {
    match share {
        Some(s) => Failure::differs(path, format_args!("{}..{}", s.floor(), s.ceil()), got),
        None => Failure::new(path, "份额无法相加", "the shares cannot be summed"),
    }
}

/// Every quota gets floor or ceiling of its expectation, within its limits.
fn quotas(path: &str, shares: &Shares, seats: &[Vec<u64>], totals: &Totals) -> Check {
    let mut rule = Rule::new("seats", "quotas");
    for (n, (node, got)) in shares.nodes.iter().zip(node_seats(shares, seats)).enumerate() {
        let within = u128::from(node.lo) <= got && got <= u128::from(node.hi) && near(totals.nodes[n], got);
        rule.hold(within, || {
            Failure::new(
                path,
                format!("配额 {}:应在 {} 至 {} 之间,实为 {got}", node.id, node.lo, node.hi),
                format!("quota {}: expected {} to {}, found {got}", node.id, node.lo, node.hi),
            )
        });
    }
    rule.done()
}

/// No group gets more than its limit.
fn groups(path: &str, shares: &Shares, seats: &[Vec<u64>]) -> Check {
    let mut rule = Rule::new("seats", "groups");
    let mut sums = vec![0u128; shares.groups.len()];
    for (class, seats) in shares.classes.iter().zip(seats) {
        if let Some(sum) = class.group.and_then(|g| usize::try_from(g).ok()).and_then(|g| sums.get_mut(g)) {
            *sum += seats.iter().map(|&s| u128::from(s)).sum::<u128>();
        }
    }
    for (g, group) in shares.groups.iter().enumerate() {
        let got = sums[g];
        let parent = group.parent.and_then(|p| usize::try_from(p).ok()).filter(|&p| p > g);
        if let Some(sum) = parent.and_then(|p| sums.get_mut(p)) {
            *sum += got;
        }
        rule.hold(got <= u128::from(group.hi), || Failure::differs(path, format_args!("{} ≤ {}", group.id, group.hi), got));
    }
    rule.done()
}

fn node_seats(shares: &Shares, seats: &[Vec<u64>]) -> Vec<u128> {
    let mut sums = vec![0u128; shares.nodes.len()];
    for (arc, &got) in shares.classes.iter().zip(seats).flat_map(|(c, s)| c.arcs.iter().zip(s)) {
        let node = usize::try_from(arc.column).ok().and_then(|c| shares.columns.get(c)).and_then(|c| usize::try_from(c.node).ok());
        if let Some(sum) = node.and_then(|n| sums.get_mut(n)) {
            *sum += u128::from(got);
        }
    }
    for n in 0..sums.len() {
        let parent = shares.nodes[n].parent.and_then(|p| usize::try_from(p).ok()).filter(|&p| p > n && p < sums.len());
        if let Some(p) = parent {
            sums[p] += sums[n];
        }
    }
    sums
}
