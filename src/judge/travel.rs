//! Road metres and driving minutes of a leg, by the travel model of the plan.

use crate::base::Point;
use crate::record::Travel;

/// Metres and minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    pub metres: i128,
    pub minutes: i128,
}

/// Great circle × factor, rounded down; each stretch at its speed, rounded up.
pub(super) fn leg(travel: &Travel, a: Point, b: Point) -> Way {
    let metres = i128::from(a.great_circle(b).0) * i128::from(travel.factor_permille) / 1000;
    let (mut at, mut minutes) = (0, 0);
    for (i, band) in travel.bands.iter().enumerate() {
        let end = if i + 1 == travel.bands.len() { metres } else { metres.min(band.upto.0.into()) };
        let speed = i128::from(band.metres_per_minute).max(1);
        if end > at {
            minutes += (end - at + speed - 1) / speed;
            at = end;
        }
    }
    Way { metres, minutes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Metres;
    use crate::record::Band;

    /// One degree of latitude is 111,195 m: 5,000 at 500, 25,000 at 800 (32 min), the rest at 1,150, each rounded up.
    #[test]
    fn a_degree_north() {
        let band = |upto, metres_per_minute| Band { upto: Metres(upto), metres_per_minute };
        let travel = Travel { factor_permille: 1000, bands: vec![band(5000, 500), band(30000, 800), band(1, 1150)] };
        let way = leg(&travel, Point { lat: 25_000_000, lon: 101_000_000 }, Point { lat: 26_000_000, lon: 101_000_000 });
        assert!((way.metres - 111_195).abs() < 3, "{way:?}");
        assert_eq!(way.minutes, 10 + 32 + (way.metres - 30_000 + 1149) / 1150);
    }
}
