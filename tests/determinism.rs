//! A record is a function of canonical input and seed: not of row order, threads or build.

mod world;

use evenhand::base::{Lang, Quiet, Until, canon, sha256};
use evenhand::frame::Sound;
use evenhand::judge::judge;
use evenhand::record::Commitment;
use evenhand::replay::replay;
use evenhand::seed::{SecretBytes, Stream};
use tempfile::TempDir;
use world::{derive, derive_with, files, quick_sound, sound_of, with_iterations, write_run};

/// Remarks and header stay; the rows below them are shuffled.
fn shuffled(text: &str, stream: &mut Stream) -> String {
    let head = text.lines().take_while(|l| l.starts_with('#')).count() + 1;
    let mut rows: Vec<&str> = text.lines().skip(head).collect();
    let before = rows.clone();
    while rows == before {
        stream.shuffle(&mut rows);
    }
    text.lines().take(head).chain(rows).map(|l| format!("{l}\n")).collect()
}

/// The plan lines stand last in the task file; write them in the opposite order.
fn lines_backwards(task: &str) -> String {
    let mut parts: Vec<&str> = task.split("[[line]]").collect();
    let head = parts.remove(0);
    assert!(parts.len() == 17 && parts.iter().all(|part| !part.contains("\n[")), "seventeen lines and nothing after them");
    parts.reverse();
    parts.iter().fold(head.to_owned(), |text, part| format!("{text}[[line]]{part}\n"))
}

#[test]
fn shuffling_every_input_file_changes_nothing() {
    let mut stream = Stream::new([7; 32]);
    let mut mixed = files();
    for (_, bytes) in mixed.iter_mut().filter(|(name, _)| name.ends_with(".csv")) {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = shuffled(&text, &mut stream).into_bytes();
    }
    let (_, task) = mixed.iter_mut().find(|(name, _)| name == "task.toml").unwrap();
    *task = lines_backwards(std::str::from_utf8(task).unwrap()).into_bytes();
    let (plain, mixed) = (derive(&quick_sound()), derive(&with_iterations(sound_of(&mixed), 300)));
    assert_eq!(canon::write(&plain.0), canon::write(&mixed.0));
    assert_eq!(canon::write(&plain.1), canon::write(&mixed.1));
}

#[test]
fn threads_change_nothing() {
    let sound = quick_sound();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (commitment, record) = pool.install(|| derive(&sound));
        (canon::write(&commitment), canon::write(&record))
    };
    let one = on(1);
    for threads in [2, 3, 8] {
        assert!(on(threads) == one, "{threads} threads");
    }
}

#[test]
fn twenty_runs_on_one_two_and_four_threads_have_one_digest() {
    let sound = with_iterations(sound_of(&files()), 60);
    let mut digests = std::collections::BTreeSet::new();
    for run in 0..20 {
        let threads = [1, 2, 4][run % 3];
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        digests.insert(sha256(&[&canon::write(&pool.install(|| derive(&sound)).1)]).to_string());
    }
    assert_eq!(digests.len(), 1, "{digests:?}");
}

/// `scenarios/chuxiong-2025.digest` is what the release build's demonstration prints (`.ci/run` compares it); this is the
/// other build, and the judge agrees with the record.
#[test]
fn debug_and_release_give_the_same_record() {
    let sound = sound_of(&files());
    let (commitment, record) = derive(&sound);
    assert_eq!(sha256(&[&canon::write(&record)]).to_string(), include_str!("../scenarios/chuxiong-2025.digest").trim());
    let folder = TempDir::new().unwrap();
    let verdict = judge(&write_run(folder.path(), &sound, &commitment, &record, None));
    assert!(verdict.is_good(), "{:#?}", verdict.failed().next());
}

#[test]
fn secret_mode_replays_and_hides_behind_another_key() {
    let sound = quick_sound();
    let secret = SecretBytes::from_bytes([42; 32]);
    let (commitment, record) = derive_with(&sound, &secret, false);
    let folder = TempDir::new().unwrap();
    let run = write_run(folder.path(), &sound, &commitment, &record, Some(&secret));
    let again = replay(&run, &Quiet);
    assert!(again.is_same(), "{:?}", again.difference());
    assert!(judge(&run).is_good());
    let (_, public) = derive(&sound);
    assert_ne!(public.draw.batches, record.draw.batches);
    let text = String::from_utf8(canon::write(&commitment)).unwrap() + &String::from_utf8(canon::write(&record)).unwrap();
    assert!(!text.contains(&secret.to_hex()), "the secret is in no other file");
}

#[test]
fn a_search_stopped_early_is_recorded_as_such_and_replays() {
    let sound = quick_sound();
    let secret = SecretBytes::public();
    let (commitment, whole) = derive(&sound);
    let until = Until { iterations: 120, progress: &Quiet };
    let record = evenhand::pipeline::derive(&commitment, &sound, &secret, &world::values(), &until).unwrap();
    assert_eq!((record.pack.iterations, whole.pack.iterations), (120, 300));
    assert_ne!(record.pack.tours, whole.pack.tours);
    let folder = TempDir::new().unwrap();
    let run = write_run(folder.path(), &sound, &commitment, &record, None);
    let again = replay(&run, &Quiet);
    assert!(again.is_same(), "{:?}", again.difference());
    let verdict = judge(&run);
    assert!(verdict.is_good(), "{:#?}", verdict.failed().next());
    let summary = evenhand::report::Summary::of(&evenhand::report::Papers::read(&run).unwrap());
    assert_eq!((summary.stopped_after, summary.iterations), (Some(120), 300));
    let page = |lang| evenhand::report::terminal::summary(&summary, lang);
    assert!(page(Lang::Zh).contains("提前停止：300 次迭代中完成 120 次"));
    assert!(page(Lang::En).contains("stopped early: 120 of 300 iterations"));
}

#[test]
fn another_value_is_another_draw_and_a_wrong_one_is_refused() {
    let sound = quick_sound();
    let secret = SecretBytes::public();
    let (commitment, record) = derive(&sound);
    let other = evenhand::pipeline::derive(&commitment, &sound, &secret, &["31415926535897932385".to_owned()], &Quiet).unwrap();
    assert_ne!(other.draw.batches, record.draw.batches);
    for wrong in ["3141592653589793238", "314159265358979323844", "3141592653589793238x", "３1415926535897932384", ""] {
        assert!(evenhand::pipeline::derive(&commitment, &sound, &secret, &[wrong.to_owned()], &Quiet).is_err(), "{wrong}");
    }
    let wrong_secret = SecretBytes::from_bytes([1; 32]);
    assert!(evenhand::pipeline::derive(&commitment, &sound, &wrong_secret, &world::values(), &Quiet).is_err());
}

#[test]
fn nothing_is_drawn_from_inputs_changed_after_the_commitment() {
    let sound = quick_sound();
    let (commitment, _) = derive(&sound);
    let draw = |sound: &Sound, commitment: &Commitment| {
        let result = evenhand::pipeline::derive(commitment, sound, &SecretBytes::public(), &world::values(), &Quiet);
        result.map(|_| ()).map_err(|e| e.to_string())
    };
    let (facts, mut sealed) = sound.clone().into_parts();
    sealed.frame[1].name.push('改');
    assert_eq!(draw(&Sound::new(facts.clone(), sealed.clone()).unwrap(), &commitment).unwrap_err(), "frame is not what was committed");
    let (_, mut sealed) = sound.clone().into_parts();
    sealed.samplers[0].tours_max += 1;
    let error = draw(&Sound::new(facts, sealed).unwrap(), &commitment).unwrap_err();
    assert_eq!(error, "roster, history or conflicts is not what was committed");
    let mut unfair = commitment.clone();
    unfair.plan.shares.classes[0].den += 1;
    unfair.commitment = evenhand::commit::digest(&unfair.plan);
    assert_eq!(draw(&sound, &unfair).unwrap_err(), "shares is not what was committed");
    let mut other = commitment;
    other.commitment = sha256(&[b"another plan"]);
    assert_eq!(draw(&sound, &other).unwrap_err(), "commitment is not what was committed");
}
