//! What an enterprise may be drawn for, what it is forced into, and what keeps it out of the rest.
//!
//! The rules are tried in a fixed order and the first that applies is recorded with its proof.

use super::days::{opens_on_any, possible_days};
use super::{Sound, follow_up, repeat};
use crate::base::{Day, ProductId};
use crate::record::{Channel, Conflict, Enterprise, Evidence, Exclusion, Facts, HistoryItem, Line, Party, Sealed, Status, Venue};
use rayon::prelude::*;

/// A line that is open to an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Position of the line in `facts.lines`.
    pub line: usize,
    /// The enterprise's products that count for it and are not blocked; ascending.
    pub products: Vec<ProductId>,
}

/// An enterprise's part in the draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Batches in all, at most.
    pub cap: u64,
    /// Lines open to it; ascending.
    pub openings: Vec<Opening>,
    /// Positions in `openings` it is forced into; ascending.
    pub forced: Vec<usize>,
    /// What keeps it out; ascending.
    pub exclusions: Vec<Exclusion>,
}

impl Standing {
    /// Openings that are decided by chance, if any batch is left for chance: not forced, and cap not used up.
    pub fn chances(&self) -> impl Iterator<Item = &Opening> {
        let left = self.cap > self.forced.len() as u64;
        self.openings.iter().enumerate().filter(move |(i, _)| left && !self.forced.contains(i)).map(|(_, o)| o)
    }
}

/// The standing of every enterprise, in the order of the frame.
pub fn standings(sound: &Sound) -> Vec<Standing> {
    let (facts, sealed) = (sound.facts(), sound.sealed());
    let days: Vec<Vec<Day>> = facts.lines.iter().map(|line| possible_days(facts, line)).collect();
    sealed.frame.par_iter().map(|e| standing(facts, sealed, &days, e)).collect()
}

fn standing(facts: &Facts, sealed: &Sealed, days: &[Vec<Day>], enterprise: &Enterprise) -> Standing {
    let cap = match enterprise.venue {
        Venue::LargeRetail => facts.rules.batches_per_large_retail_max,
        Venue::Ordinary => facts.rules.batches_per_enterprise_max,
    };
    let whole = |rule: &str| Standing { cap, exclusions: vec![exclusion(None, rule, Evidence::Row)], ..Standing::default() };
    if let Some(rule) = absent(enterprise) {
        return whole(rule);
    }
    let matching: Vec<usize> = (0..facts.lines.len()).filter(|&l| matches(&facts.lines[l], enterprise)).collect();
    if matching.is_empty() {
        return whole("not_in_scope");
    }
    let history = repeat::of(&sealed.history, &enterprise.id);
    let mut result = Standing { cap, ..Standing::default() };
    for line in matching {
        match opening(facts, &sealed.conflicts, history, &days[line], enterprise, line) {
            Ok(opening) => result.openings.push(opening),
            Err(exclusion) => result.exclusions.push(exclusion),
        }
    }
    result.exclusions.sort();
    result.forced = follow_up::forced(&result.openings, history, &facts.rules, facts.task.as_of, cap);
    result
}

/// Rules about the enterprise as a whole.
fn absent(enterprise: &Enterprise) -> Option<&'static str> {
    match (enterprise.status, enterprise.channel) {
        (Status::Closed, _) => Some("closed"),
        (Status::Suspended, _) => Some("suspended"),
        (Status::Open, Channel::Online) => Some("online_only"),
        (Status::Open, Channel::Physical | Channel::Both) => None,
    }
}

/// Whether the line is about this kind of enterprise at all.
fn matches(line: &Line, enterprise: &Enterprise) -> bool {
    line.scopes.iter().any(|s| enterprise.scopes.contains(s))
        && line.products.iter().any(|p| enterprise.products.contains(p))
        && (!line.counties_only || line.counties.iter().any(|c| c.county == enterprise.county))
}

/// Rules about an enterprise and a line.
fn opening(
    facts: &Facts,
    conflicts: &[Conflict],
    history: &[HistoryItem],
    days: &[Day],
    enterprise: &Enterprise,
    at: usize,
) -> Result<Opening, Exclusion> {
    let line = &facts.lines[at];
    let no = |rule: &str, evidence| exclusion(Some(line), rule, evidence);
    let (mut open, mut first_block) = (Vec::new(), None);
    for product in enterprise.products.iter().filter(|p| line.products.contains(p)) {
        match repeat::blocked(history, product, &facts.rules, facts.task.as_of) {
            None => open.push(product.clone()),
            Some(block) => first_block = first_block.or(Some(block)),
        }
    }
    if let (true, Some((rule, item))) = (open.is_empty(), first_block) {
        return Err(no(rule, repeat::proof(item)));
    }
    if let Some((lab, conflict)) = recused_lab(line, conflicts, enterprise) {
        return Err(no("lab_recusal", Evidence::Conflict { lab, reason: conflict.reason.clone() }));
    }
    if !opens_on_any(enterprise, days) {
        return Err(no("no_open_day", Evidence::Row));
    }
    Ok(Opening { line: at, products: open })
}

/// 暂行办法 art. 14: no lab that serves the enterprise tests its samples. The first lab of the line in conflict.
fn recused_lab<'a>(line: &Line, conflicts: &'a [Conflict], enterprise: &Enterprise) -> Option<(crate::base::LabId, &'a Conflict)> {
    line.labs.iter().find_map(|share| {
        let party = Party::Lab(share.lab.clone());
        let from = conflicts.partition_point(|c| (&c.party, &c.enterprise) < (&party, &enterprise.id));
        conflicts.get(from).filter(|c| c.party == party && c.enterprise == enterprise.id).map(|c| (share.lab.clone(), c))
    })
}

fn exclusion(line: Option<&Line>, rule: &str, evidence: Evidence) -> Exclusion {
    Exclusion { line: line.map(|l| l.id.clone()), rule: rule.to_owned(), evidence }
}
