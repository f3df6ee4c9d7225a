//! The cells of one sheet, restyled where findings point. Rows and cells a file leaves out because they are empty are put in.

use super::MarkError;
use super::styles::Styles;
use super::targets::{At, Targets, cell, name};
use super::xml::{self, Out, RELATIONS};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// What may follow the element that ties a sheet to its comments.
const BEHIND_DRAWING: [&str; 9] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"];

/// A sheet with its targets shaded, tied to the drawing of its comments, and no longer the selected one.
pub(super) fn mark(text: &str, targets: &Targets, styles: &mut Styles, drawing: Option<&str>) -> Result<String, MarkError> {
    let mut sheet = Sheet {
        targets,
        styles,
        out: Writer::new(Vec::new()),
        todo: targets.0.keys().copied().collect(),
        columns: Vec::new(),
        prefix: String::new(),
        row: 0,
        column: 0,
        row_style: None,
    };
    let mut reader = Reader::from_str(text);
    let (mut depth, mut tied, mut past_data) = (0usize, drawing.is_none(), false);
    loop {
        let event = reader.read_event()?;
        match &event {
            Event::Start(e) | Event::Empty(e) => {
                let local = e.local_name();
                let local = local.as_ref();
                if depth == 0 {
                    sheet.prefix = xml::like(e, "");
                }
                if depth == 1 && past_data && !tied && BEHIND_DRAWING.contains(&local) {
                    sheet.tie(drawing.unwrap_or_default())?;
                    tied = true;
                }
                past_data |= local == "sheetData";
                if matches!(event, Event::Start(_)) {
                    depth += 1;
                }
            }
            Event::End(_) => {
                depth -= 1;
                if depth == 0 && !tied {
                    sheet.tie(drawing.unwrap_or_default())?;
                    tied = true;
                }
            }
            Event::Eof => break,
            _ => {}
        }
        sheet.event(event)?;
    }
    xml::finish(sheet.out)
}

struct Sheet<'a> {
    targets: &'a Targets,
    styles: &'a mut Styles,
    out: Out,
    /// Cells still to mark; ascending.
    todo: std::collections::VecDeque<At>,
    /// First and last column, style.
    columns: Vec<(u32, u32, usize)>,
    prefix: String,
    row: u32,
    column: u32,
    row_style: Option<usize>,
}

impl Sheet<'_> {
    fn event(&mut self, event: Event<'_>) -> Result<(), MarkError> {
        match event {
            // two selected sheets would be edited together
            Event::Start(e) if e.local_name().as_ref() == "sheetView" => {
                self.out.write_event(Event::Start(xml::with(&e, &[("tabSelected", None)])?))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == "sheetView" => {
                self.out.write_event(Event::Empty(xml::with(&e, &[("tabSelected", None)])?))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == "sheetData" => {
                self.out.write_event(Event::Start(e.borrow()))?;
                self.rows_before(u32::MAX)?;
                self.out.write_event(Event::End(xml::end_of(&e)))?;
            }
            Event::Start(e) if e.local_name().as_ref() == "row" => {
                self.begin_row(&e)?;
                self.out.write_event(Event::Start(e))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == "row" => {
                self.begin_row(&e)?;
                if self.todo.front().is_some_and(|at| at.0 == self.row) {
                    self.out.write_event(Event::Start(e.borrow()))?;
                    self.cells_before(u32::MAX)?;
                    self.out.write_event(Event::End(xml::end_of(&e)))?;
                } else {
                    self.out.write_event(Event::Empty(e))?;
                }
            }
            Event::Start(e) if e.local_name().as_ref() == "c" => {
                let e = self.cell(e)?;
                self.out.write_event(Event::Start(e))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == "c" => {
                let e = self.cell(e)?;
                self.out.write_event(Event::Empty(e))?;
            }
            Event::End(e) if e.local_name().as_ref() == "row" => {
                self.cells_before(u32::MAX)?;
                self.out.write_event(Event::End(e))?;
            }
            Event::End(e) if e.local_name().as_ref() == "sheetData" => {
                self.rows_before(u32::MAX)?;
                self.out.write_event(Event::End(e))?;
            }
            other => {
                if let Event::Empty(e) = &other
                    && e.local_name().as_ref() == "col"
                {
                    self.column_style(e)?;
                }
                self.out.write_event(other)?;
            }
        }
        Ok(())
    }

    fn column_style(&mut self, e: &BytesStart<'_>) -> Result<(), MarkError> {
        let number = |key| -> Result<Option<u32>, MarkError> { Ok(xml::attribute(e, key)?.and_then(|v| v.parse().ok())) };
        if let (Some(min), Some(max), Some(style)) = (number("min")?, number("max")?, number("style")?) {
            self.columns.push((min, max, style as usize));
        }
        Ok(())
    }

    /// Puts in the rows that are not in the file and come before this one.
    fn begin_row(&mut self, e: &BytesStart<'_>) -> Result<(), MarkError> {
        let row = xml::attribute(e, "r")?.and_then(|r| r.parse().ok()).unwrap_or(self.row + 1);
        self.rows_before(row)?;
        (self.row, self.column) = (row, 0);
        let formatted = xml::attribute(e, "customFormat")?.is_some_and(|v| v == "1" || v == "true");
        self.row_style = xml::attribute(e, "s")?.and_then(|s| s.parse().ok()).filter(|_| formatted);
        Ok(())
    }

    fn rows_before(&mut self, row: u32) -> Result<(), MarkError> {
        while let Some(&(next, _)) = self.todo.front().filter(|at| at.0 < row) {
            let mut e = BytesStart::new(format!("{}row", self.prefix));
            e.push_attribute(("r", next.to_string().as_str()));
            (self.row, self.row_style) = (next, None);
            self.out.write_event(Event::Start(e.borrow()))?;
            self.cells_before(u32::MAX)?;
            self.out.write_event(Event::End(xml::end_of(&e)))?;
        }
        Ok(())
    }

    /// A cell of the file, shaded if it is a target; the missing ones before it are put in.
    fn cell<'e>(&mut self, e: BytesStart<'e>) -> Result<BytesStart<'e>, MarkError> {
        let at = xml::attribute(&e, "r")?.and_then(|r| cell(&r)).unwrap_or((self.row, self.column + 1));
        self.column = at.1;
        self.cells_before(at.1)?;
        if self.todo.front() != Some(&at) {
            return Ok(e);
        }
        let old = xml::attribute(&e, "s")?.and_then(|s| s.parse().ok()).unwrap_or(0);
        let style = self.shade(at, old)?;
        xml::with(&e, &[("s", Some(&style))])
    }

    fn cells_before(&mut self, column: u32) -> Result<(), MarkError> {
        while let Some(&at) = self.todo.front().filter(|at| at.0 == self.row && at.1 < column) {
            let of_column = self.columns.iter().find(|(min, max, _)| (*min..=*max).contains(&at.1)).map(|c| c.2);
            let style = self.shade(at, self.row_style.or(of_column).unwrap_or(0))?;
            let mut e = BytesStart::new(format!("{}c", self.prefix));
            e.push_attribute(("r", name(at).as_str()));
            e.push_attribute(("s", style.as_str()));
            self.out.write_event(Event::Empty(e))?;
        }
        Ok(())
    }

    fn shade(&mut self, at: At, old: usize) -> Result<String, MarkError> {
        self.todo.pop_front();
        Ok(self.styles.shaded(old, self.targets.0[&at].severity)?.to_string())
    }

    fn tie(&mut self, drawing: &str) -> Result<(), MarkError> {
        let mut e = BytesStart::new(format!("{}legacyDrawing", self.prefix));
        e.push_attribute(("xmlns:r", RELATIONS));
        e.push_attribute(("r:id", drawing));
        Ok(self.out.write_event(Event::Empty(e))?)
    }
}
