//! Sound facts, and who may take part in what and why not.

mod days;
mod follow_up;
mod repeat;
mod sound;
mod standing;

pub use days::{latest_hand_in, possible_days};
pub use sound::{Fault, Sound, limits};
pub use standing::{Opening, Standing, standings};
