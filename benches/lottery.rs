//! The core of the lottery after classing: shares, rounding, dealing.
//!
//! `cargo bench --bench lottery` times a prefecture (3,000 enterprises × 26 lines) and a nation (1,000,000 × 30 × 100
//! counties). `EVENHAND_GROWTH=1 cargo bench --bench lottery` prints a table from 10⁴ to 10⁷ rows instead.

use criterion::{Criterion, criterion_group};
use evenhand::lottery::{Arc, Class, Column, Node, Problem, deal, round, share};
use evenhand::record::{ClassKey, Dealing};
use evenhand::seed::Stream;
use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

/// How a made-up frame looks.
#[derive(Clone, Copy)]
struct Shape {
    rows: u64,
    lines: u64,
    counties: u64,
    /// Every line also has a range in every county.
    county_ranges: bool,
}

/// A frame in classes: products go together in trades, some counties are large, weights are uneven.
fn frame(shape: Shape) -> Problem {
    let mut stream = Stream::new([7; 32]);
    let trades: Vec<Vec<usize>> = (0..shape.lines).map(|line| trade(&mut stream, line, shape.lines)).collect();
    let mut classes: BTreeMap<(u64, u64, Vec<usize>), u64> = BTreeMap::new();
    for _ in 0..shape.rows {
        let county = stream.below(shape.counties).min(stream.below(shape.counties));
        let weight = [2, 2, 2, 3, 3, 4, 6][stream.below(7) as usize];
        let mut lines = trades[stream.below(shape.lines) as usize].clone();
        lines.retain(|_| stream.below(5) > 0);
        if stream.below(8) == 0 {
            lines.push(stream.below(shape.lines) as usize);
        }
        lines.sort_unstable();
        lines.dedup();
        *classes.entry((county, weight, lines)).or_default() += 1;
    }
    problem(shape, classes)
}

/// A trade deals in one to four lines.
fn trade(stream: &mut Stream, line: u64, lines: u64) -> Vec<usize> {
    (0..1 + stream.below(4)).map(|step| ((line + step * (1 + stream.below(5))) % lines) as usize).collect()
}

fn problem(shape: Shape, classes: BTreeMap<(u64, u64, Vec<usize>), u64>) -> Problem {
    let (lines, counties) = (shape.lines as usize, shape.counties as usize);
    let mut openings = vec![0; lines * counties];
    for ((county, _, open), size) in &classes {
        open.iter().for_each(|&line| openings[line * counties + *county as usize] += size);
    }
    let quota = |line: usize| {
        let all: u64 = openings[line * counties..(line + 1) * counties].iter().sum();
        all / (20 + 7 * (line as u64 % 9))
    };
    let parts = if shape.county_ranges { lines * counties } else { 0 };
    let parts = (0..parts).map(|at| {
        let fair = openings[at] / (20 + 7 * ((at / counties) as u64 % 9));
        Node {
            id: format!("L{}/{}", at / counties, at % counties),
            parent: Some(lines * counties + at / counties),
            lo: fair * 4 / 5,
            hi: fair * 3 / 2 + 1,
        }
    });
    let mut nodes: Vec<Node> = parts.collect();
    nodes.extend((0..lines).map(|line| Node { id: format!("L{line}"), parent: None, lo: quota(line), hi: quota(line) }));
    let leaves = if shape.county_ranges { lines * counties } else { lines };
    let columns = (0..leaves).map(|at| Column { id: format!("L{at}"), node: at }).collect();
    let class = |((county, weight, open), size): ((u64, u64, Vec<usize>), u64)| {
        let column = |line: usize| if shape.county_ranges { line * counties + county as usize } else { line };
        let key = ClassKey { county: "".into(), scopes: vec![], weight, cap: 2, lines: vec![], mark: String::new() };
        let arcs = open.into_iter().map(|line| Arc { column: column(line), bucket: None }).collect();
        Class { key, size, group: None, buckets: vec![], arcs }
    };
    Problem { classes: classes.into_iter().map(class).collect(), columns, nodes, groups: vec![] }
}

/// Everything after classing. Batches dealt.
fn core(problem: &Problem) -> usize {
    let shares = share(problem).expect("quotas below the openings can be met");
    let seats = round(&shares, &mut Stream::new([1; 32]));
    let hands = problem.classes.iter().zip(&seats).filter(|(_, seats)| seats.iter().any(|&m| m > 0));
    hands.map(|(class, seats)| deal(seats, class.size, class.key.cap, Dealing::Combine).concat().len()).sum()
}

const PREFECTURE: Shape = Shape { rows: 3_000, lines: 26, counties: 10, county_ranges: true };
const NATION: Shape = Shape { rows: 1_000_000, lines: 30, counties: 100, county_ranges: false };

fn benchmarks(criterion: &mut Criterion) {
    let prefecture = frame(PREFECTURE);
    criterion.bench_function("3,000 × 26 × 10", |bencher| bencher.iter(|| core(black_box(&prefecture))));
    let mut nation = criterion.benchmark_group("nation");
    nation.sample_size(10);
    for (name, county_ranges) in [("1,000,000 × 30", false), ("1,000,000 × 30 × 100", true)] {
        let problem = frame(Shape { county_ranges, ..NATION });
        nation.bench_function(name, |bencher| bencher.iter(|| core(black_box(&problem))));
    }
    nation.finish();
}

/// CPU milliseconds of this thread, which other work on the machine does not lengthen; wall clock where the system has none.
fn cpu_ms(start: Instant) -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = text.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok());
    spent.map_or(start.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

/// Rows, classes, CPU milliseconds of each step, and the largest memory: with the frame made, and after the core.
fn growth() {
    let start = Instant::now();
    println!("    rows ranges classes    arcs levels share ms round ms deal ms  made MB  peak MB");
    for (rows, county_ranges) in [10_000, 100_000, 1_000_000, 10_000_000].into_iter().flat_map(|rows| [(rows, false), (rows, true)]) {
        let problem = frame(Shape { rows, county_ranges, ..NATION });
        let arcs: usize = problem.classes.iter().map(|class| class.arcs.len()).sum();
        let made = peak_mb();
        let begin = cpu_ms(start);
        let shares = share(&problem).expect("quotas below the openings can be met");
        let shared = cpu_ms(start);
        let seats = round(&shares, &mut Stream::new([1; 32]));
        let rounded = cpu_ms(start);
        let dealt = |(class, seats): (&Class, &Vec<u64>)| deal(seats, class.size, class.key.cap, Dealing::Combine).concat().len();
        black_box(problem.classes.iter().zip(&seats).map(dealt).sum::<usize>());
        let times = [shared - begin, rounded - shared, cpu_ms(start) - rounded].map(|ms| format!("{ms:>8.1}")).join(" ");
        let levels: BTreeSet<_> = shares.classes.iter().map(|class| class.ratio).collect();
        println!(
            "{rows:>8} {county_ranges:>6} {:>7} {arcs:>7} {:>6} {times} {made:>8} {:>8}",
            problem.classes.len(),
            levels.len(),
            peak_mb()
        );
    }
}

/// Largest memory of the process, in MB (0 where the system does not tell).
fn peak_mb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

criterion_group!(benches, benchmarks);

fn main() {
    if std::env::var_os("EVENHAND_GROWTH").is_some() {
        return growth();
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
