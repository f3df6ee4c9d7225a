//! Exact fractions for tests. Overflow panics: right answers stay small.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Q {
    pub num: i128,
    pub den: i128,
}

impl Q {
    pub fn new(num: i128, den: i128) -> Self {
        assert!(den > 0);
        let (mut a, mut b) = (num.abs(), den);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self { num: num / a, den: den / a }
    }

    pub fn whole(n: u64) -> Self {
        Self::new(i128::from(n), 1)
    }

    pub fn of(num: u64, den: u64) -> Self {
        Self::new(i128::from(num), i128::from(den))
    }

    pub fn plus(self, other: Self) -> Self {
        Self::new(
            self.num.checked_mul(other.den).unwrap().checked_add(other.num.checked_mul(self.den).unwrap()).unwrap(),
            self.den.checked_mul(other.den).unwrap(),
        )
    }

    pub fn times(self, other: Self) -> Self {
        Self::new(self.num.checked_mul(other.num).unwrap(), self.den.checked_mul(other.den).unwrap())
    }

    /// What is missing to one.
    pub fn rest(self) -> Self {
        Self::new(self.den - self.num, self.den)
    }

    pub fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    pub fn ceil(self) -> i128 {
        -(-self.num).div_euclid(self.den)
    }
}

impl PartialOrd for Q {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Q {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num.checked_mul(other.den).unwrap()).cmp(&other.num.checked_mul(self.den).unwrap())
    }
}
