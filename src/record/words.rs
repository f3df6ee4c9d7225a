//! Words of the frame and the history.

use serde::{Deserialize, Serialize};

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
