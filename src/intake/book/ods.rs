//! OpenDocument spreadsheets: one pass over the content, a row in memory at a time.

use super::grid::{Grid, Shape, Spent, Value};
use super::parts::Parts;
use super::source::Source;
use super::xml::{Broken, Xml, attribute, attributes, resolve};
use super::{Merge, Sheet, limits};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::io::BufRead;

/// Rows between two tellings of progress.
const TOLD: u32 = 1 << 12;

/// The sheets of a spreadsheet.
pub(super) fn read<'a>(source: &'a Source<'a>, spent: &'a Spent) -> Result<Vec<Sheet>, Broken> {
    let mut parts = Parts::open(source)?;
    if let Some(manifest) = parts.xml("META-INF/manifest.xml")? {
        let mut encrypted = false;
        manifest.starts(|start| {
            encrypted |= start.local_name().as_ref() == "encryption-data";
            Ok(())
        })?;
        if encrypted {
            return Err(Broken::Password);
        }
    }
    let (total, done) = (parts.size("content.xml"), parts.expanded());
    let mut xml = parts.xml("content.xml")?.ok_or(Broken::Damaged)?;
    let (mut sheets, mut hidden, mut style, mut ended) = (Vec::new(), BTreeSet::new(), None, false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "style" => style = attribute(&start, "name"),
                "table-properties" if attribute(&start, "display").as_deref() == Some("false") => hidden.extend(style.take()),
                "table" => {
                    if sheets.len() >= limits::SHEETS {
                        return Err(Broken::TooMany);
                    }
                    let name = attribute(&start, "name").unwrap_or_default();
                    let unseen = attribute(&start, "style-name").is_some_and(|style| hidden.contains(&style));
                    let table = Table::new(Grid::new(source, spent, &name, unseen, false));
                    sheets.push(table.read(&mut xml, || source.at(done.get(), total))?);
                }
                _ => {}
            },
            Event::End(end) => ended |= end.local_name().as_ref() == "document-content",
            _ => {}
        }
    }
    source.at(total, total);
    if ended { Ok(sheets) } else { Err(Broken::Damaged) }
}

/// A sheet being read.
struct Table<'a> {
    grid: Grid<'a>,
    /// Row from 1 and how often it stands; column from 0 and how often the cell stands.
    row: u32,
    rows: u32,
    column: usize,
    columns: usize,
    /// Cells of the row that hold something: first column, one after the last, value.
    cells: Vec<(usize, usize, Held)>,
    cell: Held,
    paragraphs: usize,
}

/// What a cell holds, before its text is known to be needed.
#[derive(Debug, Default)]
struct Held {
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    text: String,
}

impl<'a> Table<'a> {
    fn new(grid: Grid<'a>) -> Self {
        Self { grid, row: 1, rows: 1, column: 0, columns: 1, cells: Vec::new(), cell: Held::default(), paragraphs: 0 }
    }

    /// Reads to the end of the table.
    fn read(mut self, xml: &mut Xml<impl BufRead>, tell: impl Fn()) -> Result<Sheet, Broken> {
        // notes, drawings and tables inside a cell are not its text
        let (mut aside, mut paragraph) = (0usize, 0usize);
        loop {
            match xml.more()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "annotation" | "shapes" | "frame" | "custom-shape" | "table" | "forms" => aside += 1,
                    _ if aside > 0 => {}
                    "table-row" => {
                        (self.rows, self.column) = (repeated(&start, "number-rows-repeated")?, 0);
                        self.cells.clear();
                    }
                    "table-cell" | "covered-table-cell" => self.begin(&start)?,
                    "p" | "h" => {
                        if self.paragraphs > 0 {
                            self.cell.text.push('\n');
                        }
                        (self.paragraphs, paragraph) = (self.paragraphs + 1, paragraph + 1);
                    }
                    "s" if paragraph > 0 => {
                        let count = attribute(&start, "c").and_then(|c| c.parse().ok()).unwrap_or(1usize);
                        self.cell.text.extend(std::iter::repeat_n(' ', count.min(limits::UNBROKEN)));
                        self.grow()?;
                    }
                    "tab" if paragraph > 0 => self.cell.text.push('\t'),
                    "line-break" if paragraph > 0 => self.cell.text.push('\n'),
                    _ => {}
                },
                Event::Text(text) if aside == 0 && paragraph > 0 => {
                    self.cell.text.push_str(&text.xml10_content());
                    self.grow()?;
                }
                Event::GeneralRef(reference) if aside == 0 && paragraph > 0 => resolve(&reference, &mut self.cell.text)?,
                Event::End(end) => match end.local_name().as_ref() {
                    "annotation" | "shapes" | "frame" | "custom-shape" | "forms" => aside = aside.saturating_sub(1),
                    "table" if aside > 0 => aside -= 1,
                    "table" => return self.grid.finish(),
                    _ if aside > 0 => {}
                    "p" | "h" => paragraph = paragraph.saturating_sub(1),
                    "table-cell" | "covered-table-cell" => self.end()?,
                    "table-row" => {
                        self.flush()?;
                        if self.row % TOLD < self.rows {
                            tell();
                        }
                        self.row = self.row.saturating_add(self.rows);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Refuses a cell whose pieces never end.
    fn grow(&self) -> Result<(), Broken> {
        if self.cell.text.len() > limits::UNBROKEN { Err(Broken::TooLarge) } else { Ok(()) }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Broken> {
        (self.cell, self.paragraphs) = (Held::default(), 0);
        self.columns = repeated(start, "number-columns-repeated")? as usize;
        let (mut wide, mut high) = (1, 1);
        for (key, value) in attributes(start) {
            let value = || quick_xml::escape::unescape(value).map(|v| v.into_owned()).map_err(|_| Broken::Damaged);
            match key.rsplit(':').next().unwrap_or_default() {
                "value-type" if key.starts_with("calcext") && value()? == "error" => self.cell.kind = "error".to_owned(),
                "value-type" if self.cell.kind.is_empty() => self.cell.kind = value()?,
                "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => self.cell.value = Some(value()?),
                "formula" => self.cell.formula = Some(value()?),
                "number-columns-spanned" => wide = value()?.parse().map_err(|_| Broken::Damaged)?,
                "number-rows-spanned" => high = value()?.parse().map_err(|_| Broken::Damaged)?,
                _ => {}
            }
        }
        let (top, left) = (self.row - 1, u32::try_from(self.column).map_err(|_| Broken::Damaged)?);
        let end = |from: u32, count: u32| from.saturating_add(count.saturating_sub(1));
        self.grid.merge(Merge { top, left, bottom: end(top, high), right: end(left, wide) });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Broken> {
        let cell = std::mem::take(&mut self.cell);
        let from = self.column;
        self.column = self.column.saturating_add(self.columns);
        let empty = cell.text.is_empty() && cell.value.is_none() && cell.formula.is_none();
        if !empty {
            if self.column > limits::COLUMNS {
                return Err(Broken::Damaged);
            }
            self.cells.push((from, self.column, cell));
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Broken> {
        let cells = std::mem::take(&mut self.cells);
        let Some(&(_, width, _)) = cells.last() else { return Ok(()) };
        self.grid.repeats(self.rows, width)?;
        for row in self.row..self.row.saturating_add(self.rows) {
            for (from, to, cell) in &cells {
                for column in *from..*to {
                    cell.put(&mut self.grid, row, column)?;
                }
            }
        }
        Ok(())
    }
}

impl Held {
    fn put(&self, grid: &mut Grid<'_>, row: u32, column: usize) -> Result<(), Broken> {
        let value = self.value.as_deref();
        let number = || value.and_then(|v| v.parse().ok()).ok_or(Broken::Damaged);
        let length;
        let value = match (self.kind.as_str(), value) {
            ("error", _) => Value::Error(&self.text),
            ("float" | "percentage" | "currency", _) => Value::Number(number()?, Shape::Plain),
            ("date", Some(day)) => Value::Iso(day),
            ("time", Some(time)) => {
                length = days(time).ok_or(Broken::Damaged)?;
                Value::Number(length, Shape::Length)
            }
            ("boolean", Some(value)) => Value::Bool(value == "true"),
            ("string", Some(text)) if self.text.is_empty() => Value::Text(text),
            ("", None) if self.text.is_empty() => match &self.formula {
                Some(formula) => Value::Formula(formula.trim_start_matches("of:").trim_start_matches('=')),
                None => return Ok(()),
            },
            _ => Value::Text(&self.text),
        };
        grid.put(row, column, value)
    }
}

fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u32, Broken> {
    attribute(start, name).map_or(Ok(1), |count| count.parse().map_err(|_| Broken::Damaged))
}

/// Days of a length of time such as `PT08H30M00S`.
fn days(time: &str) -> Option<f64> {
    let (hours, rest) = time.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.split_once('M')?;
    let part = |text: &str| text.parse::<f64>().ok();
    Some((part(hours)? * 3600.0 + part(minutes)? * 60.0 + part(seconds.strip_suffix('S')?)?) / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn lengths_of_time() {
        assert_eq!([days("PT08H30M00S"), days("PT12H00M00.000S"), days("8:30"), days("PT")], [Some(8.5 / 24.0), Some(0.5), None, None]);
    }
}
