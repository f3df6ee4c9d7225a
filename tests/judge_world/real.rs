//! The embedded scenario, derived in full with a short search: what the judge sees in earnest.

use evenhand::amend::amend;
use evenhand::base::{Day, Quiet, canon, sha256};
use evenhand::check::check;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::scenario::{embedded, generate};
use evenhand::seed::SecretBytes;

use super::World;

/// The inputs of Chuxiong 2025, with `iterations` of search and whatever else is changed.
pub fn sound(iterations: u64, change: impl FnOnce(&mut Facts, &mut Sealed)) -> Sound {
    let files = embedded("chuxiong-2025").expect("the scenario is embedded");
    sound_of(files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())), iterations, change)
}

/// Every other task this program can make, small: its name and its inputs.
pub fn others(iterations: u64) -> Vec<(&'static str, Sound)> {
    let template = evenhand::scenario::template().into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    let like = |name, enterprises| generate(name, enterprises, 7).expect("generated").into_iter();
    vec![
        ("template", sound_of(template, iterations, |_, _| ())),
        ("nation", sound_of(like("nation", 3_000), iterations, |_, _| ())),
        ("prefecture", sound_of(like("prefecture", 1_500), iterations, |_, _| ())),
    ]
}

/// A task like it of some 300 enterprises: judged ten times as fast.
pub fn small(iterations: u64) -> Sound {
    sound_of(generate("chuxiong-2025", 300, 7).expect("generated").into_iter(), iterations, |_, _| ())
}

fn sound_of(files: impl Iterator<Item = (String, Vec<u8>)>, iterations: u64, change: impl FnOnce(&mut Facts, &mut Sealed)) -> Sound {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (mut facts, mut sealed) = check(read_task(folder.path())).sound.expect("the scenario is sound").into_parts();
    facts.search.iterations = iterations;
    change(&mut facts, &mut sealed);
    Sound::new(facts, sealed).expect("still sound")
}

/// Commit and derive.
pub fn derived(sound: &Sound, value: &str, secret: Option<[u8; 32]>) -> World {
    let bytes = secret.map_or_else(SecretBytes::public, SecretBytes::from_bytes);
    let source = Source::Dice { digits: value.len() as u64, when: "2025-02-26 10:00".to_owned() };
    let commitment = pipeline::commit(sound, vec![source], &bytes, secret.is_none()).expect("the plan can be met");
    let record = pipeline::derive(&commitment, sound, &bytes, &[value.to_owned()], &Quiet).expect("derived");
    let secret = secret.map(|_| Secret { secret: bytes.to_hex() });
    World { commitment, sealed: sound.sealed().clone(), secret, record }
}

/// Rounds of incidents, each answered. A round strikes an enterprise that was visited lately, one line of one that was not
/// yet, and a forced batch; the day moves on by two weeks.
pub fn amended(sound: &Sound, world: &World, rounds: usize) -> Vec<Amendment> {
    let bytes = world.secret.as_ref().map_or_else(SecretBytes::public, |s| SecretBytes::from_hex(&s.secret).unwrap());
    let seed = pipeline::seed(&world.commitment, &bytes, &world.record.seed.values).unwrap();
    let mut amendments: Vec<Amendment> = Vec::new();
    for round in 0..rounds {
        let pack = amendments.last().map_or(&world.record.pack, |a| &a.pack);
        let batches = amendments.last().map_or(&world.record.draw.batches, |a| &a.batches);
        let previous = amendments.last().map_or_else(|| canon::write(&world.record), canon::write);
        let incidents = incidents(batches, pack, round);
        let amendment = amend(sound, &world.record, &amendments, sha256(&[&previous]), incidents, &seed, &Quiet).expect("answered");
        assert!(amendment.replacements.iter().any(|r| r.to.is_some()), "somebody steps in");
        amendments.push(amendment);
    }
    amendments
}

fn incidents(batches: &[Batch], pack: &Pack, round: usize) -> Vec<Incident> {
    let mut days: Vec<(Day, &str)> =
        pack.tours.iter().flat_map(|t| &t.days).flat_map(|d| d.stops.iter().map(|s| (d.day, s.visit.as_str()))).collect();
    days.sort_unstable();
    let at = days.len() * (round + 1) / 6;
    let (today, visited) = days[at];
    let enterprise = |visit: &str| pack.visits.iter().find(|v| v.id == visit).unwrap().enterprise.clone();
    let later = enterprise(days[at + days.len() / 3].1);
    let line = batches.iter().find(|b| b.enterprise == later).map(|b| b.line.clone());
    let incident = |enterprise, line, kind| Incident {
        enterprise,
        line,
        kind,
        day: today,
        evidence: format!("E-{round}"),
        approver: "某人".to_owned(),
    };
    let mut incidents = vec![incident(enterprise(visited), None, IncidentKind::Refused), incident(later, line, IncidentKind::NoStock)];
    let forced = batches.iter().find(|b| b.forced).map(|b| incident(b.enterprise.clone(), Some(b.line.clone()), IncidentKind::Closed));
    incidents.extend(forced);
    incidents.retain(|i| batches.iter().any(|b| b.enterprise == i.enterprise));
    incidents.sort();
    incidents.dedup_by(|a, b| a.enterprise == b.enterprise);
    incidents
}
