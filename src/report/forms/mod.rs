//! Papers to sign, as .docx and as HTML that prints on A4: one template per paper, from the record alone.
//!
//! A sheet's data ([`context`]) fills its template (`templates`); the outcome is read as a small subset of HTML ([`sheet`]), and both
//! files are printed from that one tree. Nothing but the tree reaches a file, so no template and no name can bring a script along.

pub mod context;
mod data;
mod docx;
mod html;
pub mod kinds;
pub mod sheet;
mod templates;
#[cfg(test)]
mod tests;

use super::Papers;
use super::tables::NamedFile;
use crate::record::Ledger;
use data::Data;
use kinds::{KINDS, Kind};
use minijinja::Value;
use minijinja::value::Serde;
use std::collections::BTreeMap;
pub use templates::{Broken, Engine, Texts};

/// What `templates DIR` writes beside the templates.
pub const README: &str = include_str!("../../../templates/README.md");

/// How the sheets of a kind go into files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binding {
    /// One file per kind, sheets in the order of the road.
    #[default]
    Together,
    /// One file per sheet, named by its number.
    Each,
}

/// All papers of a RUN, under `papers/`. A kind without a sheet has no file.
///
/// # Errors
/// Every template that cannot be used, told once.
pub fn all(papers: &Papers, ledger: &Ledger, texts: &Texts, binding: Binding) -> Result<Vec<NamedFile>, Vec<Broken>> {
    let (mut engine, data) = (Engine::new(texts)?, Data::of(papers, ledger));
    let (mut files, mut broken) = (Vec::new(), BTreeMap::new());
    for kind in KINDS {
        match bound(&mut engine, &data, kind, binding) {
            Ok(made) => files.extend(made),
            Err(wrong) => drop(broken.insert(kind.template, wrong)),
        }
    }
    if broken.is_empty() { Ok(files) } else { Err(broken.into_values().collect()) }
}

/// Whether a file of this name is one of the templates.
pub fn is_template(name: &str) -> bool {
    KINDS.iter().any(|kind| kind.template == name)
}

/// The built-in templates and their README, as `templates DIR` writes them.
pub fn builtin() -> Vec<(&'static str, &'static str)> {
    KINDS.iter().map(|kind| (kind.template, kind.builtin)).chain([("README.md", README)]).collect()
}

fn bound(engine: &mut Engine, data: &Data, kind: &Kind, binding: Binding) -> Result<Vec<NamedFile>, Broken> {
    let (mut pages, mut sections, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for sheet in data.sheets(kind) {
        let blocks = engine.fill(kind, Value::from(Serde(&sheet)), sheet.rows())?;
        pages.push(html::sheet(&blocks));
        sections.push(docx::sheet(&blocks));
        if binding == Binding::Each {
            files.extend(files_of(&format!("{}-{}", sheet.number(), kind.title), data, kind, &pages, &sections));
            pages.clear();
            sections.clear();
        }
    }
    if !pages.is_empty() {
        files.extend(files_of(kind.stem, data, kind, &pages, &sections));
    }
    Ok(files)
}

fn files_of(stem: &str, data: &Data, kind: &Kind, pages: &[String], sections: &[String]) -> [NamedFile; 2] {
    let foot = data.foot();
    [
        (format!("papers/{stem}.html"), html::page(kind.title, &foot, pages).into_bytes()),
        (format!("papers/{stem}.docx"), docx::file(kind.title, &foot, sections)),
    ]
}
