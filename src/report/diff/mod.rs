//! What changed between two commitments or records, and what that did.

mod facts;
mod inputs;
mod relation;
mod results;
mod shares;
mod side;
mod text;

pub use facts::Change;
pub use inputs::{Inputs, Rows};
pub use relation::Relation;
pub use results::{Overlap, Results, Sum};
pub use shares::{ClassChange, Shares};
pub use side::{Side, State};
pub use text::text;

use crate::base::Digest;
use serde::Serialize;

/// Everything that differs.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    /// How the two ledgers belong together.
    pub relation: Relation,
    /// C of both.
    pub commitments: (Digest, Digest),
    /// Sources, mode, rules' text, secret's hash: what the key is made of beside the plan.
    pub chance: Vec<Change>,
    /// Public facts.
    pub facts: Vec<Change>,
    /// Sealed inputs; none if one of the two folders has none.
    pub inputs: Option<Inputs>,
    /// Exact probabilities.
    pub shares: Shares,
    /// What was drawn, planned and crewed; none unless both are drawn and their files at hand.
    pub results: Option<Results>,
}

impl Diff {
    /// Two RUNs side by side.
    pub fn of(a: &Side, b: &Side) -> Self {
        let (one, two) = (&a.commitment.plan, &b.commitment.plan);
        Self {
            relation: relation::relation(a, b),
            commitments: (a.commitment.commitment, b.commitment.commitment),
            chance: facts::changes(&facts::chance(one), &facts::chance(two)),
            facts: facts::changes(&one.facts, &two.facts),
            inputs: a.sealed.as_ref().zip(b.sealed.as_ref()).map(|(a, b)| Inputs::of(a, b)),
            shares: Shares::of(&one.shares, &two.shares),
            results: a.now().zip(b.now()).map(|(a, b)| Results::of(&a, &b)),
        }
    }
}

#[cfg(test)]
mod tests;
