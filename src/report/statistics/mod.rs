//! What the results say of the frame: failing shares from the random part alone, with exact inclusion probabilities.
//!
//! Method, with its sources and limits: `docs/statistics.md`.

mod answer;
mod estimate;
mod interval;
mod results;
mod sample;
mod table;
mod text;

pub use answer::{Domain, Statistics, statistics};
pub use estimate::{Estimate, Observed, estimate};
pub use interval::{Interval, clopper_pearson};
pub use results::{Found, ResultFault, ResultRow};
pub use sample::{Sample, Unit, sample};
pub use table::table;
pub use text::text;

#[cfg(test)]
mod tests;
