//! Sheets → the bytes of a workbook. The same sheets give the same bytes: no clock, no formula, no link out.

use super::cell::{Cell, fit, plain, width};
use super::looks;
use super::sheet::{Paint, Row, Sheet};
use crate::base::Day;
use rust_xlsxwriter::{
    ConditionalFormat2ColorScale, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatType,
    DataValidation, DocProperties, ExcelDateTime, Format, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

/// Rows of a sheet at most; the CSV tables hold them all.
const ROWS_MAX: usize = 200_000;
/// Serial number of 1970-01-01 in a spreadsheet.
const EPOCH: i32 = 25_569;
/// A4.
const PAPER: u8 = 9;
/// Height of a line, points.
const LINE: f64 = 13.5;
/// Height of a row at most, points; Excel takes no more.
const HEIGHT_MAX: f64 = 409.0;

/// What stands in every page's header and footer, and in the document's properties.
#[derive(Clone, Debug)]
pub struct Imprint {
    /// Title of the task.
    pub title: String,
    /// Who organises it.
    pub authority: String,
    /// Day of the document: the task's, never the clock's.
    pub day: Day,
    /// Digest of the record as it now stands.
    pub digest: String,
}

/// The bytes of a workbook.
pub fn workbook(sheets: &[Sheet], imprint: &Imprint) -> Vec<u8> {
    put_all(sheets, imprint).expect("rows, columns and text lengths are bounded")
}

fn put_all(sheets: &[Sheet], imprint: &Imprint) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(imprint.day.year().unsigned_abs(), imprint.day.month().unsigned_abs(), day_of_month(imprint.day))?;
    let properties =
        DocProperties::new().set_title(plain(&imprint.title, 200)).set_author("Evenhand").set_company(plain(&imprint.authority, 200));
    book.set_properties(&properties.set_comment(format!("SHA-256 {}", imprint.digest)).set_creation_datetime(&day));
    for (number, sheet) in (1..).zip(sheets) {
        let page = book.add_worksheet();
        page.set_name(sheet.zh)?;
        put(page, sheet, number)?;
        lay_out(page, sheet, imprint)?;
    }
    book.save_to_buffer()
}

fn day_of_month(day: Day) -> u8 {
    (1..=31).find(|&d| Day::new(day.year(), day.month(), d as i8) == Some(day)).unwrap_or(1)
}

/// Rows above the table: title, one for all notes, the header.
const HEADER: u32 = 2;

fn put(page: &mut Worksheet, sheet: &Sheet, number: u32) -> Result<(), XlsxError> {
    let widths = sheet.widths();
    for (at, width) in (0u16..).zip(&widths) {
        page.set_column_width(at, *width)?;
    }
    let last = sheet.columns.len() as u16 - 1;
    page.set_default_row_height(16);
    page.set_row_height(0, 24)?;
    page.write_string_with_format(0, 0, format!("{}  {}", sheet.zh, sheet.en), &looks::title())?;
    notes(page, sheet, &widths, last)?;
    let rows = &sheet.rows[..sheet.rows.len().min(ROWS_MAX)];
    header(page, sheet, &widths, number, rows.len() as u32, last)?;
    for (at, row) in (HEADER + 1..).zip(rows) {
        put_row(page, sheet, at, row, &widths, false)?;
    }
    for (at, cells) in (HEADER + 1 + (rows.len() as u32).max(1)..).zip(&sheet.totals) {
        put_row(page, sheet, at, &cells.clone().into(), &widths, true)?;
    }
    if !rows.is_empty() {
        paint(page, sheet, rows.len() as u32)?;
    }
    Ok(())
}

fn notes(page: &mut Worksheet, sheet: &Sheet, widths: &[f64], last: u16) -> Result<(), XlsxError> {
    let mut notes = sheet.notes.clone();
    if sheet.rows.is_empty() {
        notes.push("（无 none）".to_owned());
    }
    if sheet.rows.len() > ROWS_MAX {
        let more = sheet.rows.len() - ROWS_MAX;
        notes
            .push(format!("只列前 {ROWS_MAX} 行，另有 {more} 行见同名 CSV。 The first {ROWS_MAX} rows; {more} more are in the CSV table."));
    }
    let room: f64 = widths.iter().sum::<f64>() * 1.05;
    let lines: f64 = notes.iter().map(|note| (width(note) / room).ceil().max(1.0)).sum();
    page.set_row_height(1, (lines * 12.5 + 5.0).min(HEIGHT_MAX))?;
    let text = fit(&notes.join("\n"));
    if last == 0 {
        page.write_string_with_format(1, 0, text, &looks::note())?;
    } else {
        page.merge_range(1, 0, 1, last, &text, &looks::note())?;
    }
    Ok(())
}

fn header(page: &mut Worksheet, sheet: &Sheet, widths: &[f64], number: u32, rows: u32, last: u16) -> Result<(), XlsxError> {
    let format = looks::header();
    let texts: Vec<String> =
        sheet.columns.iter().map(|c| if c.en.is_empty() { c.zh.clone() } else { format!("{}\n{}", c.zh, c.en) }).collect();
    let lines =
        |(column, room): (&super::sheet::Column, &f64)| (width(&column.zh) / room).ceil() + (width(&column.en) / (room - 1.0)).ceil();
    page.set_row_height(HEADER, sheet.columns.iter().zip(widths).map(lines).fold(1.0, f64::max) * LINE + 4.0)?;
    if sheet.is_table {
        let columns: Vec<TableColumn> =
            texts.iter().map(|text| TableColumn::new().set_header(text).set_header_format(format.clone())).collect();
        // a table has a row, if an empty one
        let table = Table::new().set_name(format!("Sheet_{number}")).set_columns(&columns).set_style(TableStyle::None);
        return page.add_table(HEADER, 0, HEADER + rows.max(1), last, &table).map(|_| ());
    }
    for (at, text) in (0..).zip(&texts) {
        page.write_string_with_format(HEADER, at, text, &format)?;
    }
    Ok(())
}

fn put_row(page: &mut Worksheet, sheet: &Sheet, at: u32, row: &Row, widths: &[f64], is_sum: bool) -> Result<(), XlsxError> {
    let lines = Sheet::lines(&row.cells, widths);
    if lines > 1.0 {
        page.set_row_height(at, (lines * LINE + 2.0).min(HEIGHT_MAX))?;
    }
    for (column, (cell, of)) in (0u16..).zip(row.cells.iter().zip(&sheet.columns)) {
        let format = looks::cell(cell, row.look, of.centred, is_sum);
        match cell {
            Cell::Empty => page.write_blank(at, column, &format)?,
            Cell::Text(text) => put_text(page, at, column, &fit(text), &format)?,
            Cell::Count(n) => page.write_number_with_format(at, column, *n as f64, &format)?,
            Cell::Real(x) | Cell::Share(x) => page.write_number_with_format(at, column, *x, &format)?,
            Cell::Day(day) => page.write_number_with_format(at, column, f64::from(day.number() + EPOCH), &format)?,
            Cell::Clock(minutes) => page.write_number_with_format(at, column, minutes.0 as f64 / 1440.0, &format)?,
        };
    }
    Ok(())
}

/// The writer takes `<r>…</r>` for rich text of its own and would not escape it: such text goes in as two runs.
fn put_text<'a>(page: &'a mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<&'a mut Worksheet, XlsxError> {
    if text.starts_with("<r>") && text.ends_with("</r>") {
        let run = Format::new();
        return page.write_rich_string_with_format(row, column, &[(&run, &text[..1]), (&run, &text[1..])], format);
    }
    page.write_string_with_format(row, column, text, format)
}

fn paint(page: &mut Worksheet, sheet: &Sheet, rows: u32) -> Result<(), XlsxError> {
    let (from, to) = (HEADER + 1, HEADER + rows);
    for paint in &sheet.paint {
        match *paint {
            Paint::Load(at) => {
                let bar = ConditionalFormatDataBar::new().set_fill_color(looks::BLUE).set_solid_fill(true);
                let bar = bar.set_minimum(ConditionalFormatType::Number, 0).set_maximum(ConditionalFormatType::Number, 1);
                page.add_conditional_format(from, at as u16, to, at as u16, &bar)?;
                let over = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::GreaterThan(1))
                    .set_format(Format::new().set_bold().set_font_color(looks::RED));
                page.add_conditional_format(from, at as u16, to, at as u16, &over)?;
            }
            Paint::Bar(at) => {
                let bar = ConditionalFormatDataBar::new()
                    .set_fill_color(looks::BLUE)
                    .set_solid_fill(true)
                    .set_minimum(ConditionalFormatType::Number, 0);
                page.add_conditional_format(from, at as u16, to, at as u16, &bar)?;
            }
            Paint::Scale(first, last) => {
                let scale = ConditionalFormat2ColorScale::new().set_minimum_color("FFFFFF").set_maximum_color("8FB4D9");
                for row in from..=to {
                    page.add_conditional_format(row, first as u16, row, last as u16, &scale)?;
                }
            }
        }
    }
    if let Some((at, words)) = sheet.choice {
        let list = DataValidation::new().allow_list_strings(words)?.ignore_blank(true);
        page.add_data_validation(from, at as u16, to, at as u16, &list)?;
    }
    Ok(())
}

/// A4 landscape, one page wide, the header on every page, page numbers and the record's digest at the foot.
fn lay_out(page: &mut Worksheet, sheet: &Sheet, imprint: &Imprint) -> Result<(), XlsxError> {
    let last = sheet.columns.len() as u16 - 1;
    let rows = sheet.rows.len().clamp(1, ROWS_MAX) as u32 + sheet.totals.len() as u32;
    page.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.6, 0.6, 0.25, 0.25);
    page.set_print_area(0, 0, HEADER + rows, last)?.set_repeat_rows(HEADER, HEADER)?;
    page.set_freeze_panes(HEADER + 1, sheet.frozen)?.set_screen_gridlines(false).set_print_center_horizontally(true);
    page.set_header(format!("&L&9{}&R&9&A", plain(&imprint.title, 60)));
    page.set_footer(format!("&L&8记录 SHA-256 {}&R&9第 &P / &N 页", imprint.digest));
    Ok(())
}
