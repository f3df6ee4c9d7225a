//! When sealed alternates are exhausted the lottery runs again on the remaining quota: known answers, worked out by hand.

mod judge_world;
mod round_world;

use evenhand::base::Ratio;
use evenhand::frame::Sound;
use evenhand::record::*;
use judge_world::World;
use round_world::*;
use std::collections::BTreeMap;

const DRAWS: u64 = 1200;

/// How often each enterprise came, over many keys.
fn counts(sound: &Sound, world: &World, incidents: &[Incident]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for number in 0..DRAWS {
        let amendment = answer(sound, world, &[], incidents.to_vec(), &some_key(number));
        for r in amendment.replacements.iter().filter(|r| matches!(r.reserve, Some(Reserve::Round(_)))) {
            *counts.entry(r.to.as_ref().unwrap().to_string()).or_default() += 1;
        }
    }
    counts
}

/// Counts lie within five standard deviations of exact probabilities, and nobody else came.
fn as_often_as(counts: &BTreeMap<String, u64>, want: &BTreeMap<String, Ratio>) {
    assert!(counts.keys().all(|id| want.contains_key(id)), "{counts:?}, only {want:?} may come");
    for (id, p) in want {
        let p = p.num() as f64 / p.den() as f64;
        let (mean, spread) = (DRAWS as f64 * p, (DRAWS as f64 * p * (1.0 - p)).sqrt());
        let got = counts.get(id).copied().unwrap_or(0) as f64;
        assert!((got - mean).abs() <= 5.0 * spread, "{id}: {got} of {DRAWS}, expected {mean} ± {spread}");
    }
}

/// Six shops of weight 1 and three of weight 3; three batches; one sealed alternate for each class. All three fail: two go to
/// the alternates, and for the third nobody sealed is left. Those left over weigh 3·1 + 1·3 = 6: 1/6 each, and 3/6.
#[test]
fn sealed_alternates_come_first_then_everybody_left_by_exact_chance() {
    let light = (1..=6).map(|i| shop(&format!("A{i}"), "C1", &["p1"]));
    let heavy = (1..=3).map(|i| Enterprise { credit: CreditClass::C, ..shop(&format!("C{i}"), "C1", &["p1"]) });
    let sound = sound(vec![line("L1", 3)], light.chain(heavy).collect(), |facts| facts.rules.alternates_per_class = 1);
    let light_ones = |r: &Record| r.draw.batches.iter().filter(|b| b.enterprise.as_str().starts_with('A')).count();
    let world = drawn_where(&sound, |r| light_ones(r) == 2);
    let held = holders(&world.record.draw.batches, "L1");
    let incidents: Vec<Incident> = held.iter().map(|id| incident(id, None)).collect();
    let first = answer(&sound, &world, &[], incidents.clone(), &key(&world));

    let mut sealed: Vec<String> = world.record.draw.alternates.iter().map(|a| a.enterprise.to_string()).collect();
    sealed.sort();
    let called = |r: &&Replacement| matches!(r.reserve, Some(Reserve::Class(1)));
    let mut came: Vec<String> = first.replacements.iter().filter(called).map(|r| r.to.as_ref().unwrap().to_string()).collect();
    came.sort();
    assert_eq!(came, sealed, "both alternates come");
    // the second of weight 1, in the order of incidents, finds no alternate
    assert_eq!(first.replacements[1].reserve, Some(Reserve::Round("L1".to_owned())));

    let round = first.round.as_ref().expect("one batch is left over");
    assert_eq!((round.number, round.drawn.len()), (2, 1));
    assert_eq!((round.shares.nodes[0].lo, round.shares.nodes[0].hi), (1, 1));
    assert_eq!(round.shares.classes.iter().map(|c| (c.key.weight, c.size)).collect::<Vec<_>>(), [(1, 3), (3, 1)]);
    assert!(round.shares.classes.iter().all(|c| c.ratio == Ratio::new(1, 6)));

    let gone = |id: &String| held.contains(id) || sealed.contains(id);
    let left = sound.sealed().frame.iter().map(|e| e.id.to_string()).filter(|id| !gone(id));
    let want = left.map(|id| (id.clone(), Ratio::new(if id.starts_with('A') { 1 } else { 3 }, 6))).collect();
    as_often_as(&counts(&sound, &world, &incidents), &want);
}

fn county_world() -> Sound {
    let counties = vec![CountyQuota { county: "C1".into(), min: 1, max: 2 }];
    let lines = vec![Line { counties, ..line("L1", 3) }];
    let shops = (1..=8).map(|i| shop(&format!("E{i}"), if i <= 4 { "C1" } else { "C2" }, &["p1"]));
    sound(lines, shops.collect(), |_| ())
}

fn in_county(batches: &[Batch], county: &str) -> Vec<String> {
    batches.iter().filter(|b| b.county.as_str() == county).map(|b| b.enterprise.to_string()).collect()
}

fn free<'a>(sound: &'a Sound, world: &'a World, county: &'a str) -> impl Iterator<Item = String> + 'a {
    let held = holders(&world.record.draw.batches, "L1");
    sound.sealed().frame.iter().filter(move |e| e.county.as_str() == county).map(|e| e.id.to_string()).filter(move |id| !held.contains(id))
}

/// C1 has one batch and must have one: the three others of C1 have 1/3 each, and nobody of C2 a chance.
#[test]
fn a_batch_lost_at_a_minimum_stays_in_its_county() {
    let sound = county_world();
    let world = drawn_where(&sound, |r| in_county(&r.draw.batches, "C1").len() == 1);
    let incidents = [incident(&in_county(&world.record.draw.batches, "C1")[0], None)];
    let round = answer(&sound, &world, &[], incidents.to_vec(), &key(&world)).round.unwrap();
    let limits: Vec<(&str, u64, u64)> = round.shares.nodes.iter().map(|n| (n.id.as_str(), n.lo, n.hi)).collect();
    assert_eq!(limits, [("L1/C1", 1, 2), ("L1/*", 0, 1), ("L1", 1, 1)]);
    let want = free(&sound, &world, "C1").map(|id| (id, Ratio::new(1, 3))).collect();
    as_often_as(&counts(&sound, &world, &incidents), &want);
}

/// C1 has two and loses one: it keeps its minimum, so two of C1 and three of C2 have 1/5 each.
#[test]
fn above_the_minimum_the_batch_may_go_anywhere() {
    let sound = county_world();
    let world = drawn_where(&sound, |r| in_county(&r.draw.batches, "C1").len() == 2);
    let incidents = [incident(&in_county(&world.record.draw.batches, "C1")[0], None)];
    let want: BTreeMap<String, Ratio> =
        free(&sound, &world, "C1").chain(free(&sound, &world, "C2")).map(|id| (id, Ratio::new(1, 5))).collect();
    assert_eq!(want.len(), 5);
    as_often_as(&counts(&sound, &world, &incidents), &want);
}

/// C1 has its two; what C2 loses stays in C2, and C1 is not even in the round.
#[test]
fn a_county_at_its_maximum_gets_none() {
    let sound = county_world();
    let world = drawn_where(&sound, |r| in_county(&r.draw.batches, "C1").len() == 2);
    let incidents = [incident(&in_county(&world.record.draw.batches, "C2")[0], None)];
    let round = answer(&sound, &world, &[], incidents.to_vec(), &key(&world)).round.unwrap();
    assert!(round.shares.classes.iter().all(|c| c.key.county.as_str() == "C2"));
    let want = free(&sound, &world, "C2").map(|id| (id, Ratio::new(1, 3))).collect();
    as_often_as(&counts(&sound, &world, &incidents), &want);
}

/// Lines L1 and L2 lose their only batch each, and X alone, who may have one, could take either: L1 stands first.
#[test]
fn what_cannot_be_met_is_left_unfilled_in_a_fixed_order() {
    let shops = vec![shop("A", "C1", &["p1"]), shop("B", "C1", &["p2"]), shop("X", "C1", &["p1", "p2"])];
    let sound = sound(vec![line("L1", 1), line("L2", 1)], shops, |facts| facts.rules.batches_per_enterprise_max = 1);
    let world = drawn_where(&sound, |r| r.draw.batches.iter().all(|b| b.enterprise.as_str() != "X"));
    let amendment = answer(&sound, &world, &[], vec![incident("A", None), incident("B", None)], &key(&world));
    let round = amendment.round.as_ref().unwrap();
    assert_eq!(round.shares.nodes.iter().map(|n| (n.id.as_str(), n.lo, n.hi)).collect::<Vec<_>>(), [("L1", 1, 1), ("L2", 0, 0)]);
    let to: Vec<Option<&str>> = amendment.replacements.iter().map(|r| r.to.as_ref().map(|id| id.as_str())).collect();
    assert_eq!(to, [Some("X"), None]);
    let next = answer(&sound, &world, &[amendment], vec![incident("X", None)], &key(&world));
    assert_eq!(next.round.as_ref().map(|r| (r.number, r.shares.classes.len())), Some((3, 0)), "nobody is left, and the round says so");
    assert!(next.batches.is_empty() && next.replacements[0].to.is_none());
}

/// A minimum that nobody can keep any more gives way; the batch goes where it can.
#[test]
fn a_minimum_without_anybody_gives_way_to_the_number() {
    let counties = vec![CountyQuota { county: "C1".into(), min: 1, max: 1 }];
    let shops = vec![shop("A", "C1", &["p1"]), shop("B", "C2", &["p1"]), shop("D", "C2", &["p1"])];
    let sound = sound(vec![Line { counties, ..line("L1", 2) }], shops, |_| ());
    let world = drawn(&sound, 1);
    let amendment = answer(&sound, &world, &[], vec![incident("A", None)], &key(&world));
    let nodes = &amendment.round.as_ref().unwrap().shares.nodes;
    assert_eq!(nodes.iter().map(|n| (n.id.as_str(), n.lo, n.hi)).collect::<Vec<_>>(), [("L1/C1", 0, 1), ("L1/*", 0, 1), ("L1", 1, 1)]);
    assert_eq!(holders(&amendment.batches, "L1"), ["B", "D"]);
}

/// Two lines share two batches; the line that lost one has nobody left, so the other line gives it, in its own lab.
#[test]
fn a_group_answers_in_another_of_its_lines() {
    let group = |id, lab: &str| Line { group: Some("G".into()), labs: vec![LabShare { lab: lab.into(), batches: 0 }], ..line(id, 0) };
    let shops = vec![shop("A", "C1", &["p1"]), shop("B", "C1", &["p2"]), shop("D", "C1", &["p2"])];
    let sound = sound(vec![group("L1", "A"), group("L2", "B")], shops, |f| f.groups = vec![QuotaGroup { id: "G".into(), batches: 2 }]);
    let world = drawn_where(&sound, |r| r.draw.batches.iter().any(|b| b.enterprise.as_str() == "A"));
    let amendment = answer(&sound, &world, &[], vec![incident("A", None)], &key(&world));
    assert_eq!(
        (amendment.replacements[0].line.as_str(), &amendment.replacements[0].reserve),
        ("L1", &Some(Reserve::Round("L2".to_owned())))
    );
    assert_eq!(holders(&amendment.batches, "L2"), ["B", "D"]);
    assert!(amendment.batches.iter().all(|b| b.line.as_str() == "L2" && b.lab.as_str() == "B"));
}

/// A shop that has a batch of another line has the rest of its cap in the round: classes are told apart by it.
#[test]
fn the_remaining_cap_is_in_the_key() {
    let shops = (1..=6).map(|i| shop(&format!("E{i}"), "C1", &["p1", "p2"])).collect();
    let sound = sound(vec![line("L1", 2), line("L2", 2)], shops, |facts| facts.rules.dealing = Dealing::Spread);
    let world = drawn_where(&sound, |r| {
        let (one, two) = (holders(&r.draw.batches, "L1"), holders(&r.draw.batches, "L2"));
        one.iter().all(|id| !two.contains(id))
    });
    let lost = holders(&world.record.draw.batches, "L1")[0].clone();
    let round = answer(&sound, &world, &[], vec![incident(&lost, None)], &key(&world)).round.unwrap();
    // two hold a batch of L2 and may have one more; two hold nothing; one holds L1 itself
    assert_eq!(round.shares.classes.iter().map(|c| (c.key.cap, c.size)).collect::<Vec<_>>(), [(1, 2), (2, 2)]);
    assert!(round.shares.classes.iter().all(|c| c.ratio == Ratio::new(1, 4)));
}
