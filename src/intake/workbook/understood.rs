//! What was understood of each file and sheet, to show before anything is written.

use super::origin::Origin;
use crate::intake::book::{Book, Form, Sheet, letters};
use crate::intake::recognise::Kind;
use serde::Serialize;

/// A file.
#[derive(Debug, Serialize)]
pub struct FileRead {
    /// Its name.
    pub file: String,
    /// `xlsx`, `xls`, `ods` or `text`.
    pub form: &'static str,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
    /// Its sheets.
    pub sheets: Vec<SheetRead>,
}

/// A sheet.
#[derive(Debug, Serialize)]
pub struct SheetRead {
    /// Its name.
    pub sheet: String,
    /// What it is, in Chinese; none if it was not read.
    pub kind: Option<&'static str>,
    /// What it is, by the file of the task it becomes part of.
    pub table: Option<&'static str>,
    /// Lines of the header, from 1.
    pub header: Option<(u32, u32)>,
    /// Its columns.
    pub columns: Vec<Taken>,
    /// Rows of data.
    pub rows: usize,
    /// Lines that are no data, and why: `title`, `header`, `total`, `subtotal`, `note`, `heading`.
    pub skipped: Vec<(u32, &'static str)>,
}

/// A column and what it was taken for.
#[derive(Debug, Serialize)]
pub struct Taken {
    /// Its letters.
    pub column: String,
    /// Its header as printed.
    pub header: String,
    /// What it was taken for, in Chinese; none if it was not read.
    pub taken: Option<&'static str>,
    /// The same by its English name; `+` before one that only helps to understand the others.
    pub key: Option<&'static str>,
}

/// A file, its sheets still to come.
pub(super) fn file(book: &Book) -> FileRead {
    let (form, encoding) = match book.form {
        Form::Xlsx => ("xlsx", None),
        Form::Xls => ("xls", None),
        Form::Ods => ("ods", None),
        Form::Text { encoding, .. } => ("text", Some(encoding)),
    };
    FileRead { file: book.file.clone(), form, encoding, sheets: Vec::new() }
}

/// A sheet that was not read.
pub(super) fn not_read(sheet: &Sheet) -> SheetRead {
    let (columns, skipped) = (Vec::new(), Vec::new());
    SheetRead { sheet: sheet.name.clone(), kind: None, table: None, header: None, columns, rows: sheet.len(), skipped }
}

/// A sheet that was understood.
pub(super) fn sheet(origin: &Origin<'_>) -> SheetRead {
    let found = &origin.found;
    let taken = |(at, (header, key)): (usize, &(String, Option<&'static str>))| Taken {
        column: letters(at),
        header: header.clone(),
        taken: key.map(|key| found.layout.shown(key)),
        key: *key,
    };
    let titles = (0..found.header.0).map(|row| (origin.line(row), "title"));
    let skipped = found.skipped.iter().map(|&(row, kind)| (origin.line(row), word(kind)));
    SheetRead {
        sheet: found.grid.sheet().name.clone(),
        kind: Some(found.layout.sheet),
        table: Some(found.layout.name()),
        header: Some((origin.line(found.header.0), origin.line(found.header.1))),
        columns: found.columns.iter().enumerate().filter(|(_, c)| !c.0.is_empty()).map(taken).collect(),
        rows: found.rows.len(),
        skipped: titles.chain(skipped).collect(),
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Data => "data",
        Kind::Header => "header",
        Kind::Total => "total",
        Kind::Subtotal => "subtotal",
        Kind::Note => "note",
        Kind::Heading => "heading",
    }
}
