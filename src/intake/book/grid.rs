//! A sheet of a workbook, cell by cell: what a cell means becomes text, what is wrong with it becomes a finding.

use super::number::{self, Moment};
use super::source::Source;
use super::xml::Broken;
use super::{Merge, Sheet, limits};
use crate::intake::codes;
use std::cell::Cell;

/// How a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// As a number.
    #[default]
    Plain,
    /// As a day, a time, or both.
    Moment,
    /// As a length of time.
    Length,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// A number and how it is meant.
    Number(f64, Shape),
    /// Yes or no.
    Bool(bool),
    /// A day as `2025-08-29` or `2025-08-29T08:30:00`.
    Iso(&'a str),
    /// An error such as `#REF!`.
    Error(&'a str),
    /// A formula without a value.
    Formula(&'a str),
}

/// Cells and text of all sheets of a file so far.
#[derive(Debug)]
pub(super) struct Spent {
    cells: Cell<u64>,
    text: Cell<u64>,
    most_text: u64,
}

impl Spent {
    /// Nothing so far, of a file of so many bytes.
    pub fn of(bytes: u64) -> Self {
        let most_text = limits::TEXT.min(limits::FLOOR.max(bytes.saturating_mul(limits::TEXT_RATIO)));
        Self { cells: Cell::new(0), text: Cell::new(0), most_text }
    }

    /// Whether there may be so many more.
    fn allows(&self, cells: u64, text: usize) -> Result<(), Broken> {
        let good = self.cells.get().saturating_add(cells) <= limits::CELLS && self.text.get().saturating_add(text as u64) <= self.most_text;
        if good { Ok(()) } else { Err(Broken::TooMany) }
    }
}

/// A sheet being built. Rows come in ascending order, cells of a row in any.
pub(super) struct Grid<'a> {
    source: &'a Source<'a>,
    spent: &'a Spent,
    sheet: Sheet,
    since_1904: bool,
    /// Row of `cells`, from 1.
    row: u32,
    /// Column and piece of `text` of each cell.
    cells: Vec<(usize, usize, usize)>,
    text: String,
}

impl<'a> Grid<'a> {
    /// An empty sheet.
    pub fn new(source: &'a Source<'a>, spent: &'a Spent, name: &str, hidden: bool, since_1904: bool) -> Self {
        let mut sheet = Sheet::new(name);
        sheet.hidden = hidden;
        if hidden {
            let what = ("工作表是隐藏的，也已读取".into(), "the sheet is hidden; it is read all the same".into());
            source.say_of_sheet(&codes::HIDDEN_SHEET, name, what);
        }
        Self { source, spent, sheet, since_1904, row: 0, cells: Vec::new(), text: String::new() }
    }

    /// A merged area; beyond the sheet, or of one cell, it is none.
    pub fn merge(&mut self, merge: Merge) {
        let inside = merge.bottom < limits::ROWS && (merge.right as usize) < limits::COLUMNS;
        let area = merge.top < merge.bottom || merge.left < merge.right;
        if inside && area && merge.top <= merge.bottom && merge.left <= merge.right {
            self.sheet.merges.push(merge);
        }
    }

    /// A cell; row from 1, column from 0.
    ///
    /// # Errors
    /// If it stands outside a sheet, above an earlier one, or is one too many.
    pub fn put(&mut self, row: u32, column: usize, value: Value<'_>) -> Result<(), Broken> {
        if row != self.row {
            if row < self.row || row == 0 || row > limits::ROWS {
                return Err(Broken::Damaged);
            }
            self.flush()?;
            self.row = row;
        }
        if column >= limits::COLUMNS {
            return Err(Broken::Damaged);
        }
        let from = self.text.len();
        match value {
            Value::Text(text) => self.text.push_str(text),
            Value::Number(number, shape) => self.number(number, shape, column)?,
            Value::Bool(value) => self.text.push_str(if value { "true" } else { "false" }),
            Value::Iso(text) => self.iso(text, column),
            Value::Error(text) => {
                let text = text.trim();
                let what = (format!("这一格是错误值 {text}"), format!("the cell is the error {text}"));
                self.source.say_of_cell(&codes::CELL_ERROR, &self.sheet.name, (row, column), what);
                self.text.push_str(text);
            }
            Value::Formula(formula) => {
                let short: String = formula.chars().take(60).collect();
                let what = (format!("公式 ={short} 没有值"), format!("the formula ={short} has no value"));
                self.source.say_of_cell(&codes::FORMULA_NOT_COMPUTED, &self.sheet.name, (row, column), what);
                self.text.push('=');
                self.text.push_str(&short);
            }
        }
        if self.text[from..].trim().is_empty() {
            self.text.truncate(from);
        } else {
            self.cells.push((column, from, self.text.len()));
            self.spent.allows(0, self.text.len())?;
        }
        Ok(())
    }

    /// Refuses rows that stand so often that they are too many cells, before they are put.
    pub fn repeats(&self, rows: u32, cells: usize) -> Result<(), Broken> {
        self.spent.allows(u64::from(rows).saturating_mul(cells as u64), 0)
    }

    /// The sheet.
    ///
    /// # Errors
    /// If its last row is too much.
    pub fn finish(mut self) -> Result<Sheet, Broken> {
        self.flush()?;
        self.sheet.merges.sort_unstable();
        self.sheet.merges.dedup();
        Ok(self.sheet)
    }

    fn number(&mut self, value: f64, shape: Shape, column: usize) -> Result<(), Broken> {
        if !value.is_finite() {
            return Err(Broken::Damaged);
        }
        let text = match shape {
            Shape::Plain => None,
            Shape::Length => number::duration(value),
            Shape::Moment => number::moment(value, self.since_1904).map(|Moment { text, time }| {
                if let Some(time) = time {
                    self.tell_time(&text, &time, column);
                }
                text
            }),
        };
        self.text.push_str(&text.unwrap_or_else(|| number::number(value)));
        Ok(())
    }

    fn iso(&mut self, text: &str, column: usize) {
        let (day, time) = text.split_once('T').unwrap_or((text, ""));
        let time = time.split(['.', 'Z', '+']).next().unwrap_or_default();
        if time.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
            self.tell_time(day, time.strip_suffix(":00").filter(|t| t.len() == 5).unwrap_or(time), column);
        }
        self.text.push_str(day);
    }

    fn tell_time(&self, day: &str, time: &str, column: usize) {
        let what = (format!("{day} 之外还有时刻 {time}，只取日期"), format!("beside {day} there is the time {time}; only the day is read"));
        self.source.say_of_cell(&codes::DATE_WITH_TIME, &self.sheet.name, (self.row, column), what);
    }

    fn flush(&mut self) -> Result<(), Broken> {
        if !self.cells.is_sorted_by(|a, b| a.0 < b.0) {
            // of a cell that stands twice the last holds
            self.cells.reverse();
            self.cells.sort_by_key(|cell| cell.0);
            self.cells.dedup_by_key(|cell| cell.0);
        }
        let Some(&(last, ..)) = self.cells.last() else { return Ok(()) };
        self.spent.allows(last as u64 + 1, self.text.len())?;
        self.spent.cells.set(self.spent.cells.get() + last as u64 + 1);
        self.spent.text.set(self.spent.text.get() + self.text.len() as u64);
        let mut next = self.cells.iter().peekable();
        let row = (0..=last).map(|column| match next.next_if(|cell| cell.0 == column) {
            Some(&(_, from, to)) => &self.text[from..to],
            None => "",
        });
        self.sheet.push(self.row, row);
        self.cells.clear();
        self.text.clear();
        Ok(())
    }
}
