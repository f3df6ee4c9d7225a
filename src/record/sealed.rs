//! What only the operator sees until the reveal.

use super::line::Scope;
use super::matrix::Matrix;
use super::time::{Hours, Span};
use super::words::{Channel, CreditClass, Level, Outcome, Status, Venue};
use crate::base::{CountyId, Day, EnterpriseId, LabId, List, OrgId, Point, ProductId, SamplerId};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// `sealed.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The frame; ascending by id.
    pub frame: Vec<Enterprise>,
    /// The roster; ascending by id.
    pub samplers: Vec<Sampler>,
    /// Earlier batches; ascending.
    pub history: Vec<HistoryItem>,
    /// Conflicts of interest; ascending.
    pub conflicts: Vec<Conflict>,
    /// Metres and minutes between sites; none: the travel model of the facts.
    pub matrix: Option<Matrix>,
}

/// A sampled unit: one site of one enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enterprise {
    /// `uscc`, or `uscc#site`.
    pub id: EnterpriseId,
    /// Unified social credit code, or an older registration number.
    pub uscc: String,
    /// Site within the code, empty if it has one.
    pub site: String,
    /// Name as given.
    pub name: String,
    /// Address as given.
    pub address: String,
    /// County of the site.
    pub county: CountyId,
    /// Producer, seller or both; ascending.
    pub scopes: List<Scope>,
    /// Products made or sold; ascending.
    pub products: List<ProductId>,
    /// Kind of place.
    pub venue: Venue,
    /// How it sells.
    pub channel: Channel,
    /// Registration status.
    pub status: Status,
    /// Credit-risk class.
    pub credit: CreditClass,
    /// The site.
    pub at: Point,
    /// Weekdays closed (1 Monday … 7 Sunday); ascending.
    pub closed_weekdays: List<u8>,
    /// Closed spans; ascending.
    pub closed: List<Span>,
    /// Opening hours.
    pub hours: Hours,
}

impl Enterprise {
    /// Whether the site can be entered on that day.
    pub fn is_open_on(&self, day: Day) -> bool {
        !self.closed_weekdays.contains(&day.weekday()) && !self.closed.iter().any(|s| s.contains(day))
    }
}

/// A sampler of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sampler {
    /// Internal id (no identity-card number).
    pub id: SamplerId,
    /// Name as given.
    pub name: String,
    /// Organisation.
    pub org: OrgId,
    /// Products qualified to sample; ascending.
    pub qualified: Vec<ProductId>,
    /// Products this person tests in a lab: never sampled by the same person (抽检分离); ascending.
    pub tests: Vec<ProductId>,
    /// Days away; ascending.
    pub leave: Vec<Span>,
    /// Tours in this task, at most.
    pub tours_max: u64,
}

/// An earlier batch, or an entry of an upper-level list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryItem {
    /// The enterprise.
    pub enterprise: EnterpriseId,
    /// The product.
    pub product: ProductId,
    /// When.
    pub day: Day,
    /// Whose batch.
    pub level: Level,
    /// What came of it.
    pub outcome: Outcome,
    /// Document that proves it.
    pub evidence: String,
}

/// A sampler or a lab.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Party {
    /// A sampler.
    Sampler(SamplerId),
    /// A lab.
    Lab(LabId),
}

/// Someone who must keep away from an enterprise (回避).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Who.
    pub party: Party,
    /// From which enterprise.
    pub enterprise: EnterpriseId,
    /// Why.
    pub reason: String,
}

/// `secret.json`: S. Wiped from memory after use; never shown by `Debug`.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Secret {
    /// 64 hexadecimal digits.
    pub secret: String,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
