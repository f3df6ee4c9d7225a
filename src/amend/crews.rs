//! Crews after a repair: unchanged tours keep theirs, the others are drawn again on a stream of their own.

use super::Current;
use crate::base::Week;
use crate::dispatch::{NoCrew, draw_crews};
use crate::frame::Sound;
use crate::record::{Batch, Crew, Pack, Tour};
use crate::seed::Seed;
use std::collections::BTreeSet;

/// Crews ascending by tour. If the changed tours cannot be crewed beside the kept crews, all unfrozen tours of their weeks are
/// drawn again; if that is not enough, all unfrozen tours.
pub(super) fn crews(
    sound: &Sound,
    batches: &[Batch],
    pack: &Pack,
    current: &Current,
    changed: &[String],
    frozen: Week,
    seed: &Seed,
    number: u64,
) -> Result<Vec<Crew>, NoCrew> {
    let is_changed = |t: &Tour| changed.contains(&t.id);
    let weeks: BTreeSet<Week> = pack.tours.iter().filter(|t| is_changed(t)).map(|t| t.week).collect();
    let scopes: [&dyn Fn(&Tour) -> bool; 3] = [&is_changed, &|t| t.week > frozen && weeks.contains(&t.week), &|t| t.week > frozen];
    let mut answer = Ok(Vec::new());
    for open in scopes {
        answer = redraw(sound, batches, pack, current, open, seed, number);
        if answer.is_ok() {
            break;
        }
    }
    answer
}

/// Draw the open tours, keep the crews of the others.
fn redraw(
    sound: &Sound,
    batches: &[Batch],
    pack: &Pack,
    current: &Current,
    open: &dyn Fn(&Tour) -> bool,
    seed: &Seed,
    number: u64,
) -> Result<Vec<Crew>, NoCrew> {
    let (open, same): (Vec<Tour>, Vec<Tour>) = pack.tours.iter().cloned().partition(open);
    let crew_of = |tour: Tour| current.crews.iter().find(|c| c.tour == tour.id).cloned().map(|crew| (tour, crew));
    let kept: Vec<(Tour, Crew)> = same.into_iter().filter_map(crew_of).collect();
    let purpose = format!("round/sampler/amendment-{number:04}");
    let drawn = draw_crews(sound, batches, pack, &open, &kept, seed, &purpose)?.crews;
    let mut crews: Vec<Crew> = kept.into_iter().map(|(_, crew)| crew).chain(drawn).collect();
    crews.sort_by(|a, b| a.tour.cmp(&b.tour));
    Ok(crews)
}
