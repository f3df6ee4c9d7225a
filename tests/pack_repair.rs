//! A plan after incidents: what is finished stays, little else changes, every rule holds.

mod pack_world;

use evenhand::base::{Day, Quiet};
use evenhand::frame::Sound;
use evenhand::pack::{pack, repair};
use evenhand::record::{Batch, Pack, Tour};
use pack_world::twist::{KINDS, twisted};
use pack_world::{Dice, Wish, checker::faults, day, seed, world};

/// A plan, its batches, and batches of enterprises that stand by.
fn planned(wish: &Wish) -> (Sound, Vec<Batch>, Vec<Batch>, Pack) {
    let (sound, batches) = world(wish);
    let from = &sound.sealed().frame[wish.enterprises * 4 / 5].id;
    let (drawn, waiting): (Vec<_>, Vec<_>) = batches.into_iter().partition(|b| b.enterprise < *from);
    let plan = pack(&sound, &drawn, &seed(), &Quiet);
    (sound, drawn, waiting, plan)
}

fn changed(before: &Pack, after: &Pack) -> usize {
    after.tours.iter().filter(|t| !before.tours.contains(t)).count()
}

fn frozen(plan: &Pack, as_of: Day) -> Vec<&Tour> {
    plan.tours.iter().filter(|t| t.week <= as_of.week()).collect()
}

/// The position of a batch on a tour after `as_of`'s week.
fn open_batch(plan: &Pack, batches: &[Batch], as_of: Day, dice: &mut Dice) -> usize {
    let tours: Vec<&Tour> = plan.tours.iter().filter(|t| t.week > as_of.week()).collect();
    let tour = tours[dice.below(tours.len() as u64) as usize];
    let stops: Vec<&str> = tour.days.iter().flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect();
    let picked = stops[dice.below(stops.len() as u64) as usize];
    let visit = plan.visits.iter().find(|v| v.id == picked).unwrap();
    batches.iter().position(|b| b.enterprise == visit.enterprise && b.line == visit.lines[0]).unwrap()
}

#[test]
fn nothing_happened_changes_nothing() {
    let (sound, batches, _, plan) = planned(&Wish::default());
    let after = repair(&sound, &batches, &plan, day("2025-03-20"), &seed(), &Quiet);
    assert_eq!((&after.visits, &after.tours, &after.unplaced), (&plan.visits, &plan.tours, &plan.unplaced));
    assert_eq!(after.totals, plan.totals);
}

#[test]
fn ten_incidents_one_after_another() {
    let wish = Wish { enterprises: 80, rare: 0, teams: 4, ..Wish::default() };
    let (sound, mut batches, mut waiting, mut plan) = planned(&wish);
    let mut dice = Dice(11);
    let mut changes = 0;
    for step in 0..10 {
        let as_of = day("2025-03-12").plus(step * 3);
        let gone = open_batch(&plan, &batches, as_of, &mut dice);
        let line = batches.remove(gone).line;
        if let Some(next) = waiting.iter().position(|b| b.line == line) {
            batches.push(waiting.remove(next));
        }
        let after = repair(&sound, &batches, &plan, as_of, &seed(), &Quiet);
        let wrong = faults(&sound, &batches, &after);
        assert!(wrong.is_empty(), "step {step}: {wrong:#?}");
        assert_eq!(frozen(&plan, as_of), frozen(&after, as_of), "step {step}");
        assert!(after.unplaced.len() <= plan.unplaced.len() + 1, "step {step}: {:?}", after.unplaced);
        // one tour loses a visit, one takes its successor
        assert!(changed(&plan, &after) <= 3, "step {step}: {} tours changed", changed(&plan, &after));
        changes += changed(&plan, &after);
        plan = after;
    }
    assert!((5..=20).contains(&changes), "{changes} tours changed in all");
}

#[test]
fn a_door_that_fell_away_in_a_finished_week_stays_on_its_tour() {
    let (sound, mut batches, waiting, plan) = planned(&Wish::default());
    let as_of = plan.tours[0].days[0].day;
    let made = &plan.tours[0].days[0].stops[0].visit;
    let visit = plan.visits.iter().find(|v| v.id == *made).unwrap().clone();
    batches.retain(|b| b.enterprise != visit.enterprise || !visit.lines.contains(&b.line));
    batches.push(waiting[0].clone());
    let after = repair(&sound, &batches, &plan, as_of, &seed(), &Quiet);
    assert_eq!(frozen(&plan, as_of), frozen(&after, as_of));
    assert!(after.visits.contains(&visit));
    assert_eq!(after.visits.len(), plan.visits.len() + 1);
    assert!(changed(&plan, &after) <= 1);
}

#[test]
fn a_tour_left_without_visits_is_gone() {
    let (sound, mut batches, _, plan) = planned(&Wish::default());
    let last = plan.tours.last().unwrap();
    let gone: Vec<&str> = last.days.iter().flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect();
    let gone: Vec<_> = plan.visits.iter().filter(|v| gone.contains(&v.id.as_str())).collect();
    batches.retain(|b| !gone.iter().any(|v| v.enterprise == b.enterprise && v.lines.contains(&b.line)));
    let after = repair(&sound, &batches, &plan, day("2025-03-10"), &seed(), &Quiet);
    assert!(after.tours.iter().all(|t| t.id != last.id));
    assert_eq!(changed(&plan, &after), 0);
    assert_eq!(faults(&sound, &batches, &after), Vec::<String>::new());
}

/// The same under every further limit and price at once, but those that would have everything done by then.
#[test]
fn incidents_under_every_limit() {
    let wish = Wish { enterprises: 60, rare: 0, teams: 4, iterations: 300, ..Wish::default() };
    let late = |kind: &str| kind != "waiting" && kind != "preference";
    let kinds = (0..KINDS.len()).filter(|&k| late(KINDS[k])).map(|k| 1 << k).sum();
    let (sound, all) = world(&wish);
    let (sound, all) = twisted(&sound, &all, 5, kinds);
    let from = &sound.sealed().frame[48].id;
    let (mut batches, mut waiting): (Vec<_>, Vec<_>) = all.into_iter().partition(|b| b.enterprise < *from);
    let mut plan = pack(&sound, &batches, &seed(), &Quiet);
    let mut dice = Dice(3);
    for step in 0..6 {
        let as_of = day("2025-03-12").plus(step * 3);
        let gone = open_batch(&plan, &batches, as_of, &mut dice);
        let line = batches.remove(gone).line;
        if let Some(next) = waiting.iter().position(|b| b.line == line) {
            batches.push(waiting.remove(next));
        }
        let after = repair(&sound, &batches, &plan, as_of, &seed(), &Quiet);
        assert_eq!(faults(&sound, &batches, &after), Vec::<String>::new(), "step {step}");
        assert_eq!(frozen(&plan, as_of), frozen(&after, as_of), "step {step}");
        plan = after;
    }
}
