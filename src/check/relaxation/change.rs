//! A found plan as changes to the task, and the task with the changes made.

use super::case::{Case, admit};
use super::moves::Step;
use super::network::{is_scope, scope_of};
use super::search::Found;
use crate::allot::line_of;
use crate::base::{CountyId, GroupId, LabId, LineId};
use crate::record::{Facts, LabShare, Line, Scope, Venue};
use serde::Serialize;
use std::cmp::Reverse;

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Batches of one enterprise, at most.
    EnterpriseCap,
    /// Batches of one large retail venue, at most.
    LargeRetailCap,
    /// Batches of one company, all its sites together, at most.
    CompanyCap,
    /// A scope the line does not have.
    AdmitScope(LineId, Scope),
    /// A county that a line for listed counties only does not list.
    AdmitCounty(LineId, CountyId),
    /// Batches of a line; 0: the line is left out.
    Line(LineId),
    /// Batches of a shared quota; 0: its lines are left out.
    Group(GroupId),
    /// Minimum of a line in a county.
    CountyMin(LineId, CountyId),
    /// Maximum of a line in a county.
    CountyMax(LineId, CountyId),
    /// Minimum of a line in a scope.
    ScopeMin(LineId, Scope),
    /// Maximum of a line in a scope.
    ScopeMax(LineId, Scope),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What is changed.
    pub target: Target,
    /// The number as it is; 0 for an admission.
    pub from: u64,
    /// The number as it should be; for an admission the enterprises that it admits.
    pub to: u64,
    /// Its price, in points.
    pub price: u64,
    /// Batches of the line's labs that change with it: lab, old, new.
    pub labs: Vec<(LabId, u64, u64)>,
}

/// The changes of a plan, moves first, then lines with what lies in them.
pub(super) fn changes(case: &Case<'_>, found: &Found) -> Vec<Change> {
    let mut changes = Vec::new();
    let cap = |venue| super::case::cap(case.facts, venue);
    for (step, target, from) in [
        (Step::Cap(Venue::Ordinary), Target::EnterpriseCap, cap(Venue::Ordinary)),
        (Step::Cap(Venue::LargeRetail), Target::LargeRetailCap, cap(Venue::LargeRetail)),
        (Step::Company, Target::CompanyCap, case.facts.rules.batches_per_company_max.unwrap_or(0)),
    ] {
        let steps = case.moves.iter().zip(&found.made).filter(|(m, made)| **made && m.step == step);
        let prices: Vec<u64> = steps.map(|(m, _)| m.price).collect();
        changes.extend(number(target, from, from + prices.len() as u64, prices.iter().sum()));
    }
    for (at, (one, _)) in case.moves.iter().zip(&found.made).enumerate().filter(|(_, (_, made))| **made) {
        let line = |at: usize| case.facts.lines[at].id.clone();
        let target = match &one.step {
            Step::Cap(_) | Step::Company => continue,
            Step::Scope(at, scope) => Target::AdmitScope(line(*at), *scope),
            Step::County(at, county) => Target::AdmitCounty(line(*at), county.clone()),
        };
        let opened = |m: usize| found.made[m];
        let through = case
            .kinds
            .iter()
            .zip(&case.ways)
            .filter(|(_, ways)| ways.iter().any(|way| way.needs.contains(&at) && way.needs.iter().all(|&m| opened(m))));
        changes.push(Change { target, from: 0, to: through.map(|(kind, _)| kind.size).sum(), price: one.price, labs: Vec::new() });
    }
    for (at, &total) in found.totals.iter().enumerate() {
        changes.extend(limits(case, at, total));
    }
    changes
}

fn number(target: Target, from: u64, to: u64, price: u64) -> Option<Change> {
    (from != to).then_some(Change { target, from, to, price, labs: Vec::new() })
}

/// Changes of one quota, so that it holds `total`.
fn limits(case: &Case<'_>, at: usize, total: u64) -> Vec<Change> {
    let (prices, node) = (case.prices, &case.columns.nodes[at]);
    let (id, root, lo, hi) = (node.id.as_str(), node.parent.is_none(), node.lo, node.hi);
    // a maximum that is the quota itself moves with it
    let free = hi >= case.columns.nodes[case.root[at]].hi;
    let below = |target, price: u64| number(target, lo, total.min(lo), price * lo.saturating_sub(total));
    let above = |target, price: u64| number(target, hi, total.max(hi), if free { 0 } else { price * total.saturating_sub(hi) });
    let line = line_of(id);
    if let (true, Some(group)) = (root, id.strip_prefix("group ")) {
        let price = prices.off(lo, total);
        return number(Target::Group(group.into()), lo, total, price).into_iter().collect();
    }
    if root {
        let labs = case.facts.lines.iter().find(|l| l.id == line).map(|l| shares(l, total)).unwrap_or_default();
        return number(Target::Line(line), lo, total, prices.off(lo, total)).map(|c| Change { labs, ..c }).into_iter().collect();
    }
    if is_scope(id) {
        let (min, max) = (Target::ScopeMin(line.clone(), scope_of(id)), Target::ScopeMax(line.clone(), scope_of(id)));
        let limited = case.facts.lines.iter().any(|l| l.id == line && l.scope_limits.iter().any(|s| s.scope == scope_of(id)));
        let above = limited.then(|| above(max, prices.raise_scope_max)).flatten();
        return below(min, prices.lower_scope_min).into_iter().chain(above).collect();
    }
    match id.split_once('/') {
        Some((_, county)) if county != "*" => {
            let (min, max) = (Target::CountyMin(line.clone(), county.into()), Target::CountyMax(line, county.into()));
            below(min, prices.lower_county_min).into_iter().chain(above(max, prices.raise_county_max)).collect()
        }
        _ => Vec::new(),
    }
}

/// The labs' batches for another number of the line's: in proportion, what is left over by largest remainder.
fn shares(line: &Line, batches: u64) -> Vec<(LabId, u64, u64)> {
    let whole = u128::from(line.batches);
    if line.labs.iter().map(|l| u128::from(l.batches)).sum::<u128>() != whole || whole == 0 {
        return Vec::new();
    }
    let exact = |l: &LabShare| u128::from(l.batches) * u128::from(batches);
    let mut parts: Vec<u64> = line.labs.iter().map(|l| (exact(l) / whole) as u64).collect();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|&at| (Reverse(exact(&line.labs[at]) % whole), at));
    let left = batches - parts.iter().sum::<u64>();
    by_remainder.into_iter().take(left as usize).for_each(|at| parts[at] += 1);
    let both = line.labs.iter().zip(parts).map(|(l, to)| (l.lab.clone(), l.batches, to));
    both.filter(|(_, from, to)| from != to).collect()
}

/// The facts with the moves and changes made. A line without batches is left out, and so is a shared quota with its lines.
pub(super) fn changed(case: &Case<'_>, found: &Found, changes: &[Change]) -> Facts {
    let mut facts = case.facts.clone();
    for change in changes {
        apply(&mut facts, change);
    }
    for (one, _) in case.moves.iter().zip(&found.made).filter(|(_, made)| **made) {
        let max = match &one.step {
            Step::Cap(_) | Step::Company => continue,
            Step::Scope(line, _) | Step::County(line, _) => quota(&facts, *line),
        };
        admit(&mut facts, &one.step, max);
    }
    let gone: Vec<GroupId> = facts.groups.iter().filter(|g| g.batches == 0).map(|g| g.id.clone()).collect();
    facts.groups.retain(|g| g.batches > 0);
    facts.lines.retain(|l| l.group.as_ref().map_or(l.batches > 0, |g| !gone.contains(g)));
    facts
}

/// Batches of a line, or of the group it draws from.
fn quota(facts: &Facts, line: usize) -> u64 {
    let line = &facts.lines[line];
    let group = line.group.as_ref().and_then(|g| facts.groups.iter().find(|x| x.id == *g));
    group.map_or(line.batches, |g| g.batches)
}

fn apply(facts: &mut Facts, change: &Change) {
    let to = change.to;
    let rules = &mut facts.rules;
    let line = |facts: &mut Facts, id: &LineId, set: &dyn Fn(&mut Line)| facts.lines.iter_mut().filter(|l| l.id == *id).for_each(set);
    let county = |l: &mut Line, id: &CountyId, set: &dyn Fn(&mut u64, &mut u64)| {
        l.counties.iter_mut().filter(|c| c.county == *id).for_each(|c| set(&mut c.min, &mut c.max));
    };
    let in_scope = |l: &mut Line, scope: Scope, set: &dyn Fn(&mut u64, &mut u64)| {
        l.scope_limits.iter_mut().filter(|s| s.scope == scope).for_each(|s| set(&mut s.min, &mut s.max));
    };
    match &change.target {
        Target::EnterpriseCap => rules.batches_per_enterprise_max = to,
        Target::LargeRetailCap => rules.batches_per_large_retail_max = to,
        Target::CompanyCap => rules.batches_per_company_max = Some(to),
        Target::AdmitScope(..) | Target::AdmitCounty(..) => {}
        Target::Line(id) => line(facts, id, &|l| {
            l.batches = to;
            for (lab, _, batches) in &change.labs {
                l.labs.iter_mut().filter(|x| x.lab == *lab).for_each(|x| x.batches = *batches);
            }
        }),
        Target::Group(id) => facts.groups.iter_mut().filter(|g| g.id == *id).for_each(|g| g.batches = to),
        Target::CountyMin(id, at) => line(facts, id, &|l| county(l, at, &|min, _| *min = to)),
        Target::CountyMax(id, at) => line(facts, id, &|l| county(l, at, &|_, max| *max = to)),
        Target::ScopeMin(id, at) => line(facts, id, &|l| in_scope(l, *at, &|min, _| *min = to)),
        Target::ScopeMax(id, at) => line(facts, id, &|l| in_scope(l, *at, &|_, max| *max = to)),
    }
}
