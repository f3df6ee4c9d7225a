//! On tiny tasks the search finds the best plan there is, whatever limits and prices they have; and the judge takes it.

mod pack_world;

use evenhand::base::Quiet;
use evenhand::frame::Sound;
use evenhand::pack::{pack, visits};
use evenhand::record::Batch;
use pack_world::twist::{KINDS, twisted};
use pack_world::{Dice, Wish, altered, brute::optimum, checker::faults, judged::refusals, seed, world};
use rayon::prelude::*;

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

/// Orders of the visits over the days, at most.
fn orders(visits: u64, cells: u64) -> u64 {
    (1..=visits).product::<u64>().saturating_mul((1..=cells).fold(1, |c, k| c * (visits + k) / k))
}

/// Visits, visits placed and whether the plan is the best there is, if the task is small enough; the engine is never better.
fn compared(name: &str, (sound, batches): (&Sound, &[Batch]), cells: u64) -> Option<(usize, usize, bool)> {
    let all = visits(sound, batches);
    if all.len() > 7 || orders(all.len() as u64, cells) > 45_000 {
        return None;
    }
    let (best, mut placed) = (optimum(sound, batches, &all), 0);
    for iterations in [sound.facts().search.iterations, 20_000] {
        let sound = altered(sound, |facts, _| facts.search.iterations = iterations);
        let plan = pack(&sound, batches, &seed(), &Quiet);
        let (found, refused) = (faults(&sound, batches, &plan), refusals(&sound, batches, &plan));
        assert!(found.is_empty() && refused.is_empty(), "{name}: {found:#?} {refused:#?}");
        let score = (plan.unplaced.len(), plan.totals.cost.0);
        assert!(score >= best, "{name}: {score:?} beats every plan there is, {best:?}: {plan:#?}");
        placed = plan.totals.visits as usize;
        if score == best {
            return Some((all.len(), placed, true));
        }
    }
    Some((all.len(), placed, false))
}

#[test]
fn agrees_with_every_plan_there_is() {
    let compare = |dice: u64| {
        let wish = tiny(dice);
        let (sound, batches) = world(&wish);
        compared(&format!("dice {dice}"), (&sound, &batches), wish.days as u64 * wish.teams)
    };
    let done: Vec<_> = (1..=200u64).into_par_iter().filter_map(compare).collect();
    let (placed, all) = (done.iter().map(|d| d.1).sum::<usize>(), done.iter().map(|d| d.0).sum::<usize>());
    assert!(done.iter().all(|d| d.2));
    // the tasks are neither empty nor all easy
    assert!(done.len() >= 40 && placed >= 60 && all - placed >= 20, "{} tasks, {placed} of {all} visits placed", done.len());
}

/// One kind of limit or price at a time, and all sorts together.
#[test]
fn agrees_under_every_kind_of_limit_and_price() {
    let compare = |i: u64| {
        let kinds = if i.is_multiple_of(2) { 1 << (i / 2 % KINDS.len() as u64) } else { Dice(i).below(1 << KINDS.len()) as u32 };
        let wish = Wish { fussy: 0, lines: 4, ..tiny(1000 + i) };
        let (sound, batches) = world(&wish);
        let plain = visits(&sound, &batches).len();
        let (twisted, batches) = twisted(&sound, &batches, i, kinds);
        let done = compared(&format!("dice {i}, kinds {kinds:b}"), (&twisted, &batches), wish.days as u64 * wish.teams)?;
        assert_eq!(plain, done.0);
        Some((kinds, done))
    };
    let done: Vec<_> = (0..400u64).into_par_iter().filter_map(compare).collect();
    let (placed, all) = (done.iter().map(|d| d.1.1).sum::<usize>(), done.iter().map(|d| d.1.0).sum::<usize>());
    assert!(done.len() >= 200 && placed >= 200 && all - placed >= 40, "{} tasks, {placed} of {all} visits placed", done.len());
    let missed = done.iter().filter(|d| !d.1.2).count();
    assert!(missed * 40 <= done.len(), "{missed} of {} tasks short of the best", done.len());
    for (at, kind) in KINDS.iter().enumerate() {
        let with = done.iter().filter(|d| d.0 >> at & 1 == 1).count();
        assert!(with >= 40, "{kind}: {with} tasks");
    }
}
