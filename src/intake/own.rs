//! Sheets this program adds to a workbook for people to read; nothing in them is read back.

/// Instructions of the template.
pub const GUIDE: &str = "填写说明";
/// The list of findings, in Chinese and in English.
pub const FINDINGS: (&str, &str) = ("检查结果", "findings");

/// Whether a sheet is one of them (a second list has a number behind its name).
pub fn is_own(sheet: &str) -> bool {
    let name = sheet.trim_end_matches(|c: char| c.is_ascii_digit());
    [GUIDE, FINDINGS.0, FINDINGS.1].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_sheets() {
        for name in ["填写说明", "检查结果", "检查结果2", "findings", "findings12"] {
            assert!(is_own(name), "{name}");
        }
        for name in ["", "1", "计划", "检查结果表"] {
            assert!(!is_own(name), "{name}");
        }
    }
}
