//! Products sampled too lately: by an upper level (上抽下不抽), or by this authority (六个月内不重复).

use super::super::case::Case;
use super::repeat_from;
use crate::base::ProductId;
use crate::record::{Enterprise, Evidence, HistoryItem, Level, Line, Outcome};

/// Products of the line the enterprise has and nobody sampled lately.
/// If none is left: what blocked the first of them.
pub(super) fn unblocked(case: &Case<'_>, e: &Enterprise, line: &Line) -> Result<Vec<ProductId>, (&'static str, Evidence)> {
    let mut first = None;
    let mut left = Vec::new();
    for product in e.products.iter().filter(|p| line.products.contains(p)) {
        match blocker(case, e, product) {
            None => left.push(product.clone()),
            Some(found) => drop(first.get_or_insert(found)),
        }
    }
    match first {
        Some((rule, item)) if left.is_empty() => Err((rule, evidence(item))),
        _ => Ok(left),
    }
}

/// The rule that blocks a product, with its latest earlier batch.
fn blocker<'a>(case: &Case<'a>, e: &Enterprise, product: &ProductId) -> Option<(&'static str, &'a HistoryItem)> {
    let as_of = case.facts.task.as_of;
    let from = repeat_from(case);
    let lately = || case.history(&e.id).iter().filter(|h| h.product == *product && from <= h.day && h.day <= as_of);
    let latest = |level: fn(&HistoryItem, i16) -> bool| lately().filter(|h| level(h, as_of.year())).max_by_key(|h| h.day).copied();
    latest(upper).map(|item| ("upper_level", item)).or_else(|| latest(repeats).map(|item| ("repeat", item)))
}

fn upper(item: &HistoryItem, _: i16) -> bool {
    item.level == Level::Upper
}

/// A refusal is no sample; a failure of last year is followed up, not spared.
fn repeats(item: &HistoryItem, year: i16) -> bool {
    item.level == Level::Own && item.outcome != Outcome::Refused && !is_follow_up(item, year)
}

/// This authority's failure of the year before `year`.
pub(super) fn is_follow_up(item: &HistoryItem, year: i16) -> bool {
    item.level == Level::Own && item.outcome == Outcome::Fail && item.day.year() == year - 1
}

fn evidence(item: &HistoryItem) -> Evidence {
    Evidence::History { product: item.product.clone(), day: item.day, document: item.evidence.clone() }
}
