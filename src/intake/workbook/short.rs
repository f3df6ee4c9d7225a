//! Short spellings inside one cell: `L1:12、L2:8`, `楚雄市:1-3、牟定县:2`, `生产:3-10`.

use super::origin::{node, number, table, text};
use crate::intake::cell::{self, fold};
use crate::intake::doc::{At, Node, Value};

/// `name:batches` items; a name alone has no number. None if an item cannot be read.
pub(super) fn shares(at: At, cell: &str, key: &'static str, name: impl Fn(&str) -> String) -> Option<Node> {
    let share = |item: &str| {
        let (who, batches) = parted(item);
        let mut entries = vec![(key, text(at, name(who)))];
        if let Some(batches) = batches {
            entries.push(("batches", number(at, &cell::quantity(batches).ok()?.number.to_string())));
        }
        Some(table(at, entries))
    };
    Some(node(at, Value::List(cell::list(cell).map(share).collect::<Option<_>>()?)))
}

/// `name:min`, `name:min-max` or `name` items. None if an item cannot be read.
pub(super) fn limits(at: At, cell: &str, key: &'static str, name: impl Fn(&str) -> String) -> Option<Node> {
    let limit = |item: &str| {
        let (who, bounds) = parted(item);
        let mut entries = vec![(key, text(at, name(who)))];
        if let Some(bounds) = bounds {
            let bounds = fold(bounds);
            let (min, max) = bounds.split_once(['-', '~']).map_or((bounds.as_str(), None), |(min, max)| (min, Some(max)));
            if !min.is_empty() {
                entries.push(("min", Node { at, value: Value::Number(cell::whole(min)?.to_string()) }));
            }
            if let Some(max) = max {
                entries.push(("max", Node { at, value: Value::Number(cell::whole(max)?.to_string()) }));
            }
        }
        Some(table(at, entries))
    };
    Some(node(at, Value::List(cell::list(cell).map(limit).collect::<Option<_>>()?)))
}

/// A name and what stands behind its last colon, if a number begins there.
fn parted(item: &str) -> (&str, Option<&str>) {
    match item.rsplit_once([':', '：']) {
        Some((who, rest)) if rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '-' || ('０'..='９').contains(&c)) => {
            (who.trim(), Some(rest.trim()))
        }
        _ => (item, None),
    }
}

/// A list of limits as one cell; the inverse of [`limits`] and [`shares`].
pub(in crate::intake) fn spell(list: &Node, key: &str) -> String {
    let Value::List(items) = &list.value else { return String::new() };
    let spell = |item: &Node| {
        let of = |key: &str| super::orgs::entry(item, key);
        match (of("batches"), of("min"), of("max")) {
            ("", "", "") => of(key).to_owned(),
            ("", min, "") => format!("{}:{min}", of(key)),
            ("", min, max) => format!("{}:{min}-{max}", of(key)),
            (batches, ..) => format!("{}:{batches}", of(key)),
        }
    };
    items.iter().map(spell).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelled_and_read_back() {
        let at = At::default();
        for cell in ["L1:12|L2:8", "L1", "a:b:3"] {
            assert_eq!(spell(&shares(at, cell, "lab", str::to_owned).unwrap(), "lab"), cell);
        }
        for cell in ["532301:1-3|532327:40", "532301:-4", "532301", "532301:0-1"] {
            assert_eq!(spell(&limits(at, cell, "county", str::to_owned).unwrap(), "county"), cell);
        }
        assert_eq!(spell(&shares(at, "甲所：２０批次、 乙所:8", "lab", str::to_owned).unwrap(), "lab"), "甲所:20|乙所:8");
        assert!(limits(at, "楚雄市:3x", "county", str::to_owned).is_none());
        assert!(shares(at, "L1:1.5", "lab", str::to_owned).is_none());
    }
}
