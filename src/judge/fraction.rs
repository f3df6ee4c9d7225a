//! Exact sums of fractions that say so when they would overflow.

use crate::base::Ratio;

/// A sum `whole + num / den` with `num < den`, in lowest terms; 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    whole: u128,
    num: u128,
    den: u128,
}

impl Default for Sum {
    fn default() -> Self {
        Self { whole: 0, num: 0, den: 1 }
    }
}

impl Sum {
    /// The sum with `num / den` added; none if `den` is zero or 128 bits do not hold it.
    pub fn plus(self, num: u128, den: u128) -> Option<Self> {
        if den == 0 {
            return None;
        }
        let (whole, rest) = (num / den, num % den);
        let g = gcd(rest, den);
        let (rest, den) = (rest / g, den / g);
        let common = (self.den / gcd(self.den, den)).checked_mul(den)?;
        let num = self.num.checked_mul(common / self.den)?.checked_add(rest.checked_mul(common / den)?)?;
        let carried = self.whole.checked_add(whole)?.checked_add(num / common)?;
        let num = num % common;
        let g = gcd(num, common);
        Some(Self { whole: carried, num: num / g, den: common / g })
    }

    /// Two sums together.
    pub fn and(self, other: Self) -> Option<Self> {
        self.plus(other.num, other.den)?.plus(other.whole, 1)
    }

    pub fn floor(self) -> u128 {
        self.whole
    }

    pub fn ceil(self) -> u128 {
        self.whole + u128::from(self.num > 0)
    }

    pub fn is_zero(self) -> bool {
        self.whole == 0 && self.num == 0
    }

    /// Strictly below an integer.
    pub fn below(self, n: u128) -> bool {
        self.whole < n
    }

    /// Strictly above an integer.
    pub fn above(self, n: u128) -> bool {
        self.whole > n || (self.whole == n && self.num > 0)
    }

    /// As a ratio over `by`, in lowest terms; none if 64 bits do not hold it or `by` is zero.
    pub fn over(self, by: u128) -> Option<(u64, u64)> {
        let num = self.whole.checked_mul(self.den)?.checked_add(self.num)?;
        let den = self.den.checked_mul(by).filter(|&d| d > 0)?;
        let g = gcd(num, den);
        Some((u64::try_from(num / g).ok()?, u64::try_from(den / g).ok()?))
    }

    /// Whether a file's ratio is this sum over `by`, in lowest terms.
    pub fn is_over(self, by: u128, ratio: Ratio) -> bool {
        self.over(by) == Some((ratio.num(), ratio.den()))
    }
}

/// Greatest common divisor, 1 for two zeros.
pub(super) fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_and_sixths() {
        let sum = Sum::default().plus(1, 3).and_then(|s| s.plus(1, 6)).and_then(|s| s.plus(7, 2)).unwrap();
        assert_eq!(sum, Sum { whole: 4, num: 0, den: 1 });
        let half = Sum::default().plus(2, 4).unwrap();
        assert_eq!(half.over(3), Some((1, 6)));
        assert!(half.above(0) && half.below(1) && half.floor() == 0 && half.ceil() == 1);
        assert_eq!(Sum::default().plus(1, 0), None);
        assert_eq!(half.plus(u128::MAX, 1).and_then(|s| s.plus(u128::MAX, 1)), None);
    }
}
