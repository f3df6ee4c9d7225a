//! The cheapest change by trying everything: every set of admissions and raised caps, and for each every assignment of
//! enterprises to lines. Shares no code with the crate beyond its row types.

use super::Plan;
use evenhand::base::CountyId;
use evenhand::record::*;
use std::collections::BTreeSet;

/// Place of a batch: line, and the county or scope limit it counts for (its position; none: no limit).
type Cell = (usize, Option<usize>);

/// Admissions of one trial.
#[derive(Clone, Default)]
struct Trial {
    caps: [u64; 2],
    /// Batches of a company, at most.
    company: Option<u64>,
    scopes: Vec<(usize, Scope)>,
    counties: Vec<(usize, CountyId)>,
}

/// Least price; 0 if the plan can be met as it is.
pub fn cheapest(plan: &Plan) -> u64 {
    trials(&plan.facts).iter().filter_map(|trial| least(plan, trial)).min().expect("without batches every plan can be met")
}

fn trials(facts: &Facts) -> Vec<Trial> {
    let mut trials = vec![Trial::default()];
    for (at, line) in facts.lines.iter().enumerate() {
        for scope in [Scope::Producer, Scope::Seller].into_iter().filter(|s| !line.scopes.contains(s)) {
            let with = trials.iter().cloned().map(|mut t| {
                t.scopes.push((at, scope));
                t
            });
            trials = trials.iter().cloned().chain(with).collect();
        }
        for county in facts.counties.iter().filter(|c| line.counties_only && !line.counties.iter().any(|l| l.county == c.id)) {
            let with = trials.iter().cloned().map(|mut t| {
                t.counties.push((at, county.id.clone()));
                t
            });
            trials = trials.iter().cloned().chain(with).collect();
        }
    }
    let rules = &facts.rules;
    // two sites of at most three lines each
    let companies: Vec<Option<u64>> = rules.batches_per_company_max.map_or(vec![None], |limit| (limit..=6.max(limit)).map(Some).collect());
    let caps = (0..3).flat_map(|a| (0..3).map(move |b| [a, b]));
    let limits = caps.flat_map(|caps| companies.iter().map(move |&company| (caps, company)));
    let site = |caps: &[u64; 2]| (rules.batches_per_enterprise_max + caps[0]).max(rules.batches_per_large_retail_max + caps[1]);
    let limits = limits.filter(|(caps, company)| company.is_none_or(|limit| limit >= site(caps)));
    limits.flat_map(|(caps, company)| trials.iter().cloned().map(move |t| Trial { caps, company, ..t }).collect::<Vec<_>>()).collect()
}

/// The least price of limits under these admissions, and theirs.
fn least(plan: &Plan, trial: &Trial) -> Option<u64> {
    let p = &plan.prices;
    let fixed = trial.caps[0] * p.raise_enterprise_cap
        + trial.caps[1] * p.raise_large_retail_cap
        + trial.company.map_or(0, |limit| limit - plan.facts.rules.batches_per_company_max.unwrap()) * p.raise_company_cap
        + trial.scopes.len() as u64 * p.admit_scope
        + trial.counties.len() as u64 * p.admit_county;
    let mut reached: BTreeSet<Vec<Cell>> = [vec![]].into();
    for sites in plan.sealed.frame.chunk_by(|a, b| a.uscc == b.uscc) {
        let choices = of_company(plan, trial, sites);
        let extend = |have: &Vec<Cell>| {
            let have = have.clone();
            choices.iter().map(move |more| {
                let mut all = [have.as_slice(), more].concat();
                all.sort_unstable();
                all
            })
        };
        reached = reached.iter().flat_map(extend).collect();
    }
    reached.iter().map(|cells| fixed + limits(plan, cells)).min()
}

/// Everything the sites of a company can be drawn for at once. Follow-ups come before its limit.
fn of_company(plan: &Plan, trial: &Trial, sites: &[Enterprise]) -> Vec<Vec<Cell>> {
    let (mut all, mut must): (Vec<Vec<Cell>>, u64) = (vec![vec![]], 0);
    for site in sites {
        let (choices, forced) = choices(plan, trial, site);
        all = all.iter().flat_map(|have| choices.iter().map(move |more| [have.as_slice(), more].concat())).collect();
        must += forced;
    }
    all.retain(|c| trial.company.is_none_or(|limit| c.len() as u64 <= limit.max(must)));
    all
}

/// Everything an enterprise can be drawn for at once, and how much of it is forced.
fn choices(plan: &Plan, trial: &Trial, e: &Enterprise) -> (Vec<Vec<Cell>>, u64) {
    let rules = &plan.facts.rules;
    let cap = match e.venue {
        Venue::Ordinary => rules.batches_per_enterprise_max + trial.caps[0],
        Venue::LargeRetail => rules.batches_per_large_retail_max + trial.caps[1],
    };
    let open: Vec<(Vec<Cell>, usize)> =
        (0..plan.facts.lines.len()).map(|at| (cells(plan, trial, e, at), at)).filter(|o| !o.0.is_empty()).collect();
    let mut forced: Vec<usize> = Vec::new();
    for item in plan.sealed.history.iter().filter(|h| h.enterprise == e.id && h.outcome == Outcome::Fail) {
        let taker = open.iter().find(|o| e.products.contains(&item.product) && plan.facts.lines[o.1].products.contains(&item.product));
        if let Some((_, at)) = taker.filter(|o| !forced.contains(&o.1) && (forced.len() as u64) < cap) {
            forced.push(*at);
        }
    }
    let mut choices: Vec<Vec<Cell>> = vec![vec![]];
    for (cells, at) in open {
        let mut next = Vec::new();
        for have in choices {
            if forced.contains(&at) {
                next.push([have.as_slice(), &cells[..1]].concat());
            } else {
                next.extend(cells.iter().map(|&cell| [have.as_slice(), &[cell]].concat()));
                next.push(have);
            }
        }
        choices = next;
    }
    choices.retain(|c| c.len() as u64 <= cap);
    (choices, forced.len() as u64)
}

/// Places an enterprise may take in a line, producers first.
fn cells(plan: &Plan, trial: &Trial, e: &Enterprise, at: usize) -> Vec<Cell> {
    let line = &plan.facts.lines[at];
    let scopes: Vec<Scope> = [Scope::Producer, Scope::Seller]
        .into_iter()
        .filter(|s| e.scopes.contains(s) && (line.scopes.contains(s) || trial.scopes.contains(&(at, *s))))
        .collect();
    let sampled = |p| plan.sealed.history.iter().any(|h| h.enterprise == e.id && h.product == p && h.outcome == Outcome::Pass);
    let sells = e.products.iter().any(|p| line.products.contains(p) && !sampled(p.clone()));
    let county = line.counties.iter().position(|c| c.county == e.county);
    let admitted = !line.counties_only || county.is_some() || trial.counties.contains(&(at, e.county.clone()));
    if e.status != Status::Open || scopes.is_empty() || !sells || !admitted {
        return Vec::new();
    }
    if line.scope_limits.is_empty() {
        return vec![(at, county)];
    }
    scopes.iter().map(|s| (at, line.scope_limits.iter().position(|l| l.scope == *s))).collect()
}

/// Price of the limits that these batches do not keep.
fn limits(plan: &Plan, cells: &[Cell]) -> u64 {
    let (facts, p) = (&plan.facts, &plan.prices);
    let count = |good: &dyn Fn(&Cell) -> bool| cells.iter().filter(|c| good(c)).count() as u64;
    let exact = |quota: u64, have: u64| quota.saturating_sub(have) * p.lower_batches + have.saturating_sub(quota) * p.raise_batches;
    let mut price: u64 = 0;
    for group in &facts.groups {
        price += exact(group.batches, count(&|c| facts.lines[c.0].group.as_ref() == Some(&group.id)));
    }
    for (at, line) in facts.lines.iter().enumerate() {
        if line.group.is_none() {
            price += exact(line.batches, count(&|c| c.0 == at));
        }
        let quota = line.group.as_ref().map_or(line.batches, |g| facts.groups.iter().find(|x| x.id == *g).unwrap().batches);
        // a maximum that is no smaller than the quota goes with the quota
        let off = |min: u64, max: u64, lower: u64, raise: u64, have: u64| {
            min.saturating_sub(have) * lower + if max < quota { have.saturating_sub(max) * raise } else { 0 }
        };
        for (i, c) in line.counties.iter().enumerate() {
            price += off(c.min, c.max, p.lower_county_min, p.raise_county_max, count(&|x| *x == (at, Some(i))));
        }
        for (i, s) in line.scope_limits.iter().enumerate() {
            price += off(s.min, s.max, p.lower_scope_min, p.raise_scope_max, count(&|x| *x == (at, Some(i))));
        }
    }
    price
}
