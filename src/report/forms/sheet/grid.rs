//! Cells onto columns: every row fills every column exactly once.

use super::{Fault, Row};

/// Gives each cell its column.
///
/// # Errors
/// If a row has too many or too few cells, or a cell reaches below the table.
pub(super) fn place(rows: &mut [Row], columns: usize, lines: &[usize]) -> Result<(), Fault> {
    let mut covered = vec![0usize; columns];
    for (row, &line) in rows.iter_mut().zip(lines) {
        let fault = |has: usize| {
            Fault::at(line, format!("这一行应占 {columns} 列，实占 {has} 列"), format!("this row should fill {columns} columns and fills {has}"))
        };
        let mut next = vec![0usize; columns];
        let mut column = 0;
        for cell in &mut row.cells {
            while covered.get(column).is_some_and(|left| *left > 0) {
                column += 1;
            }
            let span = column..column + cell.colspan;
            if covered.get(span.clone()).is_none_or(|below| below.iter().any(|left| *left > 0)) {
                return Err(fault(column + cell.colspan));
            }
            cell.column = column;
            next[span].fill(cell.rowspan);
            column += cell.colspan;
        }
        for (left, new) in covered.iter_mut().zip(&next) {
            *left = (*left).max(*new);
        }
        let filled = covered.iter().filter(|left| **left > 0).count();
        if filled < columns {
            return Err(fault(filled));
        }
        covered.iter_mut().for_each(|left| *left -= 1);
    }
    match (covered.iter().any(|left| *left > 0), lines.last()) {
        (true, Some(&line)) => Err(Fault::at(line, "rowspan 超出了表格的最后一行", "a rowspan reaches below the table's last row")),
        _ => Ok(()),
    }
}
