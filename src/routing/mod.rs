//! Routes for standard instances: capacitated vehicle routing (CVRP), with time windows too (VRPTW).
//!
//! Method and measured results: `docs/routing.md`. Everything in integers; chance from [`crate::seed`] alone.

mod anneal;
mod chance;
mod clock;
mod cooling;
mod instance;
mod plan;
mod read;
mod recreate;
mod route;
mod ruin;
mod search;
mod solution;

pub use clock::Budget;
pub use instance::{Facts, Instance, Kind, LARGEST, NEVER};
pub use read::{MOST_CUSTOMERS, Misread, Wrong, read};
pub use search::{Answer, Unserved, solve};
pub use solution::solution_text;
