//! The header: the rows among the first that name the most columns of one table.

use super::Grid;
use crate::intake::columns::{Layout, SHEETS};
use crate::intake::fold::fold_header;
use std::collections::BTreeSet;

/// Rows among which the header is looked for.
const ROWS: usize = 30;

/// A header.
#[derive(Debug)]
pub(super) struct Header {
    pub layout: &'static Layout,
    pub first: usize,
    pub last: usize,
    /// Each column: as printed, and the key it was taken for.
    pub columns: Vec<(String, Option<&'static str>)>,
}

/// Keys of which a sheet must have one of each group to be that table.
fn marks(layout: &Layout) -> &'static [&'static [&'static str]] {
    match layout.name() {
        "task" => &[&["item"], &["value"]],
        "orgs" => &[&["name", "id"], &["teams_per_week", "tour_days_max", "hours_from", "lodges", "minutes_per_visit"]],
        "carries" => &[&["org"], &["flag"], &["teams_per_week", "batches_per_day"]],
        "groups" => &[&["id"], &["batches"]],
        "lines" => &[&["products", "title", "+category"], &["batches", "group", "window_text", "window_to", "labs"]],
        "enterprises" => &[&["name", "uscc", "+producer"], &["uscc", "address", "county", "products", "lat", "+domicile", "+business"]],
        "products" => &[&["name"], &["id", "aliases", "transport"]],
        "counties" => &[&["id", "name"], &["lat"], &["lon"]],
        "labs" => &[&["name"], &["products", "batches_per_day", "batches_per_week", "+address", "lat", "id"]],
        "lab_groups" => &[&["lab"], &["group"], &["products"]],
        "samplers" => &[&["name"], &["org", "qualified", "id", "tours_max"]],
        "history" => &[&["enterprise"], &["product"], &["day", "outcome"]],
        "conflicts" => &[&["party"], &["enterprise"]],
        "calendar" => &[&["date"], &["kind"]],
        "matrix" => &[&["from"], &["to"], &["metres"]],
        _ => &[],
    }
}

/// The best header among the first rows.
pub(super) fn find(grid: &Grid<'_>, name: &str) -> Option<Header> {
    let sheet = grid.sheet();
    let mut best: Option<(i64, Header)> = None;
    for first in 0..sheet.len().min(ROWS) {
        for last in [first, first + 1] {
            if last >= sheet.len() || (last > first && !lies_over(grid, first)) {
                continue;
            }
            let headings: Vec<Heading> = (0..grid.width()).map(|column| heading(grid, first, last, column)).collect();
            for layout in SHEETS {
                let (score, columns) = score(layout, &headings, name);
                // a title above a header adds nothing to it: two rows are one header only if both name columns
                let score = score - i64::from(last > first);
                if score > best.as_ref().map_or(0, |b| b.0) {
                    best = Some((score, Header { layout, first, last, columns }));
                }
            }
        }
    }
    best.map(|(_, header)| header)
}

/// Ways to read the header of a column, the most telling first, and the text to show.
struct Heading {
    ways: Vec<String>,
    shown: String,
}

fn heading(grid: &Grid<'_>, first: usize, last: usize, column: usize) -> Heading {
    let clean = |text: &str| text.replace(['\n', '\r'], "");
    if first == last {
        // a header over several columns is that of its first
        let text = clean(grid.own(first, column));
        return Heading { ways: vec![text.clone()], shown: text };
    }
    let (upper, lower) = (clean(&upper(grid, first, column)), clean(grid.own(last, column)));
    let ways = match (upper.is_empty(), lower.is_empty()) {
        (_, true) => vec![clean(grid.own(first, column))],
        (true, false) => vec![lower.clone()],
        (false, false) => vec![format!("{upper}{lower}"), lower.clone()],
    };
    let shown = if upper.is_empty() || lower.is_empty() { ways[0].clone() } else { format!("{upper}/{lower}") };
    Heading { ways, shown }
}

/// The group a column belongs to: what is merged over it, or (merging lost) the next text to its left.
fn upper(grid: &Grid<'_>, row: usize, column: usize) -> String {
    if grid.merge(row, column).is_some() || !grid.own(row, column).is_empty() {
        return grid.label(row, column).to_owned();
    }
    let merged = !grid.sheet().merges.is_empty();
    (0..column).rev().take_while(|_| !merged).map(|c| grid.own(row, c)).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

/// Whether a row can be the upper of two header rows: something in it lies over several columns or rows.
fn lies_over(grid: &Grid<'_>, row: usize) -> bool {
    let merged = (0..grid.width()).any(|c| grid.merge(row, c).is_some());
    let filled = (0..grid.width()).filter(|&c| !grid.own(row, c).is_empty()).count();
    merged || (filled >= 2 && filled < grid.width())
}

/// How well a header fits a table; 0 if it does not.
fn score(layout: &'static Layout, headings: &[Heading], name: &str) -> (i64, Vec<(String, Option<&'static str>)>) {
    let mut columns = Vec::with_capacity(headings.len());
    let (mut keys, mut strange) = (BTreeSet::new(), 0i64);
    for heading in headings {
        let key = heading.ways.iter().find_map(|way| layout.key_of(way));
        strange += i64::from(key.is_none() && !heading.shown.is_empty());
        keys.extend(key);
        columns.push((heading.shown.clone(), key));
    }
    if !marks(layout).iter().all(|group| group.iter().any(|key| keys.contains(key))) {
        return (0, columns);
    }
    let worth = |key: &&str| match layout.columns.iter().find(|c| c.key == *key) {
        Some(column) if column.default.is_none() => 4,
        Some(_) => 3,
        None => 1,
    };
    let missing = layout.columns.iter().filter(|c| c.default.is_none() && !keys.contains(c.key)).count();
    let known: i64 = keys.iter().map(worth).sum();
    let called = fold_header(name) == fold_header(layout.sheet) || name.split('.').next() == Some(layout.name());
    let score = known - i64::try_from(missing).unwrap_or(0) - strange / 2 + if called { 3 } else { 0 };
    (score.max(1), columns)
}
