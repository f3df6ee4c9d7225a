//! Observed frequencies against exact probabilities.

use crate::base::{EnterpriseId, LineId, Ratio};
use serde::Serialize;

/// False alarms of the bound on one pair, over all pairs together, at most.
const ALARM: f64 = 1e-6;
/// Standard deviations the sum of squares may be off.
const SUM_LIMIT: f64 = 6.0;
/// Euler's constant, in the mean of a largest value.
const EULER: f64 = 0.577_215_664_9;

/// An enterprise and a line open to it.
#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Line.
    pub line: LineId,
    /// Exact probability.
    pub probability: Ratio,
    /// Draws in which it had a batch.
    pub drawn: u64,
}

/// How well frequencies fit probabilities.
#[derive(Clone, Debug, Serialize)]
pub struct Fit {
    /// Pairs with a probability between 0 and 1.
    pub pairs: u64,
    /// Sum over these pairs of (drawn − expected)² / (draws · p · (1 − p)); its mean is `pairs`, exactly.
    pub sum_of_squares: f64,
    /// Its standard deviation if pairs were independent.
    pub sum_deviation: f64,
    /// The pair farthest off, in standard deviations.
    pub largest: Option<Largest>,
    /// Largest value to expect of that many standard normal values.
    pub largest_expected: f64,
    /// Pairs farther off than chance allows (Bernstein's inequality, one false alarm in a million runs).
    pub beyond_bound: u64,
    /// Sure pairs not drawn, or pairs drawn against probability 0.
    pub impossible: u64,
    /// Means per line.
    pub lines: Vec<LineMean>,
    /// Nothing above contradicts the probabilities.
    pub agrees: bool,
}

/// The pair farthest off.
#[derive(Clone, Debug, Serialize)]
pub struct Largest {
    /// Which.
    pub pair: Pair,
    /// By how many standard deviations.
    pub deviations: f64,
}

/// Random batches of a line.
#[derive(Clone, Debug, Serialize)]
pub struct LineMean {
    /// Line.
    pub line: LineId,
    /// Exact expectation of a draw.
    pub expected: f64,
    /// Mean of the draws.
    pub mean: f64,
}

/// Compares counts over `draws` independent draws with the exact probabilities.
pub fn compare(draws: u64, pairs: &[Pair]) -> Fit {
    let n = draws as f64;
    let open: Vec<(&Pair, f64)> =
        pairs.iter().map(|pair| (pair, pair.probability.approx())).filter(|(_, p)| *p > 0.0 && *p < 1.0).collect();
    let spread = |p: f64| n * p * (1.0 - p);
    let off = |(pair, p): &(&Pair, f64)| (pair.drawn as f64 - n * p) / spread(*p).sqrt();
    let count = open.len() as f64;
    let sum_of_squares: f64 = open.iter().map(|at| off(at).powi(2)).sum();
    // variance of a squared standardised binomial: 2 + (1 − 6pq) / npq
    let variance: f64 = open.iter().map(|(_, p)| 2.0 + (1.0 - 6.0 * p * (1.0 - p)) / spread(*p)).sum();
    let farthest = open.iter().max_by(|a, b| off(a).abs().total_cmp(&off(b).abs()));
    let beyond_bound = open.iter().filter(|at| count * bernstein(off(at), spread(at.1)) < ALARM).count() as u64;
    let is_impossible =
        |pair: &&Pair| pair.drawn != 0 && pair.probability.num() == 0 || pair.drawn != draws && pair.probability == Ratio::new(1, 1);
    let impossible = pairs.iter().filter(is_impossible).count() as u64;
    let sum_deviation = variance.sqrt();
    Fit {
        pairs: open.len() as u64,
        sum_of_squares,
        sum_deviation,
        largest: farthest.map(|at| Largest { pair: at.0.clone(), deviations: off(at) }),
        largest_expected: largest_of_normals(count),
        beyond_bound,
        impossible,
        lines: line_means(draws, pairs),
        agrees: beyond_bound + impossible == 0 && (sum_of_squares - count).abs() <= SUM_LIMIT * sum_deviation,
    }
}

/// Bound on the probability of being that far off or farther: 2 exp(−t²/2 / (1 + t/(3σ))) (Bernstein 1924).
fn bernstein(deviations: f64, variance: f64) -> f64 {
    let t = deviations.abs();
    2.0 * (-t * t / 2.0 / (1.0 + t / (3.0 * variance.sqrt()))).exp()
}

/// Mean of the largest magnitude among `count` standard normal values (extreme-value approximation).
fn largest_of_normals(count: f64) -> f64 {
    if count < 2.0 {
        return (2.0 / std::f64::consts::PI).sqrt();
    }
    let log = (2.0 * count).ln();
    let root = (2.0 * log).sqrt();
    root - (log.ln() + (4.0 * std::f64::consts::PI).ln() - 2.0 * EULER) / (2.0 * root)
}

fn line_means(draws: u64, pairs: &[Pair]) -> Vec<LineMean> {
    let mut lines: Vec<&LineId> = pairs.iter().map(|pair| &pair.line).collect();
    lines.sort();
    lines.dedup();
    let mean = |line: &LineId| {
        let mine = || pairs.iter().filter(|pair| pair.line == *line);
        let expected = mine().map(|pair| pair.probability.approx()).sum();
        LineMean { line: line.clone(), expected, mean: mine().map(|pair| pair.drawn).sum::<u64>() as f64 / draws.max(1) as f64 }
    };
    lines.into_iter().map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(num: u64, den: u64, drawn: u64) -> Pair {
        Pair { enterprise: "E".into(), line: "a".into(), probability: Ratio::new(num, den), drawn }
    }

    #[test]
    fn fair_counts_agree_and_skewed_ones_do_not() {
        // 10,000 draws at 1/4: mean 1,875 variance; 43.3 is one standard deviation
        let fair = compare(10_000, &[pair(1, 4, 2_543), pair(1, 4, 2_457), pair(1, 1, 10_000), pair(0, 1, 0)]);
        assert!(fair.agrees && fair.pairs == 2 && fair.impossible == 0);
        assert!((fair.sum_of_squares - 2.0 * 43.0f64.powi(2) / 1_875.0).abs() < 1e-9);
        assert!(!compare(10_000, &[pair(1, 4, 2_800)]).agrees, "6.9 σ");
        assert!(!compare(10_000, &[pair(1, 1, 9_999)]).agrees);
        assert!(!compare(10_000, &[pair(0, 1, 1)]).agrees);
    }

    #[test]
    fn too_even_counts_do_not_agree() {
        let even: Vec<Pair> = (0..200).map(|_| pair(1, 4, 2_500)).collect();
        assert!(!compare(10_000, &even).agrees);
    }

    #[test]
    fn largest_of_many_normals() {
        // known means of the largest magnitude: 1 value 0.80; 1,000 values about 3.44
        assert!((largest_of_normals(1.0) - 0.80).abs() < 0.01);
        assert!((largest_of_normals(1_000.0) - 3.44).abs() < 0.05);
    }
}
