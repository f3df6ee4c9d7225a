//! What the engines derive, the judge accepts: the scenario in both modes, and variants that use rules the scenario does not.

mod judge_world;

use evenhand::judge::{Verdict, judge_rows};
use evenhand::record::*;
use judge_world::World;
use judge_world::real::{derived, sound};

const VALUE: &str = "31415926535897932384";

fn verdict(world: &World) -> Verdict {
    judge_rows(&world.commitment, &world.sealed, world.secret.as_ref(), &world.record, &[])
}

fn accepted(world: &World) {
    let verdict = verdict(world);
    assert!(verdict.is_good(), "{:#?}", verdict.failed().collect::<Vec<_>>());
}

#[test]
fn the_scenario_in_public_mode() {
    accepted(&derived(&sound(200, |_, _| ()), VALUE, None));
}

#[test]
fn the_scenario_with_a_secret_dealt_by_spreading() {
    let sound = sound(0, |facts, _| facts.rules.dealing = Dealing::Spread);
    accepted(&derived(&sound, "00000000000000000007", Some([9; 32])));
}
