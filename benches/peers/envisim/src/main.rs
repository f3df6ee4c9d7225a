//! Pivotal and cube samples of `envisim_samplr` from PAIRS.csv (index,line,balance,pi), for `run.py`.
//!
//!     peer-envisim METHOD PAIRS.csv SEED DRAWS OUT.csv      METHOD: pivotal | cube
//!
//! `pivotal` draws line by line, so that each line's total is kept. `cube` balances on one indicator per value of the column
//! `balance`. OUT.csv gets `draw,index`; standard output the CPU milliseconds of one draw without reading and writing.

use envisim_samplr::cube_method::CubeSampling;
use envisim_samplr::pivotal_method::{PivotalSampling, SamplingOptions};
use envisim_utils::matrix::Matrix;
use envisim_utils::random::{SeedableRng, SmallRng};
use std::collections::BTreeMap;
use std::fmt::Write;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, method, pairs, seed, draws, out] = args.as_slice() else { panic!("METHOD PAIRS SEED DRAWS OUT") };
    let (seed, draws): (u64, u64) = (seed.parse().expect("a seed"), draws.parse().expect("draws"));
    let text = std::fs::read_to_string(pairs).expect("PAIRS.csv");
    let (mut lines, mut groups, mut pi) = (Vec::new(), Vec::new(), Vec::new());
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        lines.push(cells[1].to_owned());
        groups.push(cells[2].to_owned());
        pi.push(cells[3].parse::<f64>().expect("a probability"));
    }
    let (mut drawn, mut time) = (String::from("draw,index\n"), 0.0);
    for draw in 0..draws {
        let mut rng = SmallRng::seed_from_u64(seed + draw);
        let start = cpu_ms();
        let sample = match method.as_str() {
            "pivotal" => pivotal(&lines, &pi, &mut rng),
            "cube" => cube(&groups, &pi, &mut rng),
            other => panic!("{other}?"),
        };
        time += cpu_ms() - start;
        sample.iter().for_each(|index| writeln!(drawn, "{draw},{index}").expect("text"));
    }
    std::fs::write(out, drawn).expect("OUT.csv");
    println!("{:.3}", time / draws as f64);
}

/// CPU milliseconds of this thread.
fn cpu_ms() -> f64 {
    // a yield brings the kernel's count up to date
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("/proc");
    text.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).expect("nanoseconds") / 1e6
}

/// Random pivotal method, one line after the other.
fn pivotal(lines: &[String], pi: &[f64], rng: &mut SmallRng) -> Vec<usize> {
    let mut by_line: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    lines.iter().enumerate().for_each(|(at, line)| by_line.entry(line).or_default().push(at));
    let mut sample = Vec::new();
    for members in by_line.values() {
        let part: Vec<f64> = members.iter().map(|&at| pi[at]).collect();
        let options = SamplingOptions::new(part).expect("probabilities");
        sample.extend(options.rpm(rng).into_iter().map(|at| members[at]));
    }
    sample
}

/// Cube method; column g of the balancing matrix is the probability where the group is g, else 0.
fn cube(groups: &[String], pi: &[f64], rng: &mut SmallRng) -> Vec<usize> {
    let mut position: BTreeMap<&str, usize> = groups.iter().map(|group| (group.as_str(), 0)).collect();
    position.values_mut().enumerate().for_each(|(at, value)| *value = at);
    let mut data = vec![0.0; pi.len() * position.len()];
    for (at, group) in groups.iter().enumerate() {
        data[position[group.as_str()] * pi.len() + at] = pi[at];
    }
    let rows = std::num::NonZeroUsize::new(pi.len()).expect("pairs");
    let balancing = Matrix::new(data, rows).expect("whole columns");
    SamplingOptions::new(pi.to_vec()).expect("probabilities").cube(rng, balancing).expect("a sample")
}
