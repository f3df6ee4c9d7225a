//! Who holds which batch: members in ticket order, seats dealt round them. Redone from the tickets.

use super::case::Case;
use super::shares::{Class, Layout};
use super::standing::Standing;
use crate::base::Digest;
use crate::record::Dealing;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A batch as it must be, without lab and blind number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Class and rank by ticket (from 1); none if forced in.
    pub class: Option<(u64, u64)>,
    /// Position of the column in which it counts.
    pub column: usize,
}

/// The first draw redone.
pub(super) struct Dealt {
    /// Ticket of every enterprise, by position in the frame.
    pub tickets: Vec<Digest>,
    /// Members of each class by ticket, then id.
    pub order: Vec<Vec<usize>>,
    /// By line, then enterprise (positions): the frame ascends by id.
    pub held: BTreeMap<(usize, usize), Held>,
    /// Whether seats could be dealt at all.
    pub dealt: bool,
}

/// Redo the dealing of the record's seats.
pub(super) fn deal(case: &Case<'_>, standings: &[Standing], layout: &Layout, classes: &[Class]) -> Dealt {
    let frame = &case.sealed.frame;
    let tickets: Vec<Digest> = frame.par_iter().map(|e| case.key.ticket("enterprise", &[e.id.as_str()])).collect();
    let order = classes.par_iter().map(|c| by_ticket(&tickets, &c.members)).collect::<Vec<_>>();
    let mut held = BTreeMap::new();
    for (i, standing) in standings.iter().enumerate() {
        for &l in &standing.forced {
            let columns = layout.columns_for(l, &case.facts.lines[l], &frame[i].county, &frame[i].scopes);
            held.extend(columns.first().map(|&column| ((l, i), Held { class: None, column })));
        }
    }
    let seats = &case.record.draw.seats;
    let mut dealt = seats.len() == classes.len();
    for (k, (class, seats)) in classes.iter().zip(seats).enumerate() {
        let Some(positions) = positions(case.facts.rules.dealing, class, seats) else {
            dealt = false;
            continue;
        };
        for (arc, position) in positions {
            let column = class.arcs[arc].column as usize;
            held.insert((layout.line_of[column], order[k][position]), Held { class: Some((k as u64, position as u64 + 1)), column });
        }
    }
    Dealt { tickets, order, held, dealt }
}

/// Positions by ticket, then position (the frame ascends by id).
pub(super) fn by_ticket(tickets: &[Digest], members: &[usize]) -> Vec<usize> {
    let mut order = members.to_vec();
    order.sort_by_key(|&i| (tickets[i], i));
    order
}

/// (arc, position in ticket order) of every seat, arcs outside buckets first; none if the seats are not this class's.
pub(super) fn positions(dealing: Dealing, class: &Class, seats: &[u64]) -> Option<Vec<(usize, usize)>> {
    let n = class.members.len() as u64;
    if seats.len() != class.arcs.len() || seats.iter().any(|&s| s > n) {
        return None;
    }
    let round = match dealing {
        Dealing::Spread => n,
        Dealing::Combine => fewest(class, seats).clamp(1, n.max(1)),
    };
    let mut next = 0;
    let mut positions = Vec::new();
    let mut arcs: Vec<usize> = (0..seats.len()).collect();
    arcs.sort_by_key(|&a| (class.arcs[a].bucket, a));
    for arc in arcs {
        for _ in 0..seats[arc] {
            positions.push((arc, (next % round) as usize));
            next += 1;
        }
    }
    Some(positions)
}

/// Fewest members that can hold the seats: one of a line each, and no more than the cap.
fn fewest(class: &Class, seats: &[u64]) -> u64 {
    let total: u64 = seats.iter().sum();
    let of_bucket = |b: u64| class.arcs.iter().zip(seats).filter(|(a, _)| a.bucket == Some(b)).map(|(_, &s)| s).sum::<u64>();
    let widest = (0..class.buckets.len() as u64).map(of_bucket).chain(seats.iter().copied()).max().unwrap_or(0);
    widest.max(total.div_ceil(class.key.cap.max(1)))
}
