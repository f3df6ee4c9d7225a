//! The embedded scenario, derived in full with a short search: what the judge sees in earnest.

use evenhand::base::Quiet;
use evenhand::check::check;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use evenhand::pipeline;
use evenhand::record::*;
use evenhand::scenario::embedded;
use evenhand::seed::SecretBytes;

use super::World;

/// The inputs of Chuxiong 2025, with `iterations` of search and whatever else is changed.
pub fn sound(iterations: u64, change: impl FnOnce(&mut Facts, &mut Sealed)) -> Sound {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in embedded("chuxiong-2025").expect("the scenario is embedded") {
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
    let source = Source { kind: SourceKind::Dice, digits: value.len() as u64, when: "2025-02-26 10:00".to_owned() };
    let commitment = pipeline::commit(sound, source, &bytes, secret.is_none()).expect("the plan can be met");
    let record = pipeline::derive(&commitment, sound, &bytes, value, &Quiet).expect("derived");
    let secret = secret.map(|_| Secret { secret: bytes.to_hex() });
    World { commitment, sealed: sound.sealed().clone(), secret, record }
}
