//! Cells to mark, and what is said about each.

use crate::base::{Finding, Lang, Severity};
use std::collections::BTreeMap;

/// A cell: row and column, from 1.
pub(super) type At = (u32, u32);

/// What one cell gets.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The worst of its findings.
    pub severity: Severity,
    /// All of them.
    pub text: String,
}

/// Cells of one sheet, by row and column.
#[derive(Clone, Debug, Default)]
pub(super) struct Targets(pub BTreeMap<At, Target>);

impl Targets {
    /// Those of a workbook's sheet.
    pub fn of_sheet(findings: &[Finding], sheet: &str, lang: Lang) -> Self {
        let mut targets = Self::default();
        for finding in findings.iter().filter(|f| f.place.sheet.as_deref() == Some(sheet)) {
            if let Some(at) = finding.place.cell.as_deref().and_then(cell) {
                targets.add(at, finding, lang);
            }
        }
        targets
    }

    pub fn add(&mut self, at: At, finding: &Finding, lang: Lang) {
        let text = remark(finding, lang);
        let target = self.0.entry(at).or_insert_with(|| Target { severity: finding.severity, text: String::new() });
        target.severity = target.severity.min(finding.severity);
        if !target.text.is_empty() {
            target.text.push_str("\n\n");
        }
        target.text.push_str(&text);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// 错误 code / what it says / mend.
fn remark(finding: &Finding, lang: Lang) -> String {
    let mend = lang.pick("改法：", "mend: ");
    format!("[{}] {}\n{}\n{mend}{}", severity(finding.severity, lang), finding.code, finding.what(lang), finding.mend(lang))
}

/// Name of a severity.
pub(super) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("错误", "error"),
        Severity::Warning => lang.pick("警告", "warning"),
        Severity::Note => lang.pick("提示", "note"),
    }
}

/// `C12` as row 12, column 3.
pub(super) fn cell(name: &str) -> Option<At> {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let row: u32 = digits.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
    Some((row, column(&name[..name.len() - digits.len()])?))
}

/// Letters as a column from 1.
pub(super) fn column(letters: &str) -> Option<u32> {
    let good = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_alphabetic());
    let number = |sum: u32, b: u8| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1;
    good.then(|| letters.bytes().fold(0, number)).filter(|column| *column <= 16_384)
}

/// `(12, 3)` as `C12`.
pub(super) fn name((row, column): At) -> String {
    format!("{}{row}", crate::intake::book::letters(column as usize - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (text, at) in [("A1", (1, 1)), ("C12", (12, 3)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))] {
            assert_eq!(cell(text), Some(at), "{text}");
            assert_eq!(name(at), text);
        }
        for text in ["", "A", "12", "A0", "XFE1", "A1048577", "A1:B2", "$A$1", "甲1", "AAAA1"] {
            assert_eq!(cell(text), None, "{text}");
        }
    }
}
