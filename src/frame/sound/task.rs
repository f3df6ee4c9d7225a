//! Invariants of task, rules, prices, travel, search and calendar.

use super::{effective_prices, faults::Faults, limits};
use crate::record::{Calendar, Facts, Prices, Rules, Travel};

pub(super) fn look(facts: &Facts, faults: &mut Faults) {
    let at = |field: &str| format!("facts.{field}");
    let task = &facts.task;
    faults.id(&task.id, || at("task.id"));
    faults.day(task.issued, &facts.calendar, || at("task.issued"));
    faults.day(task.as_of, &facts.calendar, || at("task.as_of"));
    for (name, stated) in [("stated_total", task.stated_total), ("stated_own_total", task.stated_own_total)] {
        faults.within(stated.unwrap_or(0), 0..=limits::BATCHES, || at(&format!("task.{name}")));
    }
    faults.ascending(&task.report_days, || at("task.report_days"), |d| d);
    for (i, &day) in task.report_days.iter().enumerate() {
        faults.day(day, &facts.calendar, || at(&format!("task.report_days[{i}]")));
    }
    rules(&facts.rules, faults);
    prices(&facts.preference.given, "preference.given", faults);
    prices(&facts.prices, "prices", faults);
    let follows = facts.prices == effective_prices(&facts.preference);
    faults.unless(follows, || at("prices"), "not the prices as given, changed as the preference says");
    travel(&facts.travel, faults);
    faults.within(facts.search.iterations, 0..=limits::ITERATIONS, || at("search.iterations"));
    calendar(&facts.calendar, faults);
}

fn prices(prices: &Prices, name: &str, faults: &mut Faults) {
    for (key, price, most) in [
        ("team_day", prices.team_day, limits::PRICE),
        ("kilometre", prices.kilometre, limits::PRICE),
        ("night", prices.night, limits::PRICE),
        ("late_day", prices.late_day, limits::DAY_PRICE),
        ("waiting_day", prices.waiting_day, limits::DAY_PRICE),
        ("uneven", prices.uneven, limits::UNEVEN_PRICE),
    ] {
        faults.within(price.0, 0..=most, || format!("facts.{name}.{key}"));
    }
}

fn rules(rules: &Rules, faults: &mut Faults) {
    let at = |field: &str| format!("facts.rules.{field}");
    faults.within(rules.batches_per_enterprise_max, 1..=1_000, || at("batches_per_enterprise_max"));
    faults.within(rules.batches_per_large_retail_max, 1..=1_000, || at("batches_per_large_retail_max"));
    let site_max = rules.batches_per_enterprise_max.max(rules.batches_per_large_retail_max);
    faults.within(rules.batches_per_company_max.unwrap_or(site_max), site_max..=limits::BATCHES, || at("batches_per_company_max"));
    faults.within(rules.repeat_months, 0..=120, || at("repeat_months"));
    faults.within(rules.alternates_per_class, 0..=1_000, || at("alternates_per_class"));
    let weights = &rules.weights;
    for (name, weight) in [("a", weights.a), ("b", weights.b), ("c", weights.c), ("d", weights.d)] {
        faults.within(weight, 1..=limits::WEIGHT, || at(&format!("weights.{name}")));
    }
    // 办法 art. 16: at least two samplers
    faults.within(rules.team_size, 2..=20, || at("team_size"));
    faults.within(rules.days_to_lab_max, 0..=60, || at("days_to_lab_max"));
}

fn travel(travel: &Travel, faults: &mut Faults) {
    faults.within(travel.factor_permille, 1_000..=10_000, || "facts.travel.factor_permille".to_owned());
    faults.count(travel.bands.len(), 1..=100, "facts.travel.bands");
    faults.ascending(&travel.bands, || "facts.travel.bands".to_owned(), |b| &b.upto);
    for (i, band) in travel.bands.iter().enumerate() {
        faults.within(band.upto.0, 1..=1_000_000_000, || format!("facts.travel.bands[{i}].upto"));
        faults.within(band.metres_per_minute, 1..=100_000, || format!("facts.travel.bands[{i}].metres_per_minute"));
    }
}

fn calendar(calendar: &Calendar, faults: &mut Faults) {
    let covers = calendar.covers;
    let days = covers.to.number() - covers.from.number() + 1;
    faults.within(days, 1..=limits::CALENDAR_DAYS, || "facts.calendar.covers".to_owned());
    faults.ascending(&calendar.off, || "facts.calendar.off".to_owned(), |d| d);
    faults.ascending(&calendar.work, || "facts.calendar.work".to_owned(), |d| d);
    for (i, &day) in calendar.off.iter().enumerate() {
        let good = covers.contains(day) && day.weekday() <= 5;
        faults.unless(good, || format!("facts.calendar.off[{i}]"), format_args!("{day} is not a weekday of the calendar"));
    }
    for (i, &day) in calendar.work.iter().enumerate() {
        let good = covers.contains(day) && day.weekday() > 5;
        faults.unless(good, || format!("facts.calendar.work[{i}]"), format_args!("{day} is not a weekend day of the calendar"));
    }
}
