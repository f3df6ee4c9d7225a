//! Section `ledger`: nothing was left out, put in, moved or changed after the fact; who had to sign has signed.

mod chain;
mod order;
mod signatures;
mod witness;

use super::verdict::Check;
use crate::base::Digest;
use crate::record::{Body, Commitment, Intent, Ledger, PublicResult, Record, Run, SignedEntry};
use std::ops::Range;

/// What the ledger must agree with.
pub(super) struct Papers<'a> {
    pub run: &'a Run,
    pub commitment: &'a Commitment,
    pub record: Option<&'a Record>,
    pub result: Option<&'a PublicResult>,
    pub amendments: u64,
}

/// All rules about the ledger. `whole` is false where `sealed/` is not at hand.
pub(super) fn checks(papers: &Papers<'_>, ledger: &Ledger, whole: bool) -> Vec<Check> {
    let rounds = rounds(ledger);
    let mut checks = vec![chain::check(ledger), order::order(ledger, &rounds), order::replaces(ledger, &rounds)];
    checks.extend(signatures::checks(ledger, &rounds));
    let own = rounds.iter().filter(|round| is_of(&ledger.entries[(*round).clone()], &papers.commitment.commitment)).cloned();
    checks.extend(witness::checks(papers, ledger, &own.collect::<Vec<_>>(), whole));
    checks
}

/// Where entries are, in the language of paths.
fn path(at: usize, rest: &str) -> String {
    format!("ledger.entries[{at}]{rest}")
}

/// Rounds: from each intent to the entry before the next one. What stands before the first intent is a round of its own.
fn rounds(ledger: &Ledger) -> Vec<Range<usize>> {
    let starts: Vec<usize> =
        ledger.entries.iter().enumerate().filter(|(i, e)| *i == 0 || matches!(e.entry.body, Body::Intent(_))).map(|(i, _)| i).collect();
    let ends = starts.iter().skip(1).copied().chain([ledger.entries.len()]);
    starts.iter().copied().zip(ends).map(|(a, b)| a..b).collect()
}

fn is_of(round: &[SignedEntry], of: &Digest) -> bool {
    round.iter().any(|e| matches!(&e.entry.body, Body::Commitment { commitment, .. } if commitment == of))
}

fn intent(round: &[SignedEntry]) -> Option<&Intent> {
    match &round.first()?.entry.body {
        Body::Intent(intent) => Some(intent),
        _ => None,
    }
}
