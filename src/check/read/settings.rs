//! `[rules]`, `[prices]`, `[travel]`, `[search]`, `[relaxation]`.

use crate::base::{Fen, Metres};
use crate::check::profiles::{ChangePrices, Profile};
use crate::frame::limits;
use crate::intake::{Keys, codes};
use crate::record::{Band, Dealing, Prefer, Preference, Prices, Rules, Search, Travel, Weights};

const PREFERENCES: &[(&str, &str, Prefer)] = &[
    ("最省", "cheapest", Prefer::Cheapest),
    ("天数最少", "fewest_days", Prefer::FewestDays),
    ("最早", "earliest", Prefer::Earliest),
    ("最均衡", "most_even", Prefer::MostEven),
];

const DEALINGS: &[(&str, &str, Dealing)] = &[("合并", "combine", Dealing::Combine), ("分散", "spread", Dealing::Spread)];

/// `[rules]`
pub(super) fn rules(keys: &Keys<'_>) -> Option<Rules> {
    let rules = keys.table("rules")?;
    let (profile, dealing) = (rules.name("profile"), rules.word("dealing", DEALINGS));
    let enterprise_max = rules.number("batches_per_enterprise_max", 1..=1_000);
    let retail_max = rules.number("batches_per_large_retail_max", 1..=1_000);
    let company_max = rules
        .maybe("batches_per_company_max", |rules, key| rules.number(key, retail_max.max(enterprise_max).unwrap_or(1)..=limits::BATCHES));
    let (repeat_months, days_to_lab_max) = (rules.small("repeat_months", 0..=120), rules.small("days_to_lab_max", 0..=60));
    let (follow_up, alternates) = (rules.flag("follow_up_failures"), rules.number("alternates_per_class", 0..=1_000));
    let (weights, team_size) = (weights(&rules), rules.number("team_size", 2..=20));
    rules.finish();
    Some(Rules {
        profile: profile?,
        batches_per_enterprise_max: enterprise_max?,
        batches_per_large_retail_max: retail_max?,
        batches_per_company_max: company_max?,
        repeat_months: repeat_months?,
        follow_up_failures: follow_up?,
        dealing: dealing?,
        alternates_per_class: alternates?,
        weights: weights?,
        team_size: team_size?,
        days_to_lab_max: days_to_lab_max?,
    })
}

fn weights(rules: &Keys<'_>) -> Option<Weights> {
    let keys = rules.table("weights")?;
    let weight = |key| keys.number(key, 1..=limits::WEIGHT);
    let (a, b, c, d) = (weight("a"), weight("b"), weight("c"), weight("d"));
    keys.finish();
    Some(Weights { a: a?, b: b?, c: c?, d: d? })
}

/// `[prices]`, in fen, and what is preferred. What is left out is 0, and the cheapest plan.
pub(super) fn preference(keys: &Keys<'_>) -> Option<Preference> {
    let prices = keys.table("prices")?;
    let price = |key| prices.amount(key, 0..=limits::PRICE.unsigned_abs()).map(Fen);
    let (team_day, kilometre, night) = (price("team_day"), price("kilometre"), price("night"));
    let small = |key, most: i64| prices.maybe(key, |k, key| k.amount(key, 0..=most.unsigned_abs())).map(|price| Fen(price.unwrap_or(0)));
    let (late_day, waiting_day) = (small("late_day", limits::DAY_PRICE), small("waiting_day", limits::DAY_PRICE));
    let uneven = small("uneven", limits::UNEVEN_PRICE);
    let prefer = prices.maybe("prefer", |k, key| k.word(key, PREFERENCES));
    prices.finish();
    let given = Prices {
        team_day: team_day?,
        kilometre: kilometre?,
        night: night?,
        late_day: late_day?,
        waiting_day: waiting_day?,
        uneven: uneven?,
    };
    Some(Preference { prefer: prefer?.unwrap_or_default(), given })
}

/// `[travel]`
pub(super) fn travel(keys: &Keys<'_>) -> Option<Travel> {
    let travel = keys.table("travel")?;
    let (factor, bands) = (travel.amount("factor_permille", 1_000..=10_000), travel.tables("bands"));
    travel.finish();
    let bands: Vec<Option<Band>> = bands?.iter().map(band).collect();
    let bands: Vec<Band> = bands.into_iter().collect::<Option<_>>()?;
    if bands.is_empty() || bands.windows(2).any(|w| w[0].upto >= w[1].upto) {
        let what = ("至少一段，且 upto_metres 依次增大".into(), "at least one stretch, with upto_metres ascending".into());
        travel.say(&codes::BAD_VALUE, "bands", what);
        return None;
    }
    Some(Travel { factor_permille: factor?, bands })
}

fn band(keys: &Keys<'_>) -> Option<Band> {
    let (upto, speed) = (keys.amount("upto_metres", 1..=1_000_000_000), keys.amount("metres_per_minute", 1..=100_000));
    keys.finish();
    Some(Band { upto: Metres(upto?), metres_per_minute: speed? })
}

/// `[search]`
pub(super) fn search(keys: &Keys<'_>) -> Option<Search> {
    let search = keys.table("search")?;
    let iterations = search.number("iterations", 0..=limits::ITERATIONS);
    search.finish();
    Some(Search { iterations: iterations? })
}

/// `[relaxation]`, which may be absent; what it leaves out is as in the profile.
pub(super) fn change_prices(keys: &Keys<'_>, rules: Option<&Rules>) -> Option<ChangePrices> {
    let profile = rules.and_then(|r| Profile::find(&r.profile));
    let mut prices = profile.map_or(ChangePrices::USUAL, |p| p.changes);
    let Some(table) = keys.maybe("relaxation", Keys::table)? else { return Some(prices) };
    let each: [(&'static str, &mut u64); 11] = [
        ("lower_batches", &mut prices.lower_batches),
        ("raise_batches", &mut prices.raise_batches),
        ("lower_county_min", &mut prices.lower_county_min),
        ("lower_scope_min", &mut prices.lower_scope_min),
        ("raise_county_max", &mut prices.raise_county_max),
        ("raise_scope_max", &mut prices.raise_scope_max),
        ("raise_enterprise_cap", &mut prices.raise_enterprise_cap),
        ("raise_large_retail_cap", &mut prices.raise_large_retail_cap),
        ("raise_company_cap", &mut prices.raise_company_cap),
        ("admit_scope", &mut prices.admit_scope),
        ("admit_county", &mut prices.admit_county),
    ];
    for (key, price) in each {
        *price = table.maybe(key, |k, key| k.number(key, 1..=1_000_000))?.unwrap_or(*price);
    }
    table.finish();
    Some(prices)
}
