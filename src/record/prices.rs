//! Prices of the objective, and which of them the planner wants to weigh more.

use crate::base::Fen;
use serde::{Deserialize, Serialize};

/// Prices of the objective, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// A day of a team.
    pub team_day: Fen,
    /// A kilometre.
    pub kilometre: Fen,
    /// A night of a team on the road.
    pub night: Fen,
    /// A calendar day between a batch's visit and its hand-in.
    pub late_day: Fen,
    /// A calendar day between a visit's first possible day and the visit.
    pub waiting_day: Fen,
    /// A unit of unevenness over weeks (see [`super::Totals::uneven`]).
    pub uneven: Fen,
}

/// What a plan should be above all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prefer {
    /// Least cost at the prices as given.
    #[default]
    Cheapest,
    /// Few team-days: a team-day counts twenty times.
    FewestDays,
    /// Early visits: a day of waiting counts half a team-day at least.
    Earliest,
    /// Weeks alike: a unit of unevenness counts a tenth of a team-day at least.
    MostEven,
}

/// The planner's word, and the prices before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preference {
    /// The word.
    pub prefer: Prefer,
    /// Prices as given.
    pub given: Prices,
}
