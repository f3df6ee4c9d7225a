//! Sound facts, and who may take part in what and why not.

mod days;
mod follow_up;
mod people;
mod repeat;
mod sound;
mod standing;

pub use days::{latest_hand_in, possible_days};
pub use people::{is_away, is_barred, is_qualified, tests_any};
pub use sound::{Fault, Sound, limits};
pub use standing::{Opening, Standing, standings};
