//! A sheet before it is written: title, notes, columns, rows, what is painted.

use super::cell::{Cell, plain, width};

/// Characters of a header in one language at most.
const HEADER_MAX: usize = 60;

/// Width a header may ask for; beyond it wraps.
const HEADER_WIDE: f64 = 9.0;
/// No column is narrower.
const NARROW: f64 = 4.5;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Header in Chinese.
    pub zh: String,
    /// Header in English, beneath it.
    pub en: String,
    /// Width at most, in digits; longer text wraps.
    pub most: f64,
    /// Text goes to the middle.
    pub centred: bool,
}

/// A column whose text wraps at `most` digits.
pub fn column(zh: &str, en: &str, most: f64) -> Column {
    Column { zh: plain(zh, HEADER_MAX), en: plain(en, HEADER_MAX), most, centred: false }
}

/// A column of short words, in the middle.
pub fn short(zh: &str, en: &str) -> Column {
    Column { centred: true, ..column(zh, en, 16.0) }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As the others.
    #[default]
    Plain,
    /// Something a person should look at.
    Bad,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// As many cells as the sheet has columns.
    pub cells: Vec<Cell>,
    /// How it looks.
    pub look: Look,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, look: Look::Plain }
    }
}

/// What is painted by value.
#[derive(Clone, Debug)]
pub enum Paint {
    /// Bars in a column of shares, full at 100 %, and red text above it.
    Load(usize),
    /// Bars in a column of numbers.
    Bar(usize),
    /// A colour scale over columns, first to last, row by row.
    Scale(usize, usize),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name in Chinese: the tab.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// What a reader must know, above the table.
    pub notes: Vec<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows of the table.
    pub rows: Vec<Row>,
    /// Sums beneath the table.
    pub totals: Vec<Vec<Cell>>,
    /// What is painted.
    pub paint: Vec<Paint>,
    /// A column filled in by hand from a list of words.
    pub choice: Option<(usize, &'static [&'static str])>,
    /// Columns that stay in sight when the sheet is moved sideways.
    pub frozen: u16,
    /// `false`: words to read, without filters.
    pub is_table: bool,
}

impl Sheet {
    /// A table without rows.
    pub fn table(zh: &'static str, en: &'static str, columns: Vec<Column>) -> Self {
        Self { zh, en, columns, is_table: true, ..Self::default() }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells.into());
    }

    /// Lines of text in the tallest cell of a row.
    pub fn lines(cells: &[Cell], widths: &[f64]) -> f64 {
        let of = |(cell, room): (&Cell, &f64)| match cell {
            Cell::Text(text) => text.split('\n').map(|line| (width(line) / (room - 0.7)).ceil().max(1.0)).sum(),
            _ => 1.0,
        };
        cells.iter().zip(widths).map(of).fold(1.0, f64::max)
    }

    /// Widths of the columns: what header and cells need, up to what the column may have.
    pub fn widths(&self) -> Vec<f64> {
        let of = |(at, column): (usize, &Column)| {
            let cells = self.rows.iter().map(|row| &row.cells).chain(&self.totals).filter_map(|cells| cells.get(at));
            let widest = cells.map(Cell::width).fold(0.0, f64::max);
            // headers wrap; the button of the filter stands at their right
            let words = column.en.split(' ').map(width).fold((width(&column.zh) / 2.0).ceil(), f64::max);
            widest.min(column.most).max((words + 1.5).min(HEADER_WIDE)).max(NARROW) + 1.5
        };
        self.columns.iter().enumerate().map(of).collect()
    }
}
