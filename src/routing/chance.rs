//! Small draws from a stream, two to a word.

use crate::seed::Stream;

/// Draws of 32 bits. A range is hit by multiplication (Lemire 2019, doi:10.1145/3230636) without refusal: the search needs
/// speed, not exactness to one part in 2^32.
#[derive(Debug)]
pub(super) struct Chance {
    stream: Stream,
    kept: Option<u32>,
}

impl Chance {
    pub fn new(stream: Stream) -> Self {
        Self { stream, kept: None }
    }

    #[inline]
    fn word(&mut self) -> u32 {
        match self.kept.take() {
            Some(word) => word,
            None => {
                let both = self.stream.next_u64();
                self.kept = Some((both >> 32) as u32);
                both as u32
            }
        }
    }

    /// 0 to n − 1.
    #[inline]
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.word()) * n as u64) >> 32) as usize
    }

    /// True once in n on average.
    #[inline]
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in 1..items.len() {
            let j = self.below(i + 1);
            items.swap(i, j);
        }
    }
}
