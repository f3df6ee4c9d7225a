//! Rows of the printed table that mean something together.

use crate::check::draft::{Draft, Placed};
use crate::intake::{Sink, codes};
use crate::record::Line;
use std::collections::BTreeMap;

/// I-17: rows that share one number (a merged cell) without saying how it is divided.
pub(super) fn group_split_open(draft: &Draft, sink: &Sink) {
    for group in draft.groups.iter().filter(|_| draft.lines_complete) {
        let (id, batches) = (&group.value.id, group.value.batches);
        let lines: Vec<&Placed<Line>> = draft.lines.iter().filter(|l| l.value.group.as_ref() == Some(id)).collect();
        if lines.len() < 2 {
            continue;
        }
        let titles: Vec<String> = lines.iter().map(|l| format!("{}（{}）", l.value.title, l.value.id)).collect();
        let zh = format!("{}共用 {batches} 批次，内部怎么分没有规定：由抽签决定", titles.join("、"));
        let ids: Vec<&str> = lines.iter().map(|l| l.value.id.as_str()).collect();
        let en = format!("{} share {batches} batches and no division is stated: the draw decides", ids.join(", "));
        sink.add(&codes::GROUP_SPLIT_OPEN, draft.key(&format!("group[{}]", group.at)), (zh, en));
    }
}

/// I-18: a product name that stands in several rows means different rows, told apart by region or lab.
pub(super) fn title_repeats(draft: &Draft, sink: &Sink) {
    let mut titles: BTreeMap<&str, Vec<&Placed<Line>>> = BTreeMap::new();
    for line in &draft.lines {
        titles.entry(line.value.title.as_str()).or_default().push(line);
    }
    for (title, lines) in titles.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let ids: Vec<&str> = lines.iter().map(|l| l.value.id.as_str()).collect();
        let what = (
            format!("“{title}”出现在 {}：各是一行，按编号区分", ids.join("、")),
            format!("{title:?} stands in {}: lines of their own, told apart by id", ids.join(", ")),
        );
        sink.add(&codes::TITLE_REPEATS, draft.line_key(lines[1], "title"), what);
    }
}
