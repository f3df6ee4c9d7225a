//! A brief as sheets: headers, rows, which columns are numbers.

use crate::intake::columns::{self, Layout, SHEETS};
use crate::intake::doc::{Node, Value};
use crate::intake::workbook::items::{ITEMS, Item, Kind};
use crate::intake::workbook::orgs::entry;
use crate::intake::workbook::short::spell;
use crate::intake::{Brief, Table};
use std::borrow::Cow;

/// A sheet to write.
#[derive(Debug)]
pub struct SheetOut<'a> {
    /// What it is.
    pub layout: &'static Layout,
    /// Headers.
    pub headers: Vec<&'static str>,
    /// Whether a column is written as numbers, so that people can add them up; all others are text.
    pub numbers: Vec<bool>,
    rows: Rows<'a>,
}

#[derive(Debug)]
enum Rows<'a> {
    Table(&'a Table),
    Made(Vec<Vec<String>>),
}

impl SheetOut<'_> {
    /// Number of rows without the header.
    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::Table(table) => table.len(),
            Rows::Made(rows) => rows.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Text of a cell.
    pub fn text(&self, row: usize, column: usize) -> Cow<'_, str> {
        match &self.rows {
            Rows::Table(table) => Cow::Borrowed(table.text(row, column)),
            Rows::Made(rows) => Cow::Borrowed(rows[row].get(column).map_or("", String::as_str)),
        }
    }
}

/// Columns of amounts and degrees.
const NUMBERS: [&str; 14] = [
    "batches",
    "batches_per_day",
    "batches_per_week",
    "tours_max",
    "teams_per_week",
    "tour_days_max",
    "minutes_per_visit",
    "batches_per_day_max",
    "test_days",
    "delivery_days",
    "minutes_per_batch",
    "row_no",
    "metres",
    "minutes",
];

/// All sheets that have something in them, in the order of [`SHEETS`].
pub fn sheets(brief: &Brief) -> Vec<SheetOut<'_>> {
    SHEETS.into_iter().filter_map(|layout| sheet(brief, layout)).collect()
}

fn sheet<'a>(brief: &'a Brief, layout: &'static Layout) -> Option<SheetOut<'a>> {
    let mut headers: Vec<&'static str> = layout.columns.iter().map(|c| layout.shown(c.key)).collect();
    let numbers = layout.columns.iter().map(|c| NUMBERS.contains(&c.key)).collect();
    if let Some(table) = brief.table(layout) {
        return (!table.is_empty()).then_some(SheetOut { layout, headers, numbers, rows: Rows::Table(table) });
    }
    let root = &brief.task.as_ref()?.root;
    let rows = match layout.name() {
        "task" => {
            headers.push(layout.shown("+note"));
            ITEMS.iter().map(|item| vec![item.label.to_owned(), value(root, item), item.note.to_owned()]).collect()
        }
        "orgs" => list(root, "org").iter().map(org_row).collect(),
        "carries" => list(root, "org").iter().flat_map(carries).collect(),
        "groups" => list(root, "group").iter().map(|group| cells(group, layout)).collect(),
        "lines" => list(root, "line").iter().map(line_row).collect(),
        _ => Vec::new(),
    };
    (!rows.is_empty()).then_some(SheetOut { layout, headers, numbers, rows: Rows::Made(rows) })
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Table(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, n)| n),
        _ => None,
    }
}

fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    match get(node, key).map(|n| &n.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// A plain value as a cell.
fn plain(node: &Node) -> String {
    match &node.value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("|"),
        _ => String::new(),
    }
}

fn value(root: &Node, item: &Item) -> String {
    let found = item.path.split('.').try_fold(root, get);
    match found {
        Some(node) if item.kind == Kind::Bands => {
            let Value::List(bands) = &node.value else { return plain(node) };
            let band = |band: &Node| format!("{}:{}", entry(band, "upto_metres"), entry(band, "metres_per_minute"));
            bands.iter().map(band).collect::<Vec<_>>().join("|")
        }
        Some(node) => plain(node),
        None => String::new(),
    }
}

fn cells(node: &Node, layout: &Layout) -> Vec<String> {
    layout.columns.iter().map(|c| get(node, c.key).map(plain).unwrap_or_default()).collect()
}

fn org_row(org: &Node) -> Vec<String> {
    let cell = |key: &str| match key {
        "hours_from" => get(org, "hours").and_then(|h| get(h, "from")).map(plain),
        "hours_to" => get(org, "hours").and_then(|h| get(h, "to")).map(plain),
        key => get(org, key).map(plain),
    };
    columns::ORGS.columns.iter().map(|c| cell(c.key).unwrap_or_default()).collect()
}

fn carries(org: &Node) -> Vec<Vec<String>> {
    let row = |carry: &Node| {
        let of = |key: &str| get(carry, key).map(plain).unwrap_or_default();
        vec![entry(org, "id").to_owned(), of("flag"), of("teams_per_week"), of("batches_per_day")]
    };
    list(org, "carries").iter().map(row).collect()
}

fn line_row(line: &Node) -> Vec<String> {
    let short = |key: &str, who: &str| get(line, key).map(|list| spell(list, who));
    let window = |end: &str| get(line, "window").and_then(|w| get(w, end)).map(plain);
    let cell = |key: &str| match key {
        "counties" => short("counties", "county"),
        "scope_limits" => short("scope_limits", "scope"),
        "labs" => short("labs", "lab"),
        "window_from" => window("from"),
        "window_to" => window("to"),
        key => get(line, key).map(plain),
    };
    columns::LINES.columns.iter().map(|c| cell(c.key).unwrap_or_default()).collect()
}
