//! Places on the ground: made-up towns around the real seats, sites around the towns. Integers only.

use crate::base::Point;
use crate::seed::Stream;

/// Microdegrees of latitude in a kilometre of meridian (1,000,000 / 111.195).
const LAT_PER_KM: i64 = 8_993;
/// Towns besides the seat, in each county.
pub(super) const TOWNS: u64 = 7;
/// Towns lie this far from the seat, metres.
const TOWN_RING: (i64, i64) = (8_000, 30_000);
/// Half a side of the square around a town that holds nine sites of ten: no corner is 3 km away.
const NEAR: i64 = 2_100;
/// The same for the others.
const FAR: i64 = 6_000;

/// The seat, then its towns.
pub(super) fn towns(seat: Point, stream: &mut Stream) -> Vec<Point> {
    let mut towns = vec![seat];
    while towns.len() <= TOWNS as usize {
        let (north, east) = (within(stream, TOWN_RING.1), within(stream, TOWN_RING.1));
        let squared = north * north + east * east;
        if TOWN_RING.0 * TOWN_RING.0 <= squared && squared <= TOWN_RING.1 * TOWN_RING.1 {
            towns.push(moved(seat, north, east));
        }
    }
    towns
}

/// A site by a town.
pub(super) fn site(town: Point, stream: &mut Stream) -> Point {
    let reach = if stream.below(10) == 0 { FAR } else { NEAR };
    moved(town, within(stream, reach), within(stream, reach))
}

/// −reach … reach, metres.
fn within(stream: &mut Stream, reach: i64) -> i64 {
    stream.below(2 * reach as u64 + 1) as i64 - reach
}

/// So far north and east of a place.
pub(super) fn moved(from: Point, metres_north: i64, metres_east: i64) -> Point {
    Point { lat: from.lat + metres_north * LAT_PER_KM / 1_000, lon: from.lon + metres_east * lon_per_km(from.lat) / 1_000 }
}

/// Microdegrees of longitude in a kilometre of parallel: 1 / cos by Bhaskara's cos x ≈ (32400 − 4x²) / (32400 + x²), x in
/// degrees, good to 0.3 % between 18° and 54°. Towns are made up; no distance is computed from this.
fn lon_per_km(lat: i64) -> i64 {
    let x = lat / 1_000;
    LAT_PER_KM * (32_400_000_000 + x * x) / (32_400_000_000 - 4 * x * x)
}

/// Degrees with six digits, as every file writes them (north and east only).
pub(super) fn degrees(micro: i64) -> String {
    assert!(micro >= 0, "every setting lies north of the equator and east of Greenwich");
    format!("{}.{:06}", micro / 1_000_000, micro % 1_000_000)
}
