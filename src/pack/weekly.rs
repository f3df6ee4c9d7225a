//! Distinct samplers for all tours of an organisation's week: a bipartite matching of seats and samplers.

use super::crew::Crew;

/// Whether every tour can have a lead and `team_size` − 1 others, nobody twice.
///
/// Where every tour has enough people for all seats and enough leads for all tours, any order of choosing works; else
/// augmenting paths decide (Kuhn 1955, doi:10.1002/nav.3800020109).
pub(super) fn staffable(crews: &[&Crew], team_size: usize) -> bool {
    let seats = crews.len() * team_size;
    let roomy = |crew: &&Crew| crew.able.count() >= seats && crew.leads.count() >= crews.len();
    crews.iter().all(roomy) || matched(crews, team_size)
}

fn matched(crews: &[&Crew], team_size: usize) -> bool {
    let seats: Vec<Vec<usize>> = crews
        .iter()
        .flat_map(|crew| (0..team_size).map(|seat| if seat == 0 { crew.leads.iter().collect() } else { crew.able.iter().collect() }))
        .collect();
    let samplers = seats.iter().flatten().max().map_or(0, |m| m + 1);
    let mut holder = vec![None; samplers];
    (0..seats.len()).all(|seat| seated(&seats, &mut holder, &mut vec![false; samplers], seat))
}

fn seated(seats: &[Vec<usize>], holder: &mut [Option<usize>], seen: &mut [bool], seat: usize) -> bool {
    for &sampler in &seats[seat] {
        if std::mem::replace(&mut seen[sampler], true) {
            continue;
        }
        if holder[sampler].is_none_or(|other| seated(seats, holder, seen, other)) {
            holder[sampler] = Some(seat);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::bits::Bits;

    fn crew(able: &[usize], leads: &[usize]) -> Crew {
        Crew { able: Bits::of(8, |i| able.contains(&i)), leads: Bits::of(8, |i| leads.contains(&i)) }
    }

    #[test]
    fn one_lead_cannot_lead_two_tours() {
        let both = [crew(&[0, 1, 2, 3], &[0]), crew(&[0, 1, 2, 3], &[0])];
        assert!(!staffable(&[&both[0], &both[1]], 2));
        let other = crew(&[0, 1, 2, 3], &[0, 3]);
        assert!(staffable(&[&both[0], &other], 2));
        assert!(!staffable(&[&both[0], &other], 3));
        assert!(staffable(&[], 2));
    }

    #[test]
    fn a_member_moves_over_to_make_room() {
        // seats: lead {0,1}, member {0,1,2}; lead {0}, member {0,1}: only 1+2 and 0+1 … four seats, three people
        let (a, b) = (crew(&[0, 1, 2], &[0, 1]), crew(&[0, 1], &[0]));
        assert!(!staffable(&[&a, &b], 2));
        let b = crew(&[0, 3], &[0]);
        assert!(staffable(&[&a, &b], 2));
    }
}
