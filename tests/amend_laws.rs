//! What holds after every amendment, over random small tasks that are struck until nobody is left.

mod judge_world;
mod round_world;

use evenhand::base::{EnterpriseId, Quiet};
use evenhand::frame::Sound;
use evenhand::judge::judge_rows;
use evenhand::record::*;
use evenhand::replay::replay;
use judge_world::World;
use round_world::random::{random, stream, struck};
use std::collections::{BTreeMap, BTreeSet};

/// Counted plainly from the rows: nothing of this asks the engine.
fn holds(sound: &Sound, world: &World, amendments: &[Amendment]) {
    let facts = sound.facts();
    let (mut out, mut ever, mut rounds) = (BTreeSet::new(), BTreeSet::new(), 1);
    let mut unfilled: BTreeMap<LineOrGroup, u64> = BTreeMap::new();
    let mut numbers: BTreeSet<u64> = world.record.draw.batches.iter().map(|b| b.blind).collect();
    let mut before = &world.record.draw.batches;
    for amendment in amendments {
        ever.extend(before.iter().map(|b| (b.line.clone(), b.enterprise.clone())));
        out.extend(amendment.incidents.iter().map(|i| i.enterprise.clone()));
        let left_over = amendment.replacements.iter().any(|r| !matches!(r.reserve, Some(Reserve::Class(_))));
        assert_eq!(amendment.round.is_some(), left_over);
        if let Some(round) = &amendment.round {
            rounds += 1;
            assert_eq!(round.number, rounds);
        }
        for r in &amendment.replacements {
            match &r.to {
                Some(to) => {
                    let line = match r.reserve.as_ref().unwrap() {
                        Reserve::Round(column) => column.split('/').next().unwrap().into(),
                        Reserve::Class(_) => r.line.clone(),
                    };
                    let new = amendment.batches.iter().find(|b| b.line == line && b.enterprise == *to).expect("its batch stands");
                    assert!(!out.contains(to) && !ever.contains(&(line, to.clone())), "{to} comes back");
                    assert!(numbers.insert(new.blind), "a blind number is used twice");
                }
                None => *unfilled.entry(top(facts, &r.line)).or_default() += 1,
            }
        }
        quotas(sound, amendment, &unfilled, &out);
        before = &amendment.batches;
    }
}

type LineOrGroup = String;

fn top(facts: &Facts, line: &evenhand::base::LineId) -> LineOrGroup {
    let line = facts.lines.iter().find(|l| l.id == *line).unwrap();
    line.group.as_ref().map_or(line.id.to_string(), |g| g.to_string())
}

fn quotas(sound: &Sound, amendment: &Amendment, unfilled: &BTreeMap<LineOrGroup, u64>, out: &BTreeSet<EnterpriseId>) {
    let (facts, batches) = (sound.facts(), &amendment.batches);
    let enterprise = |b: &Batch| sound.sealed().frame.iter().find(|e| e.id == b.enterprise).unwrap();
    let mut each: BTreeMap<_, u64> = BTreeMap::new();
    let mut tops: BTreeMap<LineOrGroup, u64> = unfilled.clone();
    for b in batches {
        *each.entry(&b.enterprise).or_default() += 1;
        *tops.entry(top(facts, &b.line)).or_default() += 1;
    }
    assert!(each.values().all(|&n| n <= facts.rules.batches_per_enterprise_max), "a cap");
    let of_company = |code: &str| batches.iter().filter(|b| b.enterprise.company() == code).count() as u64;
    let most = facts.rules.batches_per_company_max.unwrap_or(u64::MAX);
    assert!(batches.iter().all(|b| of_company(b.enterprise.company()) <= most), "a company's limit");
    for line in facts.lines.iter().filter(|l| l.group.is_none()) {
        assert_eq!(tops.get(line.id.as_str()), Some(&line.batches), "{}", line.id);
    }
    for group in &facts.groups {
        assert_eq!(tops.get(group.id.as_str()), Some(&group.batches));
    }
    // in a round of its line a minimum gives way only when nobody there can take a batch of the line any more
    let drawn = |line: &Line| amendment.round.iter().flat_map(|r| &r.shares.nodes).any(|n| n.id == line.id.as_str());
    let exhausted = |line: &Line, there: &dyn Fn(&Enterprise) -> bool| {
        let holds = |e: &Enterprise| batches.iter().any(|b| b.enterprise == e.id && b.line == line.id);
        let below = |e: &Enterprise| each.get(&e.id).is_none_or(|&n| n < facts.rules.batches_per_enterprise_max);
        let free = |e: &&Enterprise| !out.contains(&e.id) && below(e) && of_company(e.id.company()) < most;
        !sound.sealed().frame.iter().filter(free).any(|e| there(e) && e.products.contains(&line.products[0]) && !holds(e))
    };
    for line in &facts.lines {
        let kept = drawn(line) && !unfilled.contains_key(&top(facts, &line.id));
        let mine: Vec<&Enterprise> = batches.iter().filter(|b| b.line == line.id).map(enterprise).collect();
        for limit in &line.counties {
            let there = |e: &Enterprise| e.county == limit.county;
            let n = mine.iter().filter(|e| there(e)).count() as u64;
            assert!(n <= limit.max, "{} {}: {n}", line.id, limit.county);
            assert!(!kept || limit.min <= n || exhausted(line, &there), "{} {}: {n}", line.id, limit.county);
        }
        for limit in &line.scope_limits {
            // those that do both may count for either
            let only = mine.iter().filter(|e| e.scopes[..] == [limit.scope]).count() as u64;
            let able = mine.iter().filter(|e| e.scopes.contains(&limit.scope)).count() as u64;
            assert!(only <= limit.max, "{} {:?}: {only}", line.id, limit.scope);
            let there = |e: &Enterprise| e.scopes.contains(&limit.scope);
            assert!(!kept || limit.min <= able || exhausted(line, &there), "{} {:?}: {able}", line.id, limit.scope);
        }
    }
}

#[test]
fn quotas_caps_and_the_struck_after_every_amendment() {
    let (mut worlds, mut rounds, mut unfilled, mut far, mut grids) = (0, 0, 0, 0, 0);
    for number in 0..240 {
        let mut stream = stream(number);
        let Some((sound, world)) = random(&mut stream) else { continue };
        let amendments = struck(&sound, &world, &mut stream);
        holds(&sound, &world, &amendments);
        let verdict = judge_rows(&world.commitment, &world.sealed, None, &world.record, &amendments);
        assert!(verdict.is_good(), "{number}: {:#?}", verdict.failed().collect::<Vec<_>>());
        worlds += 1;
        rounds += amendments.iter().filter(|a| a.round.is_some()).count();
        grids += amendments.iter().filter(|a| a.round.as_ref().is_some_and(|r| r.shares.grid.is_some())).count();
        unfilled += amendments.iter().flat_map(|a| &a.replacements).filter(|r| r.to.is_none()).count();
        far += amendments
            .iter()
            .flat_map(|a| &a.replacements)
            .filter(|r| matches!(&r.reserve, Some(Reserve::Round(c)) if !c.starts_with(r.line.as_str())))
            .count();
    }
    let seen = [worlds, rounds, unfilled, far, grids];
    assert!(
        seen.iter().zip([60, 150, 30, 1, 1]).all(|(seen, least)| *seen >= least),
        "worlds, rounds, unfilled, in another line, on a grid: {seen:?}"
    );
}

#[test]
fn replayed_from_the_files() {
    let mut replayed = 0;
    for number in 0..12 {
        let mut stream = stream(number);
        let Some((sound, world)) = random(&mut stream) else { continue };
        let folder = tempfile::tempdir().unwrap();
        let run = world.write(folder.path());
        for amendment in struck(&sound, &world, &mut stream) {
            run.write(&Run::amendment_name(amendment.number), &amendment).unwrap();
        }
        let found = replay(&run, &Quiet);
        assert!(found.is_same(), "{number}: {:?}", found.difference());
        replayed += 1;
    }
    assert!(replayed >= 3);
}
