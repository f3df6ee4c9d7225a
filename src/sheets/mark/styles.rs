//! The styles of a workbook, and shaded copies of those its faulty cells have.

use super::MarkError;
use super::xml::{self, Out};
use crate::base::Severity;
use quick_xml::events::{BytesText, Event};
use quick_xml::{Reader, Writer};
use std::collections::BTreeMap;

/// Colours of error, warning, note, and of the list's header (ARGB).
const FILLS: [&str; 4] = ["FFFF9C9C", "FFFFD966", "FFBDD7EE", "FFD9D9D9"];
const HEADER_FILL: usize = 3;

/// Looks of cells in the list of findings.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// Wrapped text.
    Plain,
    /// The header.
    Header,
    /// The name of a severity.
    Of(Severity),
}

/// `styles.xml`, and what is added to it.
pub(super) struct Styles {
    text: String,
    /// Formats of cells as written, in order.
    formats: Vec<String>,
    /// Fills there are already.
    fills: usize,
    prefix: String,
    added: Vec<String>,
    known: BTreeMap<(usize, usize), usize>,
}

impl Styles {
    pub fn read(text: &str) -> Result<Self, MarkError> {
        let mut reader = Reader::from_str(text);
        let (mut formats, mut fills, mut prefix) = (Vec::new(), None, String::new());
        let (mut path, mut start) = (Vec::new(), 0);
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event()?;
            let after = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(e) => {
                    path.push(e.local_name().as_ref().to_owned());
                    match path.last().map(String::as_str) {
                        Some("fills") if path.len() == 2 => fills = Some(0),
                        Some("fill") if path.len() == 3 && path[1] == "fills" => fills = fills.map(|n| n + 1),
                        Some("xf") if path.len() == 3 && path[1] == "cellXfs" => start = before,
                        Some("cellXfs") => prefix = xml::like(&e, ""),
                        _ => {}
                    }
                }
                Event::Empty(e) => match e.local_name().as_ref() {
                    "xf" if path.len() == 2 && path[1] == "cellXfs" => formats.push(text[before..after].to_owned()),
                    "fill" if path.len() == 2 && path[1] == "fills" => fills = fills.map(|n| n + 1),
                    _ => {}
                },
                Event::End(_) => {
                    if path.len() == 3 && path[1] == "cellXfs" && path[2] == "xf" {
                        formats.push(text[start..after].to_owned());
                    }
                    path.pop();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let fills = fills.filter(|_| !formats.is_empty()).ok_or_else(|| MarkError::Part("xl/styles.xml".into()))?;
        Ok(Self { text: text.to_owned(), formats, fills, prefix, added: Vec::new(), known: BTreeMap::new() })
    }

    /// The style of a cell that had `style`, shaded for a severity.
    pub fn shaded(&mut self, style: usize, severity: Severity) -> Result<usize, MarkError> {
        let style = if style < self.formats.len() { style } else { 0 };
        let key = (style, severity as usize);
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let fill = (self.fills + severity as usize).to_string();
        let mut reader = Reader::from_str(&self.formats[style]);
        let mut out: Out = Writer::new(Vec::new());
        let mut first = true;
        loop {
            let event = reader.read_event()?;
            let changed = [("fillId", Some(fill.as_str())), ("applyFill", Some("1"))];
            match event {
                Event::Start(e) if first => out.write_event(Event::Start(xml::with(&e, &changed)?))?,
                Event::Empty(e) if first => out.write_event(Event::Empty(xml::with(&e, &changed)?))?,
                Event::Eof => break,
                other => out.write_event(other)?,
            }
            first = false;
        }
        let new = self.add(xml::finish(out)?);
        self.known.insert(key, new);
        Ok(new)
    }

    /// A style of the list of findings.
    pub fn look(&mut self, look: Look) -> usize {
        let fill = match look {
            Look::Plain => 0,
            Look::Header => self.fills + HEADER_FILL,
            Look::Of(severity) => self.fills + severity as usize,
        };
        let p = &self.prefix;
        self.add(format!(
            r#"<{p}xf numFmtId="49" fontId="0" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><{p}alignment vertical="top" wrapText="1"/></{p}xf>"#
        ))
    }

    fn add(&mut self, format: String) -> usize {
        self.added.push(format);
        self.formats.len() + self.added.len() - 1
    }

    /// `styles.xml` with what was added.
    pub fn write(&self) -> Result<String, MarkError> {
        let p = &self.prefix;
        let fill = |rgb: &&str| {
            format!(
                r#"<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{rgb}"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>"#
            )
        };
        let fills: String = FILLS.iter().map(fill).collect();
        let (fill_count, format_count) = ((self.fills + FILLS.len()).to_string(), (self.formats.len() + self.added.len()).to_string());
        let mut reader = Reader::from_str(&self.text);
        let mut out: Out = Writer::new(Vec::new());
        loop {
            match reader.read_event()? {
                Event::Eof => break,
                Event::Start(e) if e.local_name().as_ref() == "fills" => {
                    out.write_event(Event::Start(xml::with(&e, &[("count", Some(&fill_count))])?))?;
                }
                Event::Start(e) if e.local_name().as_ref() == "cellXfs" => {
                    out.write_event(Event::Start(xml::with(&e, &[("count", Some(&format_count))])?))?;
                }
                Event::End(e) if e.local_name().as_ref() == "fills" => {
                    out.write_event(Event::Text(BytesText::from_escaped(fills.as_str())))?;
                    out.write_event(Event::End(e))?;
                }
                Event::End(e) if e.local_name().as_ref() == "cellXfs" => {
                    out.write_event(Event::Text(BytesText::from_escaped(self.added.concat())))?;
                    out.write_event(Event::End(e))?;
                }
                other => out.write_event(other)?,
            }
        }
        xml::finish(out)
    }
}
