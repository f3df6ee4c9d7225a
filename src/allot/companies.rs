//! Companies with several sites: one limit over all rows of a credit code, where it could bind.

use crate::frame::{Sound, Standing};
use crate::lottery::Group;
use std::collections::BTreeMap;

/// Limits over companies, and which company a row counts for.
#[derive(Clone, Debug, Default)]
pub struct Companies<'a> {
    /// Ascending by credit code.
    pub groups: Vec<Group>,
    positions: BTreeMap<&'a str, usize>,
}

/// What is known of one company.
#[derive(Default)]
struct Company {
    forced: u64,
    /// Batches the lot could give its sites under their own caps.
    possible: u64,
}

/// Companies whose sites could together be given more batches than one company may have. Follow-ups come off the limit.
pub fn companies<'a>(sound: &'a Sound, standings: &[Standing]) -> Companies<'a> {
    let Some(limit) = sound.facts().rules.batches_per_company_max else { return Companies::default() };
    let mut found: BTreeMap<&str, Company> = BTreeMap::new();
    for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
        let company = found.entry(enterprise.id.company()).or_default();
        let forced = standing.forced.len() as u64;
        company.forced += forced;
        company.possible += (standing.cap - forced).min(standing.chances().count() as u64);
    }
    let mut companies = Companies::default();
    for (code, company) in found {
        let hi = limit.saturating_sub(company.forced);
        if company.possible > hi {
            companies.positions.insert(code, companies.groups.len());
            // a number, not the code: shares are public before the reveal
            companies.groups.push(Group { id: format!("company {}", companies.groups.len() + 1), parent: None, hi });
        }
    }
    companies
}

impl Companies<'_> {
    /// Position of the group a credit code counts for, if its limit could bind.
    pub fn position(&self, company: &str) -> Option<usize> {
        self.positions.get(company).copied()
    }
}
