//! Office Open XML workbooks: one pass over each sheet, a row in memory at a time.

mod cells;
mod parts_of;
mod strings;
pub(super) mod styles;

use super::grid::{Grid, Spent};
use super::parts::Parts;
use super::source::Source;
use super::xml::Broken;
use super::{Sheet, limits};
use crate::intake::codes;
use cells::Cells;
use parts_of::Workbook;

/// The sheets of a workbook.
pub(super) fn read<'a>(source: &'a Source<'a>, spent: &'a Spent) -> Result<Vec<Sheet>, Broken> {
    let mut parts = Parts::open(source)?;
    let book = Workbook::read(&mut parts)?;
    if book.sheets.len() > limits::SHEETS {
        return Err(Broken::TooMany);
    }
    tell_what_is_not_read(source, &book);
    let paths = book.sheets.iter().filter_map(|sheet| sheet.path.as_deref()).chain(book.strings.as_deref());
    let paths: Vec<&str> = paths.collect();
    let total = paths.iter().map(|path| parts.size(path)).sum();
    let shapes = styles::read(&mut parts, book.styles.as_deref())?;
    let strings = strings::read(&mut parts, book.strings.as_deref())?;
    let mut sheets = Vec::new();
    for sheet in &book.sheets {
        let Some(path) = &sheet.path else { continue };
        let done = parts.expanded();
        let xml = parts.xml(path)?.ok_or(Broken::Damaged)?;
        let grid = Grid::new(source, spent, &sheet.name, sheet.hidden, book.since_1904);
        sheets.push(Cells::new(grid, &strings, &shapes).read(xml, || source.at(done.get(), total))?);
    }
    source.at(total, total);
    Ok(sheets)
}

fn tell_what_is_not_read(source: &Source<'_>, book: &Workbook) {
    let say = |zh: &str, en: &str| source.say(&codes::PART_NOT_READ, (zh.to_owned(), en.to_owned()));
    if book.macros {
        say("宏没有读取，也没有运行", "macros are neither read nor run");
    }
    if book.external {
        say("外部工作簿的链接没有打开，用的是上次保存的值", "links to other workbooks are not followed; the values last saved are read");
    }
    for sheet in book.sheets.iter().filter(|sheet| sheet.path.is_none()) {
        let what = ("不是单元格组成的工作表（图表等），没有读取".into(), "no sheet of cells (a chart, for instance); not read".into());
        source.say_of_sheet(&codes::PART_NOT_READ, &sheet.name, what);
    }
}
