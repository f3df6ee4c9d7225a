//! Which things hang together (union–find with path halving; the smaller name leads).

/// A partition of `0..n` that only grows coarser.
#[derive(Clone, Debug)]
pub(super) struct Threads(Vec<u32>);

impl Threads {
    /// Everything apart.
    pub fn new(n: usize) -> Self {
        Self((0..n as u32).collect())
    }

    /// The smallest member of its part.
    pub fn find(&mut self, mut v: usize) -> usize {
        while self.0[v] as usize != v {
            self.0[v] = self.0[self.0[v] as usize];
            v = self.0[v] as usize;
        }
        v
    }

    /// Two parts become one.
    pub fn join(&mut self, u: usize, v: usize) {
        let (u, v) = (self.find(u), self.find(v));
        let (leader, other) = (u.min(v), u.max(v));
        self.0[other] = leader as u32;
    }
}
