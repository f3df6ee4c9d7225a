//! Tables on a terminal: wide Chinese characters stay aligned, numbers stand right with thousands apart, and a table that is
//! wider than the terminal is folded, or goes on below with the columns that are left.

use super::words::thousands;
use crate::base::width;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};
use std::sync::OnceLock;

/// Columns of the terminal that is written to, if it is one. Files and pipes get tables of their own width.
static COLUMNS: OnceLock<usize> = OnceLock::new();
/// A column of text may be folded to this.
const TEXT_MIN: usize = 12;

/// Tables of this process fit a terminal of so many columns.
pub fn fit(columns: usize) {
    let _ = COLUMNS.set(columns);
}

/// Columns a line may have on what is written to; a hundred where that is no terminal.
pub fn columns() -> usize {
    COLUMNS.get().copied().unwrap_or(100)
}

/// A plain table: one rule under the header; columns named in `numbers` stand right.
pub fn table(header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> String {
    within(COLUMNS.get().copied(), header, numbers, rows)
}

/// Whether a table stands on the terminal that is written to without being folded.
pub fn fits(header: &[String], rows: &[Vec<String>]) -> bool {
    let widest = |at: usize| rows.iter().chain(std::iter::once(&header.to_vec())).filter_map(|row| row.get(at)).map(|c| width(c)).max();
    let full: usize = (0..header.len()).map(|at| widest(at).unwrap_or(0) + 2).sum();
    COLUMNS.get().is_none_or(|columns| full <= columns + 2)
}

fn within(columns: Option<usize>, header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> String {
    let apart = |(at, cell): (usize, String)| if numbers.contains(&at) { grouped(cell) } else { cell };
    let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().enumerate().map(apart).collect()).collect();
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
        cells.chain(header.get(at).map(|name| width(name))).max().unwrap_or(0)
    };
    // what a column cannot do without: its numbers whole, a few characters of its texts
    let least = |at: usize| {
        let numbers = numbers.contains(&at);
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let words = header.get(at).map_or(0, |name| name.split(' ').map(folded).max().unwrap_or(0));
        match (numbers, at) {
            (true, _) => cells.max(words),
            // what a row is about is not folded
            (false, 0) => widest(0).min(columns.unwrap_or(0) / 2),
            (false, _) => widest(at).min(TEXT_MIN),
        }
    };
    let all = 0..header.len();
    let (full, folded) = (all.clone().map(widest).sum::<usize>(), all.map(least).sum::<usize>());
    let gaps = 2 * header.len().saturating_sub(1);
    let Some(columns) = columns.filter(|columns| full + gaps > *columns) else {
        return plain(header, numbers, rows).trim_fmt() + "\n";
    };
    if folded + gaps > columns && header.len() > 2 {
        // the first columns that stand beside each other, and the others below, each with the first
        let mut taken = widest(0).min(columns / 2);
        let fit = (1..header.len()).take_while(|at| {
            taken += 2 + widest(*at);
            taken <= columns
        });
        // parts of about the same number of columns
        let others = header.len() - 1;
        let parts = others.div_ceil(fit.count().max(1)).max(2);
        let cut = others.div_ceil(parts) + 1;
        let part = |columns: &[usize]| {
            let header: Vec<&str> = columns.iter().map(|at| header[*at]).collect();
            let numbers: Vec<usize> = (0..columns.len()).filter(|at| numbers.contains(&columns[*at])).collect();
            let rows = rows.iter().map(|row| columns.iter().map(|at| row.get(*at).cloned().unwrap_or_default()).collect());
            (header, numbers, rows.collect::<Vec<Vec<String>>>())
        };
        let (left, right) = (part(&(0..cut).collect::<Vec<_>>()), part(&std::iter::once(0).chain(cut..header.len()).collect::<Vec<_>>()));
        return within(Some(columns), &left.0, &left.1, left.2) + "\n" + &within(Some(columns), &right.0, &right.1, right.2);
    }
    let mut table = plain(header, numbers, rows.clone());
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    for (at, column) in table.column_iter_mut().enumerate() {
        let padding = usize::from(at + 1 != header.len());
        let bound = u16::try_from(least(at) + padding).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(bound)));
    }
    table.trim_fmt() + "\n"
}

/// Columns a word of a header needs: Chinese characters may stand below each other, two by two.
fn folded(word: &str) -> usize {
    if word.is_ascii() { word.len() } else { width(word).min(4) }
}

/// `1234567` → `1,234,567`; anything else stays.
fn grouped(cell: String) -> String {
    let number = (cell.len() > 3 && cell.bytes().all(|b| b.is_ascii_digit())).then(|| cell.parse::<i64>().ok()).flatten();
    number.map_or(cell, thousands)
}

fn plain(header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(style()).set_header(header.to_vec()).add_rows(rows);
    let last = header.len().saturating_sub(1);
    for (at, column) in table.column_iter_mut().enumerate() {
        // the rule under the header ends where the last text may end
        column.set_padding((0, u16::from(at != last)));
    }
    for at in numbers {
        if let Some(column) = table.column_mut(*at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn style() -> TableStyle {
    presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [&str; 4] = ["产品行", "product", "expected batches", "note"];

    fn rows() -> Vec<Vec<String>> {
        let row = |a: &str, b: &str, n: u64, c: &str| vec![a.to_owned(), b.to_owned(), n.to_string(), c.to_owned()];
        vec![row("CX-01", "车用柴油清净剂（含尿素水溶液）", 1_234_567, "a note of some length"), row("CX-02", "水泥", 7, "")]
    }

    #[test]
    fn numbers_stand_right_with_thousands_apart() {
        let text = within(None, &HEADER, &[2], rows());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "产品行  product                         expected batches  note");
        assert_eq!(lines[2], "CX-01   车用柴油清净剂（含尿素水溶液）         1,234,567  a note of some length");
        assert_eq!(lines[3], "CX-02   水泥                                           7");
    }

    #[test]
    fn no_terminal_is_too_narrow() {
        for columns in 34..120 {
            let text = within(Some(columns), &HEADER, &[2], rows());
            assert!(text.lines().all(|line| width(line) <= columns), "{columns}\n{text}");
            assert!(text.contains("1,234,567") && text.contains("水泥"), "{columns}\n{text}");
        }
    }

    #[test]
    fn what_does_not_fit_goes_on_below() {
        let header: Vec<String> = std::iter::once("line".to_owned()).chain((0..10).map(|n| format!("county{n}"))).collect();
        let row: Vec<String> = std::iter::once("CX-01".to_owned()).chain((0..10).map(|n| (1000 + n).to_string())).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let text = within(Some(60), &header, &(1..11).collect::<Vec<_>>(), vec![row]);
        let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("line")).collect();
        assert_eq!(heads.len(), 2, "{text}");
        assert!(heads[0].contains("county0") && heads[1].ends_with("county9"), "{text}");
        assert!(text.lines().all(|line| width(line) <= 60) && text.contains("1,009"), "{text}");
    }
}
