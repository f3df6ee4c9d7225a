//! Lines, counties, scopes and quotas as the planner calls them.

use crate::allot::line_of;
use crate::base::{CountyId, LineId};
use crate::intake::Both;
use crate::record::{Facts, Scope};

/// Scopes, as part of "… enterprises".
pub(super) fn scope(scope: Scope) -> Both {
    match scope {
        Scope::Producer => ("生产".into(), "producer".into()),
        Scope::Seller => ("流通".into(), "seller".into()),
    }
}

/// Characters of a title that are told.
const TITLE_MAX: usize = 14;

/// `CX-07“车用汽柴油”`; in English the id and the title as printed.
pub(super) fn line(facts: &Facts, id: &LineId) -> Both {
    let Some(line) = facts.lines.iter().find(|l| l.id == *id) else { return (id.to_string(), id.to_string()) };
    let mut title: String = line.title.chars().take(TITLE_MAX).collect();
    if title.len() < line.title.len() {
        title.push('…');
    }
    (format!("{id}“{title}”"), format!("{id} ({title})"))
}

/// `1 batch`, `2 batches`.
pub(super) fn batches(count: u64) -> String {
    if count == 1 { "1 batch".to_owned() } else { format!("{count} batches") }
}

/// The county's names; its code where it has none.
pub(super) fn county(facts: &Facts, id: &CountyId) -> Both {
    let known = facts.counties.iter().find(|c| c.id == *id);
    let name = |text: Option<&str>| text.filter(|t| !t.is_empty()).unwrap_or(id.as_str()).to_owned();
    (name(known.map(|c| c.name.as_str())), name(known.map(|c| c.name_en.as_str())))
}

/// A quota of the lottery by its name there: a line, its part in a county or scope, a shared quota.
pub(super) fn quota(facts: &Facts, id: &str) -> Both {
    if let Some(group) = id.strip_prefix("group ") {
        return (format!("共用批次 {group}"), format!("the shared quota {group}"));
    }
    let (zh, en) = line(facts, &line_of(id));
    match part(facts, id) {
        Some((part_zh, part_en)) => (format!("{zh}在{part_zh}"), format!("{en} {part_en}")),
        None => (zh, en),
    }
}

/// The county or scope of a line's part: `楚雄市`, `in Chuxiong`. None for a quota that is no part.
pub(super) fn part(facts: &Facts, id: &str) -> Option<Both> {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    Some(match id.split_once('/')?.1 {
        "*" => both("其余县区", "elsewhere"),
        "/producer" => both("生产领域", "at producers"),
        "/seller" => both("流通领域", "at sellers"),
        id => {
            let (zh, en) = county(facts, &id.into());
            (zh, format!("in {en}"))
        }
    })
}
