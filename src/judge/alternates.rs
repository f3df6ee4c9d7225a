//! Section `alternates`: the next tickets of the same class, for every line the class has seats in.

use super::case::Case;
use super::deal::Dealt;
use super::rule::Rule;
use super::shares::{Class, Layout};
use super::standing::Standing;
use super::verdict::Check;
use crate::record::Alternate;
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>, standings: &[Standing], layout: &Layout, classes: &[Class], dealt: &Dealt) -> Vec<Check> {
    let mut rule = Rule::new("alternates", "next_tickets");
    let mut want = Vec::new();
    let counts = batches_each(dealt);
    let below_cap = |e: usize| counts.get(&e).copied().unwrap_or(0) < standings[e].cap;
    for (l, k) in lines_with_seats(case, layout, classes) {
        want.extend(next(case, dealt, l, k, &below_cap));
    }
    rule.rows("record.draw.alternates", &want, &case.record.draw.alternates);
    vec![rule.done()]
}

/// Ascending by line, then class.
fn lines_with_seats(case: &Case<'_>, layout: &Layout, classes: &[Class]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (k, (class, seats)) in classes.iter().zip(&case.record.draw.seats).enumerate() {
        let seated = class.arcs.iter().zip(seats).filter(|(_, s)| **s > 0);
        places.extend(seated.map(|(arc, _)| (layout.line_of[arc.column as usize], k)));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Members without a batch of the line and below their cap, in ticket order.
fn next(case: &Case<'_>, dealt: &Dealt, l: usize, k: usize, below_cap: &dyn Fn(usize) -> bool) -> Vec<Alternate> {
    let free = |e: &&usize| !dealt.held.contains_key(&(l, **e)) && below_cap(**e);
    let wanted = usize::try_from(case.facts.rules.alternates_per_class).unwrap_or(usize::MAX);
    let chosen = dealt.order[k].iter().filter(free).take(wanted);
    (1..)
        .zip(chosen)
        .map(|(rank, &e)| Alternate {
            line: case.facts.lines[l].id.clone(),
            class: k as u64,
            rank,
            enterprise: case.sealed.frame[e].id.clone(),
        })
        .collect()
}

fn batches_each(dealt: &Dealt) -> BTreeMap<usize, u64> {
    let mut counts = BTreeMap::new();
    for &(_, e) in dealt.held.keys() {
        *counts.entry(e).or_insert(0) += 1;
    }
    counts
}
