//! Small sets of positions.

/// A set of positions below a fixed length, one bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub fn none(length: usize) -> Self {
        Self(vec![0; length.div_ceil(64)])
    }

    pub fn of(length: usize, holds: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::none(length);
        (0..length).filter(|&i| holds(i)).for_each(|i| bits.insert(i));
        bits
    }

    pub fn insert(&mut self, i: usize) {
        self.0[i / 64] |= 1 << (i % 64);
    }

    pub fn contains(&self, i: usize) -> bool {
        self.0.get(i / 64).is_some_and(|word| word >> (i % 64) & 1 == 1)
    }

    pub fn meet(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both.
    pub fn count_common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(w, &word)| (0..64).filter(move |b| word >> b & 1 == 1).map(move |b| w * 64 + b))
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_across_a_word_border() {
        let mut threes = Bits::of(130, |i| i % 3 == 0);
        let evens = Bits::of(130, |i| i % 2 == 0);
        assert_eq!((threes.count(), threes.count_common(&evens)), (44, 22));
        threes.meet(&evens);
        assert_eq!(threes.iter().collect::<Vec<_>>(), (0..130).step_by(6).collect::<Vec<_>>());
        assert!(threes.contains(126) && !threes.contains(129) && !threes.contains(1000));
    }
}
