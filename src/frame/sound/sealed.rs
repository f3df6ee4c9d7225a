//! Invariants of frame, roster, history and conflicts.

use super::places::named_products;
use super::{faults::Faults, limits};
use crate::base::EnterpriseId;
use crate::record::{Enterprise, Facts, Matrix, Party, Sampler, Sealed};

pub(super) fn look(facts: &Facts, sealed: &Sealed, faults: &mut Faults) {
    for (name, len, max) in [
        ("frame", sealed.frame.len(), limits::ROWS),
        ("samplers", sealed.samplers.len(), limits::SAMPLERS),
        ("history", sealed.history.len(), limits::ROWS),
        ("conflicts", sealed.conflicts.len(), limits::ROWS),
    ] {
        faults.count(len, 0..=max, &format!("sealed.{name}"));
    }
    faults.ascending(&sealed.frame, || "sealed.frame".to_owned(), |e| &e.id);
    faults.ascending(&sealed.samplers, || "sealed.samplers".to_owned(), |s| &s.id);
    faults.ascending(&sealed.history, || "sealed.history".to_owned(), |h| h);
    faults.ascending(&sealed.conflicts, || "sealed.conflicts".to_owned(), |c| c);
    for (i, enterprise) in sealed.frame.iter().enumerate() {
        look_enterprise(i, enterprise, facts, faults);
    }
    for (i, sampler) in sealed.samplers.iter().enumerate() {
        look_sampler(i, sampler, facts, faults);
    }
    let in_frame = |id: &EnterpriseId| sealed.frame.binary_search_by(|e| e.id.cmp(id)).is_ok();
    for (i, item) in sealed.history.iter().enumerate() {
        let at = |field: &str| format!("sealed.history[{i}].{field}");
        faults.unless(in_frame(&item.enterprise), || at("enterprise"), format_args!("no enterprise {}", item.enterprise));
        let product = facts.products.binary_search_by(|p| p.id.cmp(&item.product)).is_ok();
        faults.unless(product, || at("product"), format_args!("no product {}", item.product));
    }
    for (i, conflict) in sealed.conflicts.iter().enumerate() {
        let at = |field: &str| format!("sealed.conflicts[{i}].{field}");
        faults.unless(in_frame(&conflict.enterprise), || at("enterprise"), format_args!("no enterprise {}", conflict.enterprise));
        let known = match &conflict.party {
            Party::Sampler(id) => sealed.samplers.binary_search_by(|s| s.id.cmp(id)).is_ok(),
            Party::Lab(id) => facts.labs.binary_search_by(|l| l.id.cmp(id)).is_ok(),
        };
        faults.unless(known, || at("party"), "no such sampler or lab");
    }
    if let Some(matrix) = &sealed.matrix {
        look_matrix(matrix, facts, sealed, faults);
    }
}

fn look_matrix(matrix: &Matrix, facts: &Facts, sealed: &Sealed, faults: &mut Faults) {
    let at = |field: &str| format!("sealed.matrix.{field}");
    let n = matrix.sites.len();
    faults.count(n, 1..=limits::MATRIX_SITES, "sealed.matrix.sites");
    faults.ascending(&matrix.sites, || at("sites"), |s| s);
    for (i, id) in matrix.sites.iter().enumerate() {
        let org = facts.orgs.iter().any(|o| o.id.as_str() == id);
        let enterprise = sealed.frame.binary_search_by(|e| e.id.as_str().cmp(id)).is_ok();
        faults.unless(org != enterprise, || at(&format!("sites[{i}]")), format_args!("{id} is not one enterprise or organisation"));
    }
    for (name, legs, most) in [("metres", &matrix.metres, limits::LEG_METRES), ("minutes", &matrix.minutes, limits::LEG_MINUTES)] {
        let whole = n <= limits::MATRIX_SITES && legs.len() == n * n;
        faults.unless(whole, || at(name), format_args!("{} legs for {n} sites", legs.len()));
        let wrong = |(i, leg): (usize, &u32)| *leg > most || (whole && i / n == i % n && *leg > 0);
        let first = legs.iter().enumerate().position(wrong);
        faults.unless(
            first.is_none(),
            || at(&format!("{name}[{}]", first.unwrap_or(0))),
            format_args!("not 0 to {most}, or not 0 at home"),
        );
    }
}

fn look_enterprise(i: usize, enterprise: &Enterprise, facts: &Facts, faults: &mut Faults) {
    let at = |field: &str| format!("sealed.frame[{i}].{field}");
    faults.id(&enterprise.uscc, || at("uscc"));
    let made = match enterprise.site.as_str() {
        "" => enterprise.id.as_str() == enterprise.uscc,
        site => {
            faults.id(site, || at("site"));
            enterprise.id.as_str().split_once('#') == Some((&enterprise.uscc, site))
        }
    };
    faults.unless(made, || at("id"), format_args!("{} is not made of code and site", enterprise.id));
    let county = facts.counties.binary_search_by(|c| c.id.cmp(&enterprise.county)).is_ok();
    faults.unless(county, || at("county"), format_args!("no county {}", enterprise.county));
    faults.ascending(&enterprise.scopes, || at("scopes"), |s| s);
    named_products(&enterprise.products, &facts.products, faults, || at("products"));
    faults.point(enterprise.at, || at("at"));
    faults.ascending(&enterprise.closed_weekdays, || at("closed_weekdays"), |d| d);
    let weekdays = enterprise.closed_weekdays.iter().all(|d| (1..=7).contains(d));
    faults.unless(weekdays, || at("closed_weekdays"), "a weekday is 1 to 7");
    faults.spans(&enterprise.closed, || at("closed"));
    faults.hours(enterprise.hours, || at("hours"));
}

fn look_sampler(i: usize, sampler: &Sampler, facts: &Facts, faults: &mut Faults) {
    let at = |field: &str| format!("sealed.samplers[{i}].{field}");
    faults.id(sampler.id.as_str(), || at("id"));
    let org = facts.orgs.binary_search_by(|o| o.id.cmp(&sampler.org)).is_ok();
    faults.unless(org, || at("org"), format_args!("no organisation {}", sampler.org));
    named_products(&sampler.qualified, &facts.products, faults, || at("qualified"));
    named_products(&sampler.tests, &facts.products, faults, || at("tests"));
    faults.spans(&sampler.leave, || at("leave"));
    faults.within(sampler.tours_max, 0..=10_000, || at("tours_max"));
}
