//! What an enterprise may be drawn for, what it is forced into, and what keeps it out of the rest.
//!
//! The rules are tried in a fixed order and the first that applies is recorded with its proof.

use super::days::{opens_on_any, possible_days};
use super::{Sound, follow_up, repeat};
use crate::base::{CountyId, Day, EnterpriseId, List, ProductId};
use crate::record::{Channel, Conflict, Enterprise, Evidence, Exclusion, Facts, HistoryItem, Line, Party, Scope, Sealed, Status, Venue};
use rayon::prelude::*;
use std::collections::HashMap;

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
    pub openings: List<Opening>,
    /// Positions in `openings` it is forced into; ascending.
    pub forced: List<usize>,
    /// What keeps it out; ascending.
    pub exclusions: List<Exclusion>,
}

impl Standing {
    /// Openings that are decided by chance, if any batch is left for chance: not forced, and cap not used up.
    pub fn chances(&self) -> impl Iterator<Item = &Opening> {
        let left = self.cap > self.forced.len() as u64;
        self.openings.iter().enumerate().filter(move |(i, _)| left && !self.forced.contains(i)).map(|(_, o)| o)
    }
}

/// Enterprises one thread looks at before it forgets what it knows of their like.
const CHUNK: usize = 16_384;

/// The standing of every enterprise, in the order of the frame.
pub fn standings(sound: &Sound) -> Vec<Standing> {
    let (facts, sealed) = (sound.facts(), sound.sealed());
    let view = View {
        facts,
        sealed,
        days: facts.lines.iter().map(|line| possible_days(facts, line)).collect(),
        by_county: facts.lines.iter().any(|line| line.counties_only),
        recused: {
            let with_labs = sealed.conflicts.iter().filter(|c| matches!(c.party, Party::Lab(_)));
            let mut recused: Vec<&EnterpriseId> = with_labs.map(|c| &c.enterprise).collect();
            recused.sort_unstable();
            recused
        },
    };
    let chunk = |enterprises: &[Enterprise]| {
        let mut known = HashMap::new();
        enterprises.iter().map(|e| view.standing(e, &mut known)).collect::<Vec<_>>()
    };
    let mut standings = Vec::with_capacity(sealed.frame.len());
    standings.par_extend(sealed.frame.par_chunks(CHUNK).flat_map_iter(chunk));
    standings
}

/// What the standings are seen from.
struct View<'a> {
    facts: &'a Facts,
    sealed: &'a Sealed,
    /// Possible days of each line.
    days: Vec<Vec<Day>>,
    /// Whether the county of an enterprise decides what is open to it.
    by_county: bool,
    /// Enterprises in conflict with a lab; ascending.
    recused: Vec<&'a EnterpriseId>,
}

/// All that decides the lines open to an enterprise without history, conflict and closed days.
type Likeness = (List<Scope>, List<ProductId>, List<u8>, Option<CountyId>);
/// Openings and exclusions by likeness.
type Known = HashMap<Likeness, (List<Opening>, List<Exclusion>)>;

impl View<'_> {
    fn standing(&self, enterprise: &Enterprise, known: &mut Known) -> Standing {
        let (facts, rules) = (self.facts, &self.facts.rules);
        let cap = match enterprise.venue {
            Venue::LargeRetail => rules.batches_per_large_retail_max,
            Venue::Ordinary => rules.batches_per_enterprise_max,
        };
        if let Some(rule) = absent(enterprise) {
            return Standing { cap, exclusions: vec![exclusion(None, rule, Evidence::Row)].into(), ..Standing::default() };
        }
        let history = repeat::of(&self.sealed.history, &enterprise.id);
        if history.is_empty() && enterprise.closed.is_empty() && self.recused.binary_search(&&enterprise.id).is_err() {
            let county = self.by_county.then(|| enterprise.county.clone());
            let like = (enterprise.scopes.clone(), enterprise.products.clone(), enterprise.closed_weekdays.clone(), county);
            let (openings, exclusions) = known.entry(like).or_insert_with(|| self.open_lines(enterprise, history)).clone();
            return Standing { cap, openings, exclusions, ..Standing::default() };
        }
        let (openings, exclusions) = self.open_lines(enterprise, history);
        let forced = follow_up::forced(&openings, history, rules, facts.task.as_of, cap).into();
        Standing { cap, openings, forced, exclusions }
    }

    /// Lines open to the enterprise, and what keeps it out of others; both ascending.
    fn open_lines(&self, enterprise: &Enterprise, history: &[HistoryItem]) -> (List<Opening>, List<Exclusion>) {
        let lines = &self.facts.lines;
        let matching: Vec<usize> = (0..lines.len()).filter(|&l| matches(&lines[l], enterprise)).collect();
        if matching.is_empty() {
            return (List::default(), vec![exclusion(None, "not_in_scope", Evidence::Row)].into());
        }
        let (mut openings, mut exclusions) = (Vec::new(), Vec::new());
        for line in matching {
            match opening(self.facts, &self.sealed.conflicts, history, &self.days[line], enterprise, line) {
                Ok(opening) => openings.push(opening),
                Err(exclusion) => exclusions.push(exclusion),
            }
        }
        exclusions.sort();
        (openings.into(), exclusions.into())
    }
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
