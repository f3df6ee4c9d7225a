//! Against what is done by hand. `cargo test --release --test pack_measured -- --ignored --nocapture` prints the numbers.

mod pack_world;

use evenhand::base::Quiet;
use evenhand::pack::pack;
use pack_world::{Wish, checker::faults, naive::day_trips, seed, world};

/// A prefecture: two organisations, some 300 visits up to 120 km away, windows from three weeks to half a year.
fn prefecture(enterprises: usize, iterations: u64) -> Wish {
    Wish {
        enterprises,
        lines: 17,
        days: 200,
        window_min: 21,
        teams: 4,
        tour_days_max: 4,
        samplers_per_org: 12,
        reach: 900_000,
        lab_day: 40,
        lab_week: 80,
        iterations,
        ..Wish::default()
    }
}

#[test]
fn cheaper_than_day_trips_by_hand() {
    let (sound, batches) = world(&prefecture(60, 300));
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    let naive = day_trips(&sound, &batches, &plan.visits);
    assert!(plan.unplaced.is_empty(), "{:?}", plan.unplaced);
    assert!(plan.totals.cost.0 * 10 < naive.cost * 8, "{} {}", plan.totals.cost.0, naive.cost);
}

#[test]
#[ignore = "prints a table"]
fn measured() {
    println!("iterations  seconds  left  tours  team-days  nights  km  cost (fen)");
    for iterations in [0, 1_000, 5_000, 20_000, 60_000] {
        let (sound, batches) = world(&prefecture(320, iterations));
        let start = std::time::Instant::now();
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        let seconds = start.elapsed().as_secs_f64();
        assert!(faults(&sound, &batches, &plan).is_empty());
        let t = &plan.totals;
        let left = plan.unplaced.len();
        println!("{iterations} {seconds:.2} {left} {} {} {} {} {}", t.tours, t.team_days, t.nights, t.metres.0 / 1000, t.cost.0);
        if iterations == 0 {
            let naive = day_trips(&sound, &batches, &plan.visits);
            println!(
                "by hand: {} visits, {} left, {} team-days, {} km, {}",
                plan.visits.len(),
                naive.left,
                naive.team_days,
                naive.metres / 1000,
                naive.cost
            );
        }
    }
}
