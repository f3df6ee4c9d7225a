//! Sound facts, and who may take part in what and why not.

mod days;
mod follow_up;
mod people;
mod preference;
mod repeat;
mod sites;
mod sound;
mod standing;
mod transport;

pub use days::{latest_hand_in, possible_days};
pub use people::{is_away, is_barred, is_qualified, tests_any};
pub use preference::effective_prices;
pub use sites::{sites, unnamed};
pub use sound::{Fault, Sound, limits};
pub use standing::{Opening, Standing, standings};
pub use transport::{carries, flags_of};
