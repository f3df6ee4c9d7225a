//! Studies of many draws: ranges add up byte for byte, what does not belong together is refused, counts are those of the draw.

mod cli_kit;
mod world;

use cli_kit::{evenhand, json, stdout, tree};
use evenhand::allot::allot;
use evenhand::base::{Quiet, Ratio, sha256};
use evenhand::draw::{ROUND_PURPOSE, draw, hands};
use evenhand::lottery;
use evenhand::record::Dealing;
use evenhand::report::simulate::{MergeError, Sign, Study, Tally, answer, count, merge};
use evenhand::seed::{EH1, Seed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn task(dir: &Path) -> String {
    let task = dir.join("task").display().to_string();
    evenhand(&["new", &task]).success();
    task
}

fn sound(task: &str) -> evenhand::frame::Sound {
    evenhand::check::check(evenhand::intake::read_task(Path::new(task))).sound.unwrap()
}

fn demo() -> &'static evenhand::frame::Sound {
    static DEMO: std::sync::OnceLock<evenhand::frame::Sound> = std::sync::OnceLock::new();
    DEMO.get_or_init(world::quick_sound)
}

fn key(number: u64) -> Seed {
    Seed::from_key(EH1, sha256(&[b"EH1/demo\0", &number.to_be_bytes()]).0)
}

#[test]
fn ranges_merge_to_the_bytes_of_one_run() {
    let dir = tempfile::tempdir().unwrap();
    let task = task(dir.path());
    let path = |name: &str| dir.path().join(name).display().to_string();
    let run =
        |range: [&str; 2], name: &str| evenhand(&["simulate", &task, "--from", range[0], "--to", range[1], "--out", &path(name)]).success();
    let whole = stdout(run(["0", "90"], "whole"));
    run(["50", "90"], "c");
    run(["0", "20"], "a");
    run(["20", "50"], "b");
    let [a, b, c] = ["a", "b", "c"].map(path);
    let merged = stdout(evenhand(&["simulate", "--merge", &c, &a, &b, "--out", &path("sum")]).success());
    assert_eq!(merged, whole);
    assert_eq!(fs::read(path("sum")).unwrap(), fs::read(path("whole")).unwrap());
    assert_eq!(stdout(evenhand(&["simulate", &task, "--draws", "90"]).success()), whole);
    // a gap is no fault, and is shown
    let gap = json(evenhand(&["simulate", "--merge", &a, &c, "--json"]).success());
    assert_eq!((&gap["draws"], &gap["ranges"]), (&60.into(), &serde_json::json!([[0, 20], [50, 90]])));
}

#[test]
fn what_does_not_belong_together_is_refused_with_a_code() {
    let dir = tempfile::tempdir().unwrap();
    let task = task(dir.path());
    let path = |name: &str| dir.path().join(name).display().to_string();
    let sound = sound(&task);
    let study = Study::new(&sound, &allot(&sound).unwrap());
    let (x, y) = (&study.rows[0].enterprise, &study.rows[1].enterprise);
    let pair = format!("{x},{y}");
    evenhand(&["simulate", &task, "--from", "0", "--to", "20", "--out", &path("a")]).success();
    evenhand(&["simulate", &task, "--from", "19", "--to", "30", "--out", &path("b")]).success();
    evenhand(&["simulate", &task, "--from", "30", "--to", "40", "--pair", &pair, "--out", &path("c")]).success();
    let a = fs::read_to_string(path("a")).unwrap();
    fs::write(path("altered"), a.replacen("\"drawn\":[", "\"drawn\":[9000,", 1)).unwrap();
    fs::write(path("more"), a.replacen("[[0,20]]", "[[0,21]]", 1)).unwrap();
    let before = tree(dir.path());
    let code = |arguments: &[&str]| {
        let said = json(evenhand(&[&["--json", "simulate"], arguments].concat()).code(2));
        said["findings"][0]["code"].as_str().unwrap_or("none").to_owned()
    };
    assert_eq!(code(&["--merge", &path("a"), &path("b")]), "tally_overlap");
    assert_eq!(code(&["--merge", &path("a"), &path("a")]), "tally_overlap");
    assert_eq!(code(&["--merge", &path("a"), &path("c")]), "tally_foreign");
    assert_eq!(code(&["--merge", &path("altered")]), "tally_form");
    assert_eq!(code(&["--merge", &path("more")]), "tally_form");
    assert_eq!(code(&[&task, "--from", "5", "--to", "5"]), "empty_range");
    assert_eq!(code(&[&task, "--pair", "nobody,else"]), "pair_without_chance");
    assert_eq!(code(&[&task, "--pair", &format!("{x},{x}")]), "pair_without_chance");
    evenhand(&["simulate", &task, "--out", &path("a")]).code(2); // taken
    evenhand(&["simulate"]).code(2);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn hands_are_the_batches_of_the_draw() {
    let sound = demo();
    let allotment = allot(sound).unwrap();
    for number in 0..40 {
        let seed = key(number);
        let seats = lottery::round(&allotment.shares, &mut seed.stream(ROUND_PURPOSE));
        let quick = &hands(sound, &allotment, &seats, &seed, &[sound.facts().rules.dealing])[0];
        let full = draw(sound, &allotment, &seed);
        let line = |class: usize, arc: usize| {
            let shares = &allotment.shares;
            evenhand::allot::line_of(&shares.columns[shares.classes[class].arcs[arc].column as usize].id)
        };
        let quick: BTreeSet<_> = quick.iter().map(|h| (line(h.class, h.arc), sound.sealed().frame[h.row].id.clone())).collect();
        let full: BTreeSet<_> = full.batches.iter().filter(|b| !b.forced).map(|b| (b.line.clone(), b.enterprise.clone())).collect();
        assert_eq!(quick, full, "draw {number}");
    }
}

#[test]
fn two_lines_of_two_batches_are_four_doors_or_two() {
    let sound = demo();
    let allotment = allot(sound).unwrap();
    let fits = |class: &&evenhand::record::ClassRow| {
        class.size >= 4 && class.key.cap >= 2 && class.arcs.len() >= 2 && class.arcs.iter().all(|arc| arc.bucket.is_none())
    };
    let class = allotment.shares.classes.iter().find(fits).unwrap();
    let seats: Vec<Vec<u64>> = (allotment.shares.classes.iter())
        .map(|other| (0..other.arcs.len()).map(|at| if other == class && at < 2 { 2 } else { 0 }).collect())
        .collect();
    let both = hands(sound, &allotment, &seats, &key(1), &[Dealing::Spread, Dealing::Combine]);
    let doors: Vec<usize> = both.iter().map(|hands| hands.iter().map(|h| h.row).collect::<BTreeSet<_>>().len()).collect();
    assert_eq!((doors, both[0].len(), both[1].len()), (vec![4, 2], 4, 4));
}

#[test]
fn counts_are_those_of_whole_draws() {
    let sound = demo();
    let allotment = allot(sound).unwrap();
    let mut study = Study::new(sound, &allotment);
    let (x, y) = (study.rows[0].enterprise.clone(), study.rows[1].enterprise.clone());
    study.ask(&format!("{x},{y}")).unwrap();
    let tally = count(sound, &allotment, &study, 5..35, &Quiet);
    let (mut both, mut visited, mut drawn) = (0, BTreeMap::<u64, u64>::new(), 0);
    for number in 5..35 {
        let draw = draw(sound, &allotment, &key(number));
        let chosen: BTreeSet<_> = draw.batches.iter().filter(|b| !b.forced).map(|b| &b.enterprise).collect();
        both += u64::from(chosen.contains(&x) && chosen.contains(&y));
        drawn += draw.batches.iter().filter(|b| !b.forced).count() as u64;
        *visited.entry(draw.batches.iter().map(|b| &b.enterprise).collect::<BTreeSet<_>>().len() as u64).or_default() += 1;
    }
    let own = tally.under.iter().find(|u| u.dealing == sound.facts().rules.dealing).unwrap();
    assert_eq!((own.asked[0].2, own.drawn.iter().sum::<u64>()), (both, drawn));
    assert_eq!(Vec::from(own.visits[0].clone()), visited.into_iter().collect::<Vec<_>>());
    assert_eq!(tally.under[0].drawn.iter().sum::<u64>(), tally.under[1].drawn.iter().sum::<u64>());
    // fewer doors when batches are combined, in every draw, so in the mean too
    let mean = |at: usize| tally.under[at].visits[0].visits().unwrap().mean;
    assert!(mean(1) <= mean(0));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let sound = demo();
    let allotment = allot(sound).unwrap();
    let study = Study::new(sound, &allotment);
    let under = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| count(sound, &allotment, &study, 0..60, &Quiet).bytes())
    };
    assert_eq!(under(1), under(3));
}

#[test]
fn merging_knows_ranges_and_studies() {
    let sound = demo();
    let allotment = allot(sound).unwrap();
    let study = Study::new(sound, &allotment);
    let of = |range: std::ops::Range<u64>| count(sound, &allotment, &study, range, &Quiet);
    assert_eq!(merge(&[]), Ok(None));
    assert_eq!(merge(&[of(4..9), of(0..4)]).unwrap().unwrap(), of(0..9));
    assert_eq!(merge(&[of(0..4), of(6..9), of(3..7)]), Err(MergeError::Overlap { file: 2, counted: (0, 4), again: (3, 7) }));
    let mut other = of(6..9);
    other.digest = sha256(&[b"another"]);
    assert_eq!(merge(&[of(0..4), other]), Err(MergeError::Foreign { file: 1 }));
    assert!(Tally::read(&of(0..4).bytes()).is_ok());
}

#[test]
fn four_for_one_seat_avoid_each_other() {
    // the smallest line of the example: within one column no two rows are positively correlated
    let sound = demo();
    let allotment = allot(sound).unwrap();
    let mut study = Study::new(sound, &allotment);
    let (class, members) = allotment.members.iter().enumerate().find(|(_, m)| m.len() > 1).unwrap();
    let line = study.lines[study.classes[class].lines[0].0 as usize].clone();
    let [a, b] = [0, 1].map(|at| sound.sealed().frame[members[at]].id.clone());
    study.ask(&format!("{line}/{a},{line}/{b}")).unwrap();
    let probability = study.probability(&study.asked[0].a, Dealing::Combine).unwrap();
    assert!(probability > Ratio::new(0, 1));
    let s = answer(&count(sound, &allotment, &study, 0..2000, &Quiet));
    for row in &s.joint[0].under {
        assert_ne!(row.sign, Sign::Positive, "{row:?}");
    }
}
