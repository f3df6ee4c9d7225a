//! Two more replayers, `audit/replay.py` and `audit/replay.js`, written in other languages from `docs/spec.md` alone, agree with every
//! RUN and refuse an altered one by naming the place. Skipped, and said so, where there is no `python3` or no `node`.
//!
//! `EVENHAND_REPLAYS=100000 cargo test --release --test replayers random -- --nocapture` takes more random plans.

mod judge_world;
mod random_run;
mod round_world;

use evenhand::base::{Quiet, canon};
use evenhand::judge::judge;
use evenhand::record::{LEDGER_FILE, RECORD_FILE, RESULT_FILE, Run};
use evenhand::replay::replay;
use judge_world::real::others;
use random_run::{Has, of_sound, of_the_scenario, write};
use rayon::prelude::*;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A foreign replayer: the program that runs it, the script, and the driver that runs it on many folders.
struct Foreign {
    program: &'static str,
    script: &'static str,
    many: &'static str,
}

const FOREIGN: [Foreign; 2] = [
    Foreign { program: "python3", script: "audit/replay.py", many: "tests/replayers_kit/many.py" },
    Foreign { program: "node", script: "audit/replay.js", many: "tests/replayers_kit/many.js" },
];

impl Foreign {
    /// Those that can run here.
    fn here() -> Vec<&'static Foreign> {
        let (here, missing): (Vec<_>, Vec<_>) =
            FOREIGN.iter().partition(|foreign| Command::new(foreign.program).arg("--version").output().is_ok());
        missing.iter().for_each(|foreign| println!("SKIPPED: no {} on this machine, so {} was not run", foreign.program, foreign.script));
        here
    }

    /// Exit code and output for one argument.
    fn on(&self, run: &Path) -> (i32, String) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.script);
        let out = Command::new(self.program).arg(script).arg(run).output().expect("it ran a moment ago");
        let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (out.status.code().unwrap_or(-1), text)
    }

    /// `(code, what it says)` for every folder; several processes at once.
    fn on_many(&self, runs: &[PathBuf]) -> Vec<(i32, String)> {
        runs.par_chunks(32).flat_map_iter(|some| self.on_some(some)).collect()
    }

    fn on_some(&self, runs: &[PathBuf]) -> Vec<(i32, String)> {
        let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.many);
        let out = Command::new(self.program).arg(driver).args(runs).output().expect("it ran a moment ago");
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        let answers: Vec<(i32, String)> = text
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|(code, text)| (code.parse().unwrap_or(-1), text.to_owned()))
            .collect();
        assert_eq!(answers.len(), runs.len(), "{}: {}", self.program, String::from_utf8_lossy(&out.stderr));
        answers
    }
}

/// What one altered value is: the file, a pointer into it, and the path to be named.
const ALTERATIONS: [(&str, &str, &str); 14] = [
    (RECORD_FILE, "/draw/seats/0/0", "record.draw.seats[0][0]"),
    (RECORD_FILE, "/draw/batches/3/enterprise", "record.draw.batches[3].enterprise"),
    (RECORD_FILE, "/draw/batches/5/lab", "record.draw.batches[5].lab"),
    (RECORD_FILE, "/draw/batches/5/blind", "record.draw.batches[5].blind"),
    (RECORD_FILE, "/draw/alternates/0/rank", "record.draw.alternates[0].rank"),
    (RECORD_FILE, "/draw/fates/7/ticket", "record.draw.fates[7].ticket"),
    (RECORD_FILE, "/dispatch/crews/1/lead", "record.dispatch.crews[1].lead"),
    (RECORD_FILE, "/dispatch/loads/2/tours", "record.dispatch.loads[2].tours"),
    (RECORD_FILE, "/seed/key_check", "record.seed.key_check"),
    (RECORD_FILE, "/spec", "record.spec"),
    (LEDGER_FILE, "/entries/1/entry/previous", "ledger.entries[1].entry.previous"),
    (LEDGER_FILE, "/entries/2/entry/number", "ledger.entries[2].entry.number"),
    (RESULT_FILE, "/fates", "result.fates"),
    (RESULT_FILE, "/counts/lines/0/batches", "result.counts.lines[0].batches"),
];

/// Another value of the same kind.
fn alter(value: &mut Value) {
    *value = match &*value {
        Value::Number(n) => Value::from(n.as_u64().unwrap_or(0) + 1),
        Value::String(text) if text.len() == 64 => Value::from(if text.starts_with('0') { "1" } else { "0" }.to_owned() + &text[1..]),
        Value::String(text) => Value::from(format!("{text}9")),
        other => panic!("nothing to alter in {other}"),
    };
}

#[test]
fn the_scenario_is_redone_and_what_was_altered_is_named() {
    let here = Foreign::here();
    for secret in [None, Some([42; 32])] {
        let folder = TempDir::new().unwrap();
        of_the_scenario(folder.path(), secret, |_, _| ());
        for foreign in &here {
            let (code, text) = foreign.on(folder.path());
            assert_eq!(code, 0, "{}: {text}", foreign.script);
        }
        for (file, pointer, path) in ALTERATIONS {
            let good = std::fs::read(folder.path().join(file)).unwrap();
            let mut tree: Value = serde_json::from_slice(&good).unwrap();
            alter(tree.pointer_mut(pointer).unwrap_or_else(|| panic!("{file} has {pointer}")));
            std::fs::write(folder.path().join(file), canon::write(&tree)).unwrap();
            for foreign in &here {
                let (code, text) = foreign.on(folder.path());
                assert_eq!(code, 3, "{} {path}: {text}", foreign.script);
                let owns = text.contains(path) || (file == RECORD_FILE && text.contains("ledger.entries"));
                assert!(owns, "{} {path}: {text}", foreign.script);
            }
            std::fs::write(folder.path().join(file), good).unwrap();
        }
    }
}

#[test]
fn every_other_scenario_is_redone() {
    let here = Foreign::here();
    for (name, sound) in others(20) {
        let folder = TempDir::new().unwrap();
        of_sound(&sound, folder.path(), Some([9; 32]), usize::from(name != "template"));
        assert_eq!(ours(folder.path()), Vec::<String>::new(), "{name}");
        for foreign in &here {
            let (code, text) = foreign.on(folder.path());
            assert_eq!(code, 0, "{} {name}: {text}", foreign.script);
        }
    }
}

/// Chains of several sites that may have two batches each: shares on a grid, proved by levels instead of prices.
#[test]
fn companies_are_redone() {
    let folder = TempDir::new().unwrap();
    let world = of_the_scenario(folder.path(), Some([42; 32]), |facts, _| facts.rules.batches_per_company_max = Some(2));
    assert!(world.commitment.plan.shares.grid.is_some(), "a chain's limit binds");
    for foreign in Foreign::here() {
        let (code, text) = foreign.on(folder.path());
        assert_eq!(code, 0, "{}: {text}", foreign.script);
    }
}

#[test]
fn misuse_and_another_spelling_are_told_apart() {
    for foreign in Foreign::here() {
        assert_eq!(foreign.on(Path::new("/nonexistent")).0, 1);
        let folder = TempDir::new().unwrap();
        assert_eq!(foreign.on(folder.path()).0, 1, "an empty folder is no RUN");
        write(1, folder.path()).expect("a plan that can be met");
        let path = folder.path().join("public/commitment.json");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, text.replacen(':', ": ", 1)).unwrap();
        let (code, text) = foreign.on(folder.path());
        assert!(code == 3 && text.contains("commitment"), "a space is another spelling: {code} {text}");
    }
}

/// What our own two answers about a folder have against it.
fn ours(run: &Path) -> Vec<String> {
    let run = Run::at(run);
    let replayed = replay(&run, &Quiet).difference().map(|(section, difference)| format!("replay {section} {difference:?}"));
    let judged = judge(&run);
    let failed = judged.failed().map(|c| format!("judge {}/{} {:?}", c.section, c.rule, c.failure));
    replayed.into_iter().chain(failed).collect()
}

/// Random small plans: the program, its judge and both foreign replayers find every one the same. Of every tenth, one value anywhere is
/// altered, and all four refuse it.
#[test]
fn random_plans_are_redone_bit_for_bit() {
    let wanted: usize = std::env::var("EVENHAND_REPLAYS").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let here = Foreign::here();
    let (mut done, mut number, mut altered) = (0, 0u64, 0);
    let mut seen = [0usize; 7];
    while done < wanted {
        let folder = TempDir::new().unwrap();
        let made: Vec<(PathBuf, Has)> = (number..number + 250)
            .into_par_iter()
            .filter_map(|n| {
                let path = folder.path().join(n.to_string());
                let has = write(n, &path)?;
                assert_eq!(ours(&path), Vec::<String>::new(), "plan {n}: {has:?}");
                Some((path, has))
            })
            .collect();
        let runs: Vec<PathBuf> = made.iter().map(|(path, _)| path.clone()).collect();
        let again: Vec<PathBuf> = runs.iter().step_by(10).cloned().collect();
        let changed: Vec<String> = again.iter().enumerate().map(|(i, path)| alter_somewhere(path, number + i as u64, true)).collect();
        for foreign in &here {
            for (path, (code, text)) in again.iter().zip(foreign.on_many(&again)) {
                let what = &changed[again.iter().position(|p| p == path).unwrap()];
                assert_eq!(code, 3, "{} {}: {what} altered, and it says {text}", foreign.script, path.display());
            }
        }
        for (path, what) in again.iter().zip(&changed) {
            assert!(!ours(path).is_empty(), "{}: {what} altered", path.display());
        }
        altered += again.len();
        again.iter().enumerate().for_each(|(i, path)| drop(alter_somewhere(path, number + i as u64, false)));
        for foreign in &here {
            for (path, (code, text)) in runs.iter().zip(foreign.on_many(&runs)) {
                assert_eq!(code, 0, "{} plan {}: {text}", foreign.script, path.file_name().unwrap().to_string_lossy());
            }
        }
        for (_, has) in &made {
            let kinds = [has.amendments > 0, has.rounds > 0, has.grid, has.redrawn, has.signed, has.revealed, has.forced];
            seen.iter_mut().zip(kinds).for_each(|(seen, is)| *seen += usize::from(is));
        }
        (done, number) = (done + made.len(), number + 250);
    }
    let names = ["amended", "further rounds", "on a grid", "redrawn", "signed", "revealed", "forced"];
    println!("{done} plans the same, {altered} altered ones refused; {:?}", names.iter().zip(seen).collect::<Vec<_>>());
    assert!(seen.iter().all(|&n| n > done / 100), "{seen:?}");
}

/// Alter one value of a file (the original beside the RUN), or put the original back. What was altered.
fn alter_somewhere(run: &Path, number: u64, forth: bool) -> String {
    let files = ["public/commitment.json", "public/ledger.json", "public/result.json", "sealed/record.json", "sealed/sealed.json"];
    let name = files[number as usize % files.len()];
    let (file, kept) = (run.join(name), run.with_extension("kept"));
    if !forth {
        std::fs::rename(kept, file).unwrap();
        return String::new();
    }
    std::fs::copy(&file, kept).unwrap();
    let mut tree: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let mut leaves = Vec::new();
    pointers(&tree, String::new(), &mut leaves);
    // what nobody can prove is left alone: see `unproved`
    leaves.retain(|pointer| !unproved(name, pointer));
    let pointer = &leaves[number as usize * 7919 % leaves.len()];
    alter(tree.pointer_mut(pointer).unwrap());
    std::fs::write(&file, canon::write(&tree)).unwrap();
    format!("{name} {pointer}")
}

/// Tours are for the judge, not for the foreign replayers, but the ledger's digest of the record covers them; in an unsigned ledger
/// the time of an entry that nothing follows is bound by nothing.
fn unproved(name: &str, pointer: &str) -> bool {
    name == "public/ledger.json" && (pointer.ends_with("/entry/at") || pointer.ends_with("/reason") || pointer.ends_with("/approver"))
}

/// Pointers to all texts and numbers.
fn pointers(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| pointers(value, format!("{at}/{}", key.replace('/', "~1")), out)),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| pointers(value, format!("{at}/{i}"), out)),
        Value::String(_) | Value::Number(_) => out.push(at),
        _ => {}
    }
}

/// `EVENHAND_PLANS=95,96 cargo test --test replayers plans_to_look_at -- --ignored --nocapture` leaves the RUNs of random plans in the
/// temporary folder.
#[test]
#[ignore = "writes folders to look at"]
fn plans_to_look_at() {
    for number in std::env::var("EVENHAND_PLANS").unwrap_or_default().split(',').filter_map(|n| n.parse().ok()) {
        let folder = std::env::temp_dir().join(format!("evenhand-plan-{number}"));
        println!("{} {:?}", folder.display(), write(number, &folder));
    }
}
