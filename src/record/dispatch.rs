//! The second draw: samplers onto tours.

use super::shares::Shares;
use crate::base::{Ratio, SamplerId};
use serde::{Deserialize, Serialize};

/// What the second draw decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// Exact probabilities given the tours. Classes are single samplers (`mark` is the sampler);
    /// columns are seats `tour#lead` and `tour#member`; a bucket is a week with cap 1.
    pub shares: Shares,
    /// Seats per class and arc after rounding.
    pub seats: Vec<Vec<u64>>,
    /// Crews; ascending by tour.
    pub crews: Vec<Crew>,
    /// Loads; ascending by sampler.
    pub loads: Vec<Load>,
}

/// Who goes on a tour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crew {
    /// Tour.
    pub tour: String,
    /// Qualified for every product on the tour.
    pub lead: SamplerId,
    /// The others; ascending.
    pub members: Vec<SamplerId>,
}

/// Tours of a sampler, expected and drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// Sampler.
    pub sampler: SamplerId,
    /// Expected tours, exactly.
    pub expected: Ratio,
    /// Tours drawn: the expectation rounded up or down.
    pub tours: u64,
}
