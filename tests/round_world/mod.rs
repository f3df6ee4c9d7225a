//! Tasks of a few shops, made to run out of sealed alternates.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod random;

use super::judge_world::{World, day, facts, real, sealed};
use evenhand::amend::amend;
use evenhand::base::{Quiet, canon, sha256};
use evenhand::frame::Sound;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::seed::{EH1, SecretBytes, Seed};

/// A line without limits whose product is `p1` for `L1`, `p2` for `L2` …
pub fn line(id: &str, batches: u64) -> Line {
    let plain = facts().lines[1].clone();
    let product = id.replace('L', "p");
    let labs = vec![LabShare { lab: "A".into(), batches }];
    Line { id: id.into(), batches, products: vec![product.as_str().into()], counties: Vec::new(), labs, ..plain }
}

/// A seller in a county, of so many products.
pub fn shop(id: &str, county: &str, products: &[&str]) -> Enterprise {
    let plain = sealed().frame[0].clone();
    let products = products.iter().map(|p| (*p).into()).collect();
    Enterprise { id: id.into(), uscc: id.to_owned(), county: county.into(), products, ..plain }
}

/// Sound inputs: plenty of teams, days and samplers; no follow-ups.
pub fn sound(lines: Vec<Line>, frame: Vec<Enterprise>, change: impl FnOnce(&mut Facts)) -> Sound {
    let (mut facts, mut sealed) = (facts(), sealed());
    let products: Vec<_> = (1..=4).map(|p| format!("p{p}")).collect();
    facts.products = products
        .iter()
        .map(|id| Product { id: id.as_str().into(), name: id.clone(), aliases: Vec::new(), transport: Vec::new() })
        .collect();
    facts.counties = ["C1", "C2", "C3"].map(|id| County { id: id.into(), ..facts.counties[0].clone() }).to_vec();
    facts.lines = lines;
    facts.rules.follow_up_failures = false;
    facts.rules.alternates_per_class = 0;
    facts.orgs[0].teams_per_week = 4;
    facts.task.stated_total = None;
    facts.search.iterations = 0;
    for lab in &mut facts.labs {
        (lab.batches_per_day, lab.batches_per_week) = (1000, 1000);
        lab.products = products.iter().map(|p| p.as_str().into()).collect();
    }
    change(&mut facts);
    sealed.frame = frame;
    sealed.frame.sort_by(|a, b| a.id.cmp(&b.id));
    (sealed.history, sealed.conflicts) = (Vec::new(), Vec::new());
    let qualified = facts.products.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let sampler = |i: usize| Sampler {
        id: format!("S{i:02}").as_str().into(),
        qualified: qualified.clone(),
        tours_max: 50,
        ..sealed.samplers[0].clone()
    };
    sealed.samplers = (1..=20).map(sampler).collect();
    Sound::new(facts, sealed).expect("a sound small task")
}

/// Committed and drawn, with a value of twenty digits ending in `number`.
pub fn drawn(sound: &Sound, number: u64) -> World {
    real::derived(sound, &format!("{number:020}"), None)
}

/// The first drawn world of which something is true.
pub fn drawn_where(sound: &Sound, is: impl Fn(&Record) -> bool) -> World {
    (0..200).map(|n| drawn(sound, n)).find(|w| is(&w.record)).expect("one draw of many is like that")
}

pub fn incident(enterprise: &str, line: Option<&str>) -> Incident {
    Incident {
        enterprise: enterprise.into(),
        line: line.map(Into::into),
        kind: IncidentKind::Closed,
        day: day("2025-02-26"),
        evidence: "照片".to_owned(),
        approver: "某人".to_owned(),
    }
}

/// The world's own key.
pub fn key(world: &World) -> Seed {
    let secret = world.secret.as_ref().and_then(|s| SecretBytes::from_hex(&s.secret)).unwrap_or_else(SecretBytes::public);
    pipeline::seed(&world.commitment, &secret, &world.record.seed.values).unwrap()
}

/// Some key: what would have come of another value, the first draw being the same.
pub fn some_key(number: u64) -> Seed {
    let mut key = [5; 32];
    key[..8].copy_from_slice(&number.to_le_bytes());
    Seed::from_key(EH1, key)
}

/// Answer the incidents about these enterprises.
pub fn answer(sound: &Sound, world: &World, before: &[Amendment], incidents: Vec<Incident>, seed: &Seed) -> Amendment {
    let previous = before.last().map_or_else(|| canon::write(&world.record), canon::write);
    amend(sound, &world.record, before, sha256(&[&previous]), incidents, seed, &Quiet).expect("answered")
}

/// Enterprises that hold a batch of a line.
pub fn holders(batches: &[Batch], line: &str) -> Vec<String> {
    batches.iter().filter(|b| b.line.as_str() == line).map(|b| b.enterprise.to_string()).collect()
}
