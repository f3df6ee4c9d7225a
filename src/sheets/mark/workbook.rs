//! The workbook's own parts: its sheets by name, and the list of findings put before them.

use super::MarkError;
use super::package::Package;
use super::xml::{self, Out, RELATIONS};
use crate::base::Lang;
use crate::intake::own::FINDINGS;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

const SHEET_TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
const SHEET_CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const LIST_PART: &str = "xl/worksheets/evenhand-findings.xml";

/// A sheet of the workbook.
#[derive(Clone, Debug)]
pub(super) struct SheetPart {
    pub name: String,
    /// Its part in the archive.
    pub path: String,
}

/// What is known of the workbook.
pub(super) struct Book {
    /// The part of the workbook itself.
    path: String,
    pub sheets: Vec<SheetPart>,
    /// Highest id of a sheet.
    last_id: u32,
}

/// Elements of a part, with their attributes, in order.
fn elements(text: &str, mut see: impl FnMut(&BytesStart<'_>) -> Result<(), MarkError>) -> Result<(), MarkError> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event()? {
            Event::Start(e) | Event::Empty(e) => see(&e)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The relations of a part: id, type, target in the archive.
pub(super) fn relations(package: &Package<'_>, part: &str) -> Result<Vec<(String, String, String)>, MarkError> {
    let path = relations_path(part);
    let mut found = Vec::new();
    if package.has(&path) {
        elements(&package.text(&path)?, |e| {
            if e.local_name().as_ref() == "Relationship" {
                let value = |key| Ok::<_, MarkError>(xml::attribute(e, key)?.unwrap_or_default());
                found.push((value("Id")?, value("Type")?, resolved(part, &value("Target")?)));
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// `xl/worksheets/sheet1.xml` → `xl/worksheets/_rels/sheet1.xml.rels`.
fn relations_path(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") }
}

/// A target, seen from the part that names it.
fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// Adds a relation to a part; its id.
pub(super) fn relate(package: &mut Package<'_>, part: &str, kind: &str, target: &str) -> Result<String, MarkError> {
    let taken = relations(package, part)?;
    let id = (1..).map(|n| format!("rIdEvenhand{n}")).find(|id| taken.iter().all(|(have, ..)| have != id)).unwrap_or_default();
    let path = relations_path(part);
    let new = format!(
        r#"<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="{id}" Type="{kind}" Target="/{target}"/>"#
    );
    let empty = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;
    let old = if package.has(&path) { package.text(&path)? } else { empty.to_owned() };
    let text = inside(&old, "Relationships", &new)?;
    package.put(&path, text);
    Ok(id)
}

/// A part with something put in before the end of its outermost element.
fn inside(text: &str, element: &str, new: &str) -> Result<String, MarkError> {
    let mut reader = Reader::from_str(text);
    let mut out: Out = Writer::new(Vec::new());
    loop {
        match reader.read_event()? {
            Event::Eof => break,
            Event::End(e) if e.local_name().as_ref() == element => {
                out.write_event(Event::Text(BytesText::from_escaped(new)))?;
                out.write_event(Event::End(e))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == element => {
                out.write_event(Event::Start(e.borrow()))?;
                out.write_event(Event::Text(BytesText::from_escaped(new)))?;
                out.write_event(Event::End(xml::end_of(&e)))?;
            }
            other => out.write_event(other)?,
        }
    }
    xml::finish(out)
}

/// Says what kind of content a new part is.
pub(super) fn content(package: &mut Package<'_>, part: &str, kind: &str) -> Result<(), MarkError> {
    let old = package.text("[Content_Types].xml")?;
    let new = format!(
        r#"<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/{part}" ContentType="{kind}"/>"#
    );
    let text = inside(&old, "Types", &new)?;
    package.put("[Content_Types].xml", text);
    Ok(())
}

/// The sheets of a workbook.
pub(super) fn read(package: &Package<'_>) -> Result<Book, MarkError> {
    let path = relations(package, "")?
        .into_iter()
        .find(|(_, kind, _)| kind.ends_with("/officeDocument"))
        .map(|(.., target)| target)
        .ok_or_else(|| MarkError::Part("workbook".into()))?;
    let text = package.text(&path)?;
    if text.contains("purl.oclc.org/ooxml") || path != "xl/workbook.xml" {
        return Err(MarkError::Part("workbook of the usual (transitional) kind".into()));
    }
    let targets = relations(package, &path)?;
    let mut book = Book { path, sheets: Vec::new(), last_id: 0 };
    elements(&text, |e| {
        if e.local_name().as_ref() != "sheet" {
            return Ok(());
        }
        let id = xml::attribute(e, "sheetId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
        book.last_id = book.last_id.max(id);
        let relation = e.attributes().flatten().find(|a| a.key.local_name().as_ref() == "id").map(|a| a.value.into_owned());
        let target = targets.iter().find(|(id, kind, _)| Some(id) == relation.as_ref() && kind.ends_with("/worksheet"));
        if let (Some(name), Some((.., path))) = (xml::attribute(e, "name")?, target) {
            book.sheets.push(SheetPart { name, path: path.clone() });
        }
        Ok(())
    })?;
    Ok(book)
}

/// Puts the list before all other sheets; that of an earlier marking gives way to it. Names that belong to a sheet by its
/// position move with it.
pub(super) fn put_first(package: &mut Package<'_>, book: &Book, list: String, lang: Lang) -> Result<(), MarkError> {
    if book.sheets.iter().any(|s| s.path == LIST_PART) {
        package.put(LIST_PART, list);
        return Ok(());
    }
    let wanted = lang.pick(FINDINGS.0, FINDINGS.1);
    let taken = |name: &String| book.sheets.iter().any(|s| s.name.eq_ignore_ascii_case(name));
    let name = std::iter::once(wanted.to_owned()).chain((2..).map(|n| format!("{wanted}{n}"))).find(|n| !taken(n)).unwrap_or_default();
    let id = relate(package, &book.path, SHEET_TYPE, LIST_PART)?;
    content(package, LIST_PART, SHEET_CONTENT)?;
    package.put(LIST_PART, list);
    let text = package.text(&book.path)?;
    let mut reader = Reader::from_str(&text);
    let mut out: Out = Writer::new(Vec::new());
    loop {
        match reader.read_event()? {
            Event::Eof => break,
            Event::Start(e) if e.local_name().as_ref() == "sheets" => {
                let mut sheet = BytesStart::new(xml::like(&e, "sheet"));
                for (key, value) in
                    [("name", name.as_str()), ("sheetId", &(book.last_id + 1).to_string()), ("xmlns:r", RELATIONS), ("r:id", &id)]
                {
                    sheet.push_attribute((key, value));
                }
                out.write_event(Event::Start(e))?;
                out.write_event(Event::Empty(sheet))?;
            }
            Event::Empty(e) if e.local_name().as_ref() == "workbookView" => {
                out.write_event(Event::Empty(xml::with(&e, &[("activeTab", None), ("firstSheet", None)])?))?;
            }
            Event::Start(e) if e.local_name().as_ref() == "definedName" => {
                let moved = xml::attribute(&e, "localSheetId")?.and_then(|n| n.parse::<u32>().ok()).map(|n| (n + 1).to_string());
                let e = if moved.is_some() { xml::with(&e, &[("localSheetId", moved.as_deref())])? } else { e };
                out.write_event(Event::Start(e))?;
            }
            other => out.write_event(other)?,
        }
    }
    let text = xml::finish(out)?;
    package.put(&book.path, text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_part() {
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!((relations_path(""), relations_path("xl/a.xml")), ("_rels/.rels".to_owned(), "xl/_rels/a.xml.rels".to_owned()));
    }
}
