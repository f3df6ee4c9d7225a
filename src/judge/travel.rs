//! Metres and minutes of a leg: as the sealed matrix says, else by the travel model of the plan.

use super::case::Case;
use crate::base::Point;
use crate::record::{Enterprise, Matrix, Org, Travel};

/// Metres and minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    pub metres: i128,
    pub minutes: i128,
}

/// Where a leg starts or ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    id: &'a str,
    at: Point,
}

impl<'a> From<&'a Org> for Site<'a> {
    fn from(org: &'a Org) -> Self {
        Self { id: org.id.as_str(), at: org.base }
    }
}

impl<'a> From<&'a Enterprise> for Site<'a> {
    fn from(enterprise: &'a Enterprise) -> Self {
        Self { id: enterprise.id.as_str(), at: enterprise.at }
    }
}

/// The way from one site to the other.
pub(super) fn leg(case: &Case<'_>, a: Site<'_>, b: Site<'_>) -> Way {
    way(&case.facts.travel, case.sealed.matrix.as_ref(), a, b)
}

/// The same of a travel model and a matrix, if there is one.
pub(super) fn way(travel: &Travel, matrix: Option<&Matrix>, a: Site<'_>, b: Site<'_>) -> Way {
    match matrix {
        Some(matrix) => measured(matrix, a.id, b.id).unwrap_or_default(),
        None => modelled(travel, a.at, b.at),
    }
}

/// The entry of the ordered pair. A matrix with a hole is refused in section `files`.
fn measured(matrix: &Matrix, a: &str, b: &str) -> Option<Way> {
    let find = |id: &str| matrix.sites.binary_search_by(|s| s.as_str().cmp(id)).ok();
    let at = find(a)?.checked_mul(matrix.sites.len())?.checked_add(find(b)?)?;
    Some(Way { metres: (*matrix.metres.get(at)?).into(), minutes: (*matrix.minutes.get(at)?).into() })
}

/// Great circle × factor, rounded down; each stretch at its speed, rounded up.
fn modelled(travel: &Travel, a: Point, b: Point) -> Way {
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
        let way = modelled(&travel, Point { lat: 25_000_000, lon: 101_000_000 }, Point { lat: 26_000_000, lon: 101_000_000 });
        assert!((way.metres - 111_195).abs() < 3, "{way:?}");
        assert_eq!(way.minutes, 10 + 32 + (way.metres - 30_000 + 1149) / 1150);
    }

    #[test]
    fn each_way_of_a_pair_is_its_own() {
        let matrix = Matrix { sites: vec!["A".into(), "E".into()], metres: vec![0, 900, 1100, 0], minutes: vec![0, 3, 4, 0] };
        assert_eq!(measured(&matrix, "A", "E"), Some(Way { metres: 900, minutes: 3 }));
        assert_eq!(measured(&matrix, "E", "A"), Some(Way { metres: 1100, minutes: 4 }));
        assert_eq!(measured(&matrix, "E", "X"), None);
    }
}
