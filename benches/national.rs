//! A made-up nation from its CSV files to the written record of the first draw, step by step; no tours.
//!
//! `cargo bench --bench national` prints a table from 10⁴ to 10⁶ enterprises (`benches/README.md`).
//! `EVENHAND_ROWS=10000000` takes other sizes, separated by commas.

use evenhand::allot::allot;
use evenhand::base::Quiet;
use evenhand::ceremony::public_result;
use evenhand::check::check;
use evenhand::commit::commit;
use evenhand::draw::draw;
use evenhand::intake::read_task;
use evenhand::judge::judge_rows;
use evenhand::pipeline;
use evenhand::record::{
    COMMITMENT_FILE, Dispatch, Pack, RECORD_FILE, RECORD_FORMAT, RESULT_FILE, RULES_VERSION, Record, Run, SEALED_FILE, Secret, SeedRow,
    Shares, Source, Totals, spec_digest,
};
use evenhand::replay::compare;
use evenhand::scenario::generate_into;
use evenhand::seed::SecretBytes;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const VALUE: &str = "31415926535897932384";
/// Names the size a child process measures: every size has a process, and a peak, of its own.
const ONE: &str = "EVENHAND_ONE_SIZE";

fn main() {
    if let Some(rows) = std::env::var_os(ONE) {
        return one(rows.to_str().and_then(|r| r.parse().ok()).expect("a number of rows"));
    }
    let sizes = std::env::var("EVENHAND_ROWS").unwrap_or("10000,100000,1000000".to_owned());
    let steps = ["read+check", "allot", "commit", "sealed", "draw", "record", "result", "replay", "judge", "to result"];
    println!("{:17}{}", "enterprises", steps.map(|step| format!("{step:>10}")).concat());
    for rows in sizes.split(',') {
        let here = std::env::current_exe().expect("the running program has a path");
        let done = Command::new(here).env(ONE, rows).status().expect("the program starts again");
        assert!(done.success(), "{rows} rows failed");
    }
}

/// Prints the line of one size.
fn one(rows: u64) {
    let (task, run) = (task(rows), Run::at(&fresh("run", rows)));
    let start = Instant::now();
    let mut marks = vec![Mark::now(start)];
    let mut mark = || marks.push(Mark::now(start));
    let checked = check(read_task(&task));
    let sound = checked.sound.unwrap_or_else(|| panic!("{:#?}", checked.findings));
    mark();
    let allotment = allot(&sound).expect("the nation's quotas can be met");
    mark();
    let secret = SecretBytes::from_bytes([7; 32]);
    let source = Source::Dice { digits: 20, when: "bench".to_owned() };
    let commitment = commit(&sound, &allotment, vec![source], &secret, false);
    run.write(COMMITMENT_FILE, &commitment).expect("a writable folder");
    mark();
    run.write(SEALED_FILE, sound.sealed()).expect("a writable folder");
    mark();
    let seed = pipeline::seed(&commitment, &secret, &[VALUE.to_owned()]).expect("the value has its form");
    let draw = draw(&sound, &allotment, &seed);
    mark();
    let no_shares = Shares { classes: Vec::new(), columns: Vec::new(), nodes: Vec::new(), groups: Vec::new(), grid: None };
    let record = Record {
        format: RECORD_FORMAT.to_owned(),
        commitment: commitment.commitment,
        seed: SeedRow { values: vec![VALUE.to_owned()], key_check: seed.check() },
        draw,
        pack: Pack { visits: Vec::new(), tours: Vec::new(), unplaced: Vec::new(), totals: Totals::default(), iterations: 0 },
        dispatch: Dispatch { shares: no_shares, seats: Vec::new(), crews: Vec::new(), loads: Vec::new() },
        spec: spec_digest(),
        version: RULES_VERSION.to_owned(),
    };
    run.write(RECORD_FILE, &record).expect("a writable folder");
    mark();
    let result = public_result(sound.facts(), sound.sealed(), &secret, &record, run.digest(RECORD_FILE).expect("just written"));
    run.write(RESULT_FILE, &result).expect("a writable folder");
    mark();
    // what a replay does beyond reading, tours and crews apart
    let allotted = allot(&sound).expect("met a moment ago");
    let committed = evenhand::commit::commit(&sound, &allotted, commitment.plan.sources.clone(), &secret, false);
    let again = evenhand::draw::draw(&sound, &allotted, &seed);
    assert!(compare("commitment", &commitment, &committed).1.is_none() && compare("draw", &record.draw, &again).1.is_none());
    mark();
    let hex = Secret { secret: secret.to_hex() };
    let verdict = judge_rows(&commitment, sound.sealed(), Some(&hex), &record, &[]);
    assert!(["frame", "eligibility", "shares", "seed", "seats", "batches", "fates"].iter().all(|s| !verdict.refuses(s)));
    mark();
    let beyond = Mark { wall: marks[7].wall - marks[1].wall, cpu: marks[7].cpu - marks[1].cpu, peak: marks[7].peak };
    let cells = |of: fn(&Mark) -> u64| marks.windows(2).map(|w| format!("{:>10}", of(&w[1]) - of(&w[0]))).collect::<String>();
    println!("{rows:>9} wall ms{}{:>12}", cells(|m| m.wall), beyond.wall);
    println!("{rows:>9} CPU ms {}{:>12}", cells(|m| m.cpu), beyond.cpu);
    println!("{rows:>9} peak MB{}", marks[1..].iter().map(|m| format!("{:>10}", m.peak)).collect::<String>());
    println!("{rows:>9} commitment {} record {}", commitment.commitment.short(), run.digest(RECORD_FILE).expect("just written").short());
}

/// Where the process stands.
struct Mark {
    wall: u64,
    cpu: u64,
    peak: u64,
}

impl Mark {
    fn now(start: Instant) -> Self {
        Self { wall: start.elapsed().as_millis() as u64, cpu: cpu_ms(), peak: peak_mb() }
    }
}

/// The task of a size; made once and kept below `target/`.
fn task(rows: u64) -> PathBuf {
    let folder = below(&format!("task-{rows}"));
    if !folder.join("enterprises.csv").exists() {
        fresh("task", rows);
        generate_into(&folder, "nation", rows, 1, &Quiet).expect("a task of this size");
    }
    folder
}

fn below(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("national").join(name)
}

/// A new, empty folder.
fn fresh(what: &str, rows: u64) -> PathBuf {
    let folder = below(&format!("{what}-{rows}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

/// CPU milliseconds of all threads so far (0 where the system does not tell).
fn cpu_ms() -> u64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks: u64 = [11, 12].iter().filter_map(|&at| fields.get(at)?.parse::<u64>().ok()).sum();
    ticks * 10
}

/// Largest memory of the process so far, in MB (0 where the system does not tell).
fn peak_mb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
