//! A search stopped early is a record of its own: it says how far it came and can be made again.

mod pack_world;

use evenhand::base::{Fen, Progress, Quiet, Standing, Stop, Until};
use evenhand::pack::pack;
use pack_world::{Wish, checker::faults, seed, world};
use std::sync::Mutex;

/// Stops when the plan costs no more than this, and remembers what it was asked.
struct GoodEnough {
    cost: Fen,
    asked: Mutex<Vec<(u64, Standing)>>,
}

impl Progress for GoodEnough {
    fn at(&self, _: &'static str, _: u64, _: u64) {}

    fn stop(&self) -> &dyn Stop {
        self
    }
}

impl Stop for GoodEnough {
    fn now(&self, made: u64, best: Standing) -> bool {
        self.asked.lock().unwrap().push((made, best));
        best.unplaced == 0 && best.cost <= self.cost
    }
}

#[test]
fn stopped_at_an_iteration_it_is_the_same_plan_each_time() {
    let (sound, batches) = world(&Wish { iterations: 2_000, ..Wish::default() });
    let until = |iterations| pack(&sound, &batches, &seed(), &Until { iterations, progress: &Quiet });
    let plan = until(700);
    assert_eq!(plan.iterations, 700);
    assert_eq!(plan, until(700));
    assert!(faults(&sound, &batches, &plan).is_empty());
    assert_eq!(until(9_999), pack(&sound, &batches, &seed(), &Quiet));
    // a budget of 700 cools down by then: another schedule, another plan
    let (short, _) = world(&Wish { iterations: 700, ..Wish::default() });
    let cooled = pack(&short, &batches, &seed(), &Quiet);
    assert_eq!(cooled.iterations, 700);
    assert_ne!(plan.tours, cooled.tours);
}

#[test]
fn a_search_may_end_when_the_plan_is_good_enough() {
    let (sound, batches) = world(&Wish { iterations: 2_000, ..Wish::default() });
    let whole = pack(&sound, &batches, &seed(), &Quiet);
    let stop = GoodEnough { cost: Fen(whole.totals.cost.0 * 21 / 20), asked: Mutex::default() };
    let early = pack(&sound, &batches, &seed(), &stop);
    assert!(early.iterations < 2_000 && early.totals.cost <= stop.cost, "{} {:?}", early.iterations, early.totals.cost);
    let asked = stop.asked.into_inner().unwrap();
    assert_eq!(asked.len() as u64, early.iterations + 1, "asked before each iteration");
    assert!(asked.iter().zip(0..).all(|((made, _), i)| *made == i));
    assert!(asked.windows(2).all(|w| w[1].1 <= w[0].1), "the best never gets worse");
    let (_, last) = asked[asked.len() - 1];
    assert_eq!(last, Standing { unplaced: early.unplaced.len() as u64, cost: early.totals.cost });
    assert_eq!(early, pack(&sound, &batches, &seed(), &Until { iterations: early.iterations, progress: &Quiet }));
}
