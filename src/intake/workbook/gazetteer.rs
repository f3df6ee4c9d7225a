//! Counties by name, where no table of counties is given, and their seats.

use crate::intake::cell::fold;
use std::sync::LazyLock;

/// A county (or a city whose counties are not listed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub id: &'static str,
    /// Code of earlier years; empty if it never changed.
    pub old: &'static str,
    pub name: &'static str,
    pub name_en: &'static str,
    /// The city above it; empty for a city.
    pub parent: &'static str,
    pub lat: &'static str,
    pub lon: &'static str,
}

static SEATS: LazyLock<Vec<Seat>> = LazyLock::new(|| {
    let rows = include_str!("gazetteer.csv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let cells: Vec<&'static str> = row.split(',').collect();
        let &[id, old, name, name_en, parent, lat, lon] = cells.as_slice() else { return None };
        Some(Seat { id, old, name, name_en, parent, lat, lon })
    })
    .collect()
});

/// A name without what says that it is a city, county or district.
pub(super) fn short(name: &str) -> &str {
    ["自治县", "自治州", "地区", "市", "县", "区"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .filter(|short| short.chars().count() > 1)
        .unwrap_or(name)
}

/// The county a cell names: by code, by name, or by a name without 市, 县, 区 if only one is called so.
pub(super) fn named(text: &str) -> Option<&'static Seat> {
    let text = fold(text);
    if let Some(seat) = SEATS.iter().find(|s| s.id == text || s.name == text || (!s.old.is_empty() && s.old == text)) {
        return Some(seat);
    }
    let with_parent = |s: &&Seat| !s.parent.is_empty() && text.ends_with(s.name) && text.contains(short(s.parent));
    let mut alike = SEATS.iter().filter(|s| short(s.name) == text || with_parent(s));
    alike.next().filter(|_| alike.next().is_none())
}

/// Latitude and longitude of the seat of a county, by its name.
pub(super) fn seat(name: &str) -> Option<(String, String)> {
    named(name).map(|seat| (seat.lat.to_owned(), seat.lon.to_owned()))
}

/// The county an address or an authority's name holds: the longest name, counties before cities.
pub(super) fn within(text: &str) -> Option<&'static Seat> {
    let text = fold(text);
    let held = |s: &&Seat| text.contains(s.name) && (s.name.chars().count() > 2 || text.contains(short(s.parent)));
    SEATS.iter().filter(held).max_by_key(|s| (!s.parent.is_empty(), s.name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_by_any_name() {
        let name = |seat: Option<&Seat>| seat.map(|s| s.name);
        for text in ["楚雄市", "楚雄", "532301", "楚雄 市", "云南省楚雄市"] {
            assert!(named(text).or_else(|| within(text)).is_some_and(|s| s.id == "532301"), "{text}");
        }
        assert_eq!(name(named("532302")), Some("禄丰市"), "its code of earlier years");
        assert_eq!(name(named("伊宁")), None, "a city and a county");
        assert_eq!(name(within("山西省大同市平城区魏都大道1号")), Some("平城区"), "not 城区, not 大同市");
        assert_eq!(name(within("大同市市场监督管理局")), Some("大同市"));
        assert_eq!((named("北京市"), within("北京市朝阳区")), (None, None));
    }
}
