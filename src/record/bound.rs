//! A proved lower bound on the cost of any plan for the same visits: the prices that prove it.

use crate::base::{Digest, Fen, LabId, OrgId, Week};
use serde::{Deserialize, Serialize};

/// Format of `bound.json`. Changelog: 1, first.
pub const BOUND_FORMAT: &str = "evenhand-bound/1";
/// Beside the record.
pub const BOUND_FILE: &str = "sealed/bound.json";

/// No plan that makes the same visits costs less than `bound`. Prices are whole numbers of 1/1000 fen, none below 0.
///
/// `docs/bound.md` says what follows from which row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// [`BOUND_FORMAT`].
    pub format: String,
    /// Digest of the record it speaks about.
    pub record: Digest,
    /// A journey may come back to a door after leaving its so many nearest doors, itself among them.
    pub neighbours: u64,
    /// Every visit with a tour, ascending by id.
    pub visits: Vec<VisitPrice>,
    /// Every organisation, ascending by id.
    pub orgs: Vec<CountedLabs>,
    /// The weeks with a possible day, each in one class.
    pub classes: Vec<WeekClass>,
    /// Visits whose batches need several journeys; ascending.
    pub entered: Vec<SetPrice>,
    /// Threes of visits of which one journey at most makes two or more; ascending.
    pub paired: Vec<SetPrice>,
    /// What the prices prove, 1/1000 fen.
    pub proved: i64,
    /// The same in fen, rounded up: costs are whole fen.
    pub bound: Fen,
}

impl Bound {
    /// How much more a plan of this cost costs than the bound, in 1/1000 of the bound, rounded up; none without a bound above 0.
    pub fn over_permille(&self, cost: Fen) -> Option<i64> {
        let bound = i128::from(self.bound.0);
        (bound > 0).then(|| (((i128::from(cost.0) - bound) * 1000 + bound - 1).div_euclid(bound)) as i64)
    }
}

/// What a visit brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitPrice {
    /// Visit.
    pub visit: String,
    /// Price.
    pub price: i64,
}

/// The labs whose batches are counted along a journey of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedLabs {
    /// Organisation.
    pub org: OrgId,
    /// Labs, ascending; three at most.
    pub labs: Vec<LabId>,
}

/// Weeks that count as alike: a visit possible in one of them is possible in all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekClass {
    /// Weeks, ascending.
    pub weeks: Vec<Week>,
    /// Organisations with a visit in them, ascending.
    pub orgs: Vec<DayPrice>,
    /// Every lab, ascending.
    pub labs: Vec<IntakePrice>,
}

/// What a team-day takes, and the journey that pays most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayPrice {
    /// Organisation.
    pub org: OrgId,
    /// Price of a team-day, on top of what it costs.
    pub day: i64,
    /// Least cost of a journey less its prices; 0 if none is below.
    pub least: i64,
}

/// What batches handed in take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntakePrice {
    /// Lab.
    pub lab: LabId,
    /// Price of a batch.
    pub batch: i64,
    /// Prices of a part of the lab's week, by kind of share.
    pub shares: [i64; 3],
}

/// A set of visits and its price.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetPrice {
    /// Visits of one organisation, ascending.
    pub visits: Vec<String>,
    /// Price.
    pub price: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_the_bound_is_rounded_up() {
        let of = |cost, least| {
            let rows = serde_json::json!({"format": BOUND_FORMAT, "record": crate::base::sha256(&[b""]), "neighbours": 8, "visits": [],
                "orgs": [], "classes": [], "entered": [], "paired": [], "proved": 0, "bound": least});
            serde_json::from_value::<Bound>(rows).unwrap().over_permille(Fen(cost))
        };
        assert_eq!(of(1_031, 1_000), Some(31));
        assert_eq!(of(100_001, 100_000), Some(1));
        assert_eq!(of(1_000, 1_000), Some(0));
        assert_eq!(of(5, 0), None);
    }
}
