//! What the engines derive, the judge accepts: the scenario in both modes, and variants that use rules the scenario does not.

mod judge_world;

use evenhand::judge::{Verdict, judge_rows};
use evenhand::record::*;
use judge_world::World;
use judge_world::real::{amended, derived, sound};

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

/// A shared quota, scope limits, a closed list of counties, a second batch from each door: rules the scenario does not use.
#[test]
fn other_rules_than_the_scenarios() {
    let sound = sound(20, |facts, _| {
        let group = |batches| QuotaGroup { id: "G1".into(), batches };
        facts.groups = vec![group(facts.lines[1].batches + facts.lines[2].batches)];
        for line in &mut facts.lines[1..3] {
            line.batches = 0;
            line.group = Some("G1".into());
            line.labs.truncate(1);
            line.labs[0].batches = 0;
        }
        let both = &mut facts.lines[0];
        both.scope_limits = vec![ScopeQuota { scope: Scope::Producer, min: 2, max: 6 }];
        let one = &mut facts.lines[4];
        one.scope_limits =
            vec![ScopeQuota { scope: Scope::Producer, min: 1, max: 15 }, ScopeQuota { scope: Scope::Seller, min: 9, max: 14 }];
        facts.rules.alternates_per_class = 2;
        facts.rules.batches_per_large_retail_max = 3;
    });
    let world = derived(&sound, VALUE, Some([3; 32]));
    assert!(world.commitment.plan.shares.classes.iter().any(|c| !c.buckets.is_empty()), "some enterprise makes and sells");
    accepted(&world);
}

/// Chains of several sites may have two batches each: limits on both sides, shares on a grid.
#[test]
fn companies_with_a_limit() {
    let sound = sound(0, |facts, _| facts.rules.batches_per_company_max = Some(2));
    let world = derived(&sound, VALUE, Some([3; 32]));
    let shares = &world.commitment.plan.shares;
    assert!(shares.grid.is_some() && !shares.groups.is_empty(), "a chain's limit binds");
    accepted(&world);
    let mut tampered = derived(&sound, VALUE, Some([3; 32]));
    let count = |code: &str| sound.sealed().frame.iter().filter(|e| e.id.company() == code).count();
    let chain = sound.sealed().frame.iter().map(|e| e.id.company()).find(|code| count(code) > 2).expect("a chain");
    let batches = &mut tampered.record.draw.batches;
    let other = batches.iter().position(|b| !b.enterprise.as_str().contains('#')).unwrap();
    let sites: Vec<_> = sound.sealed().frame.iter().filter(|e| e.id.company() == chain).map(|e| e.id.clone()).collect();
    assert!(sites.len() > 2);
    for (at, site) in (other..).zip(sites) {
        batches[at].enterprise = site;
    }
    assert!(verdict(&tampered).failed().any(|check| check.rule == "company_caps"));
}

#[test]
fn answered_incidents() {
    let sound = sound(100, |_, _| ());
    let world = derived(&sound, VALUE, Some([5; 32]));
    let amendments = amended(&sound, &world, 3);
    let verdict = judge_rows(&world.commitment, &world.sealed, world.secret.as_ref(), &world.record, &amendments);
    assert!(verdict.is_good(), "{:#?}", verdict.failed().collect::<Vec<_>>());
    assert!(amendments.iter().any(|a| !a.changed_tours.is_empty()) && amendments.iter().any(|a| a.replacements.len() > 1));
}
