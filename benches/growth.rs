//! Tours for a made-up prefecture of 100 to 100,000 visits: time to a first plan, time to within 1 % of what the budget
//! reaches, memory, cost; and what comes before and after the packing.
//!
//! `cargo bench --bench growth` prints a table (`docs/packing.md`). `EVENHAND_VISITS=300,2000` takes other sizes,
//! `EVENHAND_EACH=40` another number of iterations for each visit.

use evenhand::allot::allot;
use evenhand::base::{Progress, Standing, Stop};
use evenhand::check::check;
use evenhand::dispatch::dispatch;
use evenhand::draw::draw;
use evenhand::frame::Sound;
use evenhand::intake::read_task;
use evenhand::pack::pack;
use evenhand::scenario::{PER_VISIT, PREFECTURE, generate};
use evenhand::seed::{EH1, Seed};
use std::process::Command;
use std::sync::Mutex;

/// Names the size a child process measures: every size has a process, and a peak, of its own.
const ONE: &str = "EVENHAND_ONE_SIZE";

fn main() {
    if let Ok(visits) = std::env::var(ONE) {
        return one(visits.parse().expect("a number of visits"));
    }
    let sizes = std::env::var("EVENHAND_VISITS").unwrap_or("100,300,1000,3000,10000,30000,100000".to_owned());
    let head =
        ["visits", "left", "CPU s check", "draw", "first plan", "within 1 %", "search", "people", "it/s", "cost first", "last", "peak MB"];
    println!("{}", head.map(|h| format!("{h:>12}")).concat());
    for visits in sizes.split(',') {
        let here = std::env::current_exe().expect("the running program has a path");
        let done = Command::new(here).env(ONE, visits).status().expect("the program starts again");
        assert!(done.success(), "{visits} visits failed");
    }
}

/// Hears how the best plan gets better.
#[derive(Default)]
struct Course {
    /// CPU seconds and the best since then; the first entry is the first plan.
    steps: Mutex<Vec<(f64, Standing)>>,
}

impl Progress for Course {
    fn at(&self, _: &'static str, _: u64, _: u64) {}

    fn stop(&self) -> &dyn Stop {
        self
    }
}

impl Stop for Course {
    fn now(&self, _: u64, best: Standing) -> bool {
        let mut steps = self.steps.lock().expect("nobody panicked");
        if steps.last().is_none_or(|(_, last)| best < *last) {
            steps.push((cpu(), best));
        }
        false
    }
}

/// Prints the line of one size.
fn one(visits: u64) {
    let sound = task(visits);
    let (checked, seed) = (cpu(), Seed::from_key(EH1, [42; 32]));
    let allotment = allot(&sound).expect("the quotas can be met");
    let drawn = draw(&sound, &allotment, &seed);
    let (start, course) = (cpu(), Course::default());
    let plan = pack(&sound, &drawn.batches, &seed, &course);
    let end = cpu();
    dispatch(&sound, &drawn.batches, &plan, &seed).expect("the tours can be crewed");
    let people = cpu() - end;
    let steps = course.steps.into_inner().expect("nobody panicked");
    let (first, last) = (steps[0], steps[steps.len() - 1]);
    let close = |s: &&(f64, Standing)| s.1.unplaced == last.1.unplaced && s.1.cost.0 * 100 <= last.1.cost.0 * 101;
    let near = steps.iter().find(close).expect("the last is near itself");
    let numbers = [checked, start - checked, first.0 - start, near.0 - start, end - start, people].map(|s| format!("{s:>12.2}")).concat();
    let speed = plan.iterations as f64 / (end - first.0).max(0.01);
    let (before, after) = (first.1.cost.0 / 100, last.1.cost.0 / 100);
    println!("{:>12}{:>12}{numbers}{speed:>12.0}{before:>12}{after:>12}{:>12}", plan.visits.len(), plan.unplaced.len(), peak_mb());
}

/// The task with so many iterations for each visit.
fn task(visits: u64) -> Sound {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growth-{visits}"));
    std::fs::create_dir_all(&folder).expect("a writable folder");
    for (name, bytes) in generate(PREFECTURE, visits * PER_VISIT, 1).expect("a task of this size") {
        std::fs::write(folder.join(name), bytes).expect("a writable folder");
    }
    let checked = check(read_task(&folder));
    let _ = std::fs::remove_dir_all(&folder);
    let (mut facts, sealed) = checked.sound.unwrap_or_else(|| panic!("{:#?}", checked.findings)).into_parts();
    if let Some(each) = std::env::var("EVENHAND_EACH").ok().and_then(|e| e.parse::<u64>().ok()) {
        facts.search.iterations = visits * each;
    }
    Sound::new(facts, sealed).expect("the same facts")
}

/// CPU seconds of all threads so far (0 where the system does not tell).
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [11, 12].iter().filter_map(|&at| fields.get(at)?.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Largest memory of the process so far, in MB (0 where the system does not tell).
fn peak_mb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
