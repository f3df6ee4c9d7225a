//! Small random lotteries, brute force over all whole plans, and a checker of certificates written from its text.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part")]

mod brute;
mod checker;
mod hull;
mod rational;

pub use brute::{keeps, leximin, plans};
pub use checker::check;
pub use hull::leximin_of_hull;
pub use rational::Q;

use evenhand::lottery::{Arc, Class, Column, Group, Node, Problem};
use evenhand::record::ClassKey;
use evenhand::seed::Stream;

/// How many instances: an environment variable for the nightly run, else the slice for every run.
pub fn count(variable: &str, slice: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(slice)
}

/// The stream of one instance.
pub fn stream(family: u8, number: u64) -> Stream {
    let mut key = [family; 32];
    key[..8].copy_from_slice(&number.to_le_bytes());
    Stream::new(key)
}

pub fn key(mark: &str, weight: u64, cap: u64) -> ClassKey {
    ClassKey { county: "".into(), scopes: vec![], weight, cap, lines: vec![], mark: mark.to_owned() }
}

pub fn node(id: &str, parent: Option<usize>, lo: u64, hi: u64) -> Node {
    Node { id: id.to_owned(), parent, lo, hi }
}

/// A class without buckets.
pub fn class(mark: &str, size: u64, weight: u64, cap: u64, columns: &[usize]) -> Class {
    let arcs = columns.iter().map(|&column| Arc { column, bucket: None }).collect();
    Class { key: key(mark, weight, cap), size, group: None, buckets: vec![], arcs }
}

/// One column per node given.
pub fn columns(nodes: &[usize]) -> Vec<Column> {
    nodes.iter().enumerate().map(|(c, &node)| Column { id: format!("c{c}"), node }).collect()
}

/// A small random problem: feasible or not, with ranges, weights, caps and buckets.
pub fn random(stream: &mut Stream) -> Problem {
    let nodes = random_nodes(stream);
    let columns: Vec<Column> = (0..1 + stream.below(4) as usize)
        .map(|c| Column { id: format!("c{c}"), node: stream.below(nodes.len() as u64) as usize })
        .collect();
    let mut arcs_left = 8;
    let classes = (0..1 + stream.below(5)).map(|k| random_class(stream, k, columns.len(), &mut arcs_left)).collect();
    Problem { classes, columns, nodes, groups: vec![] }
}

/// The same with limits over several classes: sites of a company, companies of a holding.
pub fn random_two_sided(stream: &mut Stream) -> Problem {
    let mut problem = random(stream);
    let count = 1 + stream.below(3) as usize;
    for g in 0..count {
        let later = (count - g - 1) as u64;
        let parent = (later > 0 && stream.below(2) > 0).then(|| g + 1 + stream.below(later) as usize);
        problem.groups.push(Group { id: format!("g{g}"), parent, hi: stream.below(4) });
    }
    for class in &mut problem.classes {
        class.group = (stream.below(4) > 0).then(|| stream.below(count as u64) as usize);
    }
    problem
}

fn random_nodes(stream: &mut Stream) -> Vec<Node> {
    let count = 1 + stream.below(5) as usize;
    let mut nodes: Vec<Node> = vec![];
    for v in 0..count {
        let later = (count - v - 1) as u64;
        let parent = (later > 0 && stream.below(4) > 0).then(|| v + 1 + stream.below(later) as usize);
        let lo = stream.below(3);
        let hi = lo + stream.below(3);
        let quota = 1 + stream.below(4);
        nodes.push(if parent.is_some() { node(&format!("n{v}"), parent, lo, hi) } else { node(&format!("n{v}"), None, quota, quota) });
    }
    // half of the problems get friendlier quotas: no minimums
    if stream.below(2) == 0 {
        nodes.iter_mut().filter(|node| node.parent.is_some()).for_each(|node| node.lo = 0);
    }
    nodes
}

fn random_class(stream: &mut Stream, k: u64, columns: usize, arcs_left: &mut usize) -> Class {
    let buckets: Vec<u64> = (0..stream.below(5).saturating_sub(2)).map(|_| 1 + stream.below(2)).collect();
    let mut arcs = vec![];
    for column in 0..columns {
        if *arcs_left > 0 && stream.below(3) > 0 {
            let bucket = stream.below(buckets.len() as u64 + 1) as usize;
            arcs.push(Arc { column, bucket: (bucket < buckets.len()).then_some(bucket) });
            *arcs_left -= 1;
        }
    }
    let (weight, cap) = (1 + stream.below(3), 1 + stream.below(3));
    Class { key: key(&k.to_string(), weight, cap), size: 1 + stream.below(3), group: None, buckets, arcs }
}
