//! A user's own workbook with its faulty cells coloured and commented, and a first sheet that lists all findings.
//!
//! The archive is edited part by part and everything that is not touched is copied as it lies in the file: formats, widths,
//! merged cells, formulas, charts and whatever a future Excel invents stay. A library that reads a workbook into objects and
//! writes it again keeps only what its authors knew of.

mod cells;
mod comments;
mod fresh;
mod list;
mod package;
mod styles;
mod targets;
mod workbook;
mod xml;

pub use fresh::fresh;

use crate::base::{Finding, Lang};
use package::Package;
use styles::Styles;
use targets::Targets;

/// Why a workbook cannot be marked in place.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// Not an archive, or a broken one.
    #[error("the file cannot be opened as a workbook archive: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A part that cannot be read as XML.
    #[error("a part of the workbook is not XML: {0}")]
    Xml(#[from] quick_xml::Error),
    /// An attribute that cannot be read.
    #[error("a part of the workbook is not XML: {0}")]
    Attribute(#[from] quick_xml::events::attributes::AttrError),
    /// Reading or writing failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A part that must be there is not, or is of a kind this program does not write.
    #[error("the workbook has no usable {0}")]
    Part(String),
    /// A new workbook could not be written.
    #[error("{0}")]
    Write(#[from] rust_xlsxwriter::XlsxError),
}

/// The bytes of an .xlsx with the findings marked. Findings about no cell of it stand in the list alone.
///
/// # Errors
/// If the archive cannot be edited; [`fresh`] then writes the same cells into a new workbook.
pub fn mark(bytes: &[u8], findings: &[Finding], lang: Lang) -> Result<Vec<u8>, MarkError> {
    let mut package = Package::open(bytes)?;
    let book = workbook::read(&package)?;
    let mut styles = Styles::read(&package.text("xl/styles.xml")?)?;
    for (number, sheet) in (1usize..).zip(&book.sheets) {
        let targets = Targets::of_sheet(findings, &sheet.name, lang);
        let Ok(xml) = package.text(&sheet.path) else { continue };
        if targets.is_empty() && !xml.contains("tabSelected") {
            continue;
        }
        let drawing = if targets.is_empty() { None } else { comments::attach(&mut package, &sheet.path, number, &targets)? };
        let xml = cells::mark(&xml, &targets, &mut styles, drawing.as_deref())?;
        package.put(&sheet.path, xml);
    }
    let list = list::sheet(findings, &book.sheets, &mut styles, lang);
    workbook::put_first(&mut package, &book, list, lang)?;
    package.put("xl/styles.xml", styles.write()?);
    package.finish()
}

#[cfg(test)]
mod tests;
