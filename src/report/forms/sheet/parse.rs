//! Tags and words into the tree.

use super::tags::{Event, Open, events};
use super::text::Words;
use super::{Block, Cell, Fault, Kind, Para, Row, Table, grid};
use std::iter::Peekable;
use std::vec::IntoIter;

/// The tree of a rendered template.
///
/// # Errors
/// At the first tag, class or attribute that is not of the subset, at words outside a paragraph, and where tags do not nest.
pub fn parse(text: &str) -> Result<Vec<Block>, Fault> {
    let mut reader = Reader { events: events(text)?.into_iter().peekable(), line: 0 };
    let mut blocks = Vec::new();
    while let Some(event) = reader.next() {
        match event {
            Event::Text(words) if is_blank(&words) => {}
            Event::Open(open) => blocks.push(reader.block(&open)?),
            other => return Err(reader.misplaced(&other)),
        }
    }
    Ok(blocks)
}

fn is_blank(words: &str) -> bool {
    words.bytes().all(|b| b.is_ascii_whitespace())
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "h1" => Kind::H1,
        "h2" => Kind::H2,
        "h3" => Kind::H3,
        "p" => Kind::P,
        _ => return None,
    })
}

struct Reader {
    events: Peekable<IntoIter<Event>>,
    line: usize,
}

impl Reader {
    fn next(&mut self) -> Option<Event> {
        let event = self.events.next();
        if let Some(Event::Open(open)) = &event {
            self.line = open.line;
        }
        event
    }

    fn misplaced(&self, event: &Event) -> Fault {
        let (zh, en) = match event {
            Event::Text(words) => {
                let words: String = words.trim().chars().take(20).collect();
                (format!("文字不在段落里：{words}"), format!("words outside a paragraph: {words}"))
            }
            Event::Open(open) => (format!("<{}> 不能用在这里", open.name), format!("<{}> cannot stand here", open.name)),
            Event::Close(name) => (format!("多余的 </{name}>"), format!("</{name}> closes nothing")),
        };
        Fault::at(self.line, zh, en)
    }

    fn unclosed(open: &Open) -> Fault {
        Fault::at(open.line, format!("<{}> 没有结束", open.name), format!("<{}> is not closed", open.name))
    }

    fn block(&mut self, open: &Open) -> Result<Block, Fault> {
        match (kind(&open.name), open.name.as_str()) {
            (Some(kind), _) => self.para(open, kind).map(Block::Para),
            (None, "table") => self.table(open).map(Block::Table),
            (None, "hr") => open.classes(&[]).map(|_| Block::Break),
            _ => Err(self.misplaced(&Event::Open(Open { name: open.name.clone(), attributes: Vec::new(), line: open.line }))),
        }
    }

    fn para(&mut self, open: &Open, kind: Kind) -> Result<Para, Fault> {
        let classes = open.looks(&[])?;
        let mut words = Words::default();
        let mut marks: Vec<Open> = Vec::new();
        loop {
            match self.next().ok_or_else(|| Self::unclosed(open))? {
                Event::Close(name) if name == open.name && marks.is_empty() => return Ok(Para { kind, classes, inlines: words.take() }),
                event => self.inline(event, &mut words, &mut marks)?,
            }
        }
    }

    /// Words, `<b>`, `<u>`, `<br>`.
    fn inline(&mut self, event: Event, words: &mut Words, marks: &mut Vec<Open>) -> Result<(), Fault> {
        let has = |marks: &[Open], name: &str| marks.iter().any(|m| m.name == name);
        match event {
            Event::Text(text) => words.add(&text, has(marks, "b"), has(marks, "u")),
            Event::Open(open) if open.name == "br" => {
                open.classes(&[])?;
                words.break_line();
            }
            Event::Open(open) if ["b", "u"].contains(&open.name.as_str()) => {
                open.classes(&[])?;
                marks.push(open);
            }
            Event::Close(name) => match marks.pop() {
                Some(open) if open.name == name => {}
                Some(open) => return Err(Self::unclosed(&open)),
                None => return Err(self.misplaced(&Event::Close(name))),
            },
            other => return Err(self.misplaced(&other)),
        }
        Ok(())
    }

    fn table(&mut self, open: &Open) -> Result<Table, Fault> {
        let mut table = Table { widths: Vec::new(), bare: false, compact: false, rows: Vec::new() };
        for class in open.classes(&[])? {
            match class {
                "bare" => table.bare = true,
                "compact" => table.compact = true,
                other => return Err(open.unknown(other)),
            }
        }
        let (mut lines, mut head, mut group): (Vec<usize>, bool, Option<Open>) = (Vec::new(), false, None);
        loop {
            match self.next().ok_or_else(|| Self::unclosed(open))? {
                Event::Text(words) if is_blank(&words) => {}
                Event::Close(name) if name == "table" && group.is_none() => break,
                Event::Close(name) if group.as_ref().is_some_and(|g| g.name == name) => (group, head) = (None, false),
                Event::Open(part) if group.is_none() && ["colgroup", "thead", "tbody"].contains(&part.name.as_str()) => {
                    part.classes(&[])?;
                    head = part.name == "thead";
                    group = Some(part);
                }
                Event::Open(col) if col.name == "col" && group.as_ref().is_some_and(|g| g.name == "colgroup") => {
                    col.classes(&["width"])?;
                    table.widths.push(col.number("width")? as u32);
                }
                Event::Open(tr) if tr.name == "tr" && group.as_ref().is_none_or(|g| g.name != "colgroup") => {
                    lines.push(tr.line);
                    table.rows.push(self.row(&tr, head)?);
                }
                other => return Err(self.misplaced(&other)),
            }
        }
        Self::checked(open, table, &lines)
    }

    fn checked(open: &Open, mut table: Table, lines: &[usize]) -> Result<Table, Fault> {
        let sum: u32 = table.widths.iter().sum();
        if sum != 100 {
            return Err(Fault::at(
                open.line,
                format!("表格各列 <col width> 之和应为 100，现为 {sum}"),
                format!("the <col width> of a table sum to 100, not {sum}"),
            ));
        }
        grid::place(&mut table.rows, table.widths.len(), lines)?;
        Ok(table)
    }

    fn row(&mut self, open: &Open, head: bool) -> Result<Row, Fault> {
        let mut row = Row { head, classes: open.looks(&[])?, cells: Vec::new() };
        loop {
            match self.next().ok_or_else(|| Self::unclosed(open))? {
                Event::Text(words) if is_blank(&words) => {}
                Event::Close(name) if name == "tr" => return Ok(row),
                Event::Open(cell) if ["td", "th"].contains(&cell.name.as_str()) => row.cells.push(self.cell(&cell)?),
                other => return Err(self.misplaced(&other)),
            }
        }
    }

    /// Words straight in the cell are a paragraph of their own; `<p>` may follow.
    fn cell(&mut self, open: &Open) -> Result<Cell, Fault> {
        let classes = open.looks(&["colspan", "rowspan"])?;
        let (colspan, rowspan) = (open.number("colspan")?, open.number("rowspan")?);
        let (mut paras, mut words, mut marks) = (Vec::new(), Words::default(), Vec::new());
        let plain = |words: &mut Words, paras: &mut Vec<Para>| {
            if !words.is_empty() {
                paras.push(Para { kind: Kind::P, classes: Vec::new(), inlines: words.take() });
            }
        };
        loop {
            match self.next().ok_or_else(|| Self::unclosed(open))? {
                Event::Close(name) if name == open.name && marks.is_empty() => {
                    plain(&mut words, &mut paras);
                    return Ok(Cell { column: 0, colspan, rowspan, head: open.name == "th", classes, paras });
                }
                Event::Open(p) if p.name == "p" && marks.is_empty() => {
                    plain(&mut words, &mut paras);
                    paras.push(self.para(&p, Kind::P)?);
                }
                event => self.inline(event, &mut words, &mut marks)?,
            }
        }
    }
}
