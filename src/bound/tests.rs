//! The cheapest journey, by labels and by trying all.

use super::ground::{COUNTED, Door, Ground};
use super::price::{Care, Tariff, cheapest};
use super::prices::reduced;

/// Small numbers at random (splitmix64).
struct Dice(u64);

impl Dice {
    fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + ((z ^ (z >> 31)) % (high - low + 1) as u64) as i64
    }
}

/// Five doors on a square of 100 minutes, and prices that bring some journeys below 0.
fn ground(dice: &mut Dice, remembered: usize) -> (Ground, Tariff) {
    let n = 5;
    let at: Vec<(i64, i64)> = (0..=n).map(|_| (dice.between(0, 100), dice.between(0, 100))).collect();
    let far = |a: usize, b: usize| (at[a].0 - at[b].0).abs() + (at[a].1 - at[b].1).abs();
    let pairs = || (0..=n).flat_map(|a| (0..=n).map(move |b| (a, b)));
    let doors: Vec<Door> = (0..n)
        .map(|_| {
            let open = dice.between(0, 200) as i32;
            let loads = std::array::from_fn(|l| if l < 2 { dice.between(0, 2) as u16 } else { 0 });
            Door { service: dice.between(1, 90) as i32, open, close: open + dice.between(100, 400) as i32, loads }
        })
        .collect();
    let near = (0..n)
        .map(|i| {
            let mut all: Vec<usize> = (0..n).collect();
            all.sort_by_key(|&j| (j != i, far(i, j), j));
            all.truncate(remembered);
            all.sort_unstable();
            all
        })
        .collect();
    let ground = Ground {
        org: 0,
        class: 0,
        visits: (0..n).collect(),
        price: pairs().map(|(a, b)| far(a, b) * 10).collect(),
        minutes: pairs().map(|(a, b)| far(a, b) as i32).collect(),
        from: 0,
        to: 400,
        lodges: dice.between(0, 3) > 0,
        days: dice.between(1, 3) as usize,
        limits: [dice.between(2, 6) as u16, dice.between(2, 6) as u16, 0],
        near,
        team_days: 9,
        day_price: 1_000,
        night_price: dice.between(0, 800),
        doors,
    };
    let prizes: Vec<i64> = (0..=n).map(|j| if j < n { dice.between(0, 2_000) } else { 0 }).collect();
    let step = dice.between(0, 300);
    let tariff = Tariff {
        legs: pairs().map(|(a, b)| far(a, b) * 10 - prizes[b]).collect(),
        day: dice.between(0, 300),
        pairs: vec![(vec![0, 1, 2], dice.between(0, 500)), (vec![1, 3], dice.between(0, 500)), (vec![2, 3, 4], dice.between(0, 500))],
        hand_in: std::array::from_fn::<_, COUNTED, _>(|l| (0..=i64::from(ground.limits[l])).map(|k| k / 2 * step).collect()),
    };
    (ground, tariff)
}

/// Least over all journeys that make no visit twice, by trying every order, night and end.
fn tried(ground: &Ground, tariff: &Tariff, days: &mut Vec<Vec<usize>>, time: i32) -> i64 {
    let n = ground.len();
    let made: Vec<usize> = days.iter().flatten().copied().collect();
    let mut least = 0;
    if let (Some(&last), false) = (made.last(), days.last().is_some_and(Vec::is_empty)) {
        if time + ground.leg(last, n).1 <= ground.to {
            least = reduced(ground, tariff, &super::price::Journey { reduced: 0, price: 0, days: days.clone() });
        }
        if days.len() < ground.days && ground.lodges {
            days.push(Vec::new());
            least = least.min(tried(ground, tariff, days, ground.from));
            days.pop();
        }
    }
    let at = made.last().copied().unwrap_or(n);
    for to in (0..n).filter(|to| !made.contains(to)) {
        let within = (0..COUNTED)
            .all(|l| made.iter().chain([&to]).map(|&d| u32::from(ground.doors[d].loads[l])).sum::<u32>() <= u32::from(ground.limits[l]));
        if let (true, Some(end)) = (within, ground.served(to, time + ground.leg(at, to).1)) {
            days.last_mut().expect("a day was begun").push(to);
            least = least.min(tried(ground, tariff, days, end));
            days.last_mut().expect("a day was begun").pop();
        }
    }
    least
}

#[test]
fn labels_find_what_trying_all_finds() {
    let mut dice = Dice(7);
    let (mut below, mut looser) = (0, 0);
    for _ in 0..600 {
        let (mut ground, tariff) = ground(&mut dice, 5);
        let want = tried(&ground, &tariff, &mut vec![Vec::new()], ground.from);
        let (least, journeys) = cheapest(&ground, &tariff, Care::Exact);
        assert_eq!(least, want, "{ground:?} {tariff:?}");
        assert!(journeys.iter().all(|j| reduced(&ground, &tariff, j) == j.reduced));
        assert!(cheapest(&ground, &tariff, Care::Quick(3)).0 >= want);
        ground.near.iter_mut().enumerate().for_each(|(i, near)| *near = vec![i]);
        let forgetful = cheapest(&ground, &tariff, Care::Exact).0;
        assert!(forgetful <= want);
        (below, looser) = (below + u32::from(want < 0), looser + u32::from(forgetful < want));
    }
    assert!(below > 200 && looser > 20, "{below} {looser}");
}
