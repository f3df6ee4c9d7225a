//! The same cells in a new workbook, for files that cannot be marked in place: text, old binary workbooks, a task folder.

use super::MarkError;
use super::list::{COLUMNS, LINKS_MAX, location, row, summary, worst_first};
use super::targets::{At, Targets, cell, column, name};
use crate::base::{Finding, Lang, Severity};
use crate::intake::book::{Book, Sheet};
use crate::intake::own::FINDINGS;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Note, Url, Workbook, Worksheet};

/// Signs a cell holds, at most.
const SIGNS_MAX: usize = 32_767;
/// Rows of a sheet, at most.
const ROWS_MAX: u32 = 1_048_576;
/// Signs of the name of a sheet, at most.
const NAME_MAX: usize = 31;

/// A new workbook with the cells of these books and the findings marked: the list first, then a sheet for each sheet or file.
///
/// # Errors
/// If the workbook cannot be written.
pub fn fresh(books: &[Book], findings: &[Finding], lang: Lang) -> Result<Vec<u8>, MarkError> {
    let mut workbook = Workbook::new();
    // no clock: the same input is the same file
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?));
    let mut names = vec![lang.pick(FINDINGS.0, FINDINGS.1).to_owned()];
    let (mut pages, mut links) = (Vec::new(), vec![None; findings.len()]);
    for book in books {
        for sheet in &book.sheets {
            let title = free_name(&sheet.name, &names);
            let mut targets = Targets::default();
            for (finding, link) in findings.iter().zip(&mut links).filter(|(f, _)| about(f, book, sheet)) {
                if let Some(at) = place(finding, sheet) {
                    targets.add(at, finding, lang);
                    *link = Some((location(&title, &name(at)), name(at)));
                }
            }
            names.push(title.clone());
            pages.push((sheet, title, targets));
        }
    }
    list(workbook.add_worksheet().set_name(&names[0])?, findings, &links, lang)?;
    for (sheet, title, targets) in &pages {
        let page = if sheet.merges.is_empty() { workbook.add_worksheet_with_constant_memory()? } else { workbook.add_worksheet() };
        cells(page.set_name(title)?, sheet, targets)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Whether a finding is about a sheet of a book.
fn about(finding: &Finding, book: &Book, sheet: &Sheet) -> bool {
    let place = &finding.place;
    place.file == book.file && place.sheet.as_ref().is_none_or(|name| *name == sheet.name)
}

/// The cell a finding is about: as it says; or in its row, below the header it names, or in the column whose letters it names.
fn place(finding: &Finding, sheet: &Sheet) -> Option<At> {
    let place = &finding.place;
    if let Some(at) = place.cell.as_deref().and_then(cell) {
        return Some(at);
    }
    let line = u32::try_from(place.row?).ok().filter(|row| (1..=ROWS_MAX).contains(row))?;
    let Some(header) = &place.column else { return Some((line, 1)) };
    let found = (0..sheet.len()).take_while(|&row| sheet.number(row) <= line).take(20).find_map(|row| {
        let at = (0..sheet.width(row)).find(|&at| sheet.text(row, at) == header)?;
        u32::try_from(at + 1).ok()
    });
    Some((line, found.or_else(|| column(header)).unwrap_or(1)))
}

fn free_name(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).collect();
    // Excel keeps one name for itself
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { format!("{plain}_") } else { plain };
    let cut = |n: usize| plain.chars().take(NAME_MAX - n).collect::<String>();
    let free = |name: &String| taken.iter().all(|t| !t.eq_ignore_ascii_case(name));
    std::iter::once(cut(0)).chain((2..).map(|n| format!("{}{n}", cut(6)))).find(free).unwrap_or_default()
}

fn fill(severity: Severity) -> Format {
    let colour = match severity {
        Severity::Error => 0x00FF_9C9C,
        Severity::Warning => 0x00FF_D966,
        Severity::Note => 0x00BD_D7EE,
    };
    Format::new().set_background_color(colour).set_num_format("@")
}

/// Cells as text, so that codes keep their zeros and nothing runs.
fn cells(page: &mut Worksheet, sheet: &Sheet, targets: &Targets) -> Result<(), MarkError> {
    let plain = Format::new().set_num_format("@");
    let mut left = targets.0.clone();
    for row in 0..sheet.len() {
        let line = sheet.number(row);
        if line > ROWS_MAX {
            break;
        }
        // rows that hold nothing but are pointed at come in their turn
        while let Some((&at, target)) = left.first_key_value().filter(|(at, _)| at.0 < line) {
            page.write_blank(at.0 - 1, index(at.1), &fill(target.severity))?;
            left.remove(&at);
        }
        let width = sheet.width(row).max(left.range((line, 0)..=(line, u32::MAX)).next_back().map_or(0, |(at, _)| at.1 as usize));
        for column in 0..width.min(16_384) {
            let at = (line, column as u32 + 1);
            let text: String = sheet.text(row, column).chars().take(SIGNS_MAX).collect();
            let format = left.remove(&at).map(|target| fill(target.severity));
            match (&format, text.is_empty()) {
                (None, true) => {}
                (Some(format), true) => drop(page.write_blank(line - 1, index(at.1), format)?),
                (format, false) => drop(page.write_string_with_format(line - 1, index(at.1), text, format.as_ref().unwrap_or(&plain))?),
            }
        }
    }
    for (at, target) in left {
        page.write_blank(at.0 - 1, index(at.1), &fill(target.severity))?;
    }
    for merge in sheet.merges.iter().filter(|m| (m.top, m.left) != (m.bottom, m.right)) {
        let first = (0..sheet.len()).find(|&row| sheet.number(row) == merge.top + 1);
        let text = first.map_or("", |row| sheet.text(row, merge.left as usize));
        let format = targets.0.get(&(merge.top + 1, merge.left + 1)).map_or_else(|| plain.clone(), |t| fill(t.severity));
        page.merge_range(merge.top, index(merge.left + 1), merge.bottom, index(merge.right + 1), text, &format)?;
    }
    for (at, target) in &targets.0 {
        let text: String = target.text.chars().take(SIGNS_MAX).collect();
        page.insert_note(at.0 - 1, index(at.1), &Note::new(text).set_author("evenhand").set_width(320).set_height(160))?;
    }
    for column in 0..40 {
        let rows = (0..sheet.len().min(200)).map(|row| wide(sheet.text(row, usize::from(column))));
        if let Some(width) = rows.max().filter(|w| *w > 0) {
            page.set_column_width(column, width.clamp(6, 44) + 2)?;
        }
    }
    Ok(())
}

/// Signs, Chinese counted twice.
fn wide(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn index(column: u32) -> u16 {
    u16::try_from(column - 1).unwrap_or(u16::MAX)
}

fn list(page: &mut Worksheet, findings: &[Finding], links: &[Option<(String, String)>], lang: Lang) -> Result<(), MarkError> {
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let head = wrap.clone().set_bold().set_background_color(0x00D9_D9D9);
    page.write_string(0, 0, summary(findings, lang))?;
    for (at, (zh, en, width)) in (0u16..).zip(COLUMNS) {
        page.write_string_with_format(1, at, lang.pick(zh, en), &head)?.set_column_width(at, width)?;
    }
    for (line, (index, finding)) in (2u32..).zip(worst_first(findings)).take_while(|(line, _)| *line < ROWS_MAX) {
        for (at, text) in (0u16..).zip(row(finding, lang)) {
            let text: String = text.chars().take(SIGNS_MAX).collect();
            let link = links[index].as_ref().filter(|_| at == 2 && (line as usize) < LINKS_MAX);
            match (at, link) {
                (0, _) => page.write_string_with_format(line, at, text, &fill(finding.severity))?,
                (_, Some((to, cell))) => page.write_url_with_text(line, at, Url::new(format!("internal:{to}")), cell)?,
                _ => page.write_string_with_format(line, at, text, &wrap)?,
            };
        }
    }
    let last = u32::try_from(findings.len() + 1).unwrap_or(ROWS_MAX - 1).min(ROWS_MAX - 1);
    page.autofilter(1, 0, last, 6)?;
    page.set_freeze_panes(2, 0)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 1)?;
    Ok(())
}
