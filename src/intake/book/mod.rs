//! Any file a planner has, as sheets of text: nothing is judged here, nothing is guessed.

mod sheet;

pub use sheet::{BLOCK, Merge, Sheet, letters};

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
        /// `,` or a tab (or `;`).
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
