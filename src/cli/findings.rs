//! Findings for people: grouped by code, worst first.

use crate::base::{Finding, Lang, Severity};
use crate::intake::codes;
use std::collections::BTreeMap;

/// Places shown per code, at most; `--json` shows all.
const PLACES_MAX: usize = 12;
/// Codes told right after the errors they answer.
const MENDS: [&str; 2] = [codes::CHEAPEST_CHANGE.name, codes::CHEAPEST_TOTAL.name];

/// The findings as text, coloured if wished.
pub fn text(findings: &[Finding], lang: Lang, colours: bool) -> String {
    let mut groups: BTreeMap<(Severity, bool, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        // what would make a plan possible stands right below what is impossible about it
        let mends = MENDS.contains(&finding.code);
        let after = if mends { Severity::Error } else { finding.severity };
        groups.entry((after, mends, finding.code)).or_default().push(finding);
    }
    groups
        .into_iter()
        .map(|((_, _, code), members)| (members[0].severity, code, members))
        .map(|(severity, code, members)| group(severity, code, &members, lang, colours))
        .collect()
}

/// `2 errors, 5 warnings, 1 note`.
pub fn counts(findings: &[Finding], lang: Lang) -> String {
    let of = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    match lang {
        Lang::Zh => format!("错误 {errors} · 警告 {warnings} · 提示 {notes}"),
        Lang::En => format!("{}, {}, {}", many(errors, "error"), many(warnings, "warning"), many(notes, "note")),
    }
}

/// `1 error`, `2 errors`.
pub fn many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn group(severity: Severity, code: &str, members: &[&Finding], lang: Lang, colours: bool) -> String {
    let (word, colour) = match severity {
        Severity::Error => (lang.pick("错误", "error"), "31"),
        Severity::Warning => (lang.pick("警告", "warning"), "33"),
        Severity::Note => (lang.pick("提示", "note"), "36"),
    };
    let head = format!("{word} {code} × {}", members.len());
    let mut out = if colours { format!("\x1b[1;{colour}m{head}\x1b[0m\n") } else { format!("{head}\n") };
    for finding in members.iter().take(PLACES_MAX) {
        out += &format!("  {}  {}\n", finding.place, clean(finding.what(lang)));
    }
    if members.len() > PLACES_MAX {
        let more = members.len() - PLACES_MAX;
        out += &match lang {
            Lang::Zh => format!("  … 另有 {more} 处（--json 列出全部）\n"),
            Lang::En => format!("  … and {more} more (--json lists all)\n"),
        };
    }
    let mends: std::collections::BTreeSet<&str> = members.iter().map(|f| f.mend(lang)).filter(|m| !m.is_empty()).collect();
    for mend in mends.into_iter().take(3) {
        out += &format!("  → {}\n", clean(mend));
    }
    out
}

/// Text of the user's files must not steer the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Place;

    fn finding(severity: Severity, code: &'static str, row: usize) -> Finding {
        let [what_zh, what_en, mend_zh, mend_en] = ["重复\u{1b}[2J", "twice", "删去一个", "drop one"].map(str::to_owned);
        Finding { severity, code, place: Place::row("enterprises.csv", row), what_zh, what_en, mend_zh, mend_en }
    }

    #[test]
    fn worst_first_grouped_and_harmless() {
        let mut all: Vec<Finding> = (1..=14).map(|row| finding(Severity::Warning, "wrong_code", row)).collect();
        all.push(finding(Severity::Error, "duplicate_id", 3));
        let out = text(&all, Lang::Zh, false);
        assert!(out.starts_with("错误 duplicate_id × 1\n  enterprises.csv:3  重复\u{fffd}[2J\n  → 删去一个\n警告 wrong_code × 14\n"));
        assert!(out.contains("另有 2 处"));
        assert!(!out.contains('\u{1b}'));
        assert_eq!(counts(&all, Lang::En), "1 error, 14 warnings, 0 notes");
    }
}
