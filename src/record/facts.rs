//! The public facts of a task: what the plan, the labs, the organisations and the rules say.

use crate::base::{CountyId, Day, Fen, GroupId, LabId, LineId, Metres, Minutes, OrgId, Point, ProductId};
use serde::{Deserialize, Serialize};

/// All public inputs of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Which task.
    pub task: TaskInfo,
    /// The rules in force.
    pub rules: Rules,
    /// Plan lines; ascending by id.
    pub lines: Vec<Line>,
    /// Shared quotas; ascending by id.
    pub groups: Vec<QuotaGroup>,
    /// Counties; ascending by id.
    pub counties: Vec<County>,
    /// Products; ascending by id.
    pub products: Vec<Product>,
    /// Working days.
    pub calendar: Calendar,
    /// Labs; ascending by id.
    pub labs: Vec<Lab>,
    /// Sampling organisations; ascending by id.
    pub orgs: Vec<Org>,
    /// Prices of the objective.
    pub prices: Prices,
    /// Travel model.
    pub travel: Travel,
    /// Search budget.
    pub search: Search,
}

/// A product (leaf of the product tree).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Short id such as `diesel`.
    pub id: ProductId,
    /// Name in Chinese.
    pub name: String,
    /// Other spellings; ascending.
    pub aliases: Vec<String>,
}

/// Where goods are sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 生产
    Producer,
    /// 流通
    Seller,
}

/// Exact number, or a floor (以上).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaKind {
    /// Exactly this many.
    Exact,
    /// At least this many; this many are drawn.
    Min,
}

/// Which task, by whom, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskInfo {
    /// Short id, such as `chuxiong-2025`.
    pub id: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Organiser of the task.
    pub authority: String,
    /// Legal or administrative basis.
    pub basis: String,
    /// Day the notice was issued: no visit before it.
    pub issued: Day,
    /// "Today" for every rule that looks back or forward; never the clock.
    pub as_of: Day,
    /// What the planner states in the total row of the table, if anything.
    pub stated_total: Option<u64>,
    /// What the planner states for the organiser's own part, if anything.
    pub stated_own_total: Option<u64>,
    /// Days on which progress is reported upwards.
    pub report_days: Vec<Day>,
    /// `true` if the frame is made up.
    pub synthetic: bool,
}

/// How a class's batches go to its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dealing {
    /// Round the members: second batches only when every member has one.
    Spread,
    /// Fewest doors: every line starts at the lowest ticket.
    Combine,
}

/// Lottery weight by credit-risk class; positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Weight of class A.
    pub a: u64,
    /// Weight of class B.
    pub b: u64,
    /// Weight of class C.
    pub c: u64,
    /// Weight of class D.
    pub d: u64,
}

/// The rules in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Name and version of the rule profile, such as `chuxiong/2025`.
    pub profile: String,
    /// Batches of one enterprise in this task, at most (1家企业≤2批次).
    pub batches_per_enterprise_max: u64,
    /// The same for large retail venues.
    pub batches_per_large_retail_max: u64,
    /// Months within which the same enterprise and product is not sampled again.
    pub repeat_months: u32,
    /// Force last year's failures in.
    pub follow_up_failures: bool,
    /// Dealing of a class's batches.
    pub dealing: Dealing,
    /// Alternates drawn per class and line with batches.
    pub alternates_per_class: u64,
    /// Lottery weights.
    pub weights: Weights,
    /// Samplers on a team, at least (≥2).
    pub team_size: u64,
    /// Calendar days a sample may travel before it is handed in.
    pub days_to_lab_max: u32,
}

/// A plan line (row of the approved table).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Id such as `CX-07`.
    pub id: LineId,
    /// Row number in the printed table.
    pub row_no: u32,
    /// Product text as printed.
    pub title: String,
    /// Products that count for this line; ascending.
    pub products: Vec<ProductId>,
    /// Scopes allowed; ascending.
    pub scopes: Vec<Scope>,
    /// Batches: exactly, or at least, by `kind`; 0 in a group (the group has the number).
    pub batches: u64,
    /// Exact or minimum.
    pub kind: QuotaKind,
    /// Limits per county; ascending. A county not listed has none.
    pub counties: Vec<CountyQuota>,
    /// If `true`, only the counties listed may be sampled.
    pub counties_only: bool,
    /// Limits per scope; ascending.
    pub scope_limits: Vec<ScopeQuota>,
    /// The shared quota this line draws from, if any.
    pub group: Option<GroupId>,
    /// Window as printed.
    pub window_text: String,
    /// Window as days, both included, already cut to the issue day.
    pub window: Span,
    /// Reports are due on this day.
    pub report_by: Day,
    /// Working days of testing after intake.
    pub test_days: u32,
    /// Working days from finished test to delivered report.
    pub delivery_days: u32,
    /// Who organises this line.
    pub organiser: String,
    /// Which organisation samples.
    pub org: OrgId,
    /// Labs that may test; ascending by id.
    pub labs: Vec<LabShare>,
    /// Service minutes per batch, on top of the visit's base.
    pub minutes_per_batch: Minutes,
}

/// A lab's part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabShare {
    /// The lab.
    pub lab: LabId,
    /// Its batches; every lab of a line states it, or the line has one lab.
    pub batches: u64,
}

/// Limits of a line in a county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyQuota {
    /// The county.
    pub county: CountyId,
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

/// Limits of a line in a scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeQuota {
    /// The scope.
    pub scope: Scope,
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

/// One quota shared by several lines (merged cells).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaGroup {
    /// Its id.
    pub id: GroupId,
    /// Batches of all its lines together, exactly.
    pub batches: u64,
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Span {
    /// Whether the day lies inside.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> + use<> {
        let from = self.from;
        (0..=self.to.number() - from.number()).map(move |i| from.plus(i))
    }
}

/// Minutes after midnight, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Opening or start.
    pub from: Minutes,
    /// Closing or end.
    pub to: Minutes,
}

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

/// The working-day calendar of the years it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Years for which the State Council's notices are in the data.
    pub covers: Span,
    /// Weekdays that are days off; ascending.
    pub off: Vec<Day>,
    /// Weekend days that are worked; ascending.
    pub work: Vec<Day>,
}

impl Calendar {
    /// Whether the day is worked. Outside `covers` no day is.
    pub fn is_working(&self, day: Day) -> bool {
        self.covers.contains(day)
            && if day.weekday() <= 5 { self.off.binary_search(&day).is_err() } else { self.work.binary_search(&day).is_ok() }
    }

    /// The `n`-th working day strictly before `day`; `day` itself for n = 0.
    pub fn working_days_before(&self, day: Day, n: u32) -> Day {
        let (mut at, mut left) = (day, n);
        while left > 0 && at >= self.covers.from {
            at = at.plus(-1);
            if self.is_working(at) {
                left -= 1;
            }
        }
        at
    }
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
}

/// Prices of the objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// A day of a team.
    pub team_day: Fen,
    /// A kilometre.
    pub kilometre: Fen,
    /// A night of a team on the road.
    pub night: Fen,
}

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
        Metres(a.great_circle(b).0 * self.factor_permille / 1000)
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

/// Budget of the packing search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Iterations, never seconds.
    pub iterations: u64,
}

/// Kind of public randomness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Digits thrown with ten-sided dice or spoken by citizens: bytes `0`–`9`, leading zeros kept.
    Dice,
}

/// Which public value will be taken, of which instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The kind, which fixes the canonical form of the value.
    pub kind: SourceKind,
    /// Digits the value must have.
    pub digits: u64,
    /// When and where the value will come to be, as announced.
    pub when: String,
}

/// Credit-risk class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreditClass {
    /// Low risk.
    A,
    /// Normal.
    B,
    /// Higher.
    C,
    /// High.
    D,
}

impl Weights {
    /// The weight of a class.
    pub fn of(&self, class: CreditClass) -> u64 {
        match class {
            CreditClass::A => self.a,
            CreditClass::B => self.b,
            CreditClass::C => self.c,
            CreditClass::D => self.d,
        }
    }
}

/// Kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Venue {
    /// Anything else.
    Ordinary,
    /// 大型商场、超市
    LargeRetail,
}

/// How it sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A place one can enter.
    Physical,
    /// Only online.
    Online,
    /// Both.
    Both,
}

/// Registration status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In business.
    Open,
    /// Closed, deregistered, revoked, moved away.
    Closed,
    /// Suspended from business or ordered to stop.
    Suspended,
}

/// Who sampled before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// This authority.
    Own,
    /// An authority above it (上抽下不抽).
    Upper,
}

/// What came of an earlier batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Conforms.
    Pass,
    /// Does not conform.
    Fail,
    /// Sampling was refused.
    Refused,
    /// Sampled, result not known yet.
    Pending,
}
