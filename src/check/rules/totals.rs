//! The total row and what it means.

use crate::check::draft::Draft;
use crate::frame::limits;
use crate::intake::{Sink, codes};
use crate::record::QuotaKind;

/// Batches of all lines and shared quotas.
pub(super) fn sum(draft: &Draft) -> u64 {
    let lines = draft.lines.iter().map(|l| l.value.batches);
    lines.chain(draft.groups.iter().map(|g| g.value.batches)).fold(0, u64::saturating_add)
}

/// A shared quota nobody draws from.
pub(super) fn group_unused(draft: &Draft, sink: &Sink) {
    for group in draft.groups.iter().filter(|_| draft.lines_complete) {
        if !draft.lines.iter().any(|l| l.value.group.as_ref() == Some(&group.value.id)) {
            let id = &group.value.id;
            let what = (format!("没有任务行写 group = \"{id}\""), format!("no line has group = \"{id}\""));
            sink.add(&codes::GROUP_UNUSED, draft.key(&format!("group[{}]", group.at)), what);
        }
    }
}

/// Sums stay within the engine's integers.
pub(super) fn plan_too_large(draft: &Draft, sink: &Sink) {
    let total = sum(draft);
    if total > limits::BATCHES {
        let what = (format!("合计 {total} 批次，最多 {}", limits::BATCHES), format!("{total} batches in all, at most {}", limits::BATCHES));
        sink.add(&codes::PLAN_TOO_LARGE, draft.key("line"), what);
    }
}

/// The printed total is the sum of the lines.
pub(super) fn total_differs(draft: &Draft, sink: &Sink) {
    let Some(stated) = draft.task.as_ref().and_then(|t| t.stated_total).filter(|_| draft.lines_complete) else { return };
    let total = sum(draft);
    if stated != total {
        let what = (format!("写的合计是 {stated}，各行之和是 {total}"), format!("the stated total is {stated}, the lines sum to {total}"));
        sink.add(&codes::TOTAL_DIFFERS, draft.key("task.stated_total"), what);
    }
}

/// I-11: a total that contains minima (以上) is itself a floor.
pub(super) fn minimum_is_floor(draft: &Draft, sink: &Sink) {
    let floors: Vec<_> = draft.lines.iter().filter(|l| l.value.kind == QuotaKind::Min).collect();
    if floors.is_empty() || !draft.lines_complete {
        return;
    }
    let (total, part) = (sum(draft), floors.iter().map(|l| l.value.batches).sum::<u64>());
    let ids: Vec<&str> = floors.iter().map(|l| l.value.id.as_str()).collect();
    let zh = format!("合计应为 ≥{total}：其中 {part} 批次是下限（{}）；抽取时按下限数抽", ids.join("、"));
    let en = format!("the total is ≥{total}: {part} of it are minima ({}); the draw takes the minima", ids.join(", "));
    let stated = draft.task.as_ref().is_some_and(|t| t.stated_total.is_some());
    let place = if stated { draft.key("task.stated_total") } else { draft.line_key(floors[0], "kind") };
    sink.add(&codes::MINIMUM_IS_FLOOR, place, (zh, en));
}
