//! The weighted total of failing batches is unbiased: every coin path of small lotteries and every order of the tickets.

mod lottery_kit;

use evenhand::lottery::{Coin, deal_class, round_with, share};
use evenhand::record::{Dealing, Shares};
use evenhand::report::statistics::{Observed, estimate};
use lottery_kit::{random, stream};

/// Coins that fall as written; the first one beyond the script is remembered.
struct Script<'a> {
    falls: &'a [bool],
    asked: usize,
    open: Option<(u64, u64)>,
}

impl Coin for Script<'_> {
    fn rises(&mut self, num: u64, den: u64) -> bool {
        let fall = self.falls.get(self.asked).copied();
        self.asked += 1;
        if fall.is_none() && self.open.is_none() {
            self.open = Some((num, den));
        }
        fall.unwrap_or(true)
    }
}

/// All outcomes of the rounding with their probabilities.
fn outcomes(shares: &Shares, falls: &mut Vec<bool>, chance: f64, found: &mut Vec<(f64, Vec<Vec<u64>>)>) {
    let mut script = Script { falls, asked: 0, open: None };
    let seats = round_with(shares, &mut script);
    let Some((num, den)) = script.open else {
        found.push((chance, seats));
        return;
    };
    let rise = num as f64 / den as f64;
    for (fall, part) in [(true, rise), (false, 1.0 - rise)] {
        falls.push(fall);
        outcomes(shares, falls, chance * part, found);
        falls.pop();
    }
}

fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let all = orders(n - 1);
    all.iter()
        .flat_map(|order| {
            (0..n).map(|at| {
                let mut o = order.clone();
                o.insert(at, n - 1);
                o
            })
        })
        .collect()
}

/// Whether a pair fails: any fixed pattern will do.
fn fails(class: usize, member: usize, arc: usize) -> bool {
    (3 * class + 5 * member + 7 * arc) % 4 < 2
}

#[test]
fn expectation_over_all_outcomes_is_the_truth() {
    let (mut seen, mut unequal) = (0, 0);
    for number in 0..600 {
        let problem = random(&mut stream(11, number));
        let Ok(shares) = share(&problem) else { continue };
        let mut found = Vec::new();
        outcomes(&shares, &mut vec![], 1.0, &mut found);
        for dealing in [Dealing::Spread, Dealing::Combine] {
            // Σ over classes is linear: each class has its own orders
            let (mut expected, mut weights, mut truth, mut frame) = (0.0, 0.0, 0.0, 0.0);
            for (k, class) in shares.classes.iter().enumerate() {
                let all = orders(class.size as usize);
                for (chance, seats) in &found {
                    let hands = deal_class(class, &seats[k], dealing);
                    for order in &all {
                        let batches: Vec<Observed> = hands
                            .iter()
                            .zip(order)
                            .flat_map(|(hand, &member)| hand.iter().map(move |&arc| (member, arc)))
                            .map(|(member, arc)| Observed {
                                enterprise: member,
                                probability: (class.arcs[arc].flow, class.den * class.size),
                                fails: fails(k, member, arc),
                            })
                            .collect();
                        let e = estimate(&batches);
                        let part = chance / all.len() as f64;
                        expected += part * e.map_or(0.0, |e| e.failing);
                        weights += part * e.map_or(0.0, |e| e.weight);
                    }
                }
                for (arc, row) in class.arcs.iter().enumerate().filter(|(_, row)| row.flow > 0) {
                    truth += (0..class.size as usize).filter(|&member| fails(k, member, arc)).count() as f64;
                    frame += class.size as f64;
                    unequal += u64::from(row.flow % (class.den * class.size) != 0);
                }
            }
            assert!((expected - truth).abs() < 1e-8, "instance {number}, {dealing:?}: {expected}, not {truth}");
            assert!((weights - frame).abs() < 1e-8, "instance {number}, {dealing:?}: {weights}, not {frame}");
        }
        seen += 1;
    }
    assert!(seen > 200 && unequal > 200, "{seen} lotteries, {unequal} uncertain arcs");
}
