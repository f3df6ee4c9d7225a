//! `lottery --plans`: the files as a stranger reads them, and a check of plans that can fail.

mod cli_kit;
mod world;

use cli_kit::{evenhand, json, stdout, tree};
use evenhand::allot::allot;
use evenhand::base::{Quiet, sha256};
use evenhand::report::plans::{book, frequencies, verify};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn rows(path: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_files_say_what_the_summary_says() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).display().to_string();
    let (task, out) = (path("task"), path("urn.csv"));
    evenhand(&["new", &task]).success();
    let s = json(evenhand(&["lottery", &task, "--plans", "30", "--out", &out, "--json"]).success());
    assert_eq!(s["file"]["sha256"], sha256(&[&fs::read(&out).unwrap()]).to_string());
    let (plans, table) = (rows(&out), rows(&path("urn-frequencies.csv")));
    assert_eq!(plans.len() as u64, s["file"]["rows"].as_u64().unwrap());
    let numbers: BTreeSet<u64> = plans.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=30).collect());
    // frequencies counted again from the plan file, compared with the stated probability in integers
    let mut counts: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for row in plans.iter().filter(|row| row[5].ends_with("random")) {
        *counts.entry((&row[2], &row[1])).or_default() += 1;
    }
    for row in table.iter().filter(|row| !row[3].ends_with("any")) {
        let [num, den, count, m] = [4, 5, 6, 7].map(|at| row[at].parse::<u64>().unwrap());
        assert_eq!((counts.get(&(&row[0], &row[3])).copied().unwrap_or(0), m), (count, 30));
        assert!((count * den).abs_diff(m * num) < den && row[8] == (count * den).abs_diff(m * num).to_string(), "{row:?}");
    }
    // the same task and number give the same bytes; without --out nothing is written
    let before = tree(dir.path());
    let again = json(evenhand(&["lottery", &task, "--plans", "30", "--json"]).success());
    assert_eq!(again["file"]["sha256"], s["file"]["sha256"]);
    evenhand(&["lottery", &task, "--plans", "30", "--out", &out]).code(2); // taken
    evenhand(&["lottery", &task, "--plans", "0"]).code(2);
    let large = json(evenhand(&["--json", "lottery", &task, "--plans", "99999999999"]).code(2));
    assert_eq!(large["findings"][0]["code"], "plans_too_large");
    assert_eq!(tree(dir.path()), before);
    let said = stdout(evenhand(&["--lang", "en", "lottery", &task, "--plans", "30"]).success());
    assert!(said.contains(s["file"]["sha256"].as_str().unwrap()) && said.contains("from 1 to 30"), "{said}");
}

#[test]
fn plans_of_the_scenario_hold_and_altered_ones_do_not() {
    let sound = world::quick_sound();
    let allotment = allot(&sound).unwrap();
    let good = book(&sound, &allotment, 12, &Quiet).unwrap();
    let wrong = |book: &_| verify(&sound, &allotment, book, &frequencies(&allotment, book));
    assert_eq!(wrong(&good), Vec::<String>::new());
    let mut short = good.clone();
    short.plans[4].pop();
    assert!(wrong(&short)[0].starts_with("plan 5:"));
    let mut twice = good.clone();
    twice.plans[0][0] = twice.plans[0][1].clone();
    assert!(!wrong(&twice).is_empty());
    let mut unfair = good.clone();
    unfair.plans = vec![good.plans[0].clone(); 12];
    assert!(wrong(&unfair).iter().all(|what| what.contains("probability")) && !wrong(&unfair).is_empty());
    // an enterprise no line is open to
    let mut moved = good.clone();
    let outsider = allotment.standings.iter().position(|standing| standing.openings.is_empty()).unwrap();
    moved.plans[0][0].row = outsider;
    assert!(!wrong(&moved).is_empty());
}
