//! The cheapest changes as findings: where, old → new, price, effect.

use super::Relaxation;
use super::change::{Change, Target};
use crate::base::Place;
use crate::check::names;
use crate::check::places::Places;
use crate::check::profiles::ChangePrices;
use crate::intake::{Both, Sink, TASK_FILE, codes};
use crate::record::Facts;

/// One `cheapest_change` per change, and `cheapest_total`.
pub(in crate::check) fn tell(relaxation: &Relaxation, facts: &Facts, prices: &ChangePrices, places: &Places, sink: &Sink) {
    let stated = |c: &&Change| c.price > 0 || place(c, places).1;
    let changes: Vec<&Change> = relaxation.changes.iter().filter(stated).collect();
    for change in &changes {
        let (zh, en) = words(change, facts, prices);
        sink.add(&codes::CHEAPEST_CHANGE, place(change, places).0, (zh, en));
    }
    let (price, bound, count) = (relaxation.price, relaxation.bound, changes.len());
    let (proof_zh, proof_en) = if price == bound {
        ("已证明没有更便宜的改法".to_owned(), "proved: no change is cheaper".to_owned())
    } else {
        (
            format!("搜索到上限为止的最好改法，任何改法不低于 {bound} 点"),
            format!("the best found within the search limit; none costs less than {bound}"),
        )
    };
    let (these, cost) = if count == 1 { ("the change above", "costs") } else { ("the changes above together", "cost") };
    let what = (
        format!("以上 {count} 处改动合计 {price} 点；{proof_zh}；改动后已重新求解，批次可以满足"),
        format!("{these} {cost} {price} points; {proof_en}; solved again with the change, the quotas can be met"),
    );
    sink.add(&codes::CHEAPEST_TOTAL, Place::file(TASK_FILE), what);
}

/// Where it is made, and whether the task file has the key.
fn place(change: &Change, places: &Places) -> (Place, bool) {
    match &change.target {
        Target::EnterpriseCap => (places.key("rules.batches_per_enterprise_max"), true),
        Target::LargeRetailCap => (places.key("rules.batches_per_large_retail_max"), true),
        Target::CompanyCap => (places.key("rules.batches_per_company_max"), true),
        Target::AdmitScope(line, _) => (places.line_key(line, "scopes"), true),
        Target::AdmitCounty(line, _) => (places.line_key(line, "counties"), true),
        Target::Line(line) => (places.line(line), true),
        Target::Group(group) => (places.group(group.as_str()), true),
        Target::CountyMin(line, county) => places.county_limit(line, county, "min"),
        Target::CountyMax(line, county) => places.county_limit(line, county, "max"),
        Target::ScopeMin(line, scope) => places.scope_limit(line, *scope, "min"),
        Target::ScopeMax(line, scope) => places.scope_limit(line, *scope, "max"),
    }
}

fn words(change: &Change, facts: &Facts, prices: &ChangePrices) -> Both {
    let (what_zh, what_en) = what(change, facts);
    let (effect_zh, effect_en) = effect(change);
    let (price_zh, price_en) = price(change, prices);
    (format!("{what_zh}；{effect_zh}；{price_zh}"), format!("{what_en}; {effect_en}; {price_en}"))
}

/// "CX-07“车用汽柴油”批次 28 → 25".
fn what(change: &Change, facts: &Facts) -> Both {
    let (from, to) = (change.from, change.to);
    let number =
        |(zh, en): Both, key_zh: &str, key_en: &str| (format!("{zh}{key_zh} {from} → {to}"), format!("{en}: {key_en} {from} → {to}"));
    let part = |id: String| names::quota(facts, &id);
    let in_scope = |line: &_, scope| part(format!("{line}//{}", names::scope(scope).1));
    match &change.target {
        Target::EnterpriseCap => (format!("每家企业至多批次 {from} → {to}"), format!("batches of one enterprise, at most: {from} → {to}")),
        Target::LargeRetailCap => {
            (format!("每家大型商超至多批次 {from} → {to}"), format!("batches of one large retail venue, at most: {from} → {to}"))
        }
        Target::CompanyCap => (
            format!("同一信用代码各站点合计至多批次 {from} → {to}"),
            format!("batches of all sites of one company, at most: {from} → {to}"),
        ),
        Target::AdmitScope(line, scope) => {
            let ((zh, en), (scope_zh, scope_en)) = (names::line(facts, line), names::scope(*scope));
            (format!("{zh}的领域增加{scope_zh}（{scope_en}）"), format!("{en}: admit the {scope_en} scope"))
        }
        Target::AdmitCounty(line, county) => {
            let ((zh, en), (county_zh, county_en)) = (names::line(facts, line), names::county(facts, county));
            (format!("{zh}所列县区增加{county_zh}（{county}）"), format!("{en}: list {county_en} ({county}), too"))
        }
        Target::Line(line) => number(names::line(facts, line), "批次", "batches"),
        Target::Group(group) => number(part(format!("group {group}")), "批次", "batches"),
        Target::CountyMin(line, county) => number(part(format!("{line}/{county}")), "的下限", "minimum"),
        Target::CountyMax(line, county) => number(part(format!("{line}/{county}")), "的上限", "maximum"),
        Target::ScopeMin(line, scope) => number(in_scope(line, *scope), "的下限", "minimum"),
        Target::ScopeMax(line, scope) => number(in_scope(line, *scope), "的上限", "maximum"),
    }
}

fn effect(change: &Change) -> Both {
    let (from, to, step) = (change.from, change.to, change.from.abs_diff(change.to));
    match &change.target {
        Target::EnterpriseCap | Target::LargeRetailCap | Target::CompanyCap => ("对全部任务行生效".into(), "for all lines".into()),
        Target::AdmitScope(..) | Target::AdmitCounty(..) => {
            (format!("可抽企业增加 {to} 家"), format!("{to} more enterprises may be drawn"))
        }
        Target::Line(_) | Target::Group(_) if to == 0 => ("这一项整个删去".into(), "leave it out altogether".into()),
        Target::Line(_) | Target::Group(_) => {
            let list = |arrow: &str| change.labs.iter().map(|(lab, from, to)| format!("{lab} {from} {arrow} {to}")).collect::<Vec<_>>();
            let labs = list("→").join(", ");
            let (zh, en) = if to < from { ("少抽", "fewer") } else { ("多抽", "more") };
            let also = |text: &str| if labs.is_empty() { String::new() } else { format!("{text}{labs}") };
            (
                format!("{zh} {step} 批次{}", also("，检验机构的批次同改：")),
                format!("{} {en}{}", names::batches(step), also(", the labs' batches with it: ")),
            )
        }
        Target::CountyMin(..) | Target::ScopeMin(..) => {
            (format!("此处可少抽 {step} 批次"), format!("{} fewer may be drawn here", names::batches(step)))
        }
        Target::CountyMax(..) | Target::ScopeMax(..) => {
            (format!("此处可多抽 {step} 批次"), format!("{} more may be drawn here", names::batches(step)))
        }
    }
}

/// "30 points (10 a batch)".
fn price(change: &Change, prices: &ChangePrices) -> Both {
    let each = match &change.target {
        Target::EnterpriseCap => prices.raise_enterprise_cap,
        Target::LargeRetailCap => prices.raise_large_retail_cap,
        Target::CompanyCap => prices.raise_company_cap,
        Target::AdmitScope(..) | Target::AdmitCounty(..) => change.price,
        Target::Line(_) | Target::Group(_) if change.to < change.from => prices.lower_batches,
        Target::Line(_) | Target::Group(_) => prices.raise_batches,
        Target::CountyMin(..) => prices.lower_county_min,
        Target::CountyMax(..) => prices.raise_county_max,
        Target::ScopeMin(..) => prices.lower_scope_min,
        Target::ScopeMax(..) => prices.raise_scope_max,
    };
    match (change.price, &change.target) {
        (0, _) => ("随批次调整，不另计价".into(), "follows the batches, no price of its own".into()),
        (total, Target::AdmitScope(..) | Target::AdmitCounty(..)) => (format!("{total} 点"), format!("{total} points")),
        (total, Target::EnterpriseCap | Target::LargeRetailCap | Target::CompanyCap) => {
            (format!("{total} 点（每加 1 计 {each}）"), format!("{total} points ({each} a step)"))
        }
        (total, _) => (format!("{total} 点（每批次 {each}）"), format!("{total} points ({each} a batch)")),
    }
}
