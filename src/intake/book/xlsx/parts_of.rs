//! Which member of the archive is which sheet.

use crate::intake::book::parts::Parts;
use crate::intake::book::xml::{Broken, attribute};
use std::collections::HashMap;

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Sheets in their order.
    pub sheets: Vec<Listed>,
    /// Member of the shared texts.
    pub strings: Option<String>,
    /// Member of the styles.
    pub styles: Option<String>,
    /// Whether days count from 1904.
    pub since_1904: bool,
    /// Whether there are macros.
    pub macros: bool,
    /// Whether there are links to other workbooks.
    pub external: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Member with its cells; none if it has no cells, being a chart.
    pub path: Option<String>,
}

impl Workbook {
    /// Reads the list of sheets.
    pub fn read(parts: &mut Parts<'_>) -> Result<Self, Broken> {
        let mut main = None;
        for (_, kind, target) in relations(parts, "", "_rels/.rels")? {
            if kind == "officeDocument" {
                main = Some(target);
            }
        }
        let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let mut book = Self::default();
        let mut targets = HashMap::new();
        for (id, kind, target) in relations(parts, folder, &joined(folder, &format!("_rels/{name}.rels")))? {
            match kind.as_str() {
                "worksheet" => drop(targets.insert(id, target)),
                "sharedStrings" => book.strings = Some(target),
                "styles" => book.styles = Some(target),
                "vbaProject" => book.macros = true,
                "externalLink" => book.external = true,
                _ => {}
            }
        }
        let xml = parts.xml(&main)?.ok_or(Broken::Damaged)?;
        xml.starts(|start| {
            match start.local_name().as_ref() {
                "workbookPr" => book.since_1904 = attribute(start, "date1904").is_some_and(|v| matches!(v.as_str(), "1" | "true" | "on")),
                "sheet" => {
                    // `id` with its prefix: `sheetId` is another attribute
                    let path = attribute(start, "id").and_then(|id| targets.get(&id).cloned());
                    let hidden = attribute(start, "state").is_some_and(|state| state != "visible");
                    book.sheets.push(Listed { name: attribute(start, "name").ok_or(Broken::Damaged)?, hidden, path });
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(book)
    }
}

/// Relations of a part: id, kind (the last word of its type), member.
fn relations(parts: &mut Parts<'_>, folder: &str, path: &str) -> Result<Vec<(String, String, String)>, Broken> {
    let mut found = Vec::new();
    let Some(xml) = parts.xml(path)? else { return Ok(found) };
    xml.starts(|start| {
        if start.local_name().as_ref() == "Relationship" {
            let (id, kind, target) = (attribute(start, "Id"), attribute(start, "Type"), attribute(start, "Target"));
            if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
                found.push((id, kind.rsplit('/').next().unwrap_or_default().to_owned(), joined(folder, &target)));
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// A member's name from a folder of the archive. It names a member only, never a file of this machine.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn targets_are_members() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "..\\..\\..\\etc/passwd"), "etc/passwd");
        assert_eq!(joined("", "./xl/workbook.xml"), "xl/workbook.xml");
    }
}
