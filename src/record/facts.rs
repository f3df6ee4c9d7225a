//! The public facts of a task: what the plan, the labs, the organisations and the rules say.

use super::line::{Line, QuotaGroup};
use super::places::{County, Lab, Org};
use super::prices::{Preference, Prices};
use super::time::Calendar;
use super::travel::Travel;
use super::words::CreditClass;
use crate::base::{Day, FlagId, ProductId};
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
    /// Prices of the objective: those given, changed as the preference says.
    pub prices: Prices,
    /// What the planner prefers, and the prices as given.
    pub preference: Preference,
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
    /// What its samples ask of the vehicle; ascending.
    pub transport: Vec<FlagId>,
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
    /// Batches of all sites of one credit code together, at most; none: no limit. Not below the two above; follow-ups come first.
    pub batches_per_company_max: Option<u64>,
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

/// Budget of the packing search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// Iterations, never seconds.
    pub iterations: u64,
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
