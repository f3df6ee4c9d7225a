//! A second replayer, `audit/replay.py`, written in another language from the texts alone, agrees with a RUN and refuses an
//! altered one by naming the place. Skipped, and said so, where there is no `python3`.

mod judge_world;
mod round_world;
mod world;

use evenhand::base::canon;
use evenhand::frame::Sound;
use evenhand::record::{Amendment, RECORD_FILE, Record, Run};
use evenhand::seed::SecretBytes;
use round_world::random::{random, stream, struck};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use world::{derive_with, quick_sound, write_run};

/// Exit code and output of the replayer; none if the machine has no Python.
fn replayer(run: &Path) -> Option<(i32, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/replay.py");
    let out = Command::new("python3").arg(script).arg(run).output().ok()?;
    let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Some((out.status.code().unwrap_or(-1), text))
}

/// The value at a pointer such as `/draw/seats/0/0`.
fn at<'a>(tree: &'a mut Value, pointer: &str) -> &'a mut Value {
    tree.pointer_mut(pointer).unwrap_or_else(|| panic!("the record has {pointer}"))
}

/// One alteration: the path the replayer must name, and what is done.
type Alteration = (&'static str, fn(&mut Value));

/// One seat, batch, alternate, ticket, lab, crew and load.
const ALTERATIONS: [Alteration; 7] = [
    ("record.draw.seats[0][0]", |tree| *at(tree, "/draw/seats/0/0") = Value::from(99)),
    ("record.draw.batches[3].enterprise", |tree| {
        let other = at(tree, "/draw/batches/4/enterprise").take();
        *at(tree, "/draw/batches/4/enterprise") = other.clone();
        *at(tree, "/draw/batches/3/enterprise") = other;
    }),
    ("record.draw.batches[5].lab", |tree| *at(tree, "/draw/batches/5/lab") = Value::from("L9")),
    ("record.draw.alternates[0].rank", |tree| *at(tree, "/draw/alternates/0/rank") = Value::from(2)),
    ("record.draw.fates[7].ticket", |tree| *at(tree, "/draw/fates/7/ticket") = Value::from("00".repeat(32))),
    ("record.dispatch.crews[1].lead", |tree| *at(tree, "/dispatch/crews/1/lead") = Value::from("S99")),
    ("record.dispatch.loads[2].tours", |tree| *at(tree, "/dispatch/loads/2/tours") = Value::from(99)),
];

/// Write the record, replay it, expect exit 3 at the path.
fn expect_refusal(folder: &Path, record: &Record, (path, alter): &Alteration) {
    let mut tree = serde_json::to_value(record).unwrap();
    alter(&mut tree);
    std::fs::write(folder.join(RECORD_FILE), canon::write(&tree)).unwrap();
    let (code, text) = replayer(folder).expect("python3 was here a moment ago");
    assert_eq!(code, 3, "{path}: {text}");
    assert!(text.contains(&format!("{path}\n")), "{path}: {text}");
}

#[test]
fn another_program_agrees_and_names_what_was_altered() {
    if replayer(Path::new("/nonexistent")).is_none() {
        println!("SKIPPED: no python3 on this machine, so audit/replay.py was not run");
        return;
    }
    let sound = quick_sound();
    for (public, secret) in [(true, SecretBytes::public()), (false, SecretBytes::from_bytes([42; 32]))] {
        let (commitment, record) = derive_with(&sound, &secret, public);
        let folder = TempDir::new().unwrap();
        write_run(folder.path(), &sound, &commitment, &record, (!public).then_some(&secret));
        let (code, text) = replayer(folder.path()).unwrap();
        assert_eq!(code, 0, "{text}");
        for alteration in &ALTERATIONS {
            expect_refusal(folder.path(), &record, alteration);
        }
    }
}

/// Chains of several sites that may have two batches each: shares on a grid, proved by levels instead of prices.
#[test]
fn another_program_agrees_on_companies() {
    if replayer(Path::new("/nonexistent")).is_none() {
        println!("SKIPPED: no python3 on this machine, so audit/replay.py was not run");
        return;
    }
    let (mut facts, sealed) = quick_sound().into_parts();
    facts.rules.batches_per_company_max = Some(2);
    let sound = Sound::new(facts, sealed).unwrap();
    let secret = SecretBytes::from_bytes([42; 32]);
    let (commitment, record) = derive_with(&sound, &secret, false);
    assert!(commitment.plan.shares.grid.is_some(), "a chain's limit binds");
    let folder = TempDir::new().unwrap();
    write_run(folder.path(), &sound, &commitment, &record, Some(&secret));
    let (code, text) = replayer(folder.path()).unwrap();
    assert_eq!(code, 0, "{text}");
}

#[test]
fn misuse_and_another_spelling_are_told_apart() {
    let Some((code, text)) = replayer(Path::new("/nonexistent")) else {
        println!("SKIPPED: no python3 on this machine, so audit/replay.py was not run");
        return;
    };
    assert_eq!(code, 1, "{text}");
    let folder = TempDir::new().unwrap();
    assert_eq!(replayer(folder.path()).unwrap().0, 1, "an empty folder is no RUN");
    std::fs::write(folder.path().join("commitment.json"), "{ }").unwrap();
    let (code, text) = replayer(folder.path()).unwrap();
    assert!(code == 3 && text.contains("commitment.json"), "a space is another spelling: {code} {text}");
}

/// Every kind of place of a round, who came, and the round as a whole.
const OF_A_ROUND: [Alteration; 13] = [
    ("amendment.round", |tree| *at(tree, "/round") = Value::Null),
    ("amendment.round.number", |tree| *at(tree, "/round/number") = Value::from(9)),
    ("amendment.round.shares.columns[0].id", |tree| *at(tree, "/round/shares/columns/0/id") = Value::from("L9")),
    ("amendment.round.shares.nodes[0].hi", |tree| *at(tree, "/round/shares/nodes/0/hi") = Value::from(99)),
    ("amendment.round.shares.classes[0].key.cap", |tree| *at(tree, "/round/shares/classes/0/key/cap") = Value::from(9)),
    ("amendment.round.shares.classes[0].size", |tree| *at(tree, "/round/shares/classes/0/size") = Value::from(99)),
    ("amendment.round.shares.", |tree| *at(tree, "/round/shares/classes/0/ratio/num") = Value::from(99)),
    ("amendment.round.shares.", |tree| *at(tree, "/round/shares/classes/0/arcs/0/flow") = Value::from(99)),
    ("amendment.round.seats[0][0]", |tree| *at(tree, "/round/seats/0/0") = Value::from(99)),
    ("amendment.round.drawn[0].enterprise", |tree| *at(tree, "/round/drawn/0/enterprise") = Value::from("E99")),
    ("amendment.round.drawn[0].ticket", |tree| *at(tree, "/round/drawn/0/ticket") = Value::from("00".repeat(32))),
    ("amendment.replacements[0].to", |tree| *at(tree, "/replacements/0/to") = Value::from("E99")),
    ("amendment.batches[0].lab", |tree| *at(tree, "/batches/0/lab") = Value::from("Z")),
];

/// The last amendment altered in every kind of place.
fn expect_refusals(run: &Run, last: &Amendment) {
    let name = Run::amendment_name(last.number);
    for (path, alter) in &OF_A_ROUND {
        let mut tree = serde_json::to_value(last).unwrap();
        alter(&mut tree);
        run.write(&name, &tree).unwrap();
        let (code, text) = replayer(run.path()).expect("python3 was here a moment ago");
        let path = path.replace("amendment", name.trim_end_matches(".json"));
        assert!(code == 3 && text.contains(&path), "{path}: {code} {text}");
    }
}

/// Random small tasks, struck again and again: further rounds are redone, quotas that cannot be met included.
#[test]
fn another_program_redoes_further_rounds() {
    if replayer(Path::new("/nonexistent")).is_none() {
        println!("SKIPPED: no python3 on this machine, so audit/replay.py was not run");
        return;
    }
    let (mut rounds, mut unfilled, mut refused) = (0, 0, 0);
    for number in 0..24 {
        let mut stream = stream(number);
        let Some((sound, drawn)) = random(&mut stream) else { continue };
        let folder = TempDir::new().unwrap();
        let run = drawn.write(folder.path());
        let amendments = struck(&sound, &drawn, &mut stream);
        for amendment in &amendments {
            run.write(&Run::amendment_name(amendment.number), amendment).unwrap();
        }
        let (code, text) = replayer(folder.path()).unwrap();
        assert_eq!(code, 0, "{number}: {text}");
        rounds += amendments.iter().filter(|a| a.round.is_some()).count();
        unfilled += amendments.iter().flat_map(|a| &a.replacements).filter(|r| r.to.is_none()).count();
        let last = amendments.last().filter(|a| !a.batches.is_empty() && a.round.as_ref().is_some_and(|r| !r.drawn.is_empty()));
        if let Some(last) = last.filter(|_| refused < 3) {
            expect_refusals(&run, last);
            refused += 1;
        }
    }
    assert!(rounds >= 20 && unfilled >= 5 && refused >= 1, "{rounds} rounds, {unfilled} unfilled, {refused} altered");
}
