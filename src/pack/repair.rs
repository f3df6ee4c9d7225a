//! After incidents: finished weeks stay, doors that fell away leave their tours, new ones come in with the fewest changes.

use super::freeze::Frozen;
use super::mend::mend;
use super::names::keep_names;
use super::problem::Problem;
use super::thaw::{Thawed, thaw};
use super::visits::tasks;
use super::write;
use crate::base::{Day, Progress};
use crate::frame::Sound;
use crate::record::{Batch, Pack, Visit};
use crate::seed::Seed;

/// The packing as it stands after some batches went elsewhere.
///
/// Tours of the week of `as_of` and before stay exactly as they are, and so do their visits' rows. Of the other tours,
/// those that lose no visit and take none stay exactly as they are. Fewest visits without a tour come first, then fewest
/// changed or new tours, then cost.
pub fn repair(sound: &Sound, batches: &[Batch], before: &Pack, as_of: Day, seed: &Seed, progress: &dyn Progress) -> Pack {
    let frozen = Frozen::new(before, as_of.week());
    let open: Vec<Batch> = batches.iter().filter(|b| !frozen.holds(b)).cloned().collect();
    let next_monday = as_of.week().monday().plus(7);
    let mut tasks = tasks(sound, &open, next_monday);
    keep_names(&mut tasks, before, &frozen);
    let mut problem = Problem::new(sound, tasks);
    problem.committed = frozen.committed(&problem, batches);
    let thawed = thaw(&problem, before, &frozen);
    let (plan, rounds) = mend(&problem, &thawed, sound.facts().search.iterations, seed, progress);
    let mut visits: Vec<Visit> = problem.jobs.iter().map(|j| j.visit.clone()).chain(frozen.visits.iter().map(|v| (*v).clone())).collect();
    visits.sort_by(|a, b| a.id.cmp(&b.id));
    let mut tours: Vec<_> = frozen.tours.iter().map(|t| (*t).clone()).collect();
    for (slot, tour) in plan.slots.iter().enumerate().filter_map(|(s, t)| Some((s, t.as_deref()?))) {
        tours.push(match thawed.untouched(slot, tour) {
            Some(row) => row.clone(),
            None => write::row(&problem, tour, problem.slot_number(slot, tour.org)),
        });
    }
    write::assembled(sound, batches, visits, tours, write::unplaced(&problem, &plan), rounds)
}

impl Thawed<'_> {
    /// The row of the tour that was in this slot, if this is still that tour.
    fn untouched(&self, slot: usize, tour: &super::tour::Tour) -> Option<&crate::record::Tour> {
        self.intact[slot].as_ref().filter(|(was, _)| was.same(tour)).map(|(_, row)| *row)
    }
}
