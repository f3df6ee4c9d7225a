//! Changes that are made or not made: each admits rows to a line, or raises a cap by one, at a fixed price.

use super::kinds::Kind;
use crate::allot::Columns;
use crate::allot::LineColumns;
use crate::base::CountyId;
use crate::check::profiles::ChangePrices;
use crate::record::{Facts, Line, Scope, Venue};
use std::collections::BTreeMap;

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// One more batch per enterprise of this venue.
    Cap(Venue),
    /// One more batch per company.
    Company,
    /// A scope admitted to a line.
    Scope(usize, Scope),
    /// A county admitted to a line that is for listed counties only.
    County(usize, CountyId),
}

/// A change that is made or not made.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub step: Step,
    pub price: u64,
    /// Batches that an optimal plan takes through it, at most.
    pub most: u64,
}

/// Decisions about moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Made.
    Made,
    /// Not made.
    Left,
    /// Not decided.
    Open,
}

/// A column that may take a kind, and the moves it needs first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub line: usize,
    pub column: usize,
    pub needs: Vec<usize>,
}

impl Step {
    /// Whether it is one of a row of steps, each possible after the one before only.
    pub fn is_raise(&self) -> bool {
        matches!(self, Step::Cap(_) | Step::Company)
    }
}

impl Way {
    /// Whether all moves it needs are of the kind asked for.
    pub fn stands(&self, choices: &[Choice], good: impl Fn(Choice) -> bool) -> bool {
        self.needs.iter().all(|&m| good(choices[m]))
    }
}

/// All admissions that would open anything, and the ways of every kind.
pub(super) fn admissions(facts: &Facts, kinds: &[Kind], columns: &Columns, prices: &ChangePrices) -> (Vec<Move>, Vec<Vec<Way>>) {
    let wished: Vec<Vec<(usize, usize, Vec<Step>)>> = kinds.iter().map(|kind| wishes(facts, kind, columns)).collect();
    let mut steps: BTreeMap<&Step, usize> = wished.iter().flatten().flat_map(|w| &w.2).map(|step| (step, 0)).collect();
    steps.values_mut().enumerate().for_each(|(at, position)| *position = at);
    let way = |(line, column, needs): &(usize, usize, Vec<Step>)| Way {
        line: *line,
        column: *column,
        needs: needs.iter().map(|s| steps[s]).collect(),
    };
    let ways = wished.iter().map(|w| w.iter().map(way).collect()).collect();
    let price = |step: &Step| if matches!(step, Step::County(..)) { prices.admit_county } else { prices.admit_scope };
    let moves = steps.keys().map(|&step| Move { step: step.clone(), price: price(step), most: 0 }).collect();
    (moves, ways)
}

/// Columns of a kind with the steps they need.
fn wishes(facts: &Facts, kind: &Kind, columns: &Columns) -> Vec<(usize, usize, Vec<Step>)> {
    let mut wishes = Vec::new();
    for &at in &kind.lines {
        let line = &facts.lines[at];
        for column in columns.open_to(at, &kind.county, &kind.scopes, &[Scope::Producer, Scope::Seller]) {
            let mut needs = Vec::new();
            needs.extend(scope_needed(line, kind, &columns.by_line[at], column).map(|scope| Step::Scope(at, scope)));
            let listed = !line.counties_only || line.counties.iter().any(|c| c.county == kind.county);
            needs.extend((!listed).then(|| Step::County(at, kind.county.clone())));
            wishes.push((at, column, needs));
        }
    }
    wishes
}

/// The scope a line must admit before the column takes the kind.
fn scope_needed(line: &Line, kind: &Kind, columns: &LineColumns, column: usize) -> Option<Scope> {
    let scope = match columns {
        LineColumns::ByScope { producer, .. } if *producer == column => Scope::Producer,
        LineColumns::ByScope { .. } => Scope::Seller,
        _ if kind.scopes.iter().any(|s| line.scopes.contains(s)) => return None,
        _ => *kind.scopes.first()?,
    };
    (!line.scopes.contains(&scope)).then_some(scope)
}

/// Raises of the cap of a venue, as many as could help.
pub(super) fn raises(venue: Venue, cap: u64, kinds: &[Kind], price: u64) -> impl Iterator<Item = Move> {
    let lines = kinds.iter().filter(|k| k.venue == venue).map(|k| k.lines.len() as u64).max().unwrap_or(0);
    let steps = lines.min(super::CAP_MAX).saturating_sub(cap);
    (0..steps).map(move |_| Move { step: Step::Cap(venue), price, most: 0 })
}

/// Raises of the limit of a company, as many as could help, or as raised caps of its sites ask for.
pub(super) fn company_raises(limit: Option<u64>, kinds: &[Kind], price: u64) -> impl Iterator<Item = Move> {
    let mut below: BTreeMap<usize, u64> = BTreeMap::new();
    for kind in kinds {
        kind.company.into_iter().for_each(|company| *below.entry(company).or_default() += kind.size * kind.lines.len() as u64);
    }
    let most = kinds.iter().map(|kind| kind.lines.len() as u64).chain(below.into_values()).max().unwrap_or(0);
    let steps = limit.map_or(0, |limit| most.min(super::CAP_MAX).saturating_sub(limit));
    (0..steps).map(move |_| Move { step: Step::Company, price, most: 0 })
}
