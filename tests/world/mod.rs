//! A real task and its RUN, for tests that need the whole derivation.
#![allow(dead_code, reason = "each test binary uses a part of this")]

#[path = "../ceremony_kit/mod.rs"]
pub mod ceremony_kit;

use evenhand::base::Quiet;
use evenhand::check::check;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use evenhand::pipeline;
use evenhand::record::{Commitment, Record, Run, Source};
use evenhand::scenario::embedded;
use evenhand::seed::SecretBytes;
use std::path::Path;
use tempfile::TempDir;

/// The value of the demonstration: the first twenty digits of π.
pub const VALUE: &str = "31415926535897932384";

/// The embedded scenario's files.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let files = embedded("chuxiong-2025").expect("the scenario is embedded");
    files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
}

/// Sound facts of a task's files.
pub fn sound_of(files: &[(String, Vec<u8>)]) -> Sound {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let checked = check(read_task(folder.path()));
    checked.sound.unwrap_or_else(|| panic!("{:#?}", checked.findings))
}

/// The scenario with a shorter search, so that tests take seconds in a debug build.
pub fn quick_sound() -> Sound {
    with_iterations(sound_of(&files()), 300)
}

/// The same facts with another search budget.
pub fn with_iterations(sound: Sound, iterations: u64) -> Sound {
    let (mut facts, sealed) = sound.into_parts();
    facts.search.iterations = iterations;
    Sound::new(facts, sealed).unwrap()
}

/// The values of the demonstration.
pub fn values() -> Vec<String> {
    vec![VALUE.to_owned()]
}

/// A source of twenty dice.
pub fn dice() -> Source {
    Source::Dice { digits: 20, when: "demo".to_owned() }
}

/// Commitment and record in public mode.
pub fn derive(sound: &Sound) -> (Commitment, Record) {
    derive_with(sound, &SecretBytes::public(), true)
}

/// Commitment and record with a secret.
pub fn derive_with(sound: &Sound, secret: &SecretBytes, public: bool) -> (Commitment, Record) {
    let commitment = pipeline::commit(sound, vec![dice()], secret, public).unwrap();
    let record = pipeline::derive(&commitment, sound, secret, &values(), &Quiet).unwrap();
    (commitment, record)
}

/// Write a RUN folder.
pub fn write_run(path: &Path, sound: &Sound, commitment: &Commitment, record: &Record, secret: Option<&SecretBytes>) -> Run {
    let run = Run::at(path);
    let secret = secret.cloned().unwrap_or_else(SecretBytes::public);
    ceremony_kit::enter(&run, commitment, sound.sealed(), &secret, record);
    run
}
