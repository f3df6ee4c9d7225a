//! A rule under examination: counts where it was applied and keeps the first failure.

use super::difference::first_difference;
use super::verdict::{Check, Failure};
use serde::Serialize;

/// One rule while it is being applied.
#[derive(Debug)]
pub(super) struct Rule(Check);

impl Rule {
    pub fn new(section: &'static str, rule: &'static str) -> Self {
        Self(Check { section, rule, counted: 0, failure: None })
    }

    /// One application of the rule.
    pub fn hold(&mut self, holds: bool, failure: impl FnOnce() -> Failure) {
        self.0.counted += 1;
        if !holds && self.0.failure.is_none() {
            self.0.failure = Some(failure());
        }
    }

    /// Fails without having been applied.
    pub fn refuse(&mut self, failure: Failure) {
        self.0.failure.get_or_insert(failure);
    }

    /// One application: the file says exactly what follows from the inputs.
    pub fn equal<T: Serialize + PartialEq>(&mut self, path: &str, want: &T, got: &T) {
        self.hold(want == got, || first_difference(path, want, got));
    }

    /// One application per row: the list is exactly the one that follows from the inputs.
    pub fn rows<T: Serialize + PartialEq>(&mut self, path: &str, want: &[T], got: &[T]) {
        for (i, (w, g)) in want.iter().zip(got).enumerate() {
            self.hold(w == g, || first_difference(&format!("{path}[{i}]"), w, g));
        }
        let shorter = want.len().min(got.len());
        self.hold(want.len() == got.len(), || {
            Failure::differs(format!("{path}[{shorter}]"), format_args!("{} rows", want.len()), format_args!("{} rows", got.len()))
        });
    }

    pub fn done(self) -> Check {
        self.0
    }
}
