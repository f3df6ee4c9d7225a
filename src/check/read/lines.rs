//! `[[line]]`: the rows of the plan table.

use super::orgs::{self, tables};
use super::{SCOPES, names};
use crate::base::{CountyId, GroupId, Minutes, ProductId};
use crate::check::draft::{Names, Placed, known};
use crate::frame::limits;
use crate::intake::{Code, Keys, codes};
use crate::record::{CountyQuota, LabShare, Line, QuotaKind, Scope, ScopeQuota};

const KINDS: &[(&str, &str, QuotaKind)] = &[("正好", "exact", QuotaKind::Exact), ("以上", "min", QuotaKind::Min)];

/// All lines that read well, and whether those are all.
pub(super) fn lines(keys: &Keys<'_>, known_names: &Names) -> (Vec<Placed<Line>>, bool) {
    let lines = tables(keys, "line", |line| read(line, known_names));
    let listed = keys.tables("line").map_or(0, |l| l.len());
    if listed == 0 {
        keys.say(&codes::NO_LINES, "line", ("没有 [[line]]".into(), "there is no [[line]]".into()));
    }
    let complete = lines.len() == listed;
    (lines, complete)
}

fn read(keys: &Keys<'_>, known_names: &Names) -> Option<Line> {
    let (id, row_no, title) = (orgs::id(keys), keys.small("row_no", 0..=100_000), keys.name("title"));
    let (products, scopes) = (products(keys, known_names), scopes(keys));
    let quota = quota(keys, known_names);
    let (counties, counties_only) = (counties(keys, known_names), keys.maybe("counties_only", Keys::flag));
    let scope_limits = scope_limits(keys);
    let (window_text, window, report_by) = (keys.maybe("window_text", Keys::text), keys.span("window"), keys.day("report_by"));
    let (test_days, delivery_days) = (keys.small("test_days", 0..=limits::TEST_DAYS), keys.small("delivery_days", 0..=limits::TEST_DAYS));
    let (organiser, org) = (keys.name("organiser"), named(keys, "org", known_names.orgs.as_ref(), &codes::UNKNOWN_ORG));
    let minutes = keys.amount("minutes_per_batch", 0..=limits::DAY_MINUTES.unsigned_abs());
    let labs = labs(keys, known_names, quota.as_ref());
    let (batches, kind, group) = quota?;
    Some(Line {
        id: id?.into(),
        row_no: row_no?,
        title: title?,
        products: products?,
        scopes: scopes?,
        batches,
        kind,
        counties: with_max(counties?, batches),
        counties_only: counties_only?.unwrap_or(false),
        scope_limits: with_scope_max(scope_limits?, batches),
        group: group.map(GroupId::from),
        window_text: window_text?.unwrap_or_default(),
        window: window?,
        report_by: report_by?,
        test_days: test_days?,
        delivery_days: delivery_days?,
        organiser: organiser?,
        org: org?.into(),
        labs: labs?,
        minutes_per_batch: Minutes(minutes?),
    })
}

/// An id that must exist.
fn named(keys: &Keys<'_>, key: &'static str, ids: Option<&Vec<String>>, code: &'static Code) -> Option<String> {
    let id = keys.text(key)?;
    if known(ids, &id) {
        return Some(id);
    }
    keys.say(code, key, (format!("没有“{id}”"), format!("there is no {id:?}")));
    None
}

fn products(keys: &Keys<'_>, known_names: &Names) -> Option<Vec<ProductId>> {
    let texts = keys.texts("products")?;
    let products = known_names.products.as_ref()?;
    let (mut found, mut good) = (Vec::new(), !texts.is_empty());
    if texts.is_empty() {
        keys.say(&codes::BAD_VALUE, "products", ("至少要有一种产品".into(), "at least one product is needed".into()));
    }
    for (i, text) in texts.iter().enumerate() {
        match names::find(products, text) {
            Some(id) => found.push(id.clone()),
            None => {
                good = false;
                keys.say(&codes::UNKNOWN_PRODUCT, &format!("products[{}]", i + 1), names::unknown("产品", "product", text));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    good.then_some(found)
}

fn scopes(keys: &Keys<'_>) -> Option<Vec<Scope>> {
    let texts = keys.texts("scopes")?;
    let mut scopes = Vec::new();
    for text in &texts {
        let scope = SCOPES.iter().find(|(zh, en, _)| zh == text || en == text).map(|s| s.2);
        if scope.is_none() {
            keys.say(
                &codes::UNKNOWN_WORD,
                "scopes",
                (format!("“{text}”不是 producer 或 seller"), format!("{text:?} is not producer or seller")),
            );
        }
        scopes.push(scope);
    }
    if texts.is_empty() {
        keys.say(&codes::BAD_VALUE, "scopes", ("至少要有一个领域".into(), "at least one scope is needed".into()));
        return None;
    }
    let mut scopes: Vec<Scope> = scopes.into_iter().collect::<Option<_>>()?;
    scopes.sort_unstable();
    scopes.dedup();
    Some(scopes)
}

/// Batches of its own, or a group that has them.
fn quota(keys: &Keys<'_>, known_names: &Names) -> Option<(u64, QuotaKind, Option<String>)> {
    let kind = keys.maybe("kind", |k, key| k.word(key, KINDS));
    let batches = keys.maybe("batches", |k, key| k.number(key, 1..=limits::BATCHES));
    let group = keys.maybe("group", |k, key| named(k, key, known_names.groups.as_ref(), &codes::UNKNOWN_GROUP));
    let kind = kind?.unwrap_or(QuotaKind::Exact);
    match (batches?, group?) {
        (Some(batches), None) => Some((batches, kind, None)),
        (None, Some(group)) if kind == QuotaKind::Exact => Some((0, kind, Some(group))),
        (None, None) => {
            keys.say(&codes::QUOTA_AND_GROUP, "batches", ("既没有批次数，也没有 group".into(), "neither batches nor a group".into()));
            None
        }
        _ => {
            let what = ("写了 group 就不能再写批次数或“以上”".into(), "with a group there are no batches and no minimum".into());
            keys.say(&codes::QUOTA_AND_GROUP, "group", what);
            None
        }
    }
}

/// Limits with the maximum still open.
type Open<K> = Vec<(K, u64, Option<u64>)>;

fn counties(keys: &Keys<'_>, known_names: &Names) -> Option<Open<CountyId>> {
    let mut limits = Vec::new();
    for table in keys.tables("counties")? {
        let (name, minmax) = (table.text("county"), minmax(&table));
        table.finish();
        let id = name.and_then(|name| {
            let found = names::find(known_names.counties.as_ref()?, &name).cloned();
            if found.is_none() {
                table.say(&codes::UNKNOWN_COUNTY, "county", names::unknown("县区", "county", &name));
            }
            found
        });
        limits.push(id.zip(minmax).map(|(id, (min, max))| (id, min, max)));
    }
    unique(keys, "counties", limits, &codes::COUNTY_LIMITS)
}

fn scope_limits(keys: &Keys<'_>) -> Option<Open<Scope>> {
    let mut limits = Vec::new();
    for table in keys.tables("scope_limits")? {
        let (scope, minmax) = (table.word("scope", SCOPES), minmax(&table));
        table.finish();
        limits.push(scope.zip(minmax).map(|(scope, (min, max))| (scope, min, max)));
    }
    unique(keys, "scope_limits", limits, &codes::SCOPE_LIMITS)
}

fn minmax(keys: &Keys<'_>) -> Option<(u64, Option<u64>)> {
    let (min, max) =
        (keys.maybe("min", |k, key| k.number(key, 0..=limits::BATCHES)), keys.maybe("max", |k, key| k.number(key, 0..=limits::BATCHES)));
    Some((min?.unwrap_or(0), max?))
}

fn unique<K: Ord>(keys: &Keys<'_>, key: &str, limits: Vec<Option<(K, u64, Option<u64>)>>, code: &'static Code) -> Option<Open<K>> {
    let mut limits: Open<K> = limits.into_iter().collect::<Option<_>>()?;
    limits.sort_by(|a, b| a.0.cmp(&b.0));
    if limits.windows(2).any(|w| w[0].0 == w[1].0) {
        keys.say(code, key, ("同一县区或领域出现两次".into(), "a county or scope stands twice".into()));
        return None;
    }
    Some(limits)
}

/// A maximum left out is the quota itself (the largest possible, in a group).
fn open_max(batches: u64) -> u64 {
    if batches == 0 { limits::BATCHES } else { batches }
}

fn with_max(limits: Open<CountyId>, batches: u64) -> Vec<CountyQuota> {
    limits.into_iter().map(|(county, min, max)| CountyQuota { county, min, max: max.unwrap_or(open_max(batches).max(min)) }).collect()
}

fn with_scope_max(limits: Open<Scope>, batches: u64) -> Vec<ScopeQuota> {
    limits.into_iter().map(|(scope, min, max)| ScopeQuota { scope, min, max: max.unwrap_or(open_max(batches).max(min)) }).collect()
}

fn labs(keys: &Keys<'_>, known_names: &Names, quota: Option<&(u64, QuotaKind, Option<String>)>) -> Option<Vec<LabShare>> {
    let mut shares = Vec::new();
    let tables = keys.tables("labs")?;
    for table in &tables {
        let lab = named(table, "lab", known_names.labs.as_ref(), &codes::UNKNOWN_LAB);
        let batches = table.maybe("batches", |k, key| k.number(key, 0..=limits::BATCHES));
        table.finish();
        shares.push(lab.zip(batches));
    }
    let shares: Vec<(String, Option<u64>)> = shares.into_iter().collect::<Option<_>>()?;
    if shares.is_empty() {
        keys.say(&codes::LINE_WITHOUT_LAB, "labs", ("没有写检验机构".into(), "no lab is named".into()));
        return None;
    }
    let (total, _, group) = quota?;
    if group.is_some() && shares.len() > 1 {
        keys.say(&codes::GROUP_SEVERAL_LABS, "labs", (format!("写了 {} 家", shares.len()), format!("{} labs are named", shares.len())));
        return None;
    }
    let only = shares.len() == 1;
    let stated: Option<Vec<u64>> = shares.iter().map(|s| s.1.or(only.then_some(*total))).collect();
    let sum = stated.as_ref().map(|s| s.iter().sum::<u64>());
    if sum != Some(*total) {
        let (zh, en) = sum.map_or(("没有写全".into(), "not all stated".into()), |s| (s.to_string(), s.to_string()));
        let what = (format!("各机构批次合计 {zh}，任务行 {total}"), format!("the labs' batches sum to {en}, the line has {total}"));
        keys.say(&codes::LAB_SHARES, "labs", what);
        return None;
    }
    let mut labs: Vec<LabShare> =
        shares.into_iter().zip(stated?).map(|((lab, _), batches)| LabShare { lab: lab.into(), batches }).collect();
    labs.sort_by(|a, b| a.lab.cmp(&b.lab));
    if labs.windows(2).any(|w| w[0].lab == w[1].lab) {
        keys.say(&codes::LAB_SHARES, "labs", ("同一机构出现两次".into(), "a lab stands twice".into()));
        return None;
    }
    Some(labs)
}
