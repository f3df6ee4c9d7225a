//! How a long search hears that it is enough.

use super::Fen;

/// How good the best plan so far is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Visits without a tour.
    pub unplaced: u64,
    /// Cost of the tours.
    pub cost: Fen,
}

/// Something that may end a search before its budget does: a person, a proven bound, a number of iterations.
///
/// What a search found until then is a function of its inputs and of the iterations made, so its record says how many.
pub trait Stop: Sync {
    /// Whether to stop after `made` iterations. Asked before each iteration.
    fn now(&self, made: u64, best: Standing) -> bool;
}

/// Goes on to the end.
#[derive(Clone, Copy, Debug)]
pub struct Never;

impl Stop for Never {
    fn now(&self, _: u64, _: Standing) -> bool {
        false
    }
}
