//! Workbooks as sheets.

use super::source::Source;
use super::{Form, Merge, Sheet, number};
use crate::intake::codes;
use calamine::{Data, Dimensions, Reader, SheetVisible, Sheets, open_workbook_auto_from_rs};
use std::io::Cursor;
use std::sync::Arc;

/// The sheets of a workbook; none, with a finding, if it cannot be read.
pub(super) fn read(source: &Source<'_>, form: Form) -> Option<Vec<Sheet>> {
    let damaged = || source.damaged("工作簿读不出来", "the workbook cannot be read");
    let bytes: Arc<[u8]> = source.head(source.bytes).map_err(|error| source.unreadable(&error)).ok()?.into();
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| damaged()).ok()?;
    let mut sheets = Vec::new();
    let metadata = book.sheets_metadata().to_vec();
    for (at, about) in metadata.iter().enumerate() {
        let mut sheet = Sheet::new(&about.name);
        sheet.hidden = about.visible != SheetVisible::Visible;
        if sheet.hidden {
            source.say_of_sheet(&codes::HIDDEN_SHEET, &about.name, ("也已读取".into(), "read all the same".into()));
        }
        let Ok(range) = book.worksheet_range(&about.name) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        for (at, row) in range.rows().enumerate() {
            let number = top + u32::try_from(at).unwrap_or(u32::MAX) + 1;
            let cells = row.iter().enumerate().map(|(column, data)| cell(source, &about.name, (number, left as usize + column), data));
            sheet.push(number, std::iter::repeat_n(String::new(), left as usize).chain(cells));
        }
        sheet.merges = match &mut book {
            Sheets::Xlsx(book) if form == Form::Xlsx => merges(book.merge_cells_by_sheet_name(&about.name).unwrap_or_default()),
            Sheets::Xls(book) => merges(book.merge_cells_by_sheet_id(at).unwrap_or_default()),
            _ => Vec::new(),
        };
        sheets.push(sheet);
    }
    Some(sheets)
}

fn merges(areas: Vec<Dimensions>) -> Vec<Merge> {
    let mut merges: Vec<Merge> = areas.iter().map(|a| Merge { top: a.start.0, left: a.start.1, bottom: a.end.0, right: a.end.1 }).collect();
    merges.sort_unstable();
    merges
}

fn cell(source: &Source<'_>, sheet: &str, at: (u32, usize), data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        #[expect(clippy::cast_precision_loss)]
        Data::Int(value) => number::number(*value as f64),
        Data::Float(value) => number::number(*value),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(value) if value.is_duration() => number::duration(value.as_f64()).unwrap_or_else(|| number::number(value.as_f64())),
        Data::DateTime(value) => match number::moment(value.as_f64(), false) {
            Some(moment) => moment.text,
            None => number::number(value.as_f64()),
        },
        Data::Error(error) => {
            let text = error.to_string();
            source.say_of_cell(&codes::CELL_ERROR, sheet, at, (text.clone(), text.clone()));
            text
        }
    }
}
