//! The template workbook: a page of instructions, then one sheet per kind with drop-downs, example rows and remarks.

mod choices;
mod guide;
mod page;
mod remarks;

use crate::intake::write::SheetOut;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Name of the workbook in a new task folder.
pub const FILE: &str = "任务模板-template.xlsx";

/// The workbook with these sheets as examples; the same bytes for the same sheets.
///
/// # Errors
/// If a cell is longer than a spreadsheet takes.
pub fn template(sheets: &[SheetOut<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // no clock: the same task is the same file
    book.set_properties(&DocProperties::new().set_title("任务模板").set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?));
    guide::write(book.add_worksheet(), sheets)?;
    for sheet in sheets {
        page::write(book.add_worksheet(), sheet)?;
    }
    book.save_to_buffer()
}
