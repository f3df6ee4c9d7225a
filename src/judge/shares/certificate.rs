//! The certificate of a lottery: flows keep caps and quotas, and no flow can be moved from a higher price to a lower one.
//!
//! These are the optimality conditions of the leximin flow on a laminar network (Fujishige 1980,
//! doi:10.1287/moor.5.2.186); every comparison is exact.

use super::super::fraction::gcd;
use super::super::rule::Rule;
use super::super::verdict::{Check, Failure};
use super::on_grid::on_grid;
use super::totals::{Totals, totals};
use super::{grid, groups, prices};
use crate::record::{ClassRow, Shares};

pub(super) fn checks(path: &str, shares: &Shares) -> Vec<Check> {
    let totals = totals(shares);
    let mut checks =
        vec![tree(path, shares), capacities(path, shares, &totals), ratios(path, shares, &totals), quotas(path, shares, &totals)];
    let mut closed = Rule::new("shares", "on_grid");
    let on_grid = on_grid(shares);
    closed.hold(on_grid.is_some(), || {
        Failure::new(
            format!("{path}.grid"),
            "格点上的类与其余类相连,或位置不存在",
            "a class on the grid is tied to one beside it, or no such position",
        )
    });
    checks.push(closed.done());
    if let Some(on) = on_grid {
        checks.push(groups::check(path, shares, &totals, &on));
        checks.extend(shares.grid.as_ref().map(|grid| grid::check(path, shares, grid, &on)));
        checks.extend(prices::checks(path, shares, &totals, &on));
    }
    checks
}

/// Positions exist, parents stand after children, roots are exact.
fn tree(path: &str, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "tree");
    let nowhere = |path: String| Failure::new(path, "位置不存在", "no such position");
    for (n, node) in shares.nodes.iter().enumerate() {
        match node.parent {
            Some(p) => rule.hold(p > n as u64 && p < shares.nodes.len() as u64, || nowhere(format!("{path}.nodes[{n}].parent"))),
            None => rule.hold(node.lo == node.hi, || Failure::differs(format!("{path}.nodes[{n}].lo"), node.hi, node.lo)),
        }
        rule.hold(node.price.den() > 0, || nowhere(format!("{path}.nodes[{n}].price.den")));
    }
    for (c, column) in shares.columns.iter().enumerate() {
        rule.hold(column.node < shares.nodes.len() as u64, || nowhere(format!("{path}.columns[{c}].node")));
    }
    for (k, class) in shares.classes.iter().enumerate() {
        for (a, arc) in class.arcs.iter().enumerate() {
            let bucket = arc.bucket.is_none_or(|b| b < class.buckets.len() as u64);
            rule.hold(bucket && arc.column < shares.columns.len() as u64, || nowhere(format!("{path}.classes[{k}].arcs[{a}]")));
        }
    }
    rule.done()
}

/// An arc carries at most one batch per member, a bucket and a class at most their caps.
fn capacities(path: &str, shares: &Shares, totals: &Totals) -> Check {
    let mut rule = Rule::new("shares", "capacities");
    let over = |path: String| Failure::new(path, "流量超过上限", "flow above its cap");
    for (k, class) in shares.classes.iter().enumerate() {
        let path = format!("{path}.classes[{k}]");
        rule.hold(class.den > 0 && class.size > 0, || over(format!("{path}.den")));
        for (a, arc) in class.arcs.iter().enumerate() {
            rule.hold(u128::from(arc.flow) <= full(class, 1, class.den), || over(format!("{path}.arcs[{a}].flow")));
        }
        for (b, (&cap, sum)) in class.buckets.iter().zip(&totals.buckets[k]).enumerate() {
            let within = sum.is_some_and(|s| !s.above(full(class, cap, 1)));
            rule.hold(within, || over(format!("{path}.buckets[{b}]")));
        }
        let within = totals.classes[k].is_some_and(|s| !s.above(full(class, class.key.cap, 1)));
        rule.hold(within, || over(format!("{path}.arcs")));
    }
    rule.done()
}

/// `cap · size · den`, as large as it may be.
pub(super) fn full(class: &ClassRow, cap: u64, den: u64) -> u128 {
    u128::from(cap).saturating_mul(class.size.into()).saturating_mul(den.into())
}

/// Flows over their least common denominator (or the grid's), and ratio = y / (w · n) in lowest terms.
fn ratios(path: &str, shares: &Shares, totals: &Totals) -> Check {
    let mut rule = Rule::new("shares", "ratios");
    for (k, class) in shares.classes.iter().enumerate() {
        let by = full(class, class.key.weight, 1);
        let want = totals.classes[k].and_then(|y| y.over(by));
        let holds = totals.classes[k].is_some_and(|y| y.is_over(by, class.ratio));
        let on_grid = shares.grid.as_ref().is_some_and(|grid| grid.den == class.den);
        let least = class.arcs.iter().fold(u128::from(class.den), |g, arc| gcd(arc.flow.into(), g)) == 1;
        rule.hold(on_grid || least, || Failure::new(format!("{path}.classes[{k}].den"), "不是最简分母", "not the least denominator"));
        let want = want.map_or("y/(w·n)".to_owned(), |(num, den)| format!("{num}/{den}"));
        rule.hold(holds, || Failure::differs(format!("{path}.classes[{k}].ratio"), want, class.ratio));
    }
    rule.done()
}

/// lo ≤ F ≤ hi for every quota, exactly.
fn quotas(path: &str, shares: &Shares, totals: &Totals) -> Check {
    let mut rule = Rule::new("shares", "quotas");
    for (n, (node, sum)) in shares.nodes.iter().zip(&totals.nodes).enumerate() {
        let within = sum.is_some_and(|s| !s.below(node.lo.into()) && !s.above(node.hi.into()));
        rule.hold(within, || {
            Failure::new(
                format!("{path}.nodes[{n}]"),
                format!("期望批次不在 {} 至 {} 之间", node.lo, node.hi),
                format!("expected batches are not within {} to {}", node.lo, node.hi),
            )
        });
    }
    rule.done()
}
