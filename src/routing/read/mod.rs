//! Readers of the standard instance files.

mod cvrplib;
mod hopeless;
mod legs;
mod solomon;
mod words;

use super::instance::Instance;

/// What is wrong with a file, for the code of the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A line or section is not of the format.
    Form,
    /// A number is no number, out of range or too fine.
    Value,
    /// A section, key or row is missing or there twice.
    Rows,
    /// The file is well formed, but no plan can serve it.
    Hopeless,
}

/// Why a file is not an instance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line:?}: {en}")]
pub struct Misread {
    /// What kind of fault.
    pub wrong: Wrong,
    /// 1-based line, if one is to blame.
    pub line: Option<usize>,
    /// What, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Misread {
    fn new(wrong: Wrong, line: impl Into<Option<usize>>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { wrong, line: line.into(), zh: zh.into(), en: en.into() }
    }
}

/// Most customers of an instance: the matrix of legs stays within 1.6 GB.
pub const MOST_CUSTOMERS: usize = 20_000;

/// Reads an instance. A CVRPLIB file has keys with colons; a Solomon or Gehring–Homberger file has a section `VEHICLE`.
///
/// # Errors
/// The first fault, with its line.
pub fn read(text: &str) -> Result<Instance, Misread> {
    let word = |line: &str| line.split_whitespace().next().map(str::to_ascii_uppercase);
    if text.lines().any(|line| word(line).as_deref() == Some("VEHICLE")) {
        return hopeless::unless(solomon::read(text)?);
    }
    if text.lines().any(|line| line.contains(':') || word(line).is_some_and(|w| w.ends_with("_SECTION"))) {
        return hopeless::unless(cvrplib::read(text)?);
    }
    Err(Misread::new(
        Wrong::Form,
        None,
        "既没有 VEHICLE 段(Solomon、Gehring–Homberger)，也没有“键 : 值”行(CVRPLIB)",
        "neither a VEHICLE section (Solomon, Gehring–Homberger) nor lines `KEY : value` (CVRPLIB)",
    ))
}
