//! A public, hand-drawable lottery: M whole plans, one of which an urn decides.

mod book;
mod frequencies;
mod tables;
mod text;
mod verify;

pub use book::{Book, Entry, book, seed};
pub use frequencies::{Frequency, frequencies};
pub use tables::{frequency_table, plan_table};
pub use text::{FileNote, PlansSummary, text};
pub use verify::verify;
