//! What people hand over: pure functions of the rows of a RUN, one file per format.

pub mod audit;
pub mod diff;
#[cfg(test)]
mod fixture;
pub mod forms;
pub mod html;
mod grid;
mod moves;
pub mod packets;
pub mod papers;
pub mod plans;
pub mod simulate;
pub mod statistics;
mod summary;
pub mod tables;
mod team_days;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod why;
pub mod words;
pub mod workbook;

pub use html::{Capsule, Carries, VerdictNote};
pub use moves::{Move, RoundWhy};
pub use papers::{Appointment, Papers};
pub use summary::{CountySum, Fates, GroupSum, LabSum, LineSum, LoadSum, Summary};
pub use team_days::TeamDays;
