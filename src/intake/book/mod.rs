//! Any file a planner has, as sheets of text: nothing is judged here, nothing is guessed.

mod grid;
mod kind;
mod limits;
mod number;
mod ods;
mod ole;
mod parts;
mod sheet;
mod source;
mod text;
mod workbook;
mod xls;
mod xlsx;
mod xml;

pub use sheet::{BLOCK, Merge, Sheet, letters};

use super::Sink;
use crate::base::{Place, Progress};
use kind::Kind;
use source::Source;
use std::path::Path;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Office Open XML workbook.
    Xlsx,
    /// Binary workbook of Excel 97 to 2003.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Separated text: the separator, and the encoding by its usual name (`UTF-8`, `gb18030`, `UTF-16LE`, `UTF-16BE`).
    Text {
        /// `,`, a tab, `;` (or `|`, if the first line says so).
        separator: u8,
        /// Usual name of the encoding.
        encoding: &'static str,
    },
}

/// One file.
#[derive(Debug)]
pub struct Book {
    /// File name as given, without its folder.
    pub file: String,
    /// What it turned out to be.
    pub form: Form,
    /// Its sheets in their order, hidden ones too. A text file has one, named after the file.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// Place of a cell: row as [`Sheet::number`] gives it (from 1), column from 0. In a workbook it is a cell such as `C12` of its
    /// sheet, in a text the line and the letters of the column.
    pub fn place(&self, sheet: &Sheet, row: u32, column: usize) -> Place {
        source::place(&self.file, !matches!(self.form, Form::Text { .. }), &sheet.name, row, column)
    }
}

/// Opens a file: what it is comes from its bytes, not from its name. None if it cannot be read, with findings that say why; what is worth
/// knowing of a file that can be read is told too. Progress is told in bytes, as the stage `read`.
pub fn open(path: &Path, sink: &Sink, progress: &dyn Progress) -> Option<Book> {
    let mut source = Source::new(path, sink, progress)?;
    let (form, sheets) = match kind::of(&mut source)? {
        Kind::Text => text::read(&source)?,
        Kind::Workbook(form) => (form, workbook::read(&source, form)?),
    };
    kind::compare(&source, form);
    Some(Book { file: source.file, form, sheets })
}
