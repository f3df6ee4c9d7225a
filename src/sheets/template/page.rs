//! One sheet of the template.

use super::{choices, remarks};
use crate::intake::columns::TASK;
use crate::intake::write::SheetOut;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note, Worksheet, XlsxError};

/// Rows that drop-downs and formats are ready for.
const ROWS: u32 = 2_000;
/// Width of a column in signs, at most.
const WIDTH_MAX: u32 = 36;
/// Columns printed on one page across, at most.
const COLUMNS_MAX: usize = 12;

const NEEDED: u32 = 0x00BD_D7EE;
const OPTIONAL: u32 = 0x00E7_E6E6;
const EXAMPLE: u32 = 0x00FF_F9DB;

pub(super) fn write(page: &mut Worksheet, sheet: &SheetOut<'_>) -> Result<(), XlsxError> {
    page.set_name(sheet.layout.sheet)?;
    for at in 0..sheet.headers.len() {
        column(page, sheet, at)?;
    }
    for row in 0..sheet.len() {
        for at in 0..sheet.headers.len() {
            cell(page, sheet, row, at)?;
        }
    }
    if sheet.layout.file == TASK.file {
        for row in 0..sheet.len() {
            if let Some(choices) = choices::of_item(&sheet.text(row, 0)) {
                let line = line(row);
                page.add_data_validation(line, 1, line, 1, &choices::validation(&choices)?)?;
            }
        }
    }
    page.set_freeze_panes(1, u16::from(sheet.headers.len() > 8))?;
    // a wide sheet goes over two pages that both begin with its first columns
    let across = if sheet.headers.len() > COLUMNS_MAX { 2 } else { 1 };
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(across, 0)
        .set_repeat_rows(0, 0)?
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    if across > 1 {
        page.set_repeat_columns(0, 2)?;
    }
    page.set_header("&C&A").set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// Row of the sheet: the header is the first.
fn line(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}

fn is_number(sheet: &SheetOut<'_>, at: usize) -> bool {
    sheet.numbers.get(at).copied().unwrap_or(false)
}

/// Header with its remark, width, format of what will be typed below, drop-down.
fn column(page: &mut Worksheet, sheet: &SheetOut<'_>, at: usize) -> Result<(), XlsxError> {
    let (index, layout) = (u16::try_from(at).unwrap_or(u16::MAX), sheet.layout);
    let known = layout.columns.get(at);
    let needed = known.is_some_and(|c| c.default.is_none());
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    let head = head.set_border(FormatBorder::Thin).set_background_color(if needed { NEEDED } else { OPTIONAL });
    page.write_string_with_format(0, index, sheet.headers[at], &head)?;
    let widest = (0..sheet.len()).map(|row| wide(&sheet.text(row, at))).chain([wide(sheet.headers[at])]).max().unwrap_or(8);
    page.set_column_width(index, widest.clamp(7, WIDTH_MAX) + 1)?;
    let text = Format::new().set_num_format(if is_number(sheet, at) { "General" } else { "@" });
    page.set_column_format(index, &text)?;
    let Some(known) = known else { return Ok(()) };
    page.insert_note(0, index, &Note::new(remark(sheet, at)).set_author("evenhand").set_width(220).set_height(90))?;
    if let Some(choices) = choices::of_column(layout.sheet, known.key) {
        page.add_data_validation(1, index, ROWS - 1, index, &choices::validation(&choices)?)?;
    }
    Ok(())
}

/// 必填 or 可不填, what stands if nothing is filled in, and what the column means.
fn remark(sheet: &SheetOut<'_>, at: usize) -> String {
    let column = &sheet.layout.columns[at];
    let duty = match column.default {
        None => "必填".to_owned(),
        Some("") => "可不填".to_owned(),
        Some(default) => format!("可不填，不填为 {}", in_chinese(default)),
    };
    let meaning = remarks::of_column(sheet.layout.sheet, column.key);
    if meaning.is_empty() { duty } else { format!("{duty}。{meaning}") }
}

/// Words of the format in Chinese, one by one where a cell holds several.
fn in_chinese(cell: &str) -> String {
    let word = |word| match word {
        "ordinary" => "普通",
        "physical" => "实体",
        "open" => "开业",
        "producer" => "生产",
        "seller" => "流通",
        "exact" => "正好",
        "min" => "以上",
        "combine" => "合并",
        "spread" => "分散",
        "cheapest" => "最省",
        other => other,
    };
    cell.split('|').map(word).collect::<Vec<_>>().join("|")
}

/// A cell of an example row.
fn cell(page: &mut Worksheet, sheet: &SheetOut<'_>, row: usize, at: usize) -> Result<(), XlsxError> {
    let (line, index) = (line(row), u16::try_from(at).unwrap_or(u16::MAX));
    let text = in_chinese(&sheet.text(row, at));
    let number = is_number(sheet, at);
    // items of the task and days of the calendar are no examples but to be kept
    let fixed =
        sheet.layout.columns.get(at).is_none() || (sheet.layout.file == TASK.file && at == 0) || sheet.layout.file == "calendar.csv";
    let format = Format::new().set_num_format(if number { "General" } else { "@" }).set_border(FormatBorder::Hair);
    let format = if fixed { format } else { format.set_background_color(EXAMPLE) };
    match text.parse::<u32>() {
        Ok(value) if number && value.to_string() == *text => page.write_number_with_format(line, index, value, &format)?,
        _ if text.is_empty() => page.write_blank(line, index, &format)?,
        _ => page.write_string_with_format(line, index, text, &format)?,
    };
    Ok(())
}

/// Signs, Chinese counted twice.
fn wide(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
