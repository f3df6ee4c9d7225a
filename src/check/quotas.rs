//! Quotas against the enterprises that qualify.

mod competing;
mod single;

use super::places::Places;
use crate::frame::{Sound, standings};
use crate::intake::Sink;

/// `quota_exceeds_frame` line by line; if every line alone has enough, `quotas_compete` over all of them.
pub(super) fn quotas(sound: &Sound, places: &Places, sink: &Sink) {
    let standings = standings(sound);
    if single::quota_exceeds_frame(sound, &standings, places, sink) == 0 {
        competing::quotas_compete(sound, standings, places, sink);
    }
}
