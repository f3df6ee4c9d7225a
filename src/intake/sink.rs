//! Where findings gather.

use super::codes::{Class, Code};
use crate::base::{Finding, Place, Severity};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The same text in Chinese and in English.
pub type Both = (String, String);

/// Findings of one code in one file that are told one by one; the rest are counted.
const TOLD_ONE_BY_ONE: usize = 200;

/// How many of each code in each file.
type Counts = BTreeMap<(&'static str, String), (usize, &'static Code)>;

/// Findings so far. Interior, so that many readers can share it.
#[derive(Debug, Default)]
pub struct Sink {
    findings: RefCell<Vec<Finding>>,
    counts: RefCell<Counts>,
}

impl Sink {
    /// One finding, with the code's usual mend.
    pub fn add(&self, code: &'static Code, place: Place, what: Both) {
        self.add_with_mend(code, place, what, (code.mend_zh.to_owned(), code.mend_en.to_owned()));
    }

    /// One finding, with a mend of its own.
    pub fn add_with_mend(&self, code: &'static Code, place: Place, what: Both, mend: Both) {
        let mut counts = self.counts.borrow_mut();
        let count = counts.entry((code.name, place.file.clone())).or_insert((0, code));
        count.0 += 1;
        if count.0 <= TOLD_ONE_BY_ONE {
            self.findings.borrow_mut().push(finding(code, place, what, mend));
        }
    }

    /// Whether an error refuses the input.
    pub fn refuses(&self) -> bool {
        let refusing = |code: &Code| code.severity == Severity::Error && code.class == Class::Input;
        self.counts.borrow().values().any(|(_, code)| refusing(code))
    }

    /// Whether the input is refused for these codes alone.
    pub fn refuses_only_for(&self, codes: &[&'static Code]) -> bool {
        let refusing = |code: &Code| code.severity == Severity::Error && code.class == Class::Input;
        self.refuses() && self.counts.borrow().values().all(|(_, code)| !refusing(code) || codes.contains(code))
    }

    /// All of them: worst first, then by file, line, column, code.
    pub fn into_sorted(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        for ((_, file), (count, code)) in self.counts.into_inner() {
            if count > TOLD_ONE_BY_ONE {
                let more = count - TOLD_ONE_BY_ONE;
                let what = (
                    format!("同类问题（{}）还有 {more} 处，未逐一列出", code.name),
                    format!("{more} more of {} are not listed", code.name),
                );
                let mut rest = finding(code, Place::file(&file), what, (code.mend_zh.to_owned(), code.mend_en.to_owned()));
                rest.place.row = Some(usize::MAX);
                findings.push(rest);
            }
        }
        findings.sort_by(|a, b| (a.severity, &a.place, a.code).cmp(&(b.severity, &b.place, b.code)));
        for finding in &mut findings {
            finding.place.row = finding.place.row.filter(|&r| r != usize::MAX);
        }
        findings
    }
}

fn finding(code: &'static Code, place: Place, what: Both, mend: Both) -> Finding {
    Finding { severity: code.severity, code: code.name, place, what_zh: what.0, what_en: what.1, mend_zh: mend.0, mend_en: mend.1 }
}
