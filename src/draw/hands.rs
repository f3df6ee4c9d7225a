//! Who has which batches, and nothing else: what a study of many draws needs of one.

use crate::allot::Allotment;
use crate::base::Digest;
use crate::frame::Sound;
use crate::lottery;
use crate::record::Dealing;
use crate::seed::Seed;

/// A batch left to chance: class, position of the enterprise in the frame, position of the arc in the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hand {
    /// Class.
    pub class: usize,
    /// Position in the frame.
    pub row: usize,
    /// Position among the class's arcs.
    pub arc: usize,
}

/// The batches [`super::draw`] leaves to chance, under each of the dealings: same seats, same tickets.
///
/// Tickets are made for the classes with seats alone; there are no labs, numbers, alternates or fates.
pub fn hands(sound: &Sound, allotment: &Allotment, seats: &[Vec<u64>], seed: &Seed, dealings: &[Dealing]) -> Vec<Vec<Hand>> {
    let frame = &sound.sealed().frame;
    let mut found = vec![Vec::new(); dealings.len()];
    for (class, (members, seats)) in allotment.members.iter().zip(seats).enumerate() {
        if seats.iter().all(|&n| n == 0) {
            continue;
        }
        let mut order: Vec<(Digest, usize)> =
            members.iter().map(|&row| (seed.ticket(super::TICKET_PURPOSE, &[frame[row].id.as_str()]), row)).collect();
        order.sort_unstable();
        for (hands, &dealing) in found.iter_mut().zip(dealings) {
            let dealt = lottery::deal_class(&allotment.shares.classes[class], seats, dealing);
            let pairs = order.iter().zip(dealt).flat_map(|(&(_, row), arcs)| arcs.into_iter().map(move |arc| Hand { class, row, arc }));
            hands.extend(pairs);
        }
    }
    found
}
