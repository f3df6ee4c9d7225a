//! Who looks for places: the search's chance, its blinks, and which tours are worth a look.

use super::cooling::Blink;
use super::near::Near;
use super::plan::Plan;
use super::problem::{Job, Problem};
use crate::seed::Stream;

/// A visit looks at the tours of this many of its neighbours.
const NEIGHBOURS_ASKED: usize = 24;

/// A search's hands and eyes.
#[derive(Debug)]
pub(super) struct Scout<'a> {
    pub near: &'a Near,
    pub stream: Stream,
    pub blink: Blink,
    /// Up to this many slots a visit looks at every tour it could join, neighbours or not.
    pub scanned: usize,
    /// Round in which a slot was last listed.
    listed: Vec<u32>,
    round: u32,
    slots: Vec<u32>,
}

impl<'a> Scout<'a> {
    pub fn new(p: &Problem<'_>, near: &'a Near, stream: Stream, blink: Blink) -> Self {
        Self { near, stream, blink, scanned: 0, listed: vec![0; p.slots], round: 0, slots: Vec::new() }
    }

    /// Tours the visit might join: those of its neighbours, nearest first, or all in its weeks if that is wished and they are few.
    pub fn tours(&mut self, p: &Problem<'_>, plan: &Plan, job: &Job) -> Vec<u32> {
        let mut slots = std::mem::take(&mut self.slots);
        slots.clear();
        if job.weeks.len() * p.depots[job.org].teams <= self.scanned {
            let all = job.weeks.iter().flat_map(|&week| p.slots_of(job.org, week));
            slots.extend(all.filter(|&s| plan.slots[s].is_some()).map(|s| s as u32));
            return slots;
        }
        self.round += 1;
        for &other in self.near.of(p.number(job) as u32).iter().take(NEIGHBOURS_ASKED) {
            let Some(slot) = plan.at[other as usize] else { continue };
            let listed = &mut self.listed[slot as usize];
            if *listed != self.round && job.in_weeks.contains(p.week_of(slot as usize, job.org)) {
                *listed = self.round;
                slots.push(slot);
            }
        }
        slots
    }

    /// Takes the list back, so that its memory is used again.
    pub fn done(&mut self, slots: Vec<u32>) {
        self.slots = slots;
    }
}
