//! Tables of WordprocessingML. A cell that reaches down is written again in every row it covers.

use super::super::sheet::{Cell, Class, Row, Table};
use super::TEXT_WIDTH;
use super::body::paragraph_in;

const LINES: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>\
<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders>";
/// What keeps two tables apart.
const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

/// Which cell reaches into a column from above: its columns, its width, rows still to come.
type Reaching = Vec<Option<(usize, u32, usize)>>;

/// The table.
pub(super) fn table(table: &Table) -> String {
    let widths: Vec<u32> = table.widths.iter().map(|percent| percent * TEXT_WIDTH / 100).collect();
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let (lines, pad) = match (table.bare, table.compact) {
        (true, _) => ("", 0),
        (false, true) => (LINES, 55),
        (false, false) => (LINES, 80),
    };
    let total: u32 = widths.iter().sum();
    let mut reaching: Reaching = vec![None; widths.len()];
    let rows: String = table.rows.iter().map(|row| self::row(table, row, &widths, &mut reaching)).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>{lines}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
         <w:top w:w=\"30\" w:type=\"dxa\"/><w:left w:w=\"{pad}\" w:type=\"dxa\"/><w:bottom w:w=\"30\" w:type=\"dxa\"/>\
         <w:right w:w=\"{pad}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{GAP}"
    )
}

fn row(table: &Table, row: &Row, widths: &[u32], reaching: &mut Reaching) -> String {
    let height = row.classes.iter().find_map(|class| match class {
        Class::Tall => Some(510),
        Class::High => Some(1134),
        Class::Deep => Some(1928),
        _ => None,
    });
    let height = height.map_or(String::new(), |h| format!("<w:trHeight w:val=\"{h}\" w:hRule=\"atLeast\"/>"));
    let head = if row.head { "<w:tblHeader/>" } else { "" };
    let (mut cells, mut own, mut column) = (String::new(), row.cells.iter(), 0);
    while column < widths.len() {
        if let Some((columns, width, left)) = reaching[column] {
            cells += &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{}<w:vMerge/></w:tcPr>{GAP}</w:tc>", span(columns));
            reaching[column] = Some((columns, width, left - 1)).filter(|(.., left)| *left > 0);
            column += columns;
            continue;
        }
        let Some(next) = own.next() else { break };
        let width = widths[next.column..next.column + next.colspan].iter().sum();
        cells += &cell(table, row, next, width);
        reaching[column] = Some((next.colspan, width, next.rowspan - 1)).filter(|(.., left)| *left > 0);
        column += next.colspan;
    }
    format!("<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>")
}

fn span(columns: usize) -> String {
    if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() }
}

fn cell(table: &Table, row: &Row, cell: &Cell, width: u32) -> String {
    let merge = if cell.rowspan > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
    let top = row.classes.iter().any(|c| matches!(c, Class::High | Class::Deep)) && !cell.classes.contains(&Class::Label) && !cell.head;
    let place = if top { "top" } else { "center" };
    let paras: String = cell.paras.iter().map(|para| in_cell(table, cell, para)).collect();
    let paras = if paras.is_empty() { paragraph_in("Cell", &cell.classes, &[]) } else { paras };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{}{merge}<w:vAlign w:val=\"{place}\"/></w:tcPr>{paras}</w:tc>", span(cell.colspan))
}

fn in_cell(table: &Table, cell: &Cell, para: &super::super::sheet::Para) -> String {
    let small = table.compact || cell.classes.contains(&Class::Small) || para.is(Class::Small);
    let style = match (cell.head, small) {
        _ if para.is(Class::Seal) => "CellSeal",
        _ if para.is(Class::Sign) => "CellSign",
        (true, true) => "CellHeadSmall",
        (true, false) => "CellHead",
        (false, true) => "CellSmall",
        (false, false) => "Cell",
    };
    let classes = if para.classes.is_empty() { &cell.classes } else { &para.classes };
    paragraph_in(style, classes, &para.inlines)
}
