//! A plan that cannot be met, with everything that could be changed about it.

use super::kinds::{self, FollowUps, Kind};
use super::moves::{self, Choice, Move, Step, Way};
use crate::allot::{Columns, columns};
use crate::check::profiles::ChangePrices;
use crate::record::{CountyQuota, Facts, Sealed, Venue};
use std::collections::{BTreeSet, HashMap};

/// What the search works on.
pub(super) struct Case<'a> {
    pub facts: &'a Facts,
    pub prices: &'a ChangePrices,
    /// Columns with a place for counties not listed, too.
    pub columns: Columns,
    pub kinds: Vec<Kind>,
    /// Ways of every kind.
    pub ways: Vec<Vec<Way>>,
    /// Moves: admissions, then raises of a cap, first step first.
    pub moves: Vec<Move>,
    pub follow_ups: FollowUps,
    /// The root of every node.
    pub root: Vec<usize>,
    /// Seats of a root beyond which nothing is gained.
    pub useful: Vec<u64>,
}

/// The lines each kind is forced into; None where the open moves decide.
pub(super) type Forced = Vec<Option<Vec<usize>>>;

impl<'a> Case<'a> {
    /// The case and the frame back. None if the facts do not hold together.
    pub fn new(facts: &'a Facts, sealed: Sealed, prices: &'a ChangePrices) -> Option<(Self, Sealed)> {
        let (kinds, follow_ups, sealed) = kinds::kinds(facts, sealed)?;
        let mut open = facts.clone();
        open.lines.iter_mut().for_each(|line| line.counties_only = false);
        let columns = columns(&open);
        let (mut moves, ways) = moves::admissions(facts, &kinds, &columns, prices);
        for (venue, price) in [(Venue::Ordinary, prices.raise_enterprise_cap), (Venue::LargeRetail, prices.raise_large_retail_cap)] {
            moves.extend(moves::raises(venue, cap(facts, venue), &kinds, price));
        }
        moves.extend(moves::company_raises(facts.rules.batches_per_company_max, &kinds, prices.raise_company_cap));
        let mut root: Vec<usize> = (0..columns.nodes.len()).collect();
        for v in (0..root.len()).rev() {
            root[v] = columns.nodes[v].parent.map_or(v, |parent| root[parent]);
        }
        let mut case = Self { facts, prices, columns, kinds, ways, moves, follow_ups, root, useful: Vec::new() };
        case.useful = case.useful();
        case.bound_moves();
        case.merge();
        Some((case, sealed))
    }

    /// Batches of one enterprise, at most, with the moves made (or also those still open).
    pub fn cap(&self, venue: Venue, choices: &[Choice], open: bool) -> u64 {
        cap(self.facts, venue) + self.steps(&Step::Cap(venue), choices, open)
    }

    /// Batches of one company, at most, likewise. None: no limit.
    pub fn company_cap(&self, choices: &[Choice], open: bool) -> Option<u64> {
        self.facts.rules.batches_per_company_max.map(|limit| limit + self.steps(&Step::Company, choices, open))
    }

    fn steps(&self, step: &Step, choices: &[Choice], open: bool) -> u64 {
        let counts = |choice: Choice| choice == Choice::Made || open && choice == Choice::Open;
        self.moves.iter().zip(choices).filter(|(m, choice)| m.step == *step && counts(**choice)).count() as u64
    }

    /// Lines every kind is forced into, where the moves made decide it whatever becomes of the open ones.
    pub fn forced(&mut self, choices: &[Choice]) -> Option<Forced> {
        let mut forced: Forced = self.kinds.iter().map(|kind| kind.follow_ups.is_none().then(Vec::new)).collect();
        if self.follow_ups.kinds.is_empty() {
            return Some(forced);
        }
        let least = self.follow_ups.forced(self.changed(choices, false))?;
        let most = self.follow_ups.forced(self.changed(choices, true))?;
        for ((&kind, lines), same) in self.follow_ups.kinds.iter().zip(least).zip(most) {
            let failed = self.kinds[kind].follow_ups.as_deref().unwrap_or_default();
            let undecided = |way: &Way| {
                failed.contains(&way.line) && way.stands(choices, |c| c != Choice::Left) && !way.stands(choices, |c| c == Choice::Made)
            };
            if lines == same && !self.ways[kind].iter().any(undecided) {
                forced[kind] = Some(lines);
            }
        }
        Some(forced)
    }

    /// The facts with the moves made, and with no limits. With `most`, caps as high as the open moves allow.
    fn changed(&self, choices: &[Choice], most: bool) -> Facts {
        let mut facts = kinds::unlimited(self.facts);
        facts.rules.batches_per_enterprise_max = self.cap(Venue::Ordinary, choices, most);
        facts.rules.batches_per_large_retail_max = self.cap(Venue::LargeRetail, choices, most);
        for (made, _) in self.moves.iter().zip(choices).filter(|(_, choice)| **choice == Choice::Made) {
            admit(&mut facts, &made.step, crate::frame::limits::BATCHES);
        }
        facts
    }

    /// Seats of every root that can be worth anything: its quota, or what is forced or asked for below it.
    fn useful(&self) -> Vec<u64> {
        let nodes = &self.columns.nodes;
        let mut forced = vec![0u64; nodes.len()];
        self.failures(|_| true).for_each(|way| forced[self.columns.columns[way.column].node] += 1);
        let mut below = vec![0u64; nodes.len()];
        for column in &self.columns.columns {
            below[self.root[column.node]] += nodes[column.node].lo.max(forced[column.node]);
        }
        (0..nodes.len()).map(|v| nodes[v].hi.max(below[v])).collect()
    }

    /// Ways by which follow-ups could be forced in.
    fn failures(&self, good: impl Fn(&Kind) -> bool) -> impl Iterator<Item = &Way> {
        let kinds = self.kinds.iter().zip(&self.ways).filter(move |(kind, _)| good(kind));
        kinds
            .filter_map(|(kind, ways)| Some((kind.follow_ups.as_ref()?, ways)))
            .flat_map(|(failed, ways)| ways.iter().filter(|way| failed.contains(&way.line)))
    }

    /// How much an optimal plan takes through each move, at most.
    ///
    /// A row is private if its cap lets it serve all its lines at once, and no company holds it back. Wherever a plan takes a batch of another row in a
    /// column with a private row to spare, the two can be exchanged, unless it is forced. So a column takes at most its useful
    /// seats less its private rows, and what is forced, from all other rows together.
    fn bound_moves(&mut self) {
        let columns = self.columns.columns.len();
        let (mut private, mut through) = (vec![0u64; columns], vec![0u64; self.moves.len()]);
        let mut columns_of = vec![BTreeSet::new(); self.moves.len()];
        for (kind, ways) in self.kinds.iter().zip(&self.ways) {
            let alone = |way: &&Way| way.needs.is_empty() && ways.iter().filter(|w| w.line == way.line).count() == 1;
            if kind.follow_ups.is_none() && kind.company.is_none() && kind.lines.len() as u64 <= cap(self.facts, kind.venue) {
                ways.iter().filter(alone).for_each(|way| private[way.column] += kind.size);
            }
            for (way, &m) in ways.iter().flat_map(|way| way.needs.iter().map(move |m| (way, m))) {
                through[m] += kind.size;
                columns_of[m].insert(way.column);
            }
        }
        let mut forced = vec![0u64; columns];
        self.failures(|_| true).filter(|way| !way.needs.is_empty()).for_each(|way| forced[way.column] += 1);
        let beyond = |kind: &Kind| kind.follow_ups.as_ref().is_some_and(|failed| failed.len() as u64 > cap(self.facts, kind.venue));
        let beyond = self.failures(beyond).count() as u64;
        let others = |c: usize| self.useful[self.root[self.columns.columns[c].node]].saturating_sub(private[c]) + forced[c];
        let all = (0..columns).map(others).sum::<u64>() + beyond;
        let most = |(of, &n): (&BTreeSet<usize>, &u64)| of.iter().map(|&c| others(c)).sum::<u64>().min(n);
        let most: Vec<u64> = columns_of.iter().zip(&through).map(most).collect();
        for (one, most) in self.moves.iter_mut().zip(most) {
            one.most = if one.step.is_raise() { all } else { most };
        }
    }
}

impl Case<'_> {
    /// Kinds with the same ways become one. Rows whose cap lets them serve all their lines at once are taken apart, line by line:
    /// what they do in one line holds them back in none.
    fn merge(&mut self) {
        let (kinds, ways) = (std::mem::take(&mut self.kinds), std::mem::take(&mut self.ways));
        self.follow_ups.kinds.clear();
        let mut positions: HashMap<(Venue, Vec<Way>), usize> = HashMap::new();
        for (kind, ways) in kinds.into_iter().zip(ways) {
            if kind.follow_ups.is_some() || kind.company.is_some() {
                self.follow_ups.kinds.extend(kind.follow_ups.is_some().then_some(self.kinds.len()));
                self.kinds.push(kind);
                self.ways.push(ways);
                continue;
            }
            let apart = kind.lines.len() as u64 <= cap(self.facts, kind.venue);
            for part in ways.chunk_by(|a, b| !apart || a.line == b.line) {
                let at = *positions.entry((kind.venue, part.to_vec())).or_insert(self.kinds.len());
                if at < self.kinds.len() {
                    self.kinds[at].size += kind.size;
                    continue;
                }
                let mut lines: Vec<usize> = part.iter().map(|way| way.line).collect();
                lines.dedup();
                self.kinds.push(Kind { lines, ..kind.clone() });
                self.ways.push(part.to_vec());
            }
        }
    }
}

/// The cap of a venue as the task has it.
pub(super) fn cap(facts: &Facts, venue: Venue) -> u64 {
    match venue {
        Venue::Ordinary => facts.rules.batches_per_enterprise_max,
        Venue::LargeRetail => facts.rules.batches_per_large_retail_max,
    }
}

/// Admits a scope or a county to a line.
pub(super) fn admit(facts: &mut Facts, step: &Step, max: u64) {
    match step {
        Step::Cap(_) | Step::Company => {}
        Step::Scope(line, scope) => {
            let scopes = &mut facts.lines[*line].scopes;
            scopes.push(*scope);
            scopes.sort_unstable();
        }
        Step::County(line, county) => {
            let counties = &mut facts.lines[*line].counties;
            counties.push(CountyQuota { county: county.clone(), min: 0, max });
            counties.sort_by(|a, b| a.county.cmp(&b.county));
        }
    }
}
