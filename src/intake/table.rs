//! A table of the task as rows of text that know where they stand. Places are made on demand: a million rows cost no million places.

use super::book::{Sheet, letters};
use super::columns::Layout;
use super::decode::{self, Decoding};
use super::formula::unguarded;
use super::records::{Record, Records, Trouble};
use super::{Both, Sink, cell, codes};
use crate::base::{Day, Minutes, Place};
use crate::record::Span;
use std::io::{Read, Seek};
use std::ops::RangeInclusive;

pub use super::book::BLOCK;

/// The rows of one table, without blank ones: of a CSV file, or of one or several sheets.
#[derive(Debug)]
pub struct Table {
    layout: &'static Layout,
    /// Where the rows come from, ascending by their first row; never empty.
    parts: Vec<Part>,
    /// The rows: a cell for each column of the layout.
    sheet: Sheet,
}

/// A file or sheet that some rows come from.
#[derive(Debug)]
pub struct Part {
    /// File name.
    pub file: String,
    /// Sheet, if it is one of a workbook: places then name cells.
    pub sheet: Option<String>,
    /// Line of the header, from 1.
    pub header_line: usize,
    /// Layout column → column of the file and its header as printed.
    pub position: Vec<Option<(usize, String)>>,
    /// Its first row.
    first_row: usize,
}

impl Part {
    /// A part whose rows are still to come.
    pub(super) fn new(file: &str, sheet: Option<&str>, header_line: usize, position: Vec<Option<(usize, String)>>) -> Self {
        Self { file: file.to_owned(), sheet: sheet.map(str::to_owned), header_line, position, first_row: 0 }
    }

    /// The same part for another table.
    pub(super) fn again(&self) -> Self {
        Self { file: self.file.clone(), sheet: self.sheet.clone(), position: self.position.clone(), ..*self }
    }

    /// Its first row.
    pub(super) fn first_row(&self) -> usize {
        self.first_row
    }

    fn place(&self, line: usize, column: usize, layout: &Layout) -> Place {
        let known = self.position[column].as_ref();
        let key = layout.columns[column].key;
        // a file of the format speaks of keys, anybody else's of what they are called
        let absent = if self.file == layout.file { key } else { layout.shown(key) };
        let header = known.map_or(absent, |(_, header)| header);
        let cell = self.sheet.as_ref().and(known).map(|(at, _)| format!("{}{line}", letters(*at)));
        Place { sheet: self.sheet.clone(), cell, ..Place::cell(&self.file, line, header) }
    }
}

impl Table {
    /// Read a file. None (with findings) if it cannot be read or has no usable header.
    pub(super) fn read<R: Read + Seek>(layout: &'static Layout, bytes: R, sink: &Sink) -> Option<Self> {
        let source = Decoding::start(bytes).map_err(|error| tell(layout.file, &Trouble::Io(error), sink)).ok()?;
        let encoding = source.encoding();
        let (mut records, _) = Records::start(source, Some(b',')).map_err(|trouble| tell(layout.file, &trouble, sink)).ok()?;
        let table = Self::rows(layout, &mut records, sink);
        if !matches!(table, Err(Trouble::Undecodable(_))) {
            decode::note_encoding(layout.file, encoding, sink);
        }
        table.unwrap_or_else(|trouble| {
            tell(layout.file, &trouble, sink);
            None
        })
    }

    fn rows<R: Read + Seek>(layout: &'static Layout, records: &mut Records<R>, sink: &Sink) -> Result<Option<Self>, Trouble> {
        let remarks = records.skip_remarks()?;
        let Some(header) = records.next()? else {
            let what = if remarks {
                ("只有说明行，没有表头".into(), "remarks only, no header row".into())
            } else {
                ("文件是空的".into(), "the file is empty".into())
            };
            sink.add(&codes::EMPTY_FILE, Place::file(layout.file), what);
            return Ok(None);
        };
        let headers: Vec<String> = header.cells().map(|h| h.trim().to_owned()).collect();
        let header_line = header.line;
        let Some(position) = positions(layout, &headers, header_line, sink) else { return Ok(None) };
        let named = |at: usize| (at, headers[at].clone());
        let mut table = Self::new(layout);
        table.begin(Part::new(layout.file, None, header_line, position.iter().map(|at| at.map(named)).collect()));
        while let Some(record) = records.next()? {
            table.push_record(record, &headers, sink);
        }
        if table.is_empty() && layout.required {
            let what = ("有表头，没有数据行".into(), "a header, but no rows".into());
            sink.add(&codes::EMPTY_FILE, Place::file(layout.file), what);
        }
        Ok(Some(table))
    }

    /// A table without rows.
    pub(super) fn new(layout: &'static Layout) -> Self {
        Self { layout, parts: Vec::new(), sheet: Sheet::new(layout.file) }
    }

    /// The rows that follow come from this part.
    pub(super) fn begin(&mut self, part: Part) {
        self.parts.push(Part { first_row: self.sheet.len(), ..part });
    }

    /// A row of the part begun last: a cell for each column of the layout.
    pub(super) fn push<'a>(&mut self, line: usize, cells: impl Iterator<Item = &'a str>) {
        self.sheet.keep(u32::try_from(line).unwrap_or(u32::MAX), cells);
    }

    fn push_record(&mut self, record: Record<'_>, headers: &[String], sink: &Sink) {
        if record.is_blank() {
            return;
        }
        let (width, line, file) = (headers.len(), record.line, self.layout.file);
        if record.len() < width || record.cells().skip(width).any(|c| !c.trim().is_empty()) {
            let has = record.len();
            let what = (format!("这一行有 {has} 格，表头有 {width} 格"), format!("the row has {has} cells, the header {width}"));
            sink.add(&codes::ROW_LENGTH, Place::row(file, line), what);
            return;
        }
        if record.breaks() {
            for (_, header) in record.cells().zip(headers).filter(|(value, _)| value.contains(['\n', '\r'])) {
                let what =
                    ("一格里有换行：引号可能没有闭合".into(), "a line break inside a cell: perhaps a quotation mark is not closed".into());
                sink.add(&codes::NEWLINE_IN_CELL, Place::cell(file, line, header), what);
            }
        }
        let Self { parts, sheet, .. } = self;
        let known = parts[0].position.iter().map(|known| known.as_ref().map_or("", |(at, _)| unguarded(record.cell(*at).trim())));
        sheet.keep(u32::try_from(line).unwrap_or(u32::MAX), known);
    }

    /// Its layout.
    pub fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.sheet.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.sheet.is_empty()
    }

    /// Line of a row, as a text editor counts.
    pub fn line(&self, row: usize) -> usize {
        self.sheet.number(row) as usize
    }

    /// Forget the cells of a block; its rows keep their lines.
    pub fn forget(&mut self, block: usize) {
        self.sheet.forget(block);
    }

    /// Text of a cell (layout column), trimmed; empty if the file has no such column or the cell is forgotten.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.sheet.text(row, column)
    }

    /// Place of a cell; the column is called as the file calls it.
    pub fn place(&self, row: usize, column: usize) -> Place {
        self.part(row).place(self.line(row), column, self.layout)
    }

    /// Place of the header row.
    pub fn header_place(&self) -> Place {
        let part = &self.parts[0];
        Place { sheet: part.sheet.clone(), ..Place::row(&part.file, part.header_line) }
    }

    /// Where its rows come from.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Where a row comes from.
    fn part(&self, row: usize) -> &Part {
        &self.parts[self.parts.partition_point(|part| part.first_row <= row).saturating_sub(1)]
    }

    /// A row with its readers.
    pub fn row<'a>(&'a self, index: usize, sink: &'a Sink) -> Row<'a> {
        Row { table: self, index, sink }
    }
}

/// One row, and where its findings go.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    /// Its position in the table.
    pub index: usize,
    sink: &'a Sink,
}

impl<'a> Row<'a> {
    /// Add a finding about a cell.
    pub fn say(&self, code: &'static codes::Code, column: usize, what: Both) {
        self.sink.add(code, self.table.place(self.index, column), what);
    }

    /// The cell as it is, perhaps empty.
    pub fn raw(&self, column: usize) -> &'a str {
        self.table.text(self.index, column)
    }

    /// The cell, or what holds when it is empty. None (and a finding) if it must be filled.
    pub fn text(&self, column: usize) -> Option<&'a str> {
        let text = self.raw(column);
        if !text.is_empty() {
            return Some(text);
        }
        let default = self.table.layout.columns[column].default;
        if default.is_none() {
            self.say(&codes::EMPTY_CELL, column, ("这一格不能为空".into(), "this cell must be filled".into()));
        }
        default
    }

    /// A cell read by `read`; a finding of `code` if it cannot be.
    pub fn read<T>(&self, column: usize, code: &'static codes::Code, read: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let text = self.text(column)?;
        let value = read(text);
        if value.is_none() {
            self.say(code, column, (format!("“{text}”读不懂"), format!("cannot read {text:?}")));
        }
        value
    }

    /// A day.
    pub fn day(&self, column: usize) -> Option<Day> {
        self.read(column, &codes::IMPOSSIBLE_DATE, cell::day)
    }

    /// A time of the day.
    pub fn clock(&self, column: usize) -> Option<Minutes> {
        self.read(column, &codes::BAD_HOURS, cell::clock)
    }

    /// Degrees as microdegrees, within ±`limit` degrees.
    pub fn degrees(&self, column: usize, limit: i64) -> Option<i64> {
        self.read(column, &codes::BAD_COORDINATE, |text| cell::microdegrees(text).filter(|m| m.abs() <= limit * 1_000_000))
    }

    /// A whole number of the range.
    pub fn number(&self, column: usize, range: RangeInclusive<u64>) -> Option<u64> {
        self.read(column, &codes::BAD_NUMBER, |text| cell::whole(text).filter(|n| range.contains(n)))
    }

    /// Spans; ascending, without duplicates.
    pub fn spans(&self, column: usize) -> Option<Vec<Span>> {
        let text = self.text(column)?;
        let mut spans = Vec::new();
        for item in cell::list(text) {
            match cell::span(item) {
                Some(span) if span.from <= span.to => spans.push(span),
                Some(_) => {
                    self.say(&codes::SPAN_ORDER, column, (format!("“{item}”结束早于开始"), format!("{item:?} ends before it begins")));
                    return None;
                }
                None => {
                    self.say(&codes::IMPOSSIBLE_DATE, column, (format!("“{item}”不是日期段"), format!("{item:?} is not a span of days")));
                    return None;
                }
            }
        }
        spans.sort_unstable();
        spans.dedup();
        Some(spans)
    }

    /// One of the words of a fixed list.
    pub fn word<T: Copy>(&self, column: usize, words: &[(&str, &str, T)]) -> Option<T> {
        let text = self.text(column)?;
        let value = cell_word(text, words);
        if value.is_none() {
            self.say(&codes::UNKNOWN_WORD, column, not_a_word(text, words));
        }
        value
    }

    /// A list of such words; ascending, without duplicates.
    pub fn words<T: Copy + Ord>(&self, column: usize, words: &[(&str, &str, T)]) -> Option<Vec<T>> {
        let mut values = Vec::new();
        for item in cell::list(self.text(column)?) {
            match cell_word(item, words) {
                Some(value) => values.push(value),
                None => {
                    self.say(&codes::UNKNOWN_WORD, column, not_a_word(item, words));
                    return None;
                }
            }
        }
        values.sort_unstable();
        values.dedup();
        Some(values)
    }
}

/// The value of a word, by its Chinese or English spelling.
pub(super) fn cell_word<T: Copy>(text: &str, words: &[(&str, &str, T)]) -> Option<T> {
    words.iter().find(|(zh, en, _)| *zh == text || en.eq_ignore_ascii_case(text)).map(|w| w.2)
}

/// What to say about a word that is none of them.
pub(super) fn not_a_word<T>(text: &str, words: &[(&str, &str, T)]) -> Both {
    let zh: Vec<&str> = words.iter().map(|w| w.0).collect();
    let en: Vec<&str> = words.iter().map(|w| w.1).collect();
    (format!("“{text}”不是其中之一：{}", zh.join("、")), format!("{text:?} is none of: {}", en.join(", ")))
}

/// File position of every layout column. None if a needed one is missing or one stands twice.
fn positions(layout: &'static Layout, headers: &[String], line: usize, sink: &Sink) -> Option<Vec<Option<usize>>> {
    let mut position: Vec<Option<usize>> = vec![None; layout.columns.len()];
    let mut good = true;
    for (at, header) in headers.iter().enumerate() {
        let place = || Place::cell(layout.file, line, header);
        match layout.find(header) {
            None if header.is_empty() => {}
            None => {
                let what = (format!("不认识的列“{header}”，未读取"), format!("unknown column {header:?}; not read"));
                sink.add(&codes::UNKNOWN_COLUMN, place(), what);
            }
            Some(column) if position[column].is_some() => {
                good = false;
                let key = layout.columns[column].key;
                sink.add(&codes::DUPLICATE_COLUMN, place(), (format!("{key} 列出现两次"), format!("column {key} stands twice")));
            }
            Some(column) => position[column] = Some(at),
        }
    }
    for (column, at) in layout.columns.iter().zip(&position) {
        if at.is_none() && column.default.is_none() {
            good = false;
            let (zh, key) = (layout.shown(column.key), column.key);
            let what = (format!("缺少列“{zh}”（{key}）"), format!("column {key} ({zh}) is missing"));
            sink.add(&codes::MISSING_COLUMN, Place::cell(layout.file, line, key), what);
        }
    }
    good.then_some(position)
}

/// Says why a file cannot be read to its end.
fn tell(file: &str, trouble: &Trouble, sink: &Sink) {
    match trouble {
        Trouble::Io(error) => {
            sink.add(&codes::UNREADABLE_FILE, Place::file(file), (format!("系统不让读：{error}"), format!("the system says: {error}")));
        }
        Trouble::Undecodable(line) => decode::undecodable(file, *line, sink),
        Trouble::Zero => sink.add(&codes::BINARY_FILE, Place::file(file), decode::zeros()),
        Trouble::Endless(line) => {
            let what = ("从这里开始的一行没有结束".into(), "the row that begins here does not end".into());
            sink.add(&codes::UNCLOSED_QUOTE, Place::row(file, *line), what);
        }
    }
}
