//! Dealing: nobody gets too much or one arc twice, doors are fewest, and every place of the order is served exactly.

mod lottery_kit;

use evenhand::base::Ratio;
use evenhand::lottery::{deal, deal_class};
use evenhand::record::{ArcRow, ClassRow, Dealing};
use lottery_kit::{count, key, stream};

const BOTH: [Dealing; 2] = [Dealing::Spread, Dealing::Combine];

#[test]
fn spread_goes_round_and_combine_starts_at_the_lowest_ticket() {
    // 5 members, arcs of 2, 3 and 1 seats
    assert_eq!(deal(&[2, 3, 1], 5, 2, Dealing::Spread), [vec![0, 2], vec![0], vec![1], vec![1], vec![1]]);
    // 6 seats, 2 each: 3 doors; places 0 1 | 2 0 1 | 2
    assert_eq!(deal(&[2, 3, 1], 5, 2, Dealing::Combine), [vec![0, 1], vec![0, 1], vec![1, 2], vec![], vec![]]);
    assert_eq!(deal(&[], 2, 1, Dealing::Spread), [vec![], vec![]] as [Vec<usize>; 2]);
    assert_eq!(deal(&[0, 0], 1, 0, Dealing::Combine), [vec![]] as [Vec<usize>; 1]);
}

#[test]
#[should_panic(expected = "cannot take these seats")]
fn seats_beyond_the_caps_are_our_mistake() {
    deal(&[2, 3], 3, 1, Dealing::Spread);
}

#[test]
fn random_hands_keep_every_cap() {
    for number in 0..count("EVENHAND_DEALS", 20_000) {
        let mut stream = stream(4, number);
        let members = 1 + stream.below(6);
        let cap = 1 + stream.below(3);
        let buckets: Vec<u64> = (0..stream.below(3)).map(|_| 1 + stream.below(2)).collect();
        let (mut in_all, mut in_bucket) = (cap * members, buckets.iter().map(|cap| cap * members).collect::<Vec<u64>>());
        let (mut arcs, mut seats) = (vec![], vec![]);
        for column in 0..stream.below(6) {
            let bucket = stream.below(buckets.len() as u64 + 1) as usize;
            let room = in_bucket.get(bucket).map_or(in_all, |&room| room.min(in_all)).min(members);
            let m = stream.below(room + 1);
            in_all -= m;
            in_bucket.get_mut(bucket).into_iter().for_each(|room| *room -= m);
            arcs.push(ArcRow { column, bucket: (bucket < buckets.len()).then_some(bucket as u64), flow: 0 });
            seats.push(m);
        }
        let class = ClassRow { key: key("", 1, cap), size: members, group: None, den: 1, ratio: Ratio::new(0, 1), buckets, arcs };
        for dealing in BOTH {
            let hands = deal_class(&class, &seats, dealing);
            check(&class, &seats, &hands);
            assert!(!class.buckets.is_empty() || hands == deal(&seats, members, cap, dealing));
            let doors = hands.iter().filter(|hand| !hand.is_empty()).count() as u64;
            let total: u64 = seats.iter().sum();
            let fewest = (0..class.buckets.len()).map(|b| inside(&class, &seats, b).div_ceil(class.buckets[b])).max().unwrap_or(0);
            let fewest = fewest.max(total.div_ceil(cap)).max(seats.iter().copied().max().unwrap_or(0));
            assert_eq!(doors, if dealing == Dealing::Spread { total.min(members) } else { fewest }, "instance {number}, {dealing:?}");
        }
    }
}

fn inside(class: &ClassRow, seats: &[u64], bucket: usize) -> u64 {
    class.arcs.iter().zip(seats).filter(|(arc, _)| arc.bucket == Some(bucket as u64)).map(|(_, m)| m).sum()
}

fn check(class: &ClassRow, seats: &[u64], hands: &[Vec<usize>]) {
    assert_eq!(hands.len() as u64, class.size);
    for (arc, &m) in seats.iter().enumerate() {
        assert_eq!(hands.iter().flatten().filter(|&&at| at == arc).count() as u64, m, "all seats are dealt");
    }
    for hand in hands {
        assert!(hand.windows(2).all(|pair| pair[0] < pair[1]), "ascending, no arc twice");
        assert!(hand.len() as u64 <= class.key.cap);
        for (b, &cap) in class.buckets.iter().enumerate() {
            assert!(hand.iter().filter(|&&at| class.arcs[at].bucket == Some(b as u64)).count() as u64 <= cap);
        }
    }
}
