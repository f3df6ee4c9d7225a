//! The frame made small: rows that no change tells apart are one kind.

use crate::base::{CountyId, EnterpriseId};
use crate::frame::{Sound, Standing, standings};
use crate::record::{Enterprise, Facts, Level, Outcome, Party, Scope, Sealed, Venue};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Rows that no change tells apart.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// Their county; empty if no line open to them divides by county.
    pub county: CountyId,
    /// Their scopes.
    pub scopes: Vec<Scope>,
    /// Ordinary or large retail.
    pub venue: Venue,
    /// Lines that would be open to them with every change made; ascending positions.
    pub lines: Vec<usize>,
    /// Their company among those whose limit could bind.
    pub company: Option<usize>,
    /// How many rows.
    pub size: u64,
    /// For a row with follow-ups, alone in its kind: those of `lines` that take a product it failed with.
    pub follow_ups: Option<Vec<usize>>,
}

/// Rows with follow-ups, and what the rules force them into after a change.
pub(super) struct FollowUps {
    sealed: Option<Sealed>,
    /// Their kinds, in the order of the frame.
    pub kinds: Vec<usize>,
}

impl FollowUps {
    /// Lines each row is forced into under these facts, in the order of `kinds`. None if the facts do not hold together.
    pub fn forced(&mut self, facts: Facts) -> Option<Vec<Vec<usize>>> {
        let sound = Sound::new(facts, self.sealed.take()?).ok()?;
        let lines = |s: &Standing| s.forced.iter().map(|&at| s.openings[at].line).collect();
        let forced = standings(&sound).iter().map(lines).collect();
        self.sealed = Some(sound.into_parts().1);
        Some(forced)
    }
}

/// What tells rows apart: county, scopes, venue, lines, company.
type Key = (CountyId, Vec<Scope>, Venue, Vec<usize>, Option<usize>);

/// Companies whose sites could together be given more batches than one company may have, by credit code.
fn companies(facts: &Facts, sound: &Sound, standings: &[Standing]) -> HashMap<String, usize> {
    let Some(limit) = facts.rules.batches_per_company_max else { return HashMap::new() };
    let mut possible: BTreeMap<&str, u64> = BTreeMap::new();
    for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
        *possible.entry(enterprise.id.company()).or_default() += standing.openings.len() as u64;
    }
    let held = possible.into_iter().filter(|(_, n)| *n > limit);
    held.enumerate().map(|(at, (code, _))| (code.to_owned(), at)).collect()
}

/// Kinds of a frame, those with follow-ups, and the frame back. None if the facts do not hold together.
pub(super) fn kinds(facts: &Facts, sealed: Sealed) -> Option<(Vec<Kind>, FollowUps, Sealed)> {
    let sound = Sound::new(widest(facts), sealed).ok()?;
    let divided: Vec<bool> = facts.lines.iter().map(|l| !l.counties.is_empty() || l.counties_only).collect();
    let mut kinds: Vec<Kind> = Vec::new();
    let mut positions: HashMap<Key, usize> = HashMap::new();
    let standings = standings(&sound);
    let companies = companies(facts, &sound, &standings);
    let (mut rows, mut follow_up_kinds) = (Vec::new(), Vec::new());
    for (row, (enterprise, standing)) in sound.sealed().frame.iter().zip(&standings).enumerate() {
        let lines: Vec<usize> = standing.openings.iter().map(|o| o.line).collect();
        if lines.is_empty() {
            continue;
        }
        let company = companies.get(enterprise.id.company()).copied();
        let county = if lines.iter().any(|&l| divided[l]) { enterprise.county.clone() } else { CountyId::default() };
        let kind = Kind { county, scopes: enterprise.scopes.to_vec(), venue: enterprise.venue, lines, company, size: 1, follow_ups: None };
        if !standing.forced.is_empty() {
            rows.push(row);
            follow_up_kinds.push(kinds.len());
            kinds.push(Kind { follow_ups: Some(failed_lines(sound.sealed(), enterprise, standing)), ..kind });
            continue;
        }
        let key = (kind.county.clone(), kind.scopes.clone(), kind.venue, kind.lines.clone(), company);
        let at = *positions.entry(key).or_insert(kinds.len());
        if at == kinds.len() {
            kinds.push(kind);
        } else {
            kinds[at].size += 1;
        }
    }
    let few = few(sound.sealed(), &rows);
    Some((kinds, FollowUps { sealed: Some(few), kinds: follow_up_kinds }, sound.into_parts().1))
}

/// Every change made and no limit left: what is closed now stays closed for good.
fn widest(facts: &Facts) -> Facts {
    let mut wide = unlimited(facts);
    for line in &mut wide.lines {
        line.scopes = vec![Scope::Producer, Scope::Seller];
        line.counties_only = false;
        line.counties.clear();
    }
    (wide.rules.batches_per_enterprise_max, wide.rules.batches_per_large_retail_max) = (super::CAP_MAX, super::CAP_MAX);
    wide
}

/// The same facts without limits of counties, scopes and companies, which say nothing about who may take part.
pub(super) fn unlimited(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    facts.rules.batches_per_company_max = None;
    for line in &mut facts.lines {
        line.scope_limits.clear();
        line.counties.iter_mut().for_each(|c| (c.min, c.max) = (0, crate::frame::limits::BATCHES));
    }
    facts
}

/// Lines open to the row that take a product with a failure of its own in the history.
fn failed_lines(sealed: &Sealed, enterprise: &Enterprise, standing: &Standing) -> Vec<usize> {
    let from = sealed.history.partition_point(|h| h.enterprise < enterprise.id);
    let own = sealed.history[from..].iter().take_while(|h| h.enterprise == enterprise.id);
    let failed: Vec<_> = own.filter(|h| h.level == Level::Own && h.outcome == Outcome::Fail).map(|h| &h.product).collect();
    standing.openings.iter().filter(|o| o.products.iter().any(|p| failed.contains(&p))).map(|o| o.line).collect()
}

/// A few rows with their history and the labs they are in conflict with.
fn few(sealed: &Sealed, rows: &[usize]) -> Sealed {
    let frame: Vec<Enterprise> = rows.iter().map(|&row| sealed.frame[row].clone()).collect();
    let ids: HashSet<&EnterpriseId> = frame.iter().map(|e| &e.id).collect();
    let history = sealed.history.iter().filter(|h| ids.contains(&h.enterprise)).cloned().collect();
    let about = |c: &&crate::record::Conflict| matches!(c.party, Party::Lab(_)) && ids.contains(&c.enterprise);
    let conflicts = sealed.conflicts.iter().filter(about).cloned().collect();
    Sealed { frame, samplers: Vec::new(), history, conflicts, matrix: None }
}
