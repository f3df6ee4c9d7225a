//! Counties, labs and sampling organisations.

use super::time::Hours;
use crate::base::{CountyId, FlagId, LabId, Minutes, OrgId, Point, ProductGroupId, ProductId};
use serde::{Deserialize, Serialize};

/// A county and its seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct County {
    /// Division code.
    pub id: CountyId,
    /// Name in Chinese.
    pub name: String,
    /// Name in Latin letters.
    pub name_en: String,
    /// The seat.
    pub seat: Point,
}

/// A testing lab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lab {
    /// Its id.
    pub id: LabId,
    /// Its name.
    pub name: String,
    /// Where samples are handed in.
    pub at: Point,
    /// Products it is accredited for; ascending.
    pub products: Vec<ProductId>,
    /// Batches a day, at most.
    pub batches_per_day: u64,
    /// Batches a calendar week, at most.
    pub batches_per_week: u64,
    /// Groups of products with an intake of their own; ascending by id.
    pub groups: Vec<LabGroup>,
}

/// A lab's intake of some products. A batch counts here if any of its possible products does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabGroup {
    /// Its id within the lab.
    pub id: ProductGroupId,
    /// Its products; ascending.
    pub products: Vec<ProductId>,
    /// Batches a day, at most.
    pub batches_per_day: u64,
    /// Batches a calendar week, at most.
    pub batches_per_week: u64,
}

/// A sampling organisation and its teams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Org {
    /// Its id.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// Where tours start and end.
    pub base: Point,
    /// Teams on the road in one week, at most.
    pub teams_per_week: u64,
    /// Working day of a team, travel included.
    pub hours: Hours,
    /// Days of one tour, at most (1: day trips).
    pub tour_days_max: u64,
    /// Whether teams lodge on the road.
    pub lodges: bool,
    /// Service minutes of a visit, before its batches.
    pub minutes_per_visit: Minutes,
    /// Batches a team can carry in one day, at most; none: no limit.
    pub batches_per_day_max: Option<u64>,
    /// Transport flags its vehicles can take; ascending by flag.
    pub carries: Vec<Carry>,
}

/// What an organisation's vehicles can take of one transport flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carry {
    /// The flag.
    pub flag: FlagId,
    /// Tours of one week that may carry it, at most.
    pub teams_per_week: u64,
    /// Batches with it on one day of one tour, at most.
    pub batches_per_day: u64,
}
