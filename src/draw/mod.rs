//! First draw: enterprises × plan lines.

mod alternates;
mod blind;
mod deal;
mod fates;
mod hands;
mod labs;
mod tickets;

pub use hands::{Hand, hands};

use crate::allot::Allotment;
use crate::frame::Sound;
use crate::lottery;
use crate::record::{Draw, Rules};
use crate::seed::Seed;
use tickets::Tickets;

/// Purpose of the rounding stream of the first draw.
pub const ROUND_PURPOSE: &str = "round/enterprise";

/// Purpose of the tickets of enterprises.
pub const TICKET_PURPOSE: &str = "enterprise";

/// Round the shares by exact odds, deal by ticket, name alternates, labs and blind numbers, and give every enterprise its fate.
pub fn draw(sound: &Sound, allotment: &Allotment, seed: &Seed) -> Draw {
    let rules: &Rules = &sound.facts().rules;
    let seats = lottery::round(&allotment.shares, &mut seed.stream(ROUND_PURPOSE));
    let tickets = Tickets::new(sound, seed);
    let ordered = tickets.order(&allotment.members);
    let mut batches = deal::deal(sound, allotment, &ordered, &seats, rules.dealing);
    labs::assign(sound.facts(), seed, &mut batches);
    blind::number(seed, &mut batches);
    let alternates = alternates::alternates(sound, allotment, &ordered, &seats, &batches);
    let fates = fates::fates(sound, allotment, &tickets, &batches, &alternates);
    Draw { seats, batches, alternates, fates }
}
