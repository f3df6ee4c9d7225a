//! `docs/why-not-skip.md` says what its program prints, and the program counts rightly.

#[path = "../examples/why_not_skip/main.rs"]
#[allow(dead_code, reason = "the example's main is not called here")]
mod program;

use program::java::{Random, picks, recover};
use program::{Entry, List, skip};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn page() -> String {
    fs::read_to_string("docs/why-not-skip.md").unwrap()
}

/// A list of n entries.
fn list(n: usize, seats: u64) -> List {
    let entry = |at: usize| Entry { county: "a".into(), enterprise: format!("e{at:04}").as_str().into(), arc: (0, 0) };
    List { line: "L".into(), seats, entries: (0..n).map(entry).collect(), quotas: BTreeMap::new() }
}

#[test]
fn the_page_shows_what_the_program_prints() {
    let (report, page) = (program::report(), page());
    for part in report.split("### ").filter(|part| !part.trim().is_empty()) {
        assert!(page.contains(part.trim()), "the page lacks or changes this:\n{part}");
    }
}

/// Numbers of a text: digits with points inside, also behind `10^`.
fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    parts.map(|part| part.trim_matches('.').to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Numbers of the prose that are not results: names of lines, standards and years, the sources' numbers, the rule's constants.
const GIVEN: [&str; 16] = ["2025", "256", "20", "1", "18", "65536", "722", "54", "15", "10111", "2008", "2", "3", "4", "6", "0"];

#[test]
fn the_prose_has_no_figure_of_its_own() {
    let printed = numbers(&program::report());
    let page = page();
    let (text, _) = page.split_once("## Sources").unwrap();
    let prose = text.lines().filter(|line| !line.starts_with('|'));
    let own: Vec<String> =
        prose.flat_map(numbers).filter(|number| !printed.contains(number) && !GIVEN.contains(&number.as_str())).collect();
    assert!(own.is_empty(), "in the prose only: {own:?}");
}

/// 299 of which 100: interval 2, the last 99 never, each other entry in one of two samples (the arithmetic of the page's example).
#[test]
fn the_skip_leaves_the_tail_alone() {
    let samples = skip::samples(&list(299, 100));
    assert_eq!(samples.len(), 2);
    let all: BTreeSet<usize> = samples.concat().into_iter().collect();
    assert_eq!(all, (0..200).collect());
    assert!(samples.iter().all(|sample| sample.len() == 100));
}

/// Pairs by brute force over all samples.
#[test]
fn pairs_that_never_meet_are_counted_rightly() {
    for (n, seats) in [(11, 5), (12, 4), (23, 3), (40, 7)] {
        let list = list(n, seats);
        let mut met = BTreeSet::new();
        for sample in skip::samples(&list) {
            met.extend(sample.iter().flat_map(|&a| sample.iter().filter(move |b| a < **b).map(move |&b| (a, b))));
        }
        let all = (n * (n - 1) / 2) as u64;
        assert_eq!(skip::pairs_apart(&list), (all - met.len() as u64, all), "{n} entries, {seats} drawn");
    }
}

/// The first words of `new Random(42)`, and two neighbours published at crypto.stackexchange.com/questions/51686.
#[test]
fn the_generator_is_javas() {
    let mut random = Random::new(42);
    let words: Vec<i32> = (0..2).map(|_| random.next(32) as u32 as i32).collect();
    assert_eq!(words, [-1_170_105_035, 234_785_527]);
    let (first, second) = (-1_952_542_633i32 as u32, -284_611_532i32 as u32);
    let follows = |low: &u64| Random::in_state(u64::from(first) << 16 | low).next(32) == u64::from(second);
    assert_eq!((0..1 << 16).filter(follows).count(), 1);
}

#[test]
fn a_published_order_gives_the_state_away() {
    for seed in [1, 987_654_321_012_345] {
        let mut random = Random::new(seed);
        let mut order: Vec<usize> = (0..90).collect();
        random.shuffle(&mut order);
        let seen = picks(&order);
        let mut found = recover(&seen).0.expect("found");
        seen[1..].iter().for_each(|&(bound, pick)| assert_eq!(found.next_int(bound), pick));
        assert_eq!((0..9).map(|_| found.next(32)).collect::<Vec<_>>(), (0..9).map(|_| random.next(32)).collect::<Vec<_>>());
    }
}
