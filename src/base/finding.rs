//! What is wrong or worth knowing about an input: code, where, what, and how to mend it.

use super::Lang;
use serde::Serialize;
use std::fmt;

/// How bad a finding is. Errors refuse the input; warnings and notes do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The input is refused.
    Error,
    /// Accepted; a person should decide.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where in the user's files.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// File name within the task folder.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// 1-based line of the file, as a text editor counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// Column header, or key path in the task file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Cell of a workbook, such as `C12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

impl Place {
    /// The file as a whole.
    pub fn file(name: &str) -> Self {
        Self { file: name.to_owned(), ..Self::default() }
    }

    /// A row of the file.
    pub fn row(name: &str, row: usize) -> Self {
        Self { row: Some(row), ..Self::file(name) }
    }

    /// A cell of the file.
    pub fn cell(name: &str, row: usize, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..Self::row(name, row) }
    }

    /// A key of the task file, such as `line[3].quota`.
    pub fn key(name: &str, key: &str) -> Self {
        Self { column: Some(key.to_owned()), ..Self::file(name) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " › {sheet}")?;
        }
        match (&self.cell, self.row) {
            (Some(cell), _) => write!(f, "!{cell}")?,
            (None, Some(row)) => write!(f, ":{row}")?,
            (None, None) => {}
        }
        if let Some(column) = &self.column {
            write!(f, " [{column}]")?;
        }
        Ok(())
    }
}

/// One finding, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Error, warning or note.
    pub severity: Severity,
    /// Stable code such as `duplicate_id`; `docs/findings.md` lists them all.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// What it says and what was expected, in Chinese.
    pub what_zh: String,
    /// The same in English.
    pub what_en: String,
    /// How to mend it, in Chinese.
    pub mend_zh: String,
    /// The same in English.
    pub mend_en: String,
}

impl Finding {
    /// What, in the user's language.
    pub fn what(&self, lang: Lang) -> &str {
        lang.pick(&self.what_zh, &self.what_en)
    }

    /// The mend, in the user's language.
    pub fn mend(&self, lang: Lang) -> &str {
        lang.pick(&self.mend_zh, &self.mend_en)
    }
}
