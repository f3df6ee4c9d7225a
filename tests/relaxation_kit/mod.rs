//! Tiny random plans, and the cheapest change by trying everything.
#![allow(dead_code, reason = "each test binary uses its part")]

mod brute;
mod plan;

pub use brute::cheapest;
pub use plan::{Plan, random};
