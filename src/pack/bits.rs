//! Small sets of positions.

/// A set of positions below a fixed length, one bit each. The first 128 need no allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    head: [u64; 2],
    rest: Vec<u64>,
}

impl Bits {
    pub fn none(length: usize) -> Self {
        Self { head: [0; 2], rest: vec![0; length.div_ceil(64).saturating_sub(2)] }
    }

    pub fn of(length: usize, holds: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::none(length);
        (0..length).filter(|&i| holds(i)).for_each(|i| bits.insert(i));
        bits
    }

    pub fn insert(&mut self, i: usize) {
        *self.word(i / 64) |= 1 << (i % 64);
    }

    pub fn remove(&mut self, i: usize) {
        *self.word(i / 64) &= !(1 << (i % 64));
    }

    fn word(&mut self, w: usize) -> &mut u64 {
        if w < 2 { &mut self.head[w] } else { &mut self.rest[w - 2] }
    }

    pub fn contains(&self, i: usize) -> bool {
        let word = if i < 128 { Some(&self.head[i / 64]) } else { self.rest.get(i / 64 - 2) };
        word.is_some_and(|word| word >> (i % 64) & 1 == 1)
    }

    pub fn meet(&mut self, other: &Self) {
        self.head[0] &= other.head[0];
        self.head[1] &= other.head[1];
        self.rest.iter_mut().zip(&other.rest).for_each(|(a, b)| *a &= b);
    }

    /// Without the members of the other.
    pub fn lose(&mut self, other: &Self) {
        self.head[0] &= !other.head[0];
        self.head[1] &= !other.head[1];
        self.rest.iter_mut().zip(&other.rest).for_each(|(a, b)| *a &= !b);
    }

    pub fn count(&self) -> usize {
        self.words().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn count_common(&self, other: &Self) -> usize {
        self.words().zip(other.words()).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// How many are in this one and not in the other.
    pub fn count_without(&self, other: &Self) -> usize {
        self.words().zip(other.words()).map(|(a, b)| (a & !b).count_ones() as usize).sum()
    }

    /// Whether both have a member in common.
    pub fn touches(&self, other: &Self) -> bool {
        self.words().zip(other.words()).any(|(a, b)| a & b != 0)
    }

    /// Members, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words().enumerate().flat_map(|(w, word)| Members { word, base: w * 64 })
    }

    fn words(&self) -> impl Iterator<Item = u64> + '_ {
        self.head.iter().chain(&self.rest).copied()
    }
}

/// Set bits of one word.
struct Members {
    word: u64,
    base: usize,
}

impl Iterator for Members {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.word == 0 {
            return None;
        }
        let bit = self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(self.base + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_across_a_word_border() {
        let mut threes = Bits::of(200, |i| i % 3 == 0);
        let evens = Bits::of(200, |i| i % 2 == 0);
        assert_eq!((threes.count(), threes.count_common(&evens), threes.count_without(&evens)), (67, 34, 33));
        assert!(threes.touches(&evens) && !evens.touches(&Bits::of(200, |i| i % 2 == 1)));
        threes.meet(&evens);
        assert_eq!(threes.iter().collect::<Vec<_>>(), (0..200).step_by(6).collect::<Vec<_>>());
        assert!(threes.contains(126) && threes.contains(198) && !threes.contains(129) && !threes.contains(1000));
        threes.lose(&Bits::of(200, |i| i == 192));
        threes.insert(192);
        threes.remove(198);
        threes.remove(0);
        assert_eq!(threes.iter().collect::<Vec<_>>(), (6..198).step_by(6).collect::<Vec<_>>());
    }
}
