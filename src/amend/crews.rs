//! Crews after a repair: unchanged tours keep theirs, the others are drawn again on a stream of their own.

use super::Current;
use crate::base::Week;
use crate::dispatch::{NoCrew, draw_crews};
use crate::frame::Sound;
use crate::record::{Batch, Crew, Pack, Tour};
use crate::seed::Seed;
use std::collections::BTreeSet;

/// A repair whose crews are open.
pub(super) struct Repair<'a> {
    pub sound: &'a Sound,
    /// Batches as they now stand.
    pub batches: &'a [Batch],
    /// Visits and tours as they now stand.
    pub pack: &'a Pack,
    /// How things stood before.
    pub current: &'a Current,
    /// Tours that changed or are new; ascending.
    pub changed: &'a [String],
    /// Last week that stays as it is.
    pub frozen: Week,
}

impl Repair<'_> {
    /// Crews ascending by tour. If the changed tours cannot be crewed beside the kept crews, all unfrozen tours of their weeks
    /// are drawn again; if that is not enough, all unfrozen tours.
    pub fn crews(&self, seed: &Seed, purpose: &str) -> Result<Vec<Crew>, NoCrew> {
        let is_changed = |t: &Tour| self.changed.contains(&t.id);
        let is_open = |t: &Tour| t.week > self.frozen;
        let weeks: BTreeSet<Week> = self.pack.tours.iter().filter(|t| is_changed(t)).map(|t| t.week).collect();
        self.redraw(is_changed, seed, purpose)
            .or_else(|_| self.redraw(|t| is_open(t) && weeks.contains(&t.week), seed, purpose))
            .or_else(|_| self.redraw(is_open, seed, purpose))
    }

    /// Draw the open tours, keep the crews of the others.
    fn redraw(&self, is_open: impl Fn(&Tour) -> bool, seed: &Seed, purpose: &str) -> Result<Vec<Crew>, NoCrew> {
        let (open, same): (Vec<Tour>, Vec<Tour>) = self.pack.tours.iter().cloned().partition(is_open);
        let crew_of = |tour: Tour| self.current.crews.iter().find(|c| c.tour == tour.id).cloned().map(|crew| (tour, crew));
        let kept: Vec<(Tour, Crew)> = same.into_iter().filter_map(crew_of).collect();
        let drawn = draw_crews(self.sound, self.batches, self.pack, &open, &kept, seed, purpose)?.crews;
        let mut crews: Vec<Crew> = kept.into_iter().map(|(_, crew)| crew).chain(drawn).collect();
        crews.sort_by(|a, b| a.tour.cmp(&b.tour));
        Ok(crews)
    }
}
