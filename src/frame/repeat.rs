//! Earlier batches that keep a product out: the six-month rule and the upper-level list.

use crate::base::{Day, EnterpriseId, ProductId};
use crate::record::{Evidence, HistoryItem, Level, Outcome, Rules};

/// Which rule blocks a product, with its latest proof.
///
/// Source: 产品质量监督抽查管理暂行办法 art. 8 (同一产品六个月内不得重复; 上抽下不抽).
pub(super) fn blocked<'a>(
    history: &'a [HistoryItem],
    product: &ProductId,
    rules: &Rules,
    as_of: Day,
) -> Option<(&'static str, &'a HistoryItem)> {
    let since = as_of.months_before(rules.repeat_months as i32);
    let recent = || history.iter().filter(|h| h.product == *product && since <= h.day && h.day <= as_of);
    let upper = recent().filter(|h| h.level == Level::Upper).max();
    let own = || recent().filter(|h| h.level == Level::Own && h.outcome != Outcome::Refused && !is_follow_up(h, as_of)).max();
    upper.map(|h| ("upper_level", h)).or_else(|| own().map(|h| ("repeat", h)))
}

/// Last year's own failure: followed up, never a reason to stay away.
pub(super) fn is_follow_up(item: &HistoryItem, as_of: Day) -> bool {
    item.level == Level::Own && item.outcome == Outcome::Fail && item.day.year() == as_of.year() - 1
}

/// The item as evidence.
pub(super) fn proof(item: &HistoryItem) -> Evidence {
    Evidence::History { product: item.product.clone(), day: item.day, document: item.evidence.clone() }
}

/// The items of one enterprise. `history` ascends by enterprise.
pub(super) fn of<'a>(history: &'a [HistoryItem], enterprise: &EnterpriseId) -> &'a [HistoryItem] {
    let from = history.partition_point(|h| h.enterprise < *enterprise);
    let count = history[from..].iter().take_while(|h| h.enterprise == *enterprise).count();
    &history[from..from + count]
}
