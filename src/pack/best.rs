//! The best plan so far, kept by the slots that changed since.

use super::plan::Plan;
use super::problem::Problem;
use super::tour::Tour;
use std::sync::Arc;

/// A copy of a plan's tours that is brought up to date only where it must be.
#[derive(Debug)]
pub(super) struct Best {
    slots: Vec<Option<Arc<Tour>>>,
    score: (usize, i64),
    /// Slots in which the plan in hand may differ from the best, each once.
    stale: Vec<u32>,
    is_stale: Vec<bool>,
}

impl Best {
    pub fn new(plan: &Plan) -> Self {
        Self { slots: plan.slots.clone(), score: plan.score(), stale: Vec::new(), is_stale: vec![false; plan.slots.len()] }
    }

    /// Fewest absent visits, then price.
    pub fn score(&self) -> (usize, i64) {
        self.score
    }

    /// The plan in hand commits its changes and becomes the best if it is better.
    pub fn follow(&mut self, plan: &mut Plan) {
        let Self { stale, is_stale, .. } = self;
        plan.commit(|slot| {
            if !std::mem::replace(&mut is_stale[slot], true) {
                stale.push(slot as u32);
            }
        });
        if plan.score() < self.score {
            self.score = plan.score();
            for slot in self.stale.drain(..).map(|s| s as usize) {
                self.is_stale[slot] = false;
                self.slots[slot].clone_from(&plan.slots[slot]);
            }
        }
    }

    /// The best plan in whole.
    pub fn plan(self, p: &Problem<'_>) -> Plan {
        let mut plan = Plan::empty(p);
        for (slot, tour) in self.slots.into_iter().enumerate().filter(|(_, t)| t.is_some()) {
            plan.put(p, slot, tour.map(Arc::unwrap_or_clone));
        }
        plan.commit(|_| ());
        plan
    }
}
