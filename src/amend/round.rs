//! A further round: the lottery again, for the batches that no sealed alternate could take.

use super::AmendError;
use super::fill::fill;
use super::ledger::Ledger;
use super::remaining::{Remaining, remaining};
use crate::base::Digest;
use crate::lottery::{self, deal_class};
use crate::record::{Round, RoundSeat};
use crate::seed::Seed;

/// A seat of a round, by positions: who, and in which column of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub row: usize,
    pub column: usize,
}

/// Run the lottery on what is left. Seats stand in the order of the round's `drawn`.
///
/// Nobody's ticket of the first draw counts: a round has tickets and a stream of its own, named after its amendment.
///
/// # Errors
/// If the shares leave the exact arithmetic.
pub(super) fn run(ledger: &Ledger<'_>, lost: &[usize], amendment: u64, number: u64, seed: &Seed) -> Result<(Round, Vec<Seat>), AmendError> {
    let Remaining { mut problem, members, columns } = remaining(ledger, lost);
    fill(&mut problem);
    let shares = lottery::share(&problem).map_err(|shortfall| AmendError::Round(Box::new(shortfall)))?;
    let seats = lottery::round(&shares, &mut seed.stream(&format!("round/enterprise/amendment-{amendment:04}")));
    let purpose = format!("enterprise/amendment-{amendment:04}");
    let mut dealt: Vec<(usize, Digest, usize, u64, u64)> = Vec::new();
    let frame = &ledger.sound.sealed().frame;
    for (k, (class, seats)) in shares.classes.iter().zip(&seats).enumerate().filter(|(_, (_, seats))| seats.iter().any(|&s| s > 0)) {
        let mut order: Vec<(Digest, usize)> =
            members[k].iter().map(|&row| (seed.ticket(&purpose, &[frame[row].id.as_str()]), row)).collect();
        order.sort_unstable();
        let hands = deal_class(class, seats, ledger.sound.facts().rules.dealing);
        for ((rank, hand), (ticket, row)) in (1..).zip(hands).zip(order) {
            dealt.extend(hand.into_iter().map(|arc| (class.arcs[arc].column as usize, ticket, row, k as u64, rank)));
        }
    }
    dealt.sort_unstable();
    let row = |&(column, ticket, row, class, rank): &(usize, Digest, usize, u64, u64)| RoundSeat {
        column: shares.columns[column].id.clone(),
        enterprise: frame[row].id.clone(),
        class,
        rank,
        ticket,
    };
    let taken = dealt.iter().map(|&(column, _, row, ..)| Seat { row, column: columns[column] }).collect();
    let drawn = dealt.iter().map(row).collect();
    Ok((Round { number, shares, seats, drawn }, taken))
}

/// Which seat goes to which lost batch, both by position: first within the column, then within the line, then within the
/// group, each time lost batches in their order and seats in theirs.
pub(super) fn pair(ledger: &Ledger<'_>, lost: &[usize], seats: &[Seat]) -> Vec<Option<usize>> {
    let nodes = &ledger.columns.nodes;
    let root = |column: usize| std::iter::successors(Some(ledger.columns.columns[column].node), |&v| nodes[v].parent).last();
    let line = |column: usize| ledger.line_of(column);
    let near: [&dyn Fn(usize, usize) -> bool; 3] = [&|a, b| a == b, &|a, b| line(a) == line(b), &|a, b| root(a) == root(b)];
    let (mut of, mut free) = (vec![None; lost.len()], vec![true; seats.len()]);
    for near in near {
        for (of, &column) in of.iter_mut().zip(lost).filter(|(of, _)| of.is_none()) {
            *of = (0..seats.len()).find(|&s| free[s] && near(column, seats[s].column));
            if let Some(s) = *of {
                free[s] = false;
            }
        }
    }
    of
}
