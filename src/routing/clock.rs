//! How far a search has come: in processor time or in iterations.

use cpu_time::ProcessTime;
use std::time::Duration;

/// What ends a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// Processor time of this process. The answer depends on the machine.
    Cpu(Duration),
    /// Iterations. The answer is the same on every machine.
    Iterations(u64),
}

/// The whole way, in parts of progress.
pub(super) const WHOLE: u64 = 1 << 32;

/// Counts iterations and looks at the time now and then.
#[derive(Debug)]
pub(super) struct Clock {
    budget: Budget,
    begun: ProcessTime,
    iterations: u64,
    progress: u64,
}

impl Clock {
    const LOOK: u64 = 64;

    /// Starts now; `since` is where the processor time began to count.
    pub fn new(budget: Budget, since: ProcessTime) -> Self {
        let mut clock = Self { budget, begun: since, iterations: 0, progress: 0 };
        clock.look();
        clock
    }

    fn look(&mut self) {
        let part = |done: u128, all: u128| (done * u128::from(WHOLE)).checked_div(all).map_or(WHOLE, |p| p.min(u128::from(WHOLE)) as u64);
        self.progress = match self.budget {
            Budget::Cpu(all) => part(self.begun.elapsed().as_nanos(), all.as_nanos()),
            Budget::Iterations(all) => part(u128::from(self.iterations), u128::from(all)),
        };
    }

    /// One iteration more.
    pub fn tick(&mut self) {
        self.iterations += 1;
        match self.budget {
            Budget::Cpu(_) if !self.iterations.is_multiple_of(Self::LOOK) => {}
            _ => self.look(),
        }
    }

    pub fn iterations(&self) -> u64 {
        self.iterations
    }

    /// From 0 to [`WHOLE`].
    pub fn progress(&self) -> u64 {
        self.progress
    }
}
