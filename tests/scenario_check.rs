//! What comes with the program is accepted by the program.

use evenhand::base::Severity;
use evenhand::check::{Checked, Outcome, check};
use evenhand::frame::standings;
use evenhand::intake::read_task;
use evenhand::scenario;
use std::collections::{BTreeMap, BTreeSet};

fn checked<N: AsRef<str>, B: AsRef<[u8]>>(files: Vec<(N, B)>) -> Checked {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name.as_ref()), bytes).unwrap();
    }
    check(read_task(folder.path()))
}

fn embedded() -> Checked {
    checked(scenario::embedded("chuxiong-2025").unwrap())
}

#[test]
fn the_scenario_and_the_example_are_fine() {
    for found in [embedded(), checked(scenario::template())] {
        assert_eq!(found.outcome, Outcome::Fine, "{:?}", found.findings);
    }
}

#[test]
fn frames_of_any_size_are_fine() {
    for (enterprises, seed) in [(10, 1), (47, 2), (300, 3), (1_200, 4), (10_000, 5)] {
        let found = checked(scenario::generate("chuxiong-2025", enterprises, seed).unwrap());
        let errors: Vec<_> = found.findings.iter().filter(|f| f.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{enterprises}: {errors:?}");
    }
}

/// Nothing made up looks wrong: all warnings are about what the notice itself says, in the task file.
#[test]
fn warnings_are_about_the_notice() {
    let files: BTreeSet<String> = embedded().findings.into_iter().filter(|f| f.severity != Severity::Note).map(|f| f.place.file).collect();
    assert_eq!(files, BTreeSet::from(["task.toml".to_owned()]));
}

#[test]
fn every_reason_to_stay_out_occurs() {
    let sound = embedded().sound.unwrap();
    let standings = standings(&sound);
    let rules: BTreeSet<&str> = standings.iter().flat_map(|s| &s.exclusions).map(|e| e.rule.as_str()).collect();
    let all = ["closed", "lab_recusal", "no_open_day", "not_in_scope", "online_only", "repeat", "suspended", "upper_level"];
    assert_eq!(rules, BTreeSet::from(all));
}

/// The failures the history names: two of rows 1, 7, 14 and 17, one of rows 2, 3, 5, 8, 10 and 15.
#[test]
fn last_years_failures_are_forced_in() {
    let sound = embedded().sound.unwrap();
    let mut forced = BTreeMap::new();
    for standing in standings(&sound) {
        for &opening in &standing.forced {
            *forced.entry(sound.facts().lines[standing.openings[opening].line].row_no).or_insert(0) += 1;
        }
    }
    let want = [(1, 2), (2, 1), (3, 1), (5, 1), (7, 2), (8, 1), (10, 1), (14, 2), (15, 1), (17, 2)];
    assert_eq!(forced, BTreeMap::from(want));
}
