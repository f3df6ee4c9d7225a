//! Exact ratios, always in lowest terms.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// A non-negative fraction in lowest terms.
///
/// ```
/// use evenhand::base::Ratio;
/// let share = Ratio::new(9, 412);
/// assert!(share < Ratio::new(1, 45));
/// assert_eq!(Ratio::new(6, 4), Ratio::new(3, 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    num: u64,
    den: u64,
}

impl Ratio {
    /// `num / den` in lowest terms.
    ///
    /// # Panics
    /// If `den` is zero.
    pub fn new(num: u64, den: u64) -> Self {
        assert!(den > 0, "a ratio has a positive denominator");
        let g = gcd(num, den);
        Self { num: num / g, den: den / g }
    }

    /// Numerator in lowest terms.
    pub fn num(self) -> u64 {
        self.num
    }

    /// Denominator in lowest terms.
    pub fn den(self) -> u64 {
        self.den
    }

    /// For display and statistics only; never for a decision in a record.
    pub fn approx(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

/// Greatest common divisor; `gcd(0, b) = b`, and 1 for `gcd(0, 0)`.
fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (u128::from(self.num) * u128::from(other.den)).cmp(&(u128::from(other.num) * u128::from(self.den)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 { write!(f, "{}", self.num) } else { write!(f, "{}/{}", self.num, self.den) }
    }
}
