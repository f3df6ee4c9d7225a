//! A table of the task as rows of text that know where they stand. Places are made on demand: a million rows cost no million places.

use super::book::letters;
use super::columns::Layout;
use super::{Both, Sink, cell, codes};
use crate::base::{Day, Minutes, Place};
use crate::record::Span;
use std::ops::RangeInclusive;

/// The rows of one table, without blank ones: of a CSV file, or of one or several sheets.
#[derive(Debug)]
pub struct Table {
    layout: &'static Layout,
    /// Where the rows come from, ascending by their first row; never empty.
    parts: Vec<Part>,
    /// The rows, [`BLOCK`] to a block.
    blocks: Vec<Block>,
    /// Line of each row, from 1.
    lines: Vec<u32>,
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

/// Rows of a block.
pub const BLOCK: usize = 16_384;

/// Some rows of text.
#[derive(Debug, Default)]
struct Block {
    cells: String,
    /// End of each cell in `cells`, row by row, as many to a row as the layout has columns.
    ends: Vec<u32>,
}

impl Table {
    /// Read the text of a file. None (with findings) if it has no usable header.
    pub(super) fn parse(layout: &'static Layout, text: &str, sink: &Sink) -> Option<Self> {
        if u32::try_from(text.len()).is_err() {
            sink.add(&codes::UNREADABLE_FILE, Place::file(layout.file), ("文件超过 4 GiB".into(), "the file is larger than 4 GiB".into()));
            return None;
        }
        let skipped = remark_bytes(text);
        let mut lines = LineCounter { text, byte: 0, line: 1 };
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(&text.as_bytes()[skipped..]);
        let mut record = csv::StringRecord::new();
        let mut next = |record: &mut csv::StringRecord| {
            let more = reader.read_record(record).expect("text in memory is UTF-8 and rows may differ in length");
            let start = usize::try_from(record.position().map_or(0, csv::Position::byte)).expect("checked size");
            more.then(|| lines.at(skipped + start))
        };
        let Some(header_line) = next(&mut record) else {
            sink.add(&codes::EMPTY_FILE, Place::file(layout.file), ("只有说明行，没有表头".into(), "remarks only, no header row".into()));
            return None;
        };
        let headers: Vec<String> = record.iter().map(|h| h.trim().to_owned()).collect();
        let position = positions(layout, &headers, header_line, sink)?;
        let named = |at: usize| (at, headers[at].clone());
        let mut table = Self::new(layout);
        table.begin(Part::new(layout.file, None, header_line, position.iter().map(|at| at.map(named)).collect()));
        while let Some(line) = next(&mut record) {
            table.push_record(&record, line, &headers, sink);
        }
        if table.lines.is_empty() && layout.required {
            let what = ("有表头，没有数据行".into(), "a header, but no rows".into());
            sink.add(&codes::EMPTY_FILE, Place::file(layout.file), what);
        }
        Some(table)
    }

    /// A table without rows.
    pub(super) fn new(layout: &'static Layout) -> Self {
        Self { layout, parts: Vec::new(), blocks: Vec::new(), lines: Vec::new() }
    }

    /// The rows that follow come from this part.
    pub(super) fn begin(&mut self, part: Part) {
        self.parts.push(Part { first_row: self.lines.len(), ..part });
    }

    /// A row of the part begun last: a cell for each column of the layout.
    pub(super) fn push<'a>(&mut self, line: usize, cells: impl Iterator<Item = &'a str>) {
        if self.lines.len().is_multiple_of(BLOCK) {
            self.blocks.push(Block::default());
        }
        let Some(block) = self.blocks.last_mut() else { return };
        for cell in cells {
            block.cells.push_str(cell);
            block.ends.push(u32::try_from(block.cells.len()).unwrap_or(u32::MAX));
        }
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn push_record(&mut self, record: &csv::StringRecord, line: usize, headers: &[String], sink: &Sink) {
        if record.iter().all(|c| c.trim().is_empty()) {
            return;
        }
        let width = headers.len();
        if record.len() < width || record.iter().skip(width).any(|c| !c.trim().is_empty()) {
            let (has, file) = (record.len(), self.layout.file);
            let what = (format!("这一行有 {has} 格，表头有 {width} 格"), format!("the row has {has} cells, the header {width}"));
            sink.add(&codes::ROW_LENGTH, Place::row(file, line), what);
            return;
        }
        for (_, header) in record.iter().zip(headers).filter(|(value, _)| value.contains(['\n', '\r'])) {
            let what =
                ("一格里有换行：引号可能没有闭合".into(), "a line break inside a cell: perhaps a quotation mark is not closed".into());
            sink.add(&codes::NEWLINE_IN_CELL, Place::cell(self.layout.file, line, header), what);
        }
        let position: Vec<Option<usize>> = self.parts[0].position.iter().map(|p| p.as_ref().map(|(at, _)| *at)).collect();
        self.push(line, position.into_iter().map(|at| at.and_then(|at| record.get(at)).map_or("", |cell| unguarded(cell.trim()))));
    }

    /// Its layout.
    pub fn layout(&self) -> &'static Layout {
        self.layout
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Line of a row, as a text editor counts.
    pub fn line(&self, row: usize) -> usize {
        self.lines[row] as usize
    }

    /// Forget the cells of a block; its rows keep their lines.
    pub fn forget(&mut self, block: usize) {
        self.blocks[block] = Block::default();
    }

    /// Text of a cell (layout column), trimmed; empty if the file has no such column or the cell is forgotten.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let Block { cells, ends } = &self.blocks[row / BLOCK];
        let at = row % BLOCK * self.layout.columns.len() + column;
        let from = at.checked_sub(1).map_or(0, |before| ends.get(before).map_or(0, |&end| end as usize));
        ends.get(at).map_or("", |&end| &cells[from..end as usize])
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

/// A cell that begins like a formula is written with an apostrophe before it.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
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

/// Bytes of the remark lines (`#`) and blank lines before the header.
fn remark_bytes(text: &str) -> usize {
    let remark = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    text.split_inclusive(['\n', '\r']).take_while(|line| remark(line)).map(str::len).sum()
}

/// Turns ascending byte offsets into line numbers. The reader reports a row's start before the blank lines above it.
struct LineCounter<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn at(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blank = bytes[byte..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let upto = byte + blank;
        for at in self.byte..upto {
            let ends = bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            self.line += usize::from(ends);
        }
        self.byte = upto;
        self.line
    }
}
