//! Blind codes (盲样编号): a keyed permutation of 0 … 2²⁸ − 1, so that a code shows neither the order nor the enterprise.

use super::dialect::hmac;
use zeroize::ZeroizeOnDrop;

/// Half of the bits.
const HALF: u32 = 14;
/// A balanced Feistel network hides everything after four rounds (Luby, Rackoff 1988, doi:10.1137/0217022); twice that.
const ROUNDS: u8 = 8;

/// The permutation of one draw.
#[derive(ZeroizeOnDrop)]
pub struct Blind([u8; 32]);

impl std::fmt::Debug for Blind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Blind(…)")
    }
}

impl Blind {
    /// Numbers there are.
    pub const NUMBERS: u64 = 1 << (2 * HALF);

    pub(super) fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The code of a number.
    ///
    /// # Panics
    /// If the number is not below [`Blind::NUMBERS`].
    pub fn code(&self, number: u64) -> u64 {
        assert!(number < Self::NUMBERS, "as many samples as there are codes");
        let mask = (1u64 << HALF) - 1;
        let (mut left, mut right) = (number >> HALF, number & mask);
        for round in 0..ROUNDS {
            let [high, low, ..] = hmac(&self.0, &[round, (right >> 8) as u8, right as u8]);
            (left, right) = (right, left ^ (u64::from(u16::from_be_bytes([high, low])) & mask));
        }
        left << HALF | right
    }
}
