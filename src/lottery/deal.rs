//! The seats of a class go to its members in ticket order: round and round, never the same arc twice to one member.

use crate::record::{ClassRow, Dealing};

/// Arc positions per member (ticket order), for a class without buckets.
///
/// The arcs in their order take consecutive places of a round table of `members` (`spread`) or of the fewest members that
/// can carry all seats (`combine`). Nobody gets more than `cap`, or one arc twice. As tickets put members in a uniformly
/// random order, every member expects `seats / members` of every arc, either way.
///
/// # Panics
/// If an arc has more seats than members, or all have more than `cap · members`: no rounding gives that.
pub fn deal(arcs: &[u64], members: u64, cap: u64, dealing: Dealing) -> Vec<Vec<usize>> {
    let order: Vec<usize> = (0..arcs.len()).collect();
    let limit = Limit { seats: arcs.iter().sum(), cap };
    around(arcs, &order, members, table(arcs, &[limit], members, dealing))
}

/// The same for any class: arcs outside buckets first, then bucket by bucket.
///
/// The arcs of a bucket stand together, so that its M seats take M consecutive places of a table of V ≥ M / cap members,
/// and nobody gets more than ⌈M / V⌉ ≤ cap of them.
///
/// # Panics
/// As [`deal`], and if a bucket has more seats than its cap times members.
pub fn deal_class(class: &ClassRow, seats: &[u64], dealing: Dealing) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..class.arcs.len()).collect();
    order.sort_by_key(|&at| (class.arcs[at].bucket, at));
    let inside = |bucket: u64| class.arcs.iter().zip(seats).filter(move |(arc, _)| arc.bucket == Some(bucket)).map(|(_, &m)| m);
    let buckets = class.buckets.iter().enumerate();
    let mut limits: Vec<Limit> = buckets.map(|(b, &cap)| Limit { seats: inside(b as u64).sum(), cap }).collect();
    limits.push(Limit { seats: seats.iter().sum(), cap: class.key.cap });
    around(seats, &order, class.size, table(seats, &limits, class.size, dealing))
}

/// So many seats, of which one member may have `cap`.
struct Limit {
    seats: u64,
    cap: u64,
}

impl Limit {
    /// Members it takes.
    fn members_min(&self) -> u64 {
        if self.seats == 0 { 0 } else { self.seats.div_ceil(self.cap) }
    }
}

/// Members at the table.
fn table(arcs: &[u64], limits: &[Limit], members: u64, dealing: Dealing) -> u64 {
    assert!(limits.iter().all(|limit| limit.seats == 0 || limit.cap > 0), "no seats under a cap of zero");
    let most = arcs.iter().copied().max().unwrap_or(0);
    let fewest = limits.iter().map(Limit::members_min).fold(most, u64::max);
    assert!(fewest <= members, "{members} members cannot take these seats");
    match dealing {
        Dealing::Spread => members,
        Dealing::Combine => fewest,
    }
}

/// Deal round a table, arcs in the order given; each member's arcs ascend.
fn around(arcs: &[u64], order: &[usize], members: u64, table: u64) -> Vec<Vec<usize>> {
    let mut hands = vec![vec![]; members as usize];
    let mut place = 0;
    for &arc in order {
        for _ in 0..arcs[arc] {
            hands[place as usize].push(arc);
            place = (place + 1) % table;
        }
    }
    hands.iter_mut().for_each(|hand| hand.sort_unstable());
    hands
}
