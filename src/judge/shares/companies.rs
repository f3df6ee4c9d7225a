//! Companies whose sites could together be given more batches than one company may have.

use super::super::case::Case;
use super::super::standing::Standing;
use crate::record::GroupRow;
use std::collections::BTreeMap;

/// Limit of every company that could exceed it, by credit code: its position among them, and what follow-ups leave.
pub(in crate::judge) struct Companies<'a>(BTreeMap<&'a str, (u64, u64)>);

pub(in crate::judge) fn companies<'a>(case: &'a Case<'_>, standings: &[Standing]) -> Companies<'a> {
    let mut limits = BTreeMap::new();
    let Some(max) = case.facts.rules.batches_per_company_max else { return Companies(limits) };
    let mut sums: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (e, standing) in case.sealed.frame.iter().zip(standings) {
        let (forced, drawn) = sums.entry(e.id.company()).or_default();
        *forced += standing.forced.len() as u64;
        *drawn += standing.left().min(standing.drawn().count() as u64);
    }
    for (code, (forced, drawn)) in sums {
        let left = max.saturating_sub(forced);
        if drawn > left {
            limits.insert(code, (limits.len() as u64, left));
        }
    }
    Companies(limits)
}

impl Companies<'_> {
    /// Position of a company's limit.
    pub fn position(&self, company: &str) -> Option<u64> {
        self.0.get(company).map(|&(at, _)| at)
    }

    /// The rows of the shares.
    pub fn rows(&self) -> Vec<GroupRow> {
        self.0.values().map(|&(at, hi)| GroupRow { id: name(at), parent: None, hi }).collect()
    }
}

/// Numbered from 1: a code would name the company before the reveal.
pub(super) fn name(at: u64) -> String {
    format!("company {}", at + 1)
}
