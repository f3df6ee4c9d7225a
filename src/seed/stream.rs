//! A keystream and exact integers from it. No floats, no distribution of anybody else.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// ChaCha20 keystream (RFC 8439) with zero nonce and counter 0, read as little-endian 64-bit words.
#[derive(Debug)]
pub struct Stream(ChaCha20Rng);

impl Stream {
    /// The stream of a 256-bit key.
    pub fn new(key: [u8; 32]) -> Self {
        Self(ChaCha20Rng::from_seed(key))
    }

    /// The next word.
    pub fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 to n − 1, all equally likely. At least one word is always taken.
    ///
    /// # Panics
    /// If n is zero.
    pub fn below(&mut self, n: u64) -> u64 {
        assert!(n > 0, "below(0) has no answer");
        // words at or above the largest multiple of n within 2^64 are refused
        let excess = (u64::MAX % n + 1) % n;
        loop {
            let word = self.next_u64();
            if word <= u64::MAX - excess {
                return word % n;
            }
        }
    }

    /// Forward Fisher–Yates: position i swaps with i + below(len − i).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in 0..items.len().saturating_sub(1) {
            let j = i + self.below((items.len() - i) as u64) as usize;
            items.swap(i, j);
        }
    }
}
