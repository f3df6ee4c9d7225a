//! How far and how long.

use crate::base::{Metres, Minutes, Point};
use serde::{Deserialize, Serialize};

/// Speed on a stretch of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The stretch ends at this road distance.
    pub upto: Metres,
    /// Metres a minute on it.
    pub metres_per_minute: i64,
}

/// How far and how long: great circle × factor, then speeds that grow with the distance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    /// Road metres per 1,000 great-circle metres.
    pub factor_permille: i64,
    /// Stretches in ascending order; the last one has no end that matters.
    pub bands: Vec<Band>,
}

impl Travel {
    /// Road metres between two places (rounded down).
    pub fn metres(&self, a: Point, b: Point) -> Metres {
        self.road(a.great_circle(b))
    }

    /// Road metres for a great-circle distance (rounded down).
    pub fn road(&self, great_circle: Metres) -> Metres {
        Metres(great_circle.0 * self.factor_permille / 1000)
    }

    /// Driving minutes for a road distance (each stretch rounded up).
    pub fn minutes(&self, road: Metres) -> Minutes {
        let (mut at, mut total) = (0, 0);
        for (i, band) in self.bands.iter().enumerate() {
            let end = if i + 1 == self.bands.len() { road.0 } else { road.0.min(band.upto.0) };
            if end > at {
                total += (end - at + band.metres_per_minute - 1) / band.metres_per_minute;
                at = end;
            }
        }
        Minutes(total)
    }
}
