//! Visits and tours of anonymous teams.

use crate::base::{Day, EnterpriseId, Fen, LabId, LineId, Metres, Minutes, OrgId, Week};
use serde::{Deserialize, Serialize};

/// What the packing decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Visits; ascending by id.
    pub visits: Vec<Visit>,
    /// Tours; ascending by id. Together with `unplaced` they hold every visit once.
    pub tours: Vec<Tour>,
    /// Visits no tour could take; ascending by visit.
    pub unplaced: Vec<Unplaced>,
    /// Sums over all tours.
    pub totals: Totals,
    /// Iterations the search made.
    pub iterations: u64,
}

/// All batches of one enterprise for one organisation whose windows share a day (一次任务进一次门).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// `enterprise@org.n`, n from 1 in the order of windows.
    pub id: String,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Organisation.
    pub org: OrgId,
    /// Lines of its batches; ascending.
    pub lines: Vec<LineId>,
}

/// One team's consecutive days within one calendar week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tour {
    /// `week/org/slot`, such as `2025-W15/A/1`.
    pub id: String,
    /// Organisation.
    pub org: OrgId,
    /// Week.
    pub week: Week,
    /// Team slot of the week, from 1.
    pub slot: u64,
    /// Its days: consecutive working days (holidays and weekends between them are not bridged).
    pub days: Vec<TourDay>,
}

/// One day of a tour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TourDay {
    /// The day.
    pub day: Day,
    /// Where it starts: the base, or the place of the night before.
    pub from: Place,
    /// When the team leaves, after midnight.
    pub leave: Minutes,
    /// Its stops in order.
    pub stops: Vec<Stop>,
    /// Where it ends: the base, or lodging at the last stop.
    pub to: Place,
    /// When it ends.
    pub end: Minutes,
    /// Road metres of the day.
    pub metres: Metres,
    /// Driving minutes of the day.
    pub drive: Minutes,
}

/// Where a day starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The organisation's base.
    Base,
    /// Lodging at the last stop of the day (the first leg of the next day starts there).
    Lodge,
}

/// A visit on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Visit.
    pub visit: String,
    /// Arrival, after midnight.
    pub arrive: Minutes,
    /// Start of the work (not before opening).
    pub start: Minutes,
    /// End of the work (not after closing).
    pub end: Minutes,
}

/// A visit without a tour, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unplaced {
    /// Visit.
    pub visit: String,
    /// Why.
    pub reason: UnplacedReason,
}

/// The limit in the way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum UnplacedReason {
    /// No working day within window, opening and deadline.
    NoDay,
    /// No vehicle of the organisation takes its transport flags, or its batches in one day.
    NoVehicle,
    /// Too far for a working day even alone.
    TooFar,
    /// No full eligible team.
    NoTeam,
    /// Lab intake is full on every possible day.
    LabFull(LabId),
    /// All team slots of the possible weeks are taken, or all that may carry its transport flags.
    TeamsBusy,
}

/// Sums over all tours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Visits placed.
    pub visits: u64,
    /// Tours.
    pub tours: u64,
    /// Team-days.
    pub team_days: u64,
    /// Nights on the road.
    pub nights: u64,
    /// Road metres.
    pub metres: Metres,
    /// Driving minutes.
    pub drive: Minutes,
    /// Batch-days: for each batch that stands, calendar days from its visit to the last day of its tour.
    pub late: u64,
    /// Visit-days: for each visit placed, calendar days from its first possible day to its day.
    pub waiting: u64,
    /// Squares of batches handed in by lab and week, of visits by county and week, of team-days by organisation and week.
    pub uneven: u64,
    /// `team_days · team_day + nights · night + ⌈metres · kilometre / 1000⌉ + late · late_day + waiting · waiting_day
    /// + uneven · uneven`, at the prices of the objective.
    pub cost: Fen,
    /// The same at the prices as given.
    pub cost_given: Fen,
}
