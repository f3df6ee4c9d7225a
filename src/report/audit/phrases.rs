//! Phrases that terminal and page have in common.

use super::{Cell, LostRow, Reached, State};
use crate::base::{Lang, Severity};
use crate::record::CreditClass;
use crate::report::{Papers, words};

/// Rows of a list before it is cut.
pub(super) const ROWS_MAX: usize = 10;

/// How far a RUN has come, in words.
pub(super) fn reached(reached: Reached, lang: Lang) -> &'static str {
    match reached {
        Reached::Committed => lang.pick("已承诺，未抽取", "committed, not drawn"),
        Reached::Interrupted => lang.pick("抽取中断", "draw interrupted"),
        Reached::Drawn => lang.pick("已抽取", "drawn"),
        Reached::Revealed => lang.pick("已抽取并公开", "drawn and revealed"),
        Reached::Void => lang.pick("已作废", "VOID"),
        Reached::Unknown => lang.pick("台账未载", "not in the ledger"),
    }
}

/// Public or secret, revealed or not.
pub(super) fn mode(s: &State, lang: Lang) -> &'static str {
    match (s.public, s.revealed) {
        (true, _) => lang.pick("公开模式", "public mode"),
        (false, true) => lang.pick("保密模式，保密数已公开", "secret mode, secret revealed"),
        (false, false) => lang.pick("保密模式，保密数未公开", "secret mode, secret not revealed"),
    }
}

/// A cell in words.
pub(super) fn cell(c: &Cell, papers: Option<&Papers>, lang: Lang) -> String {
    let county = papers.map_or(c.county.as_str(), |p| match lang {
        Lang::Zh => p.county_name(c.county.as_str()),
        Lang::En => p.county(c.county.as_str()).map_or(c.county.as_str(), |county| &county.name_en),
    });
    let scopes: Vec<&str> = c.scopes.iter().map(|s| words::scope(*s, lang)).collect();
    let credit = match c.credit {
        CreditClass::A => "A",
        CreditClass::B => "B",
        CreditClass::C => "C",
        CreditClass::D => "D",
    };
    format!("{county} {} {credit} ({})", scopes.join("+"), c.frame)
}

/// A lost batch as cells.
pub(super) fn lost(row: &LostRow, lang: Lang) -> Vec<String> {
    vec![
        row.amendment.to_string(),
        row.line.to_string(),
        row.from.1.clone(),
        row.to.as_ref().map_or(lang.pick("无人可补", "nobody"), |to| &to.1).to_owned(),
        row.reserve.as_ref().map(|r| words::reserve(r, lang)).unwrap_or_default(),
        row.kind.map(|k| words::incident(k, lang)).unwrap_or_default().to_owned(),
        row.day.map(|d| d.to_string()).unwrap_or_default(),
        row.evidence.clone(),
        row.approver.clone(),
    ]
}

/// Least and most of some numbers.
pub(super) fn range<T: Ord + Copy>(values: impl Iterator<Item = T> + Clone) -> Option<(T, T)> {
    Some((values.clone().min()?, values.max()?))
}

/// The mark of a severity.
pub(super) fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✗",
        Severity::Warning => "!",
        Severity::Note => "·",
    }
}
