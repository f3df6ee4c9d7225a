//! Crews after a repair: unchanged tours keep theirs, the others are drawn again on a stream of their own.

use super::Current;
use crate::dispatch::{NoCrew, draw_crews};
use crate::frame::Sound;
use crate::record::{Batch, Crew, Pack, Tour};
use crate::seed::Seed;

/// Crews ascending by tour.
pub(super) fn crews(
    sound: &Sound,
    batches: &[Batch],
    pack: &Pack,
    current: &Current,
    changed: &[String],
    seed: &Seed,
    number: u64,
) -> Result<Vec<Crew>, NoCrew> {
    let (open, same): (Vec<Tour>, Vec<Tour>) = pack.tours.iter().cloned().partition(|t| changed.contains(&t.id));
    let crew_of = |tour: Tour| current.crews.iter().find(|c| c.tour == tour.id).cloned().map(|crew| (tour, crew));
    let kept: Vec<(Tour, Crew)> = same.into_iter().filter_map(crew_of).collect();
    let purpose = format!("round/sampler/amendment-{number:04}");
    let drawn = draw_crews(sound, batches, pack, &open, &kept, seed, &purpose)?.crews;
    let mut crews: Vec<Crew> = kept.into_iter().map(|(_, crew)| crew).chain(drawn).collect();
    crews.sort_by(|a, b| a.tour.cmp(&b.tour));
    Ok(crews)
}
