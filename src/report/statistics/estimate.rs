//! A failing share from batches drawn with known probabilities: ratio estimate, its variance, its limits.

use super::interval::{Interval, clopper_pearson};
use serde::Serialize;
use std::collections::BTreeMap;

/// A batch with a result.
#[derive(Clone, Copy, Debug)]
pub struct Observed {
    /// Enterprise, by any number of its own: batches of one enterprise do not count as independent.
    pub enterprise: usize,
    /// Exact probability with which it was drawn: numerator and denominator.
    pub probability: (u64, u64),
    /// Whether it fails.
    pub fails: bool,
}

impl Observed {
    fn weight(&self) -> f64 {
        self.probability.1 as f64 / self.probability.0 as f64
    }

    fn is_sure(&self) -> bool {
        self.probability.0 == self.probability.1
    }
}

/// An estimate of a failing share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Σ 1/π over failing batches (Horvitz–Thompson): unbiased for the number of failing pairs, if no result is missing.
    pub failing: f64,
    /// Σ 1/π over all batches with a result.
    pub weight: f64,
    /// The share: `failing / weight` (Hájek).
    pub share: f64,
    /// Estimated variance of the share.
    pub variance: f64,
    /// Batches a simple random sample would need to say as much; of the batches that were not sure to be drawn.
    pub effective: f64,
    /// Limits of 95 %.
    pub limits: Interval,
}

/// The estimate of some batches; none of none.
pub fn estimate(batches: &[Observed]) -> Option<Estimate> {
    let sum = |part: &dyn Fn(&Observed) -> bool| batches.iter().filter(|b| part(b)).map(Observed::weight).fold(0.0, |sum, w| sum + w);
    let (weight, failing) = (sum(&|_| true), sum(&|b| b.fails));
    if batches.is_empty() {
        return None;
    }
    // what was sure to be drawn is known, not estimated
    let drawn: Vec<&Observed> = batches.iter().filter(|b| !b.is_sure()).collect();
    let (drawn_weight, sure_failing) = (sum(&|b| !b.is_sure()), sum(&|b| b.is_sure() && b.fails));
    if drawn.is_empty() {
        let share = failing / weight;
        let limits = Interval { lower: share, upper: share };
        return Some(Estimate { failing, weight, share, variance: 0.0, effective: 0.0, limits });
    }
    let share = (failing - sure_failing) / drawn_weight;
    let variance = variance(&drawn, share, drawn_weight);
    let effective = effective(&drawn, share, variance);
    let part = clopper_pearson(share * effective, effective);
    let whole = |share: f64| (sure_failing + drawn_weight * share) / weight;
    Some(Estimate {
        failing,
        weight,
        share: failing / weight,
        variance: variance * (drawn_weight / weight).powi(2),
        effective,
        limits: Interval { lower: whole(part.lower), upper: whole(part.upper) },
    })
}

/// n/(n−1) Σ z², z = Σ over an enterprise's batches of (y − share)/π, over weight²: the ultimate-cluster estimator, as if
/// enterprises were drawn with replacement.
fn variance(batches: &[&Observed], share: f64, weight: f64) -> f64 {
    let mut residuals: BTreeMap<usize, f64> = BTreeMap::new();
    for b in batches {
        *residuals.entry(b.enterprise).or_insert(0.0) += b.weight() * (f64::from(u8::from(b.fails)) - share);
    }
    let n = residuals.len() as f64;
    if n < 2.0 { 0.0 } else { n / (n - 1.0) * residuals.values().map(|z| z * z).sum::<f64>() / (weight * weight) }
}

/// share(1 − share)/variance, at most the batches there are; (Σw)²/Σw² over enterprises where that says nothing (Kish 1965).
fn effective(batches: &[&Observed], share: f64, variance: f64) -> f64 {
    if share > 0.0 && share < 1.0 && variance > 0.0 {
        return (share * (1.0 - share) / variance).min(batches.len() as f64);
    }
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for b in batches {
        *weights.entry(b.enterprise).or_insert(0.0) += b.weight();
    }
    let (sum, squares) = (weights.values().sum::<f64>(), weights.values().map(|w| w * w).sum::<f64>());
    sum * sum / squares
}
