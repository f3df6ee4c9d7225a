//! Sound facts, and who may take part in what and why not.

mod sound;

pub use sound::{Fault, Sound};
