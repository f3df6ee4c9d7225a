//! Invariants of products, counties, labs and organisations.

use super::{faults::Faults, limits};
use crate::base::ProductId;
use crate::record::{Facts, Product};

pub(super) fn look(facts: &Facts, faults: &mut Faults) {
    products(facts, faults);
    counties(facts, faults);
    labs(facts, faults);
    orgs(facts, faults);
}

/// Every product named exists, and the list ascends.
pub(super) fn named_products(named: &[ProductId], known: &[Product], faults: &mut Faults, path: impl Fn() -> String) {
    faults.ascending(named, &path, |p| p);
    for (i, product) in named.iter().enumerate() {
        let exists = known.binary_search_by(|p| p.id.cmp(product)).is_ok();
        faults.unless(exists, || format!("{}[{i}]", path()), format_args!("no product {product}"));
    }
}

fn products(facts: &Facts, faults: &mut Faults) {
    faults.count(facts.products.len(), 1..=limits::ENTRIES, "facts.products");
    faults.ascending(&facts.products, || "facts.products".to_owned(), |p| &p.id);
    for (i, product) in facts.products.iter().enumerate() {
        faults.id(product.id.as_str(), || format!("facts.products[{i}].id"));
        faults.ascending(&product.aliases, || format!("facts.products[{i}].aliases"), |a| a);
        faults.ascending(&product.transport, || format!("facts.products[{i}].transport"), |f| f);
        for (k, flag) in product.transport.iter().enumerate() {
            faults.id(flag.as_str(), || format!("facts.products[{i}].transport[{k}]"));
        }
    }
}

fn counties(facts: &Facts, faults: &mut Faults) {
    faults.count(facts.counties.len(), 1..=limits::ENTRIES, "facts.counties");
    faults.ascending(&facts.counties, || "facts.counties".to_owned(), |c| &c.id);
    for (i, county) in facts.counties.iter().enumerate() {
        faults.id(county.id.as_str(), || format!("facts.counties[{i}].id"));
        faults.point(county.seat, || format!("facts.counties[{i}].seat"));
    }
}

fn labs(facts: &Facts, faults: &mut Faults) {
    faults.count(facts.labs.len(), 1..=limits::ENTRIES, "facts.labs");
    faults.ascending(&facts.labs, || "facts.labs".to_owned(), |l| &l.id);
    for (i, lab) in facts.labs.iter().enumerate() {
        let at = |field: &str| format!("facts.labs[{i}].{field}");
        faults.id(lab.id.as_str(), || at("id"));
        faults.point(lab.at, || at("at"));
        named_products(&lab.products, &facts.products, faults, || at("products"));
        faults.within(lab.batches_per_day, 0..=limits::BATCHES, || at("batches_per_day"));
        faults.within(lab.batches_per_week, 0..=limits::BATCHES, || at("batches_per_week"));
        faults.ascending(&lab.groups, || at("groups"), |g| &g.id);
        for (k, group) in lab.groups.iter().enumerate() {
            faults.id(group.id.as_str(), || at(&format!("groups[{k}].id")));
            named_products(&group.products, &facts.products, faults, || at(&format!("groups[{k}].products")));
            faults.within(group.batches_per_day, 0..=limits::BATCHES, || at(&format!("groups[{k}].batches_per_day")));
            faults.within(group.batches_per_week, 0..=limits::BATCHES, || at(&format!("groups[{k}].batches_per_week")));
        }
    }
}

fn orgs(facts: &Facts, faults: &mut Faults) {
    faults.count(facts.orgs.len(), 1..=limits::ENTRIES, "facts.orgs");
    faults.ascending(&facts.orgs, || "facts.orgs".to_owned(), |o| &o.id);
    for (i, org) in facts.orgs.iter().enumerate() {
        let at = |field: &str| format!("facts.orgs[{i}].{field}");
        faults.id(org.id.as_str(), || at("id"));
        faults.point(org.base, || at("base"));
        faults.within(org.teams_per_week, 0..=10_000, || at("teams_per_week"));
        faults.hours(org.hours, || at("hours"));
        faults.within(org.tour_days_max, 1..=7, || at("tour_days_max"));
        faults.within(org.minutes_per_visit.0, 0..=limits::DAY_MINUTES, || at("minutes_per_visit"));
        faults.within(org.batches_per_day_max.unwrap_or(1), 1..=limits::BATCHES, || at("batches_per_day_max"));
        faults.ascending(&org.carries, || at("carries"), |c| &c.flag);
        for (k, carry) in org.carries.iter().enumerate() {
            faults.id(carry.flag.as_str(), || at(&format!("carries[{k}].flag")));
            faults.within(carry.teams_per_week, 0..=10_000, || at(&format!("carries[{k}].teams_per_week")));
            faults.within(carry.batches_per_day, 0..=limits::BATCHES, || at(&format!("carries[{k}].batches_per_day")));
        }
    }
}
