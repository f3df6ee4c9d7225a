//! How a long computation tells how far it is, without printing, and hears that it is enough.

use super::stop::{Never, Standing, Stop};

/// Something that hears of progress.
pub trait Progress: Sync {
    /// `done` of `total` steps of `stage` (a stable English word such as `pack`).
    fn at(&self, stage: &'static str, done: u64, total: u64);

    /// What may end a search early; nothing unless said otherwise.
    fn stop(&self) -> &dyn Stop {
        &Never
    }
}

/// Hears nothing.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn at(&self, _: &'static str, _: u64, _: u64) {}
}

/// Stops a search after so many iterations, as the record of an earlier one says.
#[derive(Clone, Copy)]
pub struct Until<'a> {
    /// Iterations to make.
    pub iterations: u64,
    /// Who else hears of progress.
    pub progress: &'a dyn Progress,
}

impl std::fmt::Debug for Until<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Until").field("iterations", &self.iterations).finish_non_exhaustive()
    }
}

impl Progress for Until<'_> {
    fn at(&self, stage: &'static str, done: u64, total: u64) {
        self.progress.at(stage, done, total);
    }

    fn stop(&self) -> &dyn Stop {
        self
    }
}

impl Stop for Until<'_> {
    fn now(&self, made: u64, _: Standing) -> bool {
        made >= self.iterations
    }
}
