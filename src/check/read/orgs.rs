//! `[[org]]` and `[[group]]`.

use super::id_fault;
use crate::base::{FlagId, Minutes};
use crate::check::draft::Placed;
use crate::frame::limits;
use crate::intake::{Keys, codes};
use crate::record::{Carry, Org, QuotaGroup};

/// The `id` key of a table.
pub(super) fn id(keys: &Keys<'_>) -> Option<String> {
    let id = keys.text("id")?;
    if let Some(what) = id_fault(&id) {
        keys.say(&codes::BAD_ID, "id", what);
        return None;
    }
    Some(id)
}

/// All ids of a list of tables, whatever else is wrong with them; ascending.
pub(super) fn ids(keys: &Keys<'_>, list: &'static str) -> Option<Vec<String>> {
    let mut ids: Vec<String> = keys.tables(list)?.iter().filter_map(|t| t.peek_text("id")).collect();
    ids.sort_unstable();
    Some(ids)
}

/// Read a list of tables, each with its position from 1, and find ids that stand twice.
pub(super) fn tables<T>(keys: &Keys<'_>, list: &'static str, read: impl Fn(&Keys<'_>) -> Option<T>) -> Vec<Placed<T>> {
    let tables = keys.tables(list).unwrap_or_default();
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut rows = Vec::new();
    for (at, table) in tables.iter().enumerate().map(|(i, t)| (i + 1, t)) {
        rows.extend(read(table).map(|value| Placed { at, value }));
        table.finish();
        let Some(id) = table.peek_text("id") else { continue };
        match seen.iter().find(|(have, _)| *have == id) {
            Some((_, first)) => {
                let what = (format!("编号 {id} 与 {list}[{first}] 重复"), format!("id {id} stands already at {list}[{first}]"));
                table.say(&codes::DUPLICATE_ID, "id", what);
            }
            None => seen.push((id, at)),
        }
    }
    rows
}

/// `[[org]]`
pub(super) fn orgs(keys: &Keys<'_>) -> Vec<Placed<Org>> {
    let orgs = tables(keys, "org", |org| {
        let (id, name, base) = (id(org), org.name("name"), org.point());
        let (teams, hours) = (org.number("teams_per_week", 0..=10_000), org.hours("hours"));
        let (days, lodges) = (org.number("tour_days_max", 1..=7), org.flag("lodges"));
        let minutes = org.amount("minutes_per_visit", 0..=limits::DAY_MINUTES.unsigned_abs());
        let per_day = org.maybe("batches_per_day_max", |org, key| org.number(key, 1..=limits::BATCHES));
        let carries = carries(org);
        Some(Org {
            id: id?.into(),
            name: name?,
            base: base?,
            teams_per_week: teams?,
            hours: hours?,
            tour_days_max: days?,
            lodges: lodges?,
            minutes_per_visit: Minutes(minutes?),
            batches_per_day_max: per_day?,
            carries: carries?,
        })
    });
    if !keys.has("org") {
        keys.say(&codes::NO_ORGS, "org", ("没有 [[org]]".into(), "there is no [[org]]".into()));
    }
    orgs
}

/// `carries`: transport flags, each once; ascending.
fn carries(org: &Keys<'_>) -> Option<Vec<Carry>> {
    let mut carries: Vec<Carry> = org.tables("carries")?.iter().map(carry).collect::<Option<_>>()?;
    carries.sort_by(|a, b| a.flag.cmp(&b.flag));
    if let Some(twice) = carries.windows(2).find(|w| w[0].flag == w[1].flag) {
        let flag = &twice[0].flag;
        org.say(&codes::DUPLICATE_ID, "carries", (format!("{flag} 出现两次"), format!("{flag} stands twice")));
        return None;
    }
    Some(carries)
}

fn carry(keys: &Keys<'_>) -> Option<Carry> {
    let flag = keys.text("flag");
    let (teams, batches) = (keys.number("teams_per_week", 0..=10_000), keys.number("batches_per_day", 0..=limits::BATCHES));
    keys.finish();
    let flag = flag?;
    if let Some(what) = id_fault(&flag) {
        keys.say(&codes::BAD_ID, "flag", what);
        return None;
    }
    Some(Carry { flag: FlagId::from(flag), teams_per_week: teams?, batches_per_day: batches? })
}

/// `[[group]]`
pub(super) fn groups(keys: &Keys<'_>) -> Vec<Placed<QuotaGroup>> {
    tables(keys, "group", |group| {
        let (id, batches) = (id(group), group.number("batches", 1..=limits::BATCHES));
        Some(QuotaGroup { id: id?.into(), batches: batches? })
    })
}
