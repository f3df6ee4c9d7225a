//! What a plan may depend on, how visits are formed, and why some are left over.

mod pack_world;

use evenhand::base::{EnterpriseId, LabId, Quiet};
use evenhand::pack::{pack, visits};
use evenhand::record::{Batch, Carry, Conflict, Pack, Party, Prefer, Span, UnplacedReason};
use evenhand::seed::{EH1, Seed};
use pack_world::{BASE, Dice, Wish, altered, checker::faults, day, judged::refusals, seed, world};

fn shuffled(batches: &[Batch]) -> Vec<Batch> {
    let (mut batches, mut dice) = (batches.to_vec(), Dice(5));
    (1..batches.len()).for_each(|i| batches.swap(i, dice.below(i as u64 + 1) as usize));
    batches
}

#[test]
fn the_order_of_batches_changes_nothing() {
    let (sound, batches) = world(&Wish::default());
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    assert_eq!(plan, pack(&sound, &shuffled(&batches), &seed(), &Quiet));
    assert_eq!(plan.visits, visits(&sound, &shuffled(&batches)));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let (sound, batches) = world(&Wish::default());
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| pack(&sound, &batches, &seed(), &Quiet))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn another_seed_searches_elsewhere_and_keeps_the_visits() {
    let (sound, batches) = world(&Wish::default());
    let one = pack(&sound, &batches, &seed(), &Quiet);
    let other = pack(&sound, &batches, &Seed::from_key(EH1, [43; 32]), &Quiet);
    assert_eq!(one.visits, other.visits);
    assert_ne!(one.tours, other.tours);
}

#[test]
fn more_iterations_never_cost_more() {
    let cost = |iterations| {
        let (sound, batches) = world(&Wish { iterations, ..Wish::default() });
        let plan = pack(&sound, &batches, &seed(), &Quiet);
        (plan.unplaced.len(), plan.totals.cost)
    };
    assert!(cost(2_000) < cost(0), "{:?} {:?}", cost(2_000), cost(0));
}

#[test]
fn slots_of_a_week_follow_the_first_visits() {
    let (sound, batches) = world(&Wish { teams: 4, days: 25, ..Wish::default() });
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    let beside = plan.tours.windows(2).filter(|w| (w[0].week, &w[0].org) == (w[1].week, &w[1].org));
    let mut pairs = 0;
    for w in beside {
        assert_eq!(w[0].slot + 1, w[1].slot);
        assert!(w[0].days[0].stops[0].visit < w[1].days[0].stops[0].visit);
        pairs += 1;
    }
    assert!(pairs > 0);
}

#[test]
fn nothing_to_do_is_an_empty_plan() {
    let (sound, _) = world(&Wish::default());
    let plan = pack(&sound, &[], &seed(), &Quiet);
    assert_eq!((plan.visits.len(), plan.tours.len(), plan.totals.cost.0), (0, 0, 0));
}

/// Three lines of one organisation at one enterprise: March, late March to April, late April. Two doors are enough.
#[test]
fn windows_that_share_a_day_share_a_door() {
    let (sound, batches) = world(&Wish { enterprises: 1, orgs: 1, lines: 3, fussy: 0, ..Wish::default() });
    let windows = [("2025-03-03", "2025-03-20"), ("2025-03-18", "2025-04-10"), ("2025-04-08", "2025-04-25")];
    let sound = altered(&sound, |facts, _| {
        for (line, (from, to)) in facts.lines.iter_mut().zip(windows) {
            (line.window, line.report_by) = (Span { from: day(from), to: day(to) }, day("2025-06-30"));
        }
    });
    let all: Vec<Batch> =
        sound.facts().lines.iter().map(|l| Batch { line: l.id.clone(), products: l.products.clone(), ..batches[0].clone() }).collect();
    let ids: Vec<(String, usize)> = visits(&sound, &all).into_iter().map(|v| (v.id, v.lines.len())).collect();
    assert_eq!(ids, [("E00000@A.1".to_owned(), 2), ("E00000@A.2".to_owned(), 1)]);
    // closed on the three days the first two share: three doors
    let sound = altered(&sound, |_, sealed| sealed.frame[0].closed = vec![Span { from: day("2025-03-18"), to: day("2025-03-20") }].into());
    assert_eq!(visits(&sound, &all).len(), 2);
    let later = Span { from: day("2025-04-08"), to: day("2025-04-10") };
    let sound = altered(&sound, |_, sealed| sealed.frame[0].closed = sealed.frame[0].closed.iter().copied().chain([later]).collect());
    assert_eq!(visits(&sound, &all).len(), 3);
}

fn reason(plan: &Pack, enterprise: &EnterpriseId) -> Option<UnplacedReason> {
    let visit = plan.visits.iter().find(|v| v.enterprise == *enterprise).unwrap();
    plan.unplaced.iter().find(|u| u.visit == visit.id).map(|u| u.reason.clone())
}

#[test]
fn a_closed_far_or_conflicted_enterprise_is_left_over_for_that_reason() {
    let (sound, batches) = world(&Wish { rare: 0, ..Wish::default() });
    let sound = altered(&sound, |_, sealed| {
        sealed.frame[0].closed = vec![Span { from: day("2025-01-01"), to: day("2025-12-31") }].into();
        sealed.frame[1].at.lon = BASE.lon + 9_000_000;
        let enterprise = sealed.frame[2].id.clone();
        let all = sealed.samplers.iter().map(|s| Party::Sampler(s.id.clone()));
        sealed.conflicts = all.map(|party| Conflict { party, enterprise: enterprise.clone(), reason: "kin".into() }).collect();
        sealed.conflicts.sort();
    });
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    let of = |i: usize| reason(&plan, &sound.sealed().frame[i].id);
    assert_eq!(of(0), Some(UnplacedReason::NoDay));
    assert_eq!(of(1), Some(UnplacedReason::TooFar));
    assert_eq!(of(2), Some(UnplacedReason::NoTeam));
    assert!(faults(&sound, &batches, &plan).is_empty());
}

#[test]
fn full_labs_are_named() {
    let wish = Wish { rare: 0, fussy: 0, days: 14, window_min: 10, lab_day: 2, lab_week: 3, enterprises: 30, ..Wish::default() };
    let (sound, mut batches) = world(&wish);
    batches.iter_mut().for_each(|b| b.lab = LabId::from("L2"));
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    let full = plan.unplaced.iter().filter(|u| u.reason == UnplacedReason::LabFull(LabId::from("L2"))).count();
    assert!(full >= 15 && full == plan.unplaced.iter().filter(|u| u.reason != UnplacedReason::NoDay).count(), "{:?}", plan.unplaced);
}

#[test]
fn busy_teams_are_named() {
    let wish =
        Wish { rare: 0, fussy: 0, teams: 1, tour_days_max: 1, days: 14, window_min: 10, lab_day: 99, lab_week: 99, ..Wish::default() };
    let (sound, batches) = world(&wish);
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    assert!(plan.unplaced.iter().any(|u| u.reason == UnplacedReason::TeamsBusy), "{:?}", plan.unplaced);
}

#[test]
fn used_up_people_are_no_team() {
    let wish =
        Wish { rare: 0, fussy: 0, tours_max: 1, samplers_per_org: 4, tour_days_max: 1, lab_day: 99, lab_week: 99, ..Wish::default() };
    let (sound, batches) = world(&wish);
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    // two organisations, four people each, two to a tour, one tour each
    assert_eq!(plan.tours.len(), 4);
    assert!(plan.unplaced.iter().any(|u| u.reason == UnplacedReason::NoTeam), "{:?}", plan.unplaced);
    assert!(faults(&sound, &batches, &plan).is_empty());
}

/// p0 asks for a vehicle nobody has: all visits with it are left over for that reason, and no others.
#[test]
fn what_no_vehicle_takes_is_told() {
    let (sound, batches) = world(&Wish { rare: 0, fussy: 0, ..Wish::default() });
    let sound = altered(&sound, |facts, _| facts.products[0].transport = vec!["hazardous".into()]);
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    let mut flagged = 0;
    for visit in &plan.visits {
        let odd =
            batches.iter().any(|b| b.enterprise == visit.enterprise && visit.lines.contains(&b.line) && b.products[0].as_str() == "p0");
        let reason = plan.unplaced.iter().find(|u| u.visit == visit.id).map(|u| u.reason.clone());
        assert_eq!(reason == Some(UnplacedReason::NoVehicle), odd, "{}: {reason:?}", visit.id);
        flagged += usize::from(odd);
    }
    assert!(flagged > 3 && flagged < plan.visits.len() / 2, "{flagged}");
    assert_eq!((faults(&sound, &batches, &plan), refusals(&sound, &batches, &plan)), (vec![], vec![]));
}

/// Two weeks, one vehicle a week of each organisation, one batch a day: some find the vehicles busy.
#[test]
fn busy_vehicles_are_told() {
    let (sound, batches) = world(&Wish { rare: 0, fussy: 0, days: 14, window_min: 10, lab_day: 99, lab_week: 99, ..Wish::default() });
    let sound = altered(&sound, |facts, _| {
        facts.products.iter_mut().for_each(|p| p.transport = vec!["cold".into()]);
        let carry = Carry { flag: "cold".into(), teams_per_week: 1, batches_per_day: 2 };
        facts.orgs.iter_mut().for_each(|o| o.carries = vec![carry.clone()]);
    });
    let plan = pack(&sound, &batches, &seed(), &Quiet);
    assert!(plan.tours.len() >= 3 && plan.tours.iter().all(|t| t.slot == 1), "{} tours", plan.tours.len());
    assert!(plan.unplaced.iter().any(|u| u.reason == UnplacedReason::TeamsBusy), "{:?}", plan.unplaced);
    assert_eq!((faults(&sound, &batches, &plan), refusals(&sound, &batches, &plan)), (vec![], vec![]));
}

/// Each preference gets more of what it names than the cheapest plan has, and pays for it.
#[test]
fn preferences_do_what_they_say() {
    let (sound, batches) = world(&Wish { rare: 0, fussy: 0, iterations: 3_000, ..Wish::default() });
    let of = |prefer| pack(&sound.clone().preferring(prefer), &batches, &seed(), &Quiet).totals;
    let cheapest = of(Prefer::Cheapest);
    let (days, early, even) = (of(Prefer::FewestDays), of(Prefer::Earliest), of(Prefer::MostEven));
    assert!(days.team_days <= cheapest.team_days, "{days:?} {cheapest:?}");
    assert!(early.waiting * 2 < cheapest.waiting, "{early:?} {cheapest:?}");
    assert!(even.uneven < cheapest.uneven, "{even:?} {cheapest:?}");
    assert_eq!(cheapest.cost, cheapest.cost_given);
    assert!(early.cost_given > cheapest.cost_given && even.cost_given > cheapest.cost_given);
}
