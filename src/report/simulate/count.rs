//! Counting: the draws of a range of numbers, each under a key of its own, both dealings on the same seats and tickets.

use super::study::{Side, Study};
use super::tally::{DEALINGS, Tally, Under};
use crate::allot::{Allotment, line_of};
use crate::base::{Progress, sha256};
use crate::draw::{self, Hand, hands};
use crate::frame::Sound;
use crate::lottery;
use crate::record::Shares;
use crate::seed::{EH1, Seed};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the draws of a range. Sums of integers: the same for any number of threads, and for any division of the range.
pub fn count(sound: &Sound, allotment: &Allotment, study: &Study, range: Range<u64>, progress: &dyn Progress) -> Tally {
    let places = Places::new(sound, allotment, study);
    let (done, draws) = (AtomicU64::new(0), range.end.saturating_sub(range.start));
    let both = |mut a: Tally, b: Tally| {
        a.add(&b);
        a
    };
    let counted = range.clone().into_par_iter().fold(
        || Counter::new(study, &places),
        |mut counter, number| {
            counter.draw(sound, allotment, number);
            progress.at("simulate", done.fetch_add(1, Ordering::Relaxed) + 1, draws);
            counter
        },
    );
    let mut tally = counted.map(|counter| counter.tally).reduce(|| Tally::none(study), both);
    tally.ranges = vec![(range.start, range.end)];
    tally
}

/// The key of a simulated draw: SHA-256("EH1/demo\0" ‖ u64be(number)). Never of a record.
fn key(number: u64) -> Seed {
    Seed::from_key(EH1, sha256(&[&EH1.label("demo"), &number.to_be_bytes()]).0)
}

/// From what the lottery calls things to what the study calls them.
struct Places {
    /// Row of the study by position in the frame.
    row: Vec<Option<usize>>,
    /// First pair of every row.
    offset: Vec<usize>,
    /// Place among a row's pairs, by class and arc.
    line: Vec<Vec<usize>>,
    /// Sides asked: row, and pair if one line is meant.
    asked: Vec<[(usize, Option<usize>); 2]>,
}

impl Places {
    fn new(sound: &Sound, allotment: &Allotment, study: &Study) -> Self {
        let offset = study.offsets();
        let columns = &allotment.shares.columns;
        let place = |class: &crate::record::ClassRow, lines: &[(u64, u64)]| {
            let of = |arc: &crate::record::ArcRow| {
                let line = study.lines.binary_search(&line_of(&columns[arc.column as usize].id)).expect("a line of the plan") as u64;
                lines.iter().position(|(at, _)| *at == line).expect("an arc leads to a line of its class")
            };
            class.arcs.iter().map(of).collect()
        };
        let side = |side: &Side| {
            let row = study.row_of(&side.enterprise).expect("asked of rows of the study");
            (row, study.pair_of(row, side.line.as_ref()).map(|at| offset[row] + at))
        };
        Self {
            row: sound.sealed().frame.iter().map(|e| study.row_of(&e.id)).collect(),
            line: allotment.shares.classes.iter().zip(&study.classes).map(|(class, s)| place(class, &s.lines)).collect(),
            asked: study.asked.iter().map(|asked| [side(&asked.a), side(&asked.b)]).collect(),
            offset,
        }
    }
}

/// Counts so far, and marks of the draw at hand.
struct Counter<'a> {
    study: &'a Study,
    places: &'a Places,
    tally: Tally,
    /// Which draw (and dealing) last had a row, and a pair.
    row_seen: Vec<u64>,
    pair_seen: Vec<u64>,
    stamp: u64,
}

impl<'a> Counter<'a> {
    fn new(study: &'a Study, places: &'a Places) -> Self {
        let tally = Tally::none(study);
        let pairs = tally.under[0].drawn.len();
        Self { study, places, tally, row_seen: vec![0; study.rows.len()], pair_seen: vec![0; pairs], stamp: 0 }
    }

    fn draw(&mut self, sound: &Sound, allotment: &Allotment, number: u64) {
        let seed = key(number);
        let seats = lottery::round(&allotment.shares, &mut seed.stream(draw::ROUND_PURPOSE));
        self.tally.off_quota += u64::from(!meets_quotas(&allotment.shares, &seats));
        for (at, hands) in hands(sound, allotment, &seats, &seed, &DEALINGS).iter().enumerate() {
            self.stamp += 1;
            self.deal(at, hands);
        }
    }

    fn deal(&mut self, at: usize, hands: &[Hand]) {
        let under: &mut Under = &mut self.tally.under[at];
        let mut visited = self.study.forced.clone();
        for hand in hands {
            let row = self.places.row[hand.row].expect("only rows of the study have chances");
            let pair = self.places.offset[row] + self.places.line[hand.class][hand.arc];
            under.drawn[pair] += 1;
            self.pair_seen[pair] = self.stamp;
            let entry = &self.study.rows[row];
            visited[entry.county as usize] += u64::from(self.row_seen[row] != self.stamp && !entry.forced);
            self.row_seen[row] = self.stamp;
        }
        under.visits[0].count(visited.iter().sum());
        for (histogram, n) in under.visits[1..].iter_mut().zip(visited) {
            histogram.count(n);
        }
        let seen = |(row, pair): (usize, Option<usize>)| pair.map_or(self.row_seen[row], |pair| self.pair_seen[pair]) == self.stamp;
        for (sum, sides) in under.asked.iter_mut().zip(&self.places.asked) {
            let [a, b] = sides.map(seen).map(u64::from);
            *sum = (sum.0 + a, sum.1 + b, sum.2 + a * b);
        }
    }
}

/// Whether every quota of the tree holds.
fn meets_quotas(shares: &Shares, seats: &[Vec<u64>]) -> bool {
    let mut sums = vec![0u64; shares.nodes.len()];
    for (class, seats) in shares.classes.iter().zip(seats) {
        for (arc, n) in class.arcs.iter().zip(seats) {
            sums[shares.columns[arc.column as usize].node as usize] += n;
        }
    }
    for (at, node) in shares.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            sums[parent as usize] += sums[at];
        }
    }
    shares.nodes.iter().zip(&sums).all(|(node, sum)| (node.lo..=node.hi).contains(sum))
}
