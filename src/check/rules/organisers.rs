//! Who organises which part.

use super::totals;
use crate::check::draft::{Draft, Placed};
use crate::intake::{Sink, codes};
use crate::record::Line;

/// Whether a line is organised by the task's own authority. The printed organiser may be shortened at the front and may say
/// 市场监管局 for 市场监督管理局.
pub(super) fn is_own(authority: &str, organiser: &str) -> bool {
    let short = |name: &str| name.replace("市场监督管理", "市场监管");
    !organiser.is_empty() && short(authority).ends_with(&short(organiser))
}

/// Batches of a line; of a group's lines the first has the group's.
fn batches(draft: &Draft, line: &Placed<Line>) -> u64 {
    let group = line.value.group.as_ref();
    let first = draft.lines.iter().find(|l| group.is_some() && l.value.group.as_ref() == group);
    match first {
        Some(first) if first.at == line.at => draft.groups.iter().find(|g| Some(&g.value.id) == group).map_or(0, |g| g.value.batches),
        _ => line.value.batches,
    }
}

/// I-09: the organiser's own part as printed is not the sum of the lines it organises.
pub(super) fn organiser_outside_own_total(draft: &Draft, sink: &Sink) {
    let Some(task) = draft.task.as_ref().filter(|_| draft.lines_complete) else { return };
    let Some(stated) = task.stated_own_total else { return };
    let (own, others): (Vec<_>, Vec<_>) = draft.lines.iter().partition(|l| is_own(&task.authority, &l.value.organiser));
    let sum: u64 = own.iter().map(|l| batches(draft, l)).sum();
    if sum == stated {
        return;
    }
    let gap = stated.abs_diff(sum);
    let suspects = if stated > sum { &others } else { &own };
    let suspect = suspects.iter().find(|l| batches(draft, l) == gap);
    let (mut zh, mut en) = (
        format!("写的本级合计是 {stated}，{} 实施的各行之和是 {sum}，相差 {gap}（全部 {}）", task.authority, totals::sum(draft)),
        format!(
            "the own part is stated as {stated}, the lines of {} sum to {sum}: {gap} differ (all lines {})",
            task.authority,
            totals::sum(draft)
        ),
    );
    if let Some(line) = suspect {
        let (id, organiser) = (&line.value.id, &line.value.organiser);
        zh.push_str(&format!("；正好是 {id}（{organiser} 实施）的批次"));
        en.push_str(&format!("; exactly the batches of {id}, organised by {organiser}"));
    }
    sink.add(&codes::ORGANISER_OUTSIDE_OWN_TOTAL, draft.key("task.stated_own_total"), (zh, en));
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn organisers_as_the_notice_shortens_them() {
        let authority = "楚雄州市场监督管理局";
        assert!(is_own(authority, "州市场监管局") && is_own(authority, authority) && is_own(authority, "楚雄州市场监管局"));
        assert!(!is_own(authority, "各县市市场监管局") && !is_own(authority, "") && !is_own(authority, "楚雄市市场监管局"));
    }
}
