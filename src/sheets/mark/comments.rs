//! Comments of a sheet and the drawing that shows them; those a sheet has already stay.

use super::MarkError;
use super::package::Package;
use super::targets::{At, Target, Targets, cell, name};
use super::workbook::{content, relate, relations};
use super::xml::{self, Out, escaped};
use quick_xml::events::{BytesText, Event};
use quick_xml::{Reader, Writer};
use std::collections::BTreeSet;

const COMMENTS_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const DRAWING_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing";
const COMMENTS_CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING_CONTENT: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const AUTHOR: &str = "evenhand";
const NO_COMMENTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>"#;
const NO_DRAWING: &str = r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>"#;
const SPACES: &str = r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel""#;

/// Writes the comments of a sheet (its `number` names new parts). The id of the drawing, if the sheet is not yet tied to one.
pub(super) fn attach(package: &mut Package<'_>, sheet: &str, number: usize, targets: &Targets) -> Result<Option<String>, MarkError> {
    let related = relations(package, sheet)?;
    let part = |kind: &str| related.iter().find(|(_, k, _)| k.ends_with(kind)).map(|(.., target)| target.clone());
    let comments = match part("/comments") {
        Some(path) => path,
        None => {
            let path = format!("xl/evenhand-comments{number}.xml");
            relate(package, sheet, COMMENTS_TYPE, &path)?;
            content(package, &path, COMMENTS_CONTENT)?;
            package.put(&path, NO_COMMENTS.to_owned());
            path
        }
    };
    let (text, new) = add_comments(&package.text(&comments)?, targets)?;
    package.put(&comments, text);
    let tied = tied_drawing(package, sheet, &related)?;
    let (drawing, id) = match tied {
        Some(path) => (path, None),
        None => {
            let path = format!("xl/drawings/evenhand-comments{number}.vml");
            let id = relate(package, sheet, DRAWING_TYPE, &path)?;
            content(package, &path, DRAWING_CONTENT)?;
            package.put(&path, NO_DRAWING.to_owned());
            (path, Some(id))
        }
    };
    let old = package.text(&drawing)?;
    let end = old.rfind("</xml>").ok_or_else(|| MarkError::Part(drawing.clone()))?;
    package.put(&drawing, format!("{}{}{}", &old[..end], shapes(&new, number), &old[end..]));
    Ok(id)
}

/// The drawing a sheet's `legacyDrawing` names.
fn tied_drawing(package: &Package<'_>, sheet: &str, related: &[(String, String, String)]) -> Result<Option<String>, MarkError> {
    let text = package.text(sheet)?;
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event()? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "legacyDrawing" => {
                let id = e.attributes().flatten().find(|a| a.key.local_name().as_ref() == "id").map(|a| a.value.into_owned());
                return Ok(related.iter().find(|(have, ..)| Some(have) == id.as_ref()).map(|(.., target)| target.clone()));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// A run of text inside a comment.
fn run(prefix: &str, text: &str) -> String {
    let (p, text) = (prefix, escaped(text));
    format!(r#"<{p}r><{p}rPr><{p}sz val="9"/><{p}rFont val="宋体"/></{p}rPr><{p}t xml:space="preserve">{text}</{p}t></{p}r>"#)
}

/// The comments with those of the targets; and the cells that had none.
fn add_comments(text: &str, targets: &Targets) -> Result<(String, Vec<At>), MarkError> {
    let mut reader = Reader::from_str(text);
    let mut out: Out = Writer::new(Vec::new());
    let mut left: BTreeSet<At> = targets.0.keys().copied().collect();
    let (mut authors, mut here, mut path) = (0usize, None, Vec::new());
    let raw = |text: String| Event::Text(BytesText::from_escaped(text));
    loop {
        let event = reader.read_event()?;
        match &event {
            Event::Start(e) => {
                path.push(e.local_name().as_ref().to_owned());
                match path.last().map(String::as_str) {
                    Some("author") => authors += 1,
                    Some("comment") => here = xml::attribute(e, "ref")?.as_deref().and_then(cell).filter(|at| left.remove(at)),
                    _ => {}
                }
            }
            Event::Empty(e) if e.local_name().as_ref() == "author" => authors += 1,
            Event::Empty(e) if e.local_name().as_ref() == "commentList" => {
                // an empty list holds nothing to keep
                out.write_event(Event::Start(e.borrow()))?;
                out.write_event(raw(new_comments(&xml::like(e, ""), targets, &left, authors)))?;
                out.write_event(Event::End(xml::end_of(e)))?;
                continue;
            }
            Event::Empty(e) if e.local_name().as_ref() == "authors" => {
                let p = xml::like(e, "");
                out.write_event(Event::Start(e.borrow()))?;
                out.write_event(raw(format!("<{p}author>{AUTHOR}</{p}author>")))?;
                out.write_event(Event::End(xml::end_of(e)))?;
                continue;
            }
            Event::End(e) => {
                let p = xml::like_name(e.name().as_ref(), "");
                match path.pop().as_deref() {
                    Some("authors") => out.write_event(raw(format!("<{p}author>{AUTHOR}</{p}author>")))?,
                    Some("text") => {
                        if let Some(target) = here.take().and_then(|at| targets.0.get(&at)) {
                            out.write_event(raw(run(&p, &format!("\n\n{}", target.text))))?;
                        }
                    }
                    Some("commentList") => out.write_event(raw(new_comments(&p, targets, &left, authors)))?,
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
        out.write_event(event)?;
    }
    Ok((xml::finish(out)?, left.into_iter().collect()))
}

fn new_comments(p: &str, targets: &Targets, left: &BTreeSet<At>, author: usize) -> String {
    let space = if p.is_empty() { format!(r#" xmlns="{MAIN}""#) } else { String::new() };
    let one = |(at, target): (&At, &Target)| {
        let (cell, text) = (name(*at), run(p, &target.text));
        format!(r#"<{p}comment{space} ref="{cell}" authorId="{author}"><{p}text>{text}</{p}text></{p}comment>"#)
    };
    targets.0.iter().filter(|(at, _)| left.contains(at)).map(one).collect()
}

/// Hidden boxes beside their cells, as Excel draws comments.
fn shapes(cells: &[At], number: usize) -> String {
    let kind = format!("evenhand_comment{number}");
    let mut text = format!(
        r#"<v:shapetype {SPACES} id="{kind}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#
    );
    for (n, (row, column)) in cells.iter().enumerate() {
        let (top, left) = (row - 1, column - 1);
        let (from, to, below) = (left + 1, left + 6, top + 9);
        let anchor = format!("{from}, 12, {top}, 4, {to}, 20, {below}, 4");
        text.push_str(&format!(
            r##"<v:shape {SPACES} id="{kind}_{n}" type="#{kind}" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{top}</x:Row><x:Column>{left}</x:Column></x:ClientData></v:shape>"##
        ));
    }
    text
}
