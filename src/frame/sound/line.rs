//! Invariants of plan lines and shared quotas.

use super::places::named_products;
use super::{faults::Faults, limits};
use crate::record::{Facts, Line, QuotaKind};

pub(super) fn look(facts: &Facts, faults: &mut Faults) {
    faults.count(facts.lines.len(), 1..=limits::ENTRIES, "facts.lines");
    faults.ascending(&facts.lines, || "facts.lines".to_owned(), |l| &l.id);
    faults.ascending(&facts.groups, || "facts.groups".to_owned(), |g| &g.id);
    for (i, group) in facts.groups.iter().enumerate() {
        faults.id(group.id.as_str(), || format!("facts.groups[{i}].id"));
        faults.within(group.batches, 1..=limits::BATCHES, || format!("facts.groups[{i}].batches"));
        let used = facts.lines.iter().any(|l| l.group.as_ref() == Some(&group.id));
        faults.unless(used, || format!("facts.groups[{i}]"), "no line draws from this quota");
    }
    for (i, line) in facts.lines.iter().enumerate() {
        let at = |field: &str| format!("facts.lines[{i}].{field}");
        kinds(line, facts, faults, at);
        quotas(line, facts, faults, at);
        days(line, facts, faults, at);
        labs(line, facts, faults, at);
    }
    let batches = facts.lines.iter().map(|l| l.batches).chain(facts.groups.iter().map(|g| g.batches));
    let total = batches.fold(0u64, u64::saturating_add);
    faults.within(total, 1..=limits::BATCHES, || "facts.lines".to_owned());
}

fn kinds(line: &Line, facts: &Facts, faults: &mut Faults, at: impl Fn(&str) -> String) {
    faults.id(line.id.as_str(), || at("id"));
    faults.unless(!line.products.is_empty(), || at("products"), "a line needs a product");
    named_products(&line.products, &facts.products, faults, || at("products"));
    faults.unless(!line.scopes.is_empty(), || at("scopes"), "a line needs a scope");
    faults.ascending(&line.scopes, || at("scopes"), |s| s);
    let org = facts.orgs.binary_search_by(|o| o.id.cmp(&line.org)).is_ok();
    faults.unless(org, || at("org"), format_args!("no organisation {}", line.org));
    faults.within(line.minutes_per_batch.0, 0..=limits::DAY_MINUTES, || at("minutes_per_batch"));
}

fn quotas(line: &Line, facts: &Facts, faults: &mut Faults, at: impl Fn(&str) -> String) {
    let quota = match &line.group {
        None => Some(line.batches),
        Some(group) => facts.groups.binary_search_by(|g| g.id.cmp(group)).ok().map(|i| facts.groups[i].batches),
    };
    let Some(quota) = quota else {
        faults.unless(false, || at("group"), "no such shared quota");
        return;
    };
    if line.group.is_some() {
        faults.unless(line.batches == 0 && line.kind == QuotaKind::Exact, || at("batches"), "a line of a group states no number");
    } else {
        faults.within(line.batches, 1..=limits::BATCHES, || at("batches"));
    }
    let both = !line.counties.is_empty() && !line.scope_limits.is_empty();
    faults.unless(!both, || at("scope_limits"), "county limits and scope limits do not go together");
    faults.ascending(&line.counties, || at("counties"), |c| &c.county);
    for (k, limit) in line.counties.iter().enumerate() {
        let known = facts.counties.binary_search_by(|c| c.id.cmp(&limit.county)).is_ok();
        faults.unless(known, || at(&format!("counties[{k}].county")), format_args!("no county {}", limit.county));
    }
    faults.ascending(&line.scope_limits, || at("scope_limits"), |s| &s.scope);
    for (k, limit) in line.scope_limits.iter().enumerate() {
        faults.unless(line.scopes.contains(&limit.scope), || at(&format!("scope_limits[{k}].scope")), "not a scope of this line");
    }
    let counties: Vec<(u64, u64)> = line.counties.iter().map(|c| (c.min, c.max)).collect();
    let scopes: Vec<(u64, u64)> = line.scope_limits.iter().map(|s| (s.min, s.max)).collect();
    let open_counties = !line.counties_only && line.counties.len() < facts.counties.len();
    limits_fit(&counties, quota, !open_counties && line.group.is_none(), faults, || at("counties"));
    limits_fit(&scopes, quota, scopes.len() == line.scopes.len() && line.group.is_none(), faults, || at("scope_limits"));
    faults.unless(!line.counties_only || !line.counties.is_empty(), || at("counties_only"), "only the counties listed, but none is");
}

/// Each `min ≤ max`, the minima fit under the quota, and the maxima reach it if nothing lies outside them.
fn limits_fit(limits: &[(u64, u64)], quota: u64, closed: bool, faults: &mut Faults, path: impl Fn() -> String) {
    for (k, &(min, max)) in limits.iter().enumerate() {
        let good = min <= max && max <= limits::BATCHES;
        faults.unless(good, || format!("{}[{k}]", path()), format_args!("limits {min} to {max} are not in order"));
    }
    let sum = |pick: fn(&(u64, u64)) -> u64| limits.iter().map(pick).fold(0, u64::saturating_add);
    let (min, max) = (sum(|l| l.0), sum(|l| l.1));
    faults.unless(min <= quota, &path, format_args!("minima sum to {min}, more than {quota}"));
    faults.unless(limits.is_empty() || !closed || quota <= max, &path, format_args!("maxima sum to {max}, less than {quota}"));
}

fn days(line: &Line, facts: &Facts, faults: &mut Faults, at: impl Fn(&str) -> String) {
    let window = line.window;
    faults.unless(window.from <= window.to, || at("window"), "the window ends before it begins");
    faults.unless(facts.task.issued <= window.from, || at("window.from"), "the window begins before the issue day");
    for (field, day) in [("window.from", window.from), ("window.to", window.to), ("report_by", line.report_by)] {
        faults.day(day, &facts.calendar, || at(field));
    }
    faults.within(line.test_days, 0..=limits::TEST_DAYS, || at("test_days"));
    faults.within(line.delivery_days, 0..=limits::TEST_DAYS, || at("delivery_days"));
}

fn labs(line: &Line, facts: &Facts, faults: &mut Faults, at: impl Fn(&str) -> String) {
    faults.unless(!line.labs.is_empty(), || at("labs"), "a line needs a lab");
    faults.ascending(&line.labs, || at("labs"), |l| &l.lab);
    for (k, share) in line.labs.iter().enumerate() {
        let path = || at(&format!("labs[{k}].lab"));
        match facts.labs.binary_search_by(|l| l.id.cmp(&share.lab)) {
            Err(_) => faults.unless(false, path, format_args!("no lab {}", share.lab)),
            Ok(found) => {
                let products = &facts.labs[found].products;
                let missing = line.products.iter().find(|p| products.binary_search(p).is_err());
                let missing_id = missing.map_or("", |p| p.as_str());
                faults.unless(missing.is_none(), path, format_args!("lab {} is not accredited for {missing_id}", share.lab));
            }
        }
    }
    let sum = line.labs.iter().map(|l| l.batches).fold(0, u64::saturating_add);
    let fits = sum == line.batches || (line.labs.len() == 1 && sum == 0);
    faults.unless(fits, || at("labs"), format_args!("labs share {sum} batches of {}", line.batches));
    faults.unless(line.group.is_none() || line.labs.len() <= 1, || at("labs"), "a line of a group has one lab");
}
