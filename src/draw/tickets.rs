//! One ticket per enterprise and task: the same enterprise stands at the same place for every line.

use crate::base::Digest;
use crate::frame::Sound;
use crate::seed::Seed;
use rayon::prelude::*;

/// Tickets of the whole frame, in the order of the frame.
pub(super) struct Tickets(Vec<Digest>);

impl Tickets {
    pub(super) fn new(sound: &Sound, seed: &Seed) -> Self {
        Self(sound.sealed().frame.par_iter().map(|e| seed.ticket(super::TICKET_PURPOSE, &[e.id.as_str()])).collect())
    }

    pub(super) fn of(&self, row: usize) -> Digest {
        self.0[row]
    }

    /// Members of every class by ticket, then by id (the frame ascends by id).
    pub(super) fn order(&self, members: &[Vec<usize>]) -> Vec<Vec<usize>> {
        members
            .par_iter()
            .map(|class| {
                let mut class = class.clone();
                class.sort_by_key(|&row| (self.0[row], row));
                class
            })
            .collect()
    }
}
