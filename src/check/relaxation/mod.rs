//! A plan that cannot be met: the provably cheapest changes with which it can, checked by drawing up the lottery again.
//!
//! Method, prices and what is never relaxed: `docs/relaxation.md`. Legal rules are facts here (repeat months, lists of the upper
//! level, recusal, follow-ups, closed enterprises): only numbers and scopes of the plan and the caps of the task move.

mod case;
mod change;
mod classes;
mod flow;
mod kinds;
mod moves;
mod network;
mod search;
mod words;

pub use change::{Change, Target};
pub(super) use words::tell;

use super::profiles::ChangePrices;
use crate::allot::allot;
use crate::frame::Sound;
use crate::record::{Facts, Sealed};
use serde::Serialize;

/// The most a cap can be.
const CAP_MAX: u64 = 1_000;

/// The cheapest changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relaxation {
    /// What they cost together, in points.
    pub price: u64,
    /// No set of changes costs less; equal to `price` if the search was complete.
    pub bound: u64,
    /// The changes.
    pub changes: Vec<Change>,
    /// The facts with the changes made, from which the lottery was drawn up again.
    #[serde(skip)]
    pub facts: Facts,
}

/// The cheapest changes to a plan, and the frame back. No changes if the plan can be met; None if changes that were found did not
/// hold when the lottery was drawn up again (numbers beyond exact arithmetic), or the facts are broken beyond their limits.
pub fn relax(facts: &Facts, sealed: Sealed, prices: &ChangePrices) -> Option<(Option<Relaxation>, Sealed)> {
    let (mut case, sealed) = case::Case::new(facts, sealed, prices)?;
    let Some(found) = search::cheapest(&mut case).filter(|found| found.price > 0) else { return Some((None, sealed)) };
    let changes = change::changes(&case, &found);
    let facts = change::changed(&case, &found, &changes);
    let relaxation = Relaxation { price: found.price, bound: found.bound, changes, facts };
    if relaxation.facts.lines.is_empty() {
        return Some((Some(relaxation), sealed));
    }
    let sound = Sound::new(relaxation.facts.clone(), sealed).ok()?;
    let holds = allot(&sound).is_ok();
    Some((Some(relaxation).filter(|_| holds), sound.into_parts().1))
}
