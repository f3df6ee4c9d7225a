//! The part of a number behind its whole: what rounding has to decide.

use std::cmp::Ordering;

/// `num / den` with `num < den`, in lowest terms (a whole number has nothing behind it: 0/1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    /// Numerator.
    pub num: u64,
    /// Denominator.
    pub den: u64,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// What is behind the whole of `num / den`.
    pub fn of(num: u64, den: u64) -> Self {
        let rest = num % den;
        let g = gcd(rest, den);
        Self { num: rest / g, den: den / g }
    }

    /// Whether there is nothing behind the whole.
    pub fn is_whole(self) -> bool {
        self.num == 0
    }

    /// Whether a part of a sum, one more part added, stayed below the next whole.
    pub fn stays_below(self, sum: Self) -> bool {
        u128::from(self.num) * u128::from(sum.den) < u128::from(sum.num) * u128::from(self.den)
    }

    /// What is behind the whole of a sum.
    pub fn plus(self, other: Self) -> Self {
        match (self.is_whole(), other.is_whole()) {
            (_, true) => return self,
            (true, _) => return other,
            _ => {}
        }
        let den = lcm(self.den, other.den);
        let (a, b) = (self.num * (den / self.den), other.num * (den / other.den));
        let num = match a.cmp(&(den - b)) {
            Ordering::Less => a + b,
            _ => a - (den - b),
        };
        Self::of(num, den)
    }
}

/// Greatest common divisor of numbers that are not both zero.
pub(super) fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Least common multiple.
///
/// # Panics
/// If it leaves 64 bits: shares made by this room meet in one block, where all denominators divide one number.
pub(super) fn lcm(a: u64, b: u64) -> u64 {
    if a.is_multiple_of(b) {
        return a;
    }
    (a / gcd(a, b)).checked_mul(b).expect("fractions that meet have a common denominator within 64 bits")
}
