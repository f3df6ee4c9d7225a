//! Clopper–Pearson limits of a proportion, for numbers of trials and failures that need not be whole (Korn and Graubard 1998).

use serde::Serialize;

/// Part of the error outside, on either side together: intervals are of 95 %.
pub const ALPHA: f64 = 0.05;

/// Limits of a proportion.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

/// Exact limits of a binomial proportion: quantiles of beta distributions (Clopper and Pearson 1934).
pub fn clopper_pearson(failures: f64, trials: f64) -> Interval {
    let (x, n) = (failures.max(0.0), trials.max(failures));
    if n <= 0.0 {
        return Interval { lower: 0.0, upper: 1.0 };
    }
    Interval {
        lower: if x <= 0.0 { 0.0 } else { beta_quantile(ALPHA / 2.0, x, n - x + 1.0) },
        upper: if x >= n { 1.0 } else { beta_quantile(1.0 - ALPHA / 2.0, x + 1.0, n - x) },
    }
}

/// By halving: 60 steps give all digits a double has between 0 and 1.
fn beta_quantile(level: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0f64, 1.0f64);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if beta_distribution(middle, a, b) < level { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// I_x(a, b), by its continued fraction (DLMF 8.17.22), from the side on which it converges fast.
fn beta_distribution(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let front = (a * x.ln() + b * (1.0 - x).ln() - log_beta(a, b)).exp();
    if x < (a + 1.0) / (a + b + 2.0) { front * fraction(x, a, b) / a } else { 1.0 - front * fraction(1.0 - x, b, a) / b }
}

/// The continued fraction, from the front (modified Lentz).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let bounded = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let (mut c, mut d) = (1.0, 1.0 / bounded(1.0 - (a + b) * x / (a + 1.0)));
    let mut value = d;
    for step in 1..500 {
        let m = f64::from(step);
        for term in
            [m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)), -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))]
        {
            d = 1.0 / bounded(1.0 + term * d);
            c = bounded(1.0 + term / c);
            value *= c * d;
        }
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

fn log_beta(a: f64, b: f64) -> f64 {
    log_gamma(a) + log_gamma(b) - log_gamma(a + b)
}

/// Stirling's series (DLMF 5.11.1) after moving the argument beyond 12.
fn log_gamma(mut x: f64) -> f64 {
    let mut shift = 0.0;
    while x < 12.0 {
        shift -= x.ln();
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y * (1.0 / 1680.0 - y / 1188.0)))) / x;
    shift + (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Interval, lower: f64, upper: f64) {
        assert!((found.lower - lower).abs() < 2e-7 && (found.upper - upper).abs() < 2e-7, "{found:?}");
    }

    #[test]
    fn known_limits() {
        // tables of exact binomial limits: 1 of 10, 10 of 100, 5 of 10
        near(clopper_pearson(1.0, 10.0), 0.002_528_579, 0.445_016_117);
        near(clopper_pearson(10.0, 100.0), 0.049_004_69, 0.176_222_60);
        near(clopper_pearson(5.0, 10.0), 0.187_086_03, 0.812_913_97);
        // none of n: 1 − 0.025^(1/n)
        near(clopper_pearson(0.0, 20.0), 0.0, 1.0 - 0.025f64.powf(0.05));
        near(clopper_pearson(7.5, 7.5), 0.025f64.powf(1.0 / 7.5), 1.0);
        assert_eq!(clopper_pearson(0.0, 0.0), Interval { lower: 0.0, upper: 1.0 });
    }

    #[test]
    fn distributions_with_a_closed_form() {
        // I_x(1, b) = 1 − (1 − x)^b; I_x(a, 1) = x^a; I_x(½, ½) = (2/π) asin √x
        for x in [0.01, 0.2, 0.5, 0.77, 0.99f64] {
            assert!((beta_distribution(x, 1.0, 3.5) - (1.0 - (1.0 - x).powf(3.5))).abs() < 1e-13);
            assert!((beta_distribution(x, 4.2, 1.0) - x.powf(4.2)).abs() < 1e-13);
            assert!((beta_distribution(x, 0.5, 0.5) - x.sqrt().asin() * 2.0 / std::f64::consts::PI).abs() < 1e-13);
        }
    }

    #[test]
    fn sampling_without_replacement_is_covered_at_least_as_often_as_said() {
        // every frame of 60 with k failing, samples of 20: exact hypergeometric coverage
        let choose = |n: u64, k: u64| (0..k).fold(1.0, |c, i| c * (n - i) as f64 / (i + 1) as f64);
        for failing in 0..=60u64 {
            let covered: f64 = (0..=20u64.min(failing))
                .filter(|x| 60 - failing >= 20 - x)
                .filter(|x| {
                    let limits = clopper_pearson(*x as f64, 20.0);
                    (limits.lower..=limits.upper).contains(&(failing as f64 / 60.0))
                })
                .map(|x| choose(failing, x) * choose(60 - failing, 20 - x) / choose(60, 20))
                .sum();
            assert!(covered >= 1.0 - ALPHA, "{failing}: {covered}");
        }
    }
}
