//! Places and great-circle distances, in integers so that every machine agrees.

use super::Metres;
use serde::{Deserialize, Serialize};

/// A place in microdegrees (WGS-84).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Latitude × 10⁶, −90,000,000 to 90,000,000.
    pub lat: i64,
    /// Longitude × 10⁶, −180,000,000 to 180,000,000.
    pub lon: i64,
}

/// Fixed point: 1.0 is 2³⁰.
const ONE: i64 = 1 << 30;
/// π / 180,000,000 × 2⁶⁰: radians of a microdegree.
const RADIANS_PER_MICRODEGREE: i128 = 20_122_276_272;
/// Mean earth radius (IUGG), metres.
const EARTH_RADIUS: i64 = 6_371_009;
/// Below this chord (about 1,500 km) every product fits 64 bits.
const NEAR: i64 = 1 << 28;

impl Point {
    /// Great-circle distance, rounded down to the metre. Good to about two metres within 1,000 km.
    ///
    /// ```
    /// use evenhand::base::Point;
    /// let chuxiong = Point { lat: 25_036_030, lon: 101_544_820 };
    /// let lufeng = Point { lat: 25_153_830, lon: 102_077_440 };
    /// assert_eq!(chuxiong.great_circle(lufeng).0 / 100, 552); // 55.2 km
    /// ```
    pub fn great_circle(self, other: Point) -> Metres {
        self.direction().great_circle(other.direction())
    }

    /// The place as a direction from the centre of the earth, for many distances from few places.
    pub fn direction(self) -> Direction {
        let (sin_lat, cos_lat) = sin_cos(self.lat);
        let (sin_lon, cos_lon) = sin_cos(self.lon);
        let times = |x: i64, y: i64| (i128::from(x) * i128::from(y) / i128::from(ONE)) as i64;
        Direction([times(cos_lat, cos_lon), times(cos_lat, sin_lon), sin_lat])
    }
}

/// A unit vector in units of 2⁻³⁰.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction(pub [i64; 3]);

impl Direction {
    /// Square of the chord to another direction, in units of 2⁻⁶⁰: grows with the distance.
    pub fn chord_squared(self, other: Self) -> u64 {
        // each difference is at most 2³¹ and the sum of their squares, a chord of the sphere, hardly above 2⁶²
        (0..3).map(|i| (self.0[i] - other.0[i]).unsigned_abs().pow(2)).sum()
    }

    /// Great-circle distance as [`Point::great_circle`] says.
    pub fn great_circle(self, other: Self) -> Metres {
        // arc = 2 asin(c/2) = c (1 + c²/24 + 3c⁴/640 + …), c the chord of the unit sphere
        let squared = self.chord_squared(other);
        let chord = squared.isqrt() as i64;
        if chord < NEAR {
            let c2 = chord * chord / ONE;
            let arc = chord + chord * c2 / (24 * ONE) + chord * c2 / ONE * c2 * 3 / (640 * ONE);
            return Metres(arc * EARTH_RADIUS / ONE);
        }
        let (chord, one) = (i128::from(chord), i128::from(ONE));
        let c2 = chord * chord / one;
        let arc = chord + chord * c2 / (24 * one) + chord * c2 / one * c2 * 3 / (640 * one);
        Metres((arc * i128::from(EARTH_RADIUS) / one) as i64)
    }
}

/// Sine and cosine of an angle in microdegrees, by Taylor series about zero after folding into one octant.
fn sin_cos(microdegrees: i64) -> (i64, i64) {
    let turn = microdegrees.rem_euclid(360_000_000);
    let (quadrant, rest) = (turn / 90_000_000, turn % 90_000_000);
    let (sin, cos) = if rest <= 45_000_000 {
        taylor(rest)
    } else {
        let (sin, cos) = taylor(90_000_000 - rest);
        (cos, sin)
    };
    match quadrant {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

fn taylor(microdegrees: i64) -> (i64, i64) {
    const BITS: u32 = 60;
    let x = i128::from(microdegrees) * RADIANS_PER_MICRODEGREE;
    let square = (x * x) >> BITS;
    let series = |first: i128, start: i128| {
        let (mut sum, mut term, mut k) = (first, first, start);
        while term != 0 {
            term = -(((term * square) >> BITS) / (k * (k + 1)));
            sum += term;
            k += 2;
        }
        (sum >> (BITS - 30)) as i64
    };
    (series(x, 2), series(1 << BITS, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn haversine(a: Point, b: Point) -> f64 {
        let rad = |m: i64| (m as f64 / 1e6).to_radians();
        let h = ((rad(b.lat) - rad(a.lat)) / 2.0).sin().powi(2)
            + rad(a.lat).cos() * rad(b.lat).cos() * ((rad(b.lon) - rad(a.lon)) / 2.0).sin().powi(2);
        2.0 * 6_371_009.0 * h.sqrt().asin()
    }

    #[test]
    fn agrees_with_haversine_across_china() {
        for i in 0..400i64 {
            for j in 0..25i64 {
                let a = Point { lat: 18_000_000 + i * 80_123, lon: 75_000_000 + i * 140_321 };
                let b = Point { lat: a.lat + (j - 12) * 271_828, lon: a.lon + (j * j - 100) * 31_415 };
                let (got, want) = (a.great_circle(b).0 as f64, haversine(a, b));
                assert!((got - want).abs() < 2.0, "{a:?} {b:?}: {got} {want}");
            }
        }
    }

    /// The wide formula, for every distance.
    fn wide(a: Direction, b: Direction) -> i64 {
        let squared: i128 = (0..3).map(|i| i128::from(a.0[i] - b.0[i]).pow(2)).sum();
        let (chord, one) = (squared.isqrt(), i128::from(ONE));
        let c2 = chord * chord / one;
        let arc = chord + chord * c2 / (24 * one) + chord * c2 / one * c2 * 3 / (640 * one);
        (arc * i128::from(EARTH_RADIUS) / one) as i64
    }

    #[test]
    fn narrow_arithmetic_is_the_wide_one() {
        let pole = Point { lat: 25_000_000, lon: 101_000_000 }.direction();
        for step in 0..4_000i64 {
            // from metres to the other side of the earth
            let turn = step * step * 11;
            let other = Point { lat: 25_000_000 - turn / 3, lon: 101_000_000 + turn }.direction();
            assert_eq!(pole.great_circle(other).0, wide(pole, other), "{step}");
        }
    }
}
