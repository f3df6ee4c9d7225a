//! Enterprises visited: an exact histogram over draws, and what it says.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Draws by the number of enterprises visited: (enterprises, draws), ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(u64, u64)>", into = "Vec<(u64, u64)>")]
pub struct Histogram(BTreeMap<u64, u64>);

impl From<Vec<(u64, u64)>> for Histogram {
    fn from(rows: Vec<(u64, u64)>) -> Self {
        Self(rows.into_iter().collect())
    }
}

impl From<Histogram> for Vec<(u64, u64)> {
    fn from(histogram: Histogram) -> Self {
        histogram.0.into_iter().collect()
    }
}

/// A histogram in numbers. Quantiles are the least number that so many draws do not exceed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Visits {
    /// Fewest.
    pub min: u64,
    /// Not exceeded by 5 % of the draws.
    pub p05: u64,
    /// Median.
    pub p50: u64,
    /// Not exceeded by 95 % of the draws.
    pub p95: u64,
    /// Most.
    pub max: u64,
    /// Mean.
    pub mean: f64,
    /// Variance over the draws (divisor: draws − 1).
    pub variance: f64,
}

impl Histogram {
    /// One more draw with so many.
    pub fn count(&mut self, enterprises: u64) {
        *self.0.entry(enterprises).or_insert(0) += 1;
    }

    /// Another histogram on top.
    pub fn add(&mut self, other: &Self) {
        for (enterprises, draws) in &other.0 {
            *self.0.entry(*enterprises).or_insert(0) += draws;
        }
    }

    /// Draws in it.
    pub fn draws(&self) -> u64 {
        self.0.values().fold(0, |sum: u64, n| sum.saturating_add(*n))
    }

    /// Whether it counts that many draws, no empty step, and no number whose sums of squares could leave 128 bits.
    pub(super) fn holds(&self, draws: u64) -> bool {
        self.draws() == draws && draws <= 1 << 37 && self.0.iter().all(|(x, n)| *n > 0 && *x <= 1 << 25)
    }

    /// In numbers; none if it is empty. Sums are exact integers until the last division.
    pub fn visits(&self) -> Option<Visits> {
        let n = u128::from(self.draws());
        let sum = |power: u32| self.0.iter().map(|(x, draws)| u128::from(*x).pow(power) * u128::from(*draws)).sum::<u128>();
        let (sum, squares) = (sum(1), sum(2));
        Some(Visits {
            min: *self.0.keys().next()?,
            p05: self.quantile(5)?,
            p50: self.quantile(50)?,
            p95: self.quantile(95)?,
            max: *self.0.keys().last()?,
            mean: sum as f64 / n as f64,
            variance: if n < 2 { 0.0 } else { (n * squares - sum * sum) as f64 / (n as f64 * (n - 1) as f64) },
        })
    }

    fn quantile(&self, percent: u128) -> Option<u64> {
        let (all, mut below) = (u128::from(self.draws()), 0);
        self.0.iter().find_map(|(x, draws)| {
            below += u128::from(*draws);
            (below * 100 >= all * percent).then_some(*x)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_histogram_counted_by_hand() {
        // 1, 2, 2, 3, 7: mean 3, squares 67, variance (67 − 45)/4
        let mut histogram = Histogram::default();
        [2, 1, 7, 2, 3].into_iter().for_each(|x| histogram.count(x));
        let v = histogram.visits().unwrap();
        assert_eq!((v.min, v.p05, v.p50, v.p95, v.max), (1, 1, 2, 7, 7));
        assert_eq!((v.mean, v.variance), (3.0, 5.5));
        assert!(histogram.holds(5) && !histogram.holds(4));
        assert_eq!(Histogram::default().visits(), None);
    }
}
