//! Sheets as one workbook: frozen headers, widths, codes as text.

use super::SheetOut;
use crate::intake::formula::{guarded, unguarded};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

/// Rows a sheet holds, its header among them.
const ROWS_MAX: usize = 1_048_576;
/// Rows looked at for the width of a column.
const ROWS_MEASURED: usize = 200;

/// The bytes of the workbook: the same for the same sheets.
///
/// # Errors
/// If a cell is longer than a spreadsheet takes (32,767 characters).
pub fn xlsx(sheets: &[SheetOut<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // no clock: the same task is the same file
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?));
    let head = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(0x00DC_E6F1)
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    let text = Format::new().set_num_format("@");
    for sheet in sheets {
        // a table longer than a sheet goes on in the next
        for (part, start) in (0..sheet.len()).step_by(ROWS_MAX - 1).enumerate() {
            let name = if part == 0 { sheet.layout.sheet.to_owned() } else { format!("{}{}", sheet.layout.sheet, part + 1) };
            let page = book.add_worksheet_with_constant_memory()?;
            page.set_name(name)?;
            let rows = start..sheet.len().min(start + ROWS_MAX - 1);
            widths(page, sheet)?;
            page.set_freeze_panes(1, 0)?;
            page.set_print_gridlines(true).set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
            for (column, header) in (0u16..).zip(&sheet.headers) {
                page.write_string_with_format(0, column, *header, &head)?;
            }
            for (line, row) in (1u32..).zip(rows) {
                for (column, number) in (0u16..).zip(sheet.numbers.iter().chain(std::iter::repeat(&false)).take(sheet.headers.len())) {
                    let cell = sheet.text(row, usize::from(column));
                    match cell.parse::<u32>() {
                        _ if cell.is_empty() => {}
                        // what would not read back as it is written stays text
                        Ok(value) if *number && value.to_string() == cell => {
                            page.write_number(line, column, value)?;
                        }
                        _ => {
                            // text is never run here, but reading takes an apostrophe off what might be
                            let cell = if unguarded(&cell) == cell { cell } else { Cow::Owned(guarded(&cell)) };
                            page.write_string_with_format(line, column, cell, &text)?;
                        }
                    }
                }
            }
        }
    }
    book.save_to_buffer()
}

/// Wide enough for most cells, Chinese counted twice.
fn widths(page: &mut Worksheet, sheet: &SheetOut<'_>) -> Result<(), XlsxError> {
    let wide = |text: &str| text.chars().map(|c| if c.is_ascii() { 1u32 } else { 2 }).sum::<u32>();
    for (column, header) in (0u16..).zip(&sheet.headers) {
        let rows = (0..sheet.len().min(ROWS_MEASURED)).map(|row| wide(&sheet.text(row, usize::from(column))));
        let width = rows.chain([wide(header)]).max().unwrap_or(8).clamp(6, 44) + 2;
        page.set_column_width(column, width)?;
    }
    Ok(())
}
