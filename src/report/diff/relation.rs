//! How two ledgers belong together.

use super::Side;
use crate::base::Digest;
use crate::ceremony::{entry_digest, round_of};
use serde::Serialize;

/// What the ledgers say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same round; entries of the first and the second, and how many of them are the same.
    Same {
        /// Entries of the first.
        first: u64,
        /// Entries of the second.
        second: u64,
        /// Entries they begin with in common.
        common: u64,
    },
    /// The second is drawn again for the first, so many rounds later.
    SecondRedraws(u64),
    /// The first is drawn again for the second.
    FirstRedraws(u64),
    /// The same commitment in ledgers that have nothing in common, or no ledger.
    SameCommitment,
    /// Nothing in common.
    Unrelated,
}

pub(super) fn relation(a: &Side, b: &Side) -> Relation {
    let (one, two) = (digests(a), digests(b));
    let common = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
    let same = a.commitment.commitment == b.commitment.commitment;
    match (same, common, place(a, b), place(b, a)) {
        (true, 0, ..) => Relation::SameCommitment,
        (true, ..) => Relation::Same { first: one.len() as u64, second: two.len() as u64, common: common as u64 },
        // the later ledger holds both rounds
        (_, 1.., Some((own, other)), _) | (_, 1.., _, Some((other, own))) if own != other => {
            if own < other {
                Relation::SecondRedraws((other - own) as u64)
            } else {
                Relation::FirstRedraws((own - other) as u64)
            }
        }
        _ => Relation::Unrelated,
    }
}

fn digests(side: &Side) -> Vec<Digest> {
    side.ledger.iter().flat_map(|l| &l.entries).map(|e| entry_digest(&e.entry)).collect()
}

/// Numbers of the rounds of `side` and of `other` in the ledger of `side`.
fn place(side: &Side, other: &Side) -> Option<(usize, usize)> {
    let ledger = side.ledger.as_ref()?;
    let number = |c: &Digest| {
        let start = round_of(ledger, c).ok()?.start;
        Some(ledger.entries[..=start].iter().filter(|e| e.entry.body.kind() == "intent").count())
    };
    Some((number(&side.commitment.commitment)?, number(&other.commitment.commitment)?))
}
