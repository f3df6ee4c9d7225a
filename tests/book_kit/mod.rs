//! Opens the awkward files and looks into them.

use evenhand::base::{Finding, Quiet};
use evenhand::intake::Sink;
use evenhand::intake::book::{self, Book, letters};
use std::path::{Path, PathBuf};

/// Where the files are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/book")
}

/// A file as it opens, and what is found.
pub fn open(path: &Path) -> (Option<Book>, Vec<Finding>) {
    let sink = Sink::default();
    let book = book::open(path, &sink, &Quiet);
    (book, sink.into_sorted())
}

/// A finding in short: code and place, without the file.
#[allow(dead_code, reason = "not every test that uses the kit tells findings")]
pub fn told(finding: &Finding) -> String {
    let place = &finding.place;
    let place = match (&place.sheet, &place.cell, place.row) {
        (Some(sheet), Some(cell), _) => format!(" {sheet}!{cell}"),
        (Some(sheet), None, _) => format!(" {sheet}"),
        (None, _, Some(row)) => format!(" :{row}"),
        _ => String::new(),
    };
    format!("{}{place}", finding.code)
}

/// The text of a cell such as `B2` of the first sheet, or `底稿!B2`.
#[allow(dead_code, reason = "not every test that uses the kit looks at cells")]
pub fn cell<'a>(book: &'a Book, at: &str) -> &'a str {
    let (sheet, name) = at.split_once('!').unwrap_or(("", at));
    let sheet = book.sheets.iter().find(|s| sheet.is_empty() || s.name == sheet).expect("the sheet is there");
    let (column, row) = name.split_at(name.find(|c: char| c.is_ascii_digit()).expect("a row"));
    let column = (0..16_384).find(|&c| letters(c) == column).expect("a column");
    let row: u32 = row.parse().expect("a row");
    (0..sheet.len()).find(|&r| sheet.number(r) == row).map_or("", |r| sheet.text(r, column))
}
