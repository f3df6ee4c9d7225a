//! Every plan keeps every rule of `docs/packing.md`, whatever is tight.

mod pack_world;

use evenhand::base::Quiet;
use evenhand::pack::pack;
use pack_world::{Wish, checker::faults, seed, world};

fn keeps_the_rules(name: &str, wish: Wish) {
    for dice in 1..=8 {
        let wish = Wish { dice, ..wish.clone() };
        let (sound, batches) = world(&wish);
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        let wrong = faults(&sound, &batches, &plan);
        assert!(wrong.is_empty(), "{name}, dice {dice}: {wrong:#?}");
        assert!(!plan.tours.is_empty(), "{name}, dice {dice}: nothing placed: {:?}", plan.unplaced);
    }
}

#[test]
fn with_room_everywhere() {
    keeps_the_rules("roomy", Wish::default());
}

#[test]
fn with_narrow_windows_and_hours() {
    keeps_the_rules("narrow", Wish { window_min: 2, fussy: 1, ..Wish::default() });
}

#[test]
fn with_full_labs() {
    keeps_the_rules("labs", Wish { lab_day: 3, lab_week: 6, rare: 0, ..Wish::default() });
}

#[test]
fn with_few_teams() {
    keeps_the_rules("teams", Wish { teams: 1, days: 20, window_min: 5, ..Wish::default() });
}

#[test]
fn with_scarce_people() {
    keeps_the_rules("people", Wish { samplers_per_org: 4, rare: 2, teams: 3, ..Wish::default() });
}

#[test]
fn with_tours_used_up() {
    keeps_the_rules("tours", Wish { tours_max: 2, samplers_per_org: 5, ..Wish::default() });
}

#[test]
fn with_teams_of_three() {
    keeps_the_rules("three", Wish { team_size: 3, tours_max: 4, ..Wish::default() });
}

#[test]
fn with_samples_that_keep_one_day() {
    keeps_the_rules("fresh", Wish { days_to_lab_max: 1, tour_days_max: 5, ..Wish::default() });
}

#[test]
fn with_day_trips_only() {
    keeps_the_rules("day trips", Wish { tour_days_max: 1, ..Wish::default() });
}

#[test]
fn with_teams_that_return_every_night() {
    keeps_the_rules("no lodging", Wish { lodges: false, tour_days_max: 5, ..Wish::default() });
}

#[test]
fn with_far_sites_and_short_days() {
    keeps_the_rules("far", Wish { reach: 1_500_000, hours: (540, 1000), ..Wish::default() });
}
