//! On tiny tasks the search finds the best plan there is.

mod pack_world;

use evenhand::base::Quiet;
use evenhand::pack::{pack, visits};
use pack_world::{Dice, Wish, brute::optimum, checker::faults, seed, world};

/// A few visits, a few days, and whatever is tight.
fn tiny(dice: u64) -> Wish {
    let mut d = Dice(dice.wrapping_mul(977));
    let pick = |d: &mut Dice, low, high| d.between(low, high) as u64;
    Wish {
        dice,
        enterprises: pick(&mut d, 2, 4) as usize,
        orgs: 1 + usize::from(d.one_in(4)),
        lines: 3,
        first: if d.one_in(2) { "2025-03-03" } else { "2025-03-06" },
        days: d.between(2, 5),
        window_min: 1,
        teams: pick(&mut d, 1, 2),
        tour_days_max: pick(&mut d, 1, 3),
        lodges: !d.one_in(4),
        samplers_per_org: pick(&mut d, 2, 5) as usize,
        rare: pick(&mut d, 0, 5),
        tours_max: pick(&mut d, 1, 3),
        lab_day: pick(&mut d, 1, 5),
        lab_week: pick(&mut d, 2, 8),
        days_to_lab_max: pick(&mut d, 0, 3) as u32,
        reach: d.between(200_000, 1_400_000),
        team_size: 2,
        iterations: 800,
        fussy: pick(&mut d, 0, 3),
        hours: (510, d.between(900, 1080)),
    }
}

#[test]
fn agrees_with_every_plan_there_is() {
    let (mut tried, mut placed, mut left) = (0, 0, 0);
    for dice in 1..=200 {
        let wish = tiny(dice);
        let (sound, batches) = world(&wish);
        let all = visits(&sound, &batches);
        let cells = wish.days as u64 * wish.teams;
        if all.len() > 5 || (cells + 1).pow(all.len() as u32) > 1_500 {
            continue;
        }
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        assert!(faults(&sound, &batches, &plan).is_empty(), "dice {dice}: {:#?}", faults(&sound, &batches, &plan));
        let best = optimum(&sound, &batches, &all);
        assert_eq!((plan.unplaced.len(), plan.totals.cost.0), best, "dice {dice}: {plan:#?}");
        (tried, placed, left) = (tried + 1, placed + plan.totals.visits, left + plan.unplaced.len());
    }
    // the tasks are neither empty nor all easy
    assert!(tried >= 40 && placed >= 60 && left >= 20, "{tried} tasks, {placed} visits placed, {left} left over");
}
