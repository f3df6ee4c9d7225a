//! The bound is below every plan there is, the judge proves it again, and no altered certificate passes.

mod pack_world;

use evenhand::base::{Digest, Fen, Quiet, sha256};
use evenhand::bound::bound;
use evenhand::frame::Sound;
use evenhand::judge::judge_bound;
use evenhand::pack::{pack, visits};
use evenhand::record::{Batch, Bound, Pack};
use pack_world::{Dice, Wish, brute::optimum, seed, world};
use serde_json::Value;

fn digest() -> Digest {
    sha256(&[b"a record"])
}

fn proved(sound: &Sound, batches: &[Batch], plan: &Pack, rounds: u64) -> Bound {
    bound(sound, (batches, plan, digest()), rounds, &Quiet).expect("visits that take time")
}

/// Rules of the judge that fail.
fn refusals(sound: &Sound, batches: &[Batch], plan: &Pack, bound: &Bound) -> Vec<&'static str> {
    let checks = judge_bound(sound.facts(), sound.sealed(), (batches, plan, digest()), bound);
    assert!(checks.iter().any(|c| c.counted > 0));
    checks.iter().filter(|c| c.failure.is_some()).map(|c| c.rule).collect()
}

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
        samplers_per_org: pick(&mut d, 3, 5) as usize,
        rare: pick(&mut d, 0, 5),
        tours_max: pick(&mut d, 2, 4),
        lab_day: pick(&mut d, 2, 5),
        lab_week: pick(&mut d, 3, 8),
        days_to_lab_max: pick(&mut d, 0, 3) as u32,
        reach: d.between(200_000, 1_000_000),
        team_size: 2,
        iterations: 300,
        fussy: pick(&mut d, 0, 3),
        hours: (510, d.between(960, 1080)),
    }
}

#[test]
fn below_every_plan_there_is_and_proved_again() {
    let (mut compared, mut met) = (0, 0);
    for dice in 1..=400 {
        let wish = tiny(dice);
        let (sound, batches) = world(&wish);
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        let bound = proved(&sound, &batches, &plan, 60);
        assert!(bound.bound.0 <= plan.totals.cost.0, "dice {dice}: {} {}", bound.bound.0, plan.totals.cost.0);
        assert_eq!(refusals(&sound, &batches, &plan, &bound), Vec::<&str>::new(), "dice {dice}");
        let all = visits(&sound, &batches);
        let cells = wish.days as u64 * wish.teams;
        if plan.unplaced.is_empty() && all.len() <= 5 && (cells + 1).pow(all.len() as u32) <= 700 {
            let best = optimum(&sound, &batches, &all);
            assert!(best.0 == 0 && bound.bound.0 <= best.1, "dice {dice}: {bound:#?} {best:?}");
            (compared, met) = (compared + 1, met + u64::from(bound.bound.0 == best.1));
        }
    }
    // where little is relaxed the bound is the optimum itself
    assert!(compared >= 40 && met * 2 >= compared, "{met} of {compared}");
}

fn small() -> (Sound, Vec<Batch>, Pack) {
    let wish = Wish { enterprises: 14, orgs: 2, lines: 4, days: 20, lab_day: 5, lab_week: 8, iterations: 800, ..Wish::default() };
    let (sound, batches) = world(&wish);
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    (sound, batches, plan)
}

#[test]
fn a_bound_for_any_number_of_rounds() {
    let (sound, batches, plan) = small();
    let bounds: Vec<Bound> = [1, 3, 200].map(|rounds| proved(&sound, &batches, &plan, rounds)).into();
    for bound in &bounds {
        assert!(0 <= bound.bound.0 && bound.bound.0 <= plan.totals.cost.0);
        assert_eq!(refusals(&sound, &batches, &plan, bound), Vec::<&str>::new());
    }
    assert!(bounds[2].bound.0 * 100 >= plan.totals.cost.0 * 85, "{} {}", bounds[2].bound.0, plan.totals.cost.0);
    assert_eq!(bounds[2], proved(&sound, &batches, &plan, 200), "the same every time");
}

/// Every number and every text of the certificate, altered one at a time.
#[test]
fn no_altered_certificate_passes() {
    let (sound, batches, plan) = small();
    let good = proved(&sound, &batches, &plan, 200);
    let tree = serde_json::to_value(&good).unwrap();
    let mut altered = 0;
    for path in leaves(&tree, String::new()) {
        for by in [-1, 1, 1_000_003] {
            let mut other = tree.clone();
            let leaf = other.pointer_mut(&path).unwrap();
            *leaf = match leaf.clone() {
                Value::Number(n) => Value::from(n.as_i64().unwrap() + by),
                text if by == 1 => Value::from(format!("{}x", text.as_str().unwrap())),
                _ => continue,
            };
            let Ok(bound) = serde_json::from_value::<Bound>(other) else { continue };
            // with other memories the same prices may prove as much: then it is as good a proof
            let passes = refusals(&sound, &batches, &plan, &bound).is_empty();
            assert!(!passes || path == "/neighbours", "{path} by {by}");
            altered += 1;
        }
    }
    assert!(altered > 60, "{altered}");
    let mut fewer = good.clone();
    fewer.classes.pop();
    assert_eq!(refusals(&sound, &batches, &plan, &fewer), ["visits_and_weeks"]);
    let weaker = Bound { bound: Fen(good.bound.0 - 1), ..good.clone() };
    assert_eq!(refusals(&sound, &batches, &plan, &weaker), ["proved"], "a bound is what its prices prove, no less");
}

fn leaves(tree: &Value, path: String) -> Vec<String> {
    match tree {
        Value::Object(map) => map.iter().flat_map(|(k, v)| leaves(v, format!("{path}/{k}"))).collect(),
        Value::Array(list) => list.iter().enumerate().flat_map(|(i, v)| leaves(v, format!("{path}/{i}"))).collect(),
        _ => vec![path],
    }
}
