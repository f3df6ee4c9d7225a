//! Filling against its own definition: every limit in order as high as the lottery itself still finds possible.

use super::fill::fill;
use crate::lottery::{Arc, Class, Column, Group, Node, Problem, share};
use crate::record::ClassKey;
use crate::seed::Stream;

fn stream(number: u64) -> Stream {
    let mut key = [3; 32];
    key[..8].copy_from_slice(&number.to_le_bytes());
    Stream::new(key)
}

/// Up to three lines of up to three columns with limits, some of them in one group; few rows, so that often not all can be met.
fn random(stream: &mut Stream) -> Problem {
    let (mut nodes, mut columns, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let node = |id: String, lo, hi| Node { id, parent: None, lo, hi };
    for l in 0..1 + stream.below(3) {
        let parts = stream.below(4) as usize;
        for c in 0..parts {
            let lo = stream.below(3);
            columns.push(Column { id: format!("{l}/{c}"), node: nodes.len() });
            nodes.push(Node { parent: Some(nodes.len() + parts - c), ..node(format!("{l}/{c}"), lo, lo + stream.below(3)) });
        }
        if parts == 0 {
            columns.push(Column { id: format!("{l}"), node: nodes.len() });
        }
        lines.push(nodes.len());
        let number = 1 + stream.below(5);
        nodes.push(node(format!("{l}"), number, number));
    }
    if stream.below(2) == 0 {
        let number = 1 + stream.below(6);
        for line in lines {
            (nodes[line].parent, nodes[line].lo, nodes[line].hi) = (Some(nodes.len()), 0, 1 + stream.below(4));
        }
        nodes.push(node("group".to_owned(), number, number));
    }
    let class = |k: u64, stream: &mut Stream| {
        let group = (stream.below(3) == 0).then_some(0);
        let (cap, size) = (1 + stream.below(2), 1 + stream.below(3));
        let buckets = if stream.below(2) == 0 { vec![1] } else { vec![] };
        let arcs =
            (0..columns.len()).filter(|_| stream.below(3) > 0).map(|column| Arc { column, bucket: (!buckets.is_empty()).then_some(0) });
        let key = ClassKey { county: "".into(), scopes: vec![], weight: 1, cap, lines: vec![], mark: k.to_string() };
        Class { key, size, group, arcs: arcs.collect(), buckets }
    };
    let classes = (0..stream.below(7)).map(|k| class(k, stream)).collect();
    let groups = vec![Group { id: "company".to_owned(), parent: None, hi: 1 + stream.below(3) }];
    Problem { classes, columns, nodes, groups }
}

/// The definition, by asking the lottery about every value.
fn by_definition(asked: &Problem) -> Problem {
    let mut met = asked.clone();
    let roots: Vec<usize> = (0..asked.nodes.len()).filter(|&v| asked.nodes[v].parent.is_none()).collect();
    met.nodes.iter_mut().for_each(|n| n.lo = 0);
    roots.iter().for_each(|&r| met.nodes[r].hi = 0);
    for &r in &roots {
        let trial = |number: u64| {
            let mut trial = met.clone();
            (trial.nodes[r].lo, trial.nodes[r].hi) = (number, number);
            trial
        };
        met = (0..=asked.nodes[r].hi).rev().map(trial).find(|trial| share(trial).is_ok()).expect("nothing is always possible");
    }
    for v in (0..asked.nodes.len()).filter(|v| !roots.contains(v)) {
        let trial = |lo: u64| {
            let mut trial = met.clone();
            trial.nodes[v].lo = lo;
            trial
        };
        met = (0..=asked.nodes[v].lo).rev().map(trial).find(|trial| share(trial).is_ok()).expect("0 was possible before");
    }
    met
}

#[test]
fn filling_raises_every_limit_as_far_as_the_lottery_allows() {
    let (mut lowered, mut whole) = (0, 0);
    for number in 0..3000 {
        let asked = random(&mut stream(number));
        let mut filled = asked.clone();
        fill(&mut filled);
        assert_eq!(filled, by_definition(&asked), "instance {number}");
        assert!(share(&filled).is_ok(), "instance {number}");
        *(if filled == asked { &mut whole } else { &mut lowered }) += 1;
    }
    assert!(lowered >= 200 && whole >= 200, "{lowered} lowered, {whole} met in full");
}

/// The greatest total does not depend on the order in which roots are filled.
#[test]
fn as_many_seats_whatever_the_order() {
    for number in 0..500 {
        let asked = random(&mut stream(number));
        let mut filled = asked.clone();
        fill(&mut filled);
        let seats = filled.seats();
        let roots: Vec<usize> = (0..asked.nodes.len()).filter(|&v| asked.nodes[v].parent.is_none()).collect();
        // every vector of numbers with a greater total is impossible, even without minimums
        let mut numbers = vec![vec![]];
        for &r in &roots {
            numbers =
                numbers.into_iter().flat_map(|n: Vec<u64>| (0..=asked.nodes[r].hi).map(move |x| [n.clone(), vec![x]].concat())).collect();
        }
        for numbers in numbers.into_iter().filter(|n| n.iter().sum::<u64>() > seats) {
            let mut trial = asked.clone();
            trial.nodes.iter_mut().for_each(|n| n.lo = 0);
            roots.iter().zip(&numbers).for_each(|(&r, &n)| (trial.nodes[r].lo, trial.nodes[r].hi) = (n, n));
            assert!(share(&trial).is_err(), "instance {number}: {numbers:?}, filled {seats}");
        }
    }
}
