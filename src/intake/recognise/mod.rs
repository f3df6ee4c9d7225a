//! What a sheet is: found by its headers, wherever they begin, whatever the sheet is called.

mod grid;
mod header;
mod rows;

pub use grid::Grid;
pub use rows::Kind;

use super::book::Sheet;
use super::columns::Layout;

/// A sheet that was understood.
#[derive(Debug)]
pub struct Found<'a> {
    /// Its cells, merged areas understood.
    pub grid: Grid<'a>,
    /// What it is.
    pub layout: &'static Layout,
    /// First and last row of the header, as positions in the sheet.
    pub header: (usize, usize),
    /// Each column of the sheet: header as printed (both rows joined), and the key it was taken for.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// Positions of rows of data.
    pub rows: Vec<usize>,
    /// Positions of rows below the header that are no data, and why.
    pub skipped: Vec<(usize, Kind)>,
}

impl Found<'_> {
    /// Columns taken for a key; more than one if the sheet has it twice.
    pub fn columns_of<'s>(&'s self, key: &'s str) -> impl Iterator<Item = usize> + 's {
        self.columns.iter().enumerate().filter(move |(_, c)| c.1 == Some(key)).map(|(at, _)| at)
    }

    /// The column taken for a key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.1 == Some(key))
    }

    /// Text of a cell by its key; empty if there is no such column or the cell holds a mark of emptiness.
    pub fn text(&self, row: usize, key: &str) -> &str {
        self.column(key).map_or("", |column| self.grid.meaning(row, column))
    }
}

/// What a sheet is, if it is anything this program knows.
pub fn recognise(sheet: &Sheet) -> Option<Found<'_>> {
    let grid = Grid::new(sheet);
    let header = header::find(&grid, &sheet.name)?;
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    for row in header.last + 1..sheet.len() {
        match rows::kind(&grid, &header, row) {
            Kind::Data => rows.push(row),
            other => skipped.push((row, other)),
        }
    }
    Some(Found { layout: header.layout, header: (header.first, header.last), columns: header.columns, grid, rows, skipped })
}

#[cfg(test)]
mod tests;
