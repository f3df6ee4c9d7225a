//! Tables on a terminal: wide Chinese characters stay aligned, numbers stand right with thousands apart, and a table that is
//! wider than the terminal is folded, or told row by row.

use super::words::thousands;
use crate::base::width;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};
use std::sync::OnceLock;

/// Columns of the terminal that is written to, if it is one. Files and pipes get tables of their own width.
static COLUMNS: OnceLock<usize> = OnceLock::new();
/// A column of text may be folded to this.
const TEXT_MIN: usize = 8;

/// Tables of this process fit a terminal of so many columns.
pub fn fit(columns: usize) {
    let _ = COLUMNS.set(columns);
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
    // what a column cannot do without: its numbers whole; a few characters of its texts
    let least = |at: usize| {
        let numbers = numbers.contains(&at);
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let words = header.get(at).map_or(0, |name| name.split(' ').map(|word| folded(word)).max().unwrap_or(0));
        if numbers { cells.max(words) } else { widest(at).min(TEXT_MIN).max(words.min(TEXT_MIN)) }
    };
    let all = 0..header.len();
    let (full, folded) = (all.clone().map(widest).sum::<usize>(), all.map(least).sum::<usize>());
    let gaps = 2 * header.len().saturating_sub(1);
    match columns {
        Some(columns) if full + gaps > columns && folded + gaps > columns => told(columns, header, &rows),
        Some(columns) if full + gaps > columns => {
            let mut table = plain(header, numbers, rows.clone());
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(columns).unwrap_or(u16::MAX));
            for (at, column) in table.column_iter_mut().enumerate() {
                let padding = usize::from(at + 1 != header.len());
                let bound = u16::try_from(least(at) + padding).unwrap_or(u16::MAX);
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(bound)));
            }
            table.trim_fmt() + "\n"
        }
        _ => plain(header, numbers, rows).trim_fmt() + "\n",
    }
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

/// One row below the other: its first cell, then what each other column says.
fn told(columns: usize, header: &[&str], rows: &[Vec<String>]) -> String {
    let names = header.iter().skip(1).map(|name| width(name)).max().unwrap_or(0);
    let mut out = String::new();
    for row in rows {
        out += &format!("{}\n", row.first().map_or("", String::as_str));
        for (name, cell) in header.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty()) {
            let blanks = names - width(name) + 2;
            for (at, line) in crate::base::wrap(cell, columns.saturating_sub(names + 4)).iter().enumerate() {
                out += &if at == 0 { format!("  {name}{:blanks$}{line}\n", "") } else { format!("{:names$}    {line}\n", "") };
            }
        }
    }
    out
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
            let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '─').collect();
            assert!(text.contains("1,234,567") && plain.contains("水泥"), "{columns}\n{text}");
        }
    }
}
