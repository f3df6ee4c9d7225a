//! Sheets as tables: cells by the columns of the layout, cleaned, and completed where the file leaves something out.

use super::origin::Origin;
use crate::base::Place;
use crate::intake::columns::Layout;
use crate::intake::table::{Part, Table};
use crate::intake::{Sink, codes};

/// Columns whose cells are lists: a line break separates their items.
const LISTS: [&str; 8] = ["products", "scopes", "aliases", "transport", "qualified", "tests", "leave", "closed"];

/// What completes a row: cells by layout column, in place.
pub(super) type Complete<'f> = &'f mut dyn FnMut(&Origin<'_>, usize, &mut [String]);

/// The rows of sheets of one kind. None (with findings) if a column is missing that nothing can complete, or stands twice.
pub(super) fn table(
    layout: &'static Layout,
    sheets: &[&Origin<'_>],
    may_miss: &[&str],
    complete: Complete<'_>,
    sink: &Sink,
) -> Option<Table> {
    let mut table = Table::new(layout);
    let mut good = !sheets.is_empty();
    let mut cells = vec![String::new(); layout.columns.len()];
    for origin in sheets {
        good &= columns_hold(layout, origin, may_miss, sink);
        let position: Vec<Option<usize>> = layout.columns.iter().map(|c| origin.found.column(c.key)).collect();
        let named = position.iter().map(|at| at.map(|at| (at, origin.found.columns[at].0.clone())));
        table.begin(Part::new(&origin.book.file, origin.sheet(), origin.line(origin.found.header.1) as usize, named.collect()));
        for &row in &origin.found.rows {
            for ((cell, at), column) in cells.iter_mut().zip(&position).zip(layout.columns) {
                cell.clear();
                let text = at.map_or("", |at| origin.found.grid.meaning(row, at));
                if !text.contains(['\n', '\r']) {
                    cell.push_str(text);
                } else if LISTS.contains(&column.key) {
                    cell.push_str(&text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("、"));
                } else {
                    cell.extend(text.lines().map(str::trim));
                }
            }
            complete(origin, row, &mut cells);
            table.push(origin.line(row) as usize, cells.iter().map(String::as_str));
        }
    }
    good.then_some(table)
}

/// Columns that stand twice, and needed ones that are missing.
pub(super) fn columns_hold(layout: &Layout, origin: &Origin<'_>, may_miss: &[&str], sink: &Sink) -> bool {
    let mut good = true;
    for column in layout.columns {
        let (zh, key) = (layout.shown(column.key), column.key);
        for again in origin.found.columns_of(key).skip(1) {
            good = false;
            sink.add(
                &codes::DUPLICATE_COLUMN,
                origin.header_place(again),
                (format!("“{zh}”（{key}）列出现两次"), format!("column {key} stands twice")),
            );
        }
        if column.default.is_none() && origin.found.column(key).is_none() && !may_miss.contains(&key) {
            good = false;
            let place = Place { column: Some(zh.to_owned()), row: Some(origin.line(origin.found.header.1) as usize), ..origin.whole() };
            sink.add(&codes::MISSING_COLUMN, place, (format!("缺少列“{zh}”（{key}）"), format!("column {key} ({zh}) is missing")));
        }
    }
    good
}
