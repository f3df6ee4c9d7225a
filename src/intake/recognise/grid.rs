//! Cells with their merged areas: what is written once and meant for several rows.

use crate::intake::book::{Merge, Sheet};
use crate::intake::cell::empty_mark;
use crate::intake::formula::unguarded;
use std::collections::HashMap;

/// A sheet and its merged areas, by column.
#[derive(Debug)]
pub struct Grid<'a> {
    sheet: &'a Sheet,
    /// Column → merged areas over it, ascending by row.
    over: HashMap<u32, Vec<Merge>>,
    width: usize,
}

/// Columns looked at; what lies beyond is never a header.
const WIDTH_MAX: usize = 1_024;

impl<'a> Grid<'a> {
    /// The cells of a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let width = (0..sheet.len().min(200)).map(|row| sheet.width(row)).max().unwrap_or(0).min(WIDTH_MAX);
        let mut over: HashMap<u32, Vec<Merge>> = HashMap::new();
        let last = u32::try_from(width).unwrap_or(u32::MAX);
        for merge in &sheet.merges {
            for column in merge.left..=merge.right.min(last) {
                over.entry(column).or_default().push(*merge);
            }
        }
        for merges in over.values_mut() {
            merges.sort_unstable_by_key(|m| m.top);
        }
        Self { sheet, over, width }
    }

    /// The sheet.
    pub fn sheet(&self) -> &'a Sheet {
        self.sheet
    }

    /// Columns in use.
    pub fn width(&self) -> usize {
        self.width
    }

    /// What stands in the cell itself.
    pub fn own(&self, row: usize, column: usize) -> &'a str {
        self.sheet.text(row, column)
    }

    /// The merged area over a cell.
    pub fn merge(&self, row: usize, column: usize) -> Option<Merge> {
        let (line, column) = (self.sheet.number(row).checked_sub(1)?, u32::try_from(column).ok()?);
        let merges = self.over.get(&column)?;
        let at = merges.partition_point(|m| m.top <= line).checked_sub(1)?;
        Some(merges[at]).filter(|m| line <= m.bottom)
    }

    /// What the merged area over a cell says; the cell's own text without one.
    pub fn label(&self, row: usize, column: usize) -> &'a str {
        match self.merge(row, column) {
            Some(merge) if self.own(row, column).is_empty() => self.row_at(merge.top).map_or("", |top| self.own(top, merge.left as usize)),
            _ => self.own(row, column),
        }
    }

    /// What a cell of data means: its own text, or that of an area merged downwards over it. A mark of emptiness is nothing.
    pub fn meaning(&self, row: usize, column: usize) -> &'a str {
        let text = match self.merge(row, column) {
            Some(merge) if merge.left as usize == column => self.label(row, column),
            _ => self.own(row, column),
        };
        let text = unguarded(text);
        if empty_mark(text) { "" } else { text }
    }

    /// Position of the row with that number (from 0), if it holds something.
    pub fn row_at(&self, line: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.sheet.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.sheet.number(middle) <= line { low = middle + 1 } else { high = middle }
        }
        (low < self.sheet.len() && self.sheet.number(low) == line + 1).then_some(low)
    }
}
