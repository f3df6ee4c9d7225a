//! How a long computation tells how far it is, without printing.

/// Something that hears of progress.
pub trait Progress: Sync {
    /// `done` of `total` steps of `stage` (a stable English word such as `pack`).
    fn at(&self, stage: &'static str, done: u64, total: u64);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn at(&self, _: &'static str, _: u64, _: u64) {}
}
