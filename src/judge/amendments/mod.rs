//! Section `amendments`: the chain of amendments, and every rule of packing and crews on what they leave.

mod batches;
mod chain;
mod crews;
mod flow;
mod frozen;
mod incidents;
mod ledger;
mod names;
mod quotas;
mod round;
mod successors;

use super::case::Case;
use super::deal::Dealt;
use super::standing::Standing;
use super::state::{Amended, Paths, State};
use super::verdict::Check;
use super::{crews as people, intake, totals, tours, visits};
use crate::record::{Amendment, Pack};
use ledger::Ledger;
use std::collections::BTreeMap;

/// What is known before the first amendment.
pub(super) struct Drawn<'a> {
    pub standings: &'a [Standing],
    /// Column of every batch drawn or forced in, by line and enterprise (positions).
    pub columns: BTreeMap<(usize, usize), usize>,
    /// Class and rank by ticket (from 1) of the members of classes, by position in the frame.
    pub ranks: BTreeMap<usize, (u64, u64)>,
}

impl<'a> Drawn<'a> {
    pub fn new(standings: &'a [Standing], dealt: &'a Dealt) -> Self {
        let ranked = (0..).zip(&dealt.order).flat_map(|(k, members)| (1..).zip(members).map(move |(rank, &e)| (e, (k, rank))));
        let columns = dealt.held.iter().map(|(&place, held)| (place, held.column)).collect();
        Self { standings, columns, ranks: ranked.collect() }
    }
}

pub(super) fn checks<'a>(case: &'a Case<'a>, drawn: &Drawn<'a>, amendments: &'a [Amendment]) -> Vec<Check> {
    let mut checks = vec![chain::check(case, amendments)];
    if amendments.is_empty() {
        return checks;
    }
    let mut ledger = Ledger::new(case, drawn);
    let recorded = State::recorded(case);
    let packs = std::iter::once(&case.record.pack).chain(amendments.iter().map(|a| &a.pack));
    let states: Vec<State<'_>> = amendments.iter().zip(packs).enumerate().map(|(i, (a, before))| state(i, a, before)).collect();
    for (i, (amendment, state)) in amendments.iter().zip(&states).enumerate() {
        let before = i.checked_sub(1).map_or(&recorded, |b| &states[b]);
        checks.push(incidents::check(i, amendment, before));
        checks.extend(successors::checks(&mut ledger, i, amendments, before));
        checks.push(batches::check(case, drawn, i, amendments, before));
        checks.push(frozen::check(i, amendment, before));
        checks.push(crews::check(case, i, amendment, before, state));
        checks.push(names::check(i, amendment, before));
        checks.push(frozen::changed(i, amendment, before));
        checks.extend(visits::checks(case, state));
        checks.extend(tours::checks(case, state));
        checks.extend(intake::checks(case, state));
        checks.extend(people::checks(case, state));
        checks.extend(totals::checks(case, state));
    }
    checks
}

/// Where an amendment's rows are named in a failure, such as `amendment-0001`.
fn name(i: usize) -> String {
    format!("amendment-{:04}", i + 1)
}

fn state<'a>(i: usize, amendment: &'a Amendment, before: &'a Pack) -> State<'a> {
    let name = name(i);
    let paths = Paths { batches: format!("{name}.batches"), pack: format!("{name}.pack"), crews: format!("{name}.crews") };
    State::new(paths, Some(Amended::new(before, amendment.as_of)), &amendment.batches, &amendment.pack, &amendment.crews)
}
