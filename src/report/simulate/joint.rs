//! Two drawn together, against what independent draws would give.

use super::study::{Asked, Study};
use crate::base::Ratio;
use crate::record::Dealing;
use serde::Serialize;

/// Standard deviations from which a sign is called.
const CALLED: f64 = 3.0;

/// Two that were asked about, under one dealing.
#[derive(Clone, Debug, Serialize)]
pub struct Joint {
    /// Who.
    pub asked: Asked,
    /// Under `spread`, then `combine`.
    pub under: Vec<JointRow>,
}

/// How often together.
#[derive(Clone, Debug, Serialize)]
pub struct JointRow {
    /// Dealing.
    pub dealing: Dealing,
    /// Exact probabilities of the two; none where the dealing decides (then frequencies stand in).
    pub probability: [Option<Ratio>; 2],
    /// Draws with the one, and with the other.
    pub single: [u64; 2],
    /// Draws with both.
    pub both: u64,
    /// Mean of (A − p)(B − q): negative if they avoid each other.
    pub covariance: f64,
    /// The same in its standard deviations under independence; none if one of them is certain or impossible.
    pub deviations: Option<f64>,
    /// What can be said of the sign.
    pub sign: Sign,
}

/// The sign of a covariance, as far as the draws show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Together less often than independent draws would be, beyond three standard deviations.
    Negative,
    /// Together more often.
    Positive,
    /// Within three standard deviations of independence.
    NotSeen,
    /// One of the two is certain or impossible.
    Fixed,
}

/// One row: Σ (A − p)(B − q) = both − p·b − q·a + n·p·q, of variance n·p(1−p)·q(1−q) if A and B were independent.
pub(super) fn row(study: &Study, asked: &Asked, dealing: Dealing, draws: u64, counts: (u64, u64, u64)) -> JointRow {
    let probability = [&asked.a, &asked.b].map(|side| study.probability(side, dealing));
    let (a, b, both) = counts;
    let n = draws.max(1) as f64;
    let [p, q] = [0, 1].map(|i| probability[i].map_or([a, b][i] as f64 / n, Ratio::approx));
    let sum = both as f64 - p * b as f64 - q * a as f64 + n * p * q;
    let sigma = (n * p * (1.0 - p) * q * (1.0 - q)).max(0.0).sqrt();
    let deviations = (sigma > 0.0).then(|| sum / sigma);
    let sign = match deviations {
        None => Sign::Fixed,
        Some(d) if d <= -CALLED => Sign::Negative,
        Some(d) if d >= CALLED => Sign::Positive,
        Some(_) => Sign::NotSeen,
    };
    JointRow { dealing, probability, single: [a, b], both, covariance: sum / n, deviations, sign }
}
