//! Where the frame's sites are.

use crate::base::{CountyId, Point};
use crate::check::draft::Draft;
use crate::intake::columns::ENTERPRISES;
use crate::intake::{Sink, codes};
use std::collections::BTreeMap;

/// No county seat is this far from a corner of its county, in metres, outside the largest counties of the west.
const FAR_METRES: i64 = 150_000;

/// A site far from the seat of its county: the usual sign of swapped or mistyped coordinates.
pub(super) fn far_from_county(draft: &Draft, sink: &Sink) {
    let seats: BTreeMap<&CountyId, Point> = draft.counties.iter().map(|c| (&c.value.id, c.value.seat)).collect();
    for placed in &draft.frame {
        let Some(seat) = seats.get(&placed.value.county) else { continue };
        let kilometres = seat.great_circle(placed.value.at).0 / 1000;
        if kilometres > FAR_METRES / 1000 {
            let county = &placed.value.county;
            let what = (format!("离 {county} 县城 {kilometres} 公里"), format!("{kilometres} km from the seat of {county}"));
            sink.add(&codes::FAR_FROM_COUNTY, draft.cell(&ENTERPRISES, placed.at, 11), what);
        }
    }
}

/// A made-up frame says so.
pub(super) fn synthetic_frame(draft: &Draft, sink: &Sink) {
    if draft.task.as_ref().is_some_and(|t| t.synthetic) {
        sink.add(
            &codes::SYNTHETIC_FRAME,
            draft.key("task.synthetic"),
            ("名录是虚构的，只作演示".into(), "the frame is made up, for demonstration".into()),
        );
    }
}
