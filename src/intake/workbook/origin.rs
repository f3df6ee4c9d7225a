//! A sheet that was understood, and how its cells become values that know their place.

use crate::base::Place;
use crate::intake::book::{Book, Form};
use crate::intake::doc::{At, Node, Source, Value};
use crate::intake::recognise::Found;

/// A sheet that was understood.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    pub book: &'a Book,
    pub found: Found<'a>,
    /// Its position among the sources of the document.
    pub source: u16,
}

impl<'a> Origin<'a> {
    /// Sheet of a workbook; none for a text file.
    pub fn sheet(&self) -> Option<&'a str> {
        (!self.is_text()).then_some(self.found.grid.sheet().name.as_str())
    }

    /// Whether the file is text: merged cells are lost.
    pub fn is_text(&self) -> bool {
        matches!(self.book.form, Form::Text { .. })
    }

    /// It as a source of the document.
    pub fn as_source(&self) -> Source {
        Source {
            file: self.book.file.clone(),
            sheet: self.sheet().map(str::to_owned),
            headers: self.found.columns.iter().map(|(header, _)| header.clone()).collect(),
        }
    }

    /// Line of a row, from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.found.grid.sheet().number(row)
    }

    /// Place of a row, or of its cell in the column of a key.
    pub fn place(&self, row: usize, key: &str) -> Place {
        let line = self.line(row);
        let sheet = self.found.grid.sheet();
        match self.found.column(key) {
            Some(column) => Place {
                column: Some(self.found.columns[column].0.clone()).filter(|h| !h.is_empty()),
                ..self.book.place(sheet, line, column)
            },
            None => Place { sheet: self.sheet().map(str::to_owned), ..Place::row(&self.book.file, line as usize) },
        }
    }

    /// Place of the header of a column.
    pub fn header_place(&self, column: usize) -> Place {
        let place = self.book.place(self.found.grid.sheet(), self.line(self.found.header.1), column);
        Place { column: Some(self.found.columns[column].0.clone()), ..place }
    }

    /// Place of the sheet.
    pub fn whole(&self) -> Place {
        Place { sheet: self.sheet().map(str::to_owned), ..Place::file(&self.book.file) }
    }

    /// Where a row stands.
    pub fn at_row(&self, row: usize) -> At {
        At { source: self.source, line: self.line(row), column: None }
    }

    /// Where the cell of a key stands; its row if there is no such column.
    pub fn at(&self, row: usize, key: &str) -> At {
        At { column: self.found.column(key).and_then(|c| u32::try_from(c).ok()), ..self.at_row(row) }
    }

    /// Text of a cell by its key, without line breaks.
    pub fn text(&self, row: usize, key: &str) -> String {
        flat(self.found.text(row, key))
    }
}

/// Text without the line breaks of a wrapped cell.
pub(super) fn flat(text: &str) -> String {
    if text.contains(['\n', '\r']) { text.lines().map(str::trim).collect() } else { text.to_owned() }
}

/// A value at a place.
pub(super) fn node(at: At, value: Value) -> Node {
    Node { at, value }
}

/// Text; nothing if it is empty.
pub(super) fn text(at: At, text: impl Into<String>) -> Node {
    let text = text.into();
    node(at, if text.is_empty() { Value::Blank } else { Value::Text(text) })
}

/// A number, or the text that is none.
pub(super) fn number(at: At, cell: &str) -> Node {
    let plain = crate::intake::cell::fold(cell);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    node(
        at,
        match crate::intake::cell::whole(cell) {
            _ if cell.is_empty() => Value::Blank,
            Some(number) => Value::Number(number.to_string()),
            None if digits(&plain) => Value::Number(plain),
            None => Value::Text(cell.to_owned()),
        },
    )
}

/// Yes or no, or the text that is neither.
pub(super) fn flag(at: At, cell: &str) -> Node {
    let plain = crate::intake::cell::fold(cell).to_lowercase();
    node(
        at,
        match plain.as_str() {
            "" => Value::Blank,
            "是" | "true" | "有" | "可" | "√" | "y" | "yes" | "1" => Value::Flag(true),
            "否" | "false" | "不" | "不可" | "×" | "n" | "no" | "0" => Value::Flag(false),
            _ => Value::Text(cell.to_owned()),
        },
    )
}

/// A day as text; what cannot be read stays as it is.
pub(super) fn day(at: At, cell: &str) -> Node {
    text(at, crate::intake::cell::day(cell).map_or_else(|| cell.to_owned(), |day| day.to_string()))
}

/// A table.
pub(super) fn table<K: Into<String>>(at: At, entries: impl IntoIterator<Item = (K, Node)>) -> Node {
    node(at, Value::Table(entries.into_iter().map(|(key, value)| (key.into(), value)).collect()))
}

/// A cell: where it stands in the document, and its place for findings.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub at: At,
    pub place: Place,
}
