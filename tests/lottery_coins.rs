//! Every coin path of small lotteries, in exact fractions: probabilities, quotas, caps, floors.

mod lottery_kit;

use evenhand::lottery::{Coin, Problem, round, round_with, share};
use evenhand::record::{ClassRow, Shares};
use lottery_kit::{Q, class, columns, count, keeps, node, random, random_two_sided, stream};

/// Coins that fall as written; the first one beyond the script is remembered.
struct Script<'a> {
    falls: &'a [bool],
    asked: usize,
    open: Option<Q>,
}

impl Coin for Script<'_> {
    fn rises(&mut self, num: u64, den: u64) -> bool {
        assert!(0 < num && num < den, "a coin has two sides");
        let fall = self.falls.get(self.asked).copied();
        self.asked += 1;
        if fall.is_none() && self.open.is_none() {
            self.open = Some(Q::of(num, den));
        }
        fall.unwrap_or(true)
    }
}

/// All coin paths of a lottery from a script on.
struct Paths<'a> {
    problem: &'a Problem,
    shares: &'a Shares,
    seen: u64,
}

impl Paths<'_> {
    /// Expected seats after these falls; every end is checked on the way.
    fn expect(&mut self, falls: &mut Vec<bool>) -> Vec<Vec<Q>> {
        let mut script = Script { falls, asked: 0, open: None };
        let seats = round_with(self.shares, &mut script);
        let Some(rise) = script.open else {
            self.seen += 1;
            self.check(&seats);
            return seats.iter().map(|arcs| arcs.iter().map(|&m| Q::whole(m)).collect()).collect();
        };
        falls.push(true);
        let up = self.expect(falls);
        falls.pop();
        falls.push(false);
        let down = self.expect(falls);
        falls.pop();
        mix(&up, &down, rise, rise.rest())
    }

    fn check(&self, seats: &[Vec<u64>]) {
        assert!(keeps(self.problem, seats), "every cap and quota: {seats:?}");
        for (class, arcs) in self.shares.classes.iter().zip(seats) {
            let near = |flow: u64, m: u64| m == flow / class.den || m == flow.div_ceil(class.den);
            assert!(class.arcs.iter().zip(arcs).all(|(arc, &m)| near(arc.flow, m)), "every arc");
            assert!(near(class.arcs.iter().map(|arc| arc.flow).sum(), arcs.iter().sum()), "every class");
            for b in 0..class.buckets.len() as u64 {
                let inside = || class.arcs.iter().zip(arcs).filter(|(arc, _)| arc.bucket == Some(b));
                assert!(near(inside().map(|(arc, _)| arc.flow).sum(), inside().map(|(_, m)| m).sum()), "every bucket");
            }
        }
        let (share, seats) = (columns_and_nodes(self.shares, None), columns_and_nodes(self.shares, Some(seats)));
        assert!(share.iter().zip(&seats).all(|(share, seats)| seats.num == share.floor() || seats.num == share.ceil()), "every quota");
    }
}

fn mix(up: &[Vec<Q>], down: &[Vec<Q>], rise: Q, fall: Q) -> Vec<Vec<Q>> {
    let each = |(u, d): (&Q, &Q)| u.times(rise).plus(d.times(fall));
    up.iter().zip(down).map(|(up, down)| up.iter().zip(down).map(each).collect()).collect()
}

/// Totals of columns, then nodes: of the shares, or of seats.
fn columns_and_nodes(shares: &Shares, seats: Option<&[Vec<u64>]>) -> Vec<Q> {
    let columns = shares.columns.len();
    let mut totals = vec![Q::whole(0); columns + shares.nodes.len()];
    for (k, class) in shares.classes.iter().enumerate() {
        for (a, arc) in class.arcs.iter().enumerate() {
            let amount = seats.map_or(Q::of(arc.flow, class.den), |seats| Q::whole(seats[k][a]));
            totals[arc.column as usize] = totals[arc.column as usize].plus(amount);
        }
    }
    let ways = shares.columns.iter().map(|column| Some(column.node)).chain(shares.nodes.iter().map(|node| node.parent));
    for (at, to) in ways.enumerate() {
        if let Some(to) = to {
            totals[columns + to as usize] = totals[columns + to as usize].plus(totals[at]);
        }
    }
    totals
}

/// Coin paths of a lottery; over all of them every arc expects its share.
fn exact_paths(problem: &Problem, shares: &Shares, number: u64) -> u64 {
    let mut all = Paths { problem, shares, seen: 0 };
    let expected = all.expect(&mut vec![]);
    for (class, expected) in shares.classes.iter().zip(&expected) {
        let share: Vec<Q> = class.arcs.iter().map(|arc| Q::of(arc.flow, class.den)).collect();
        assert_eq!(&share, expected, "instance {number}: {problem:?}");
    }
    all.seen
}

#[test]
fn every_coin_path_is_exact() {
    let (mut instances, mut paths) = (0, 0);
    for number in 0..count("EVENHAND_COINS", 3_000) {
        let problem = random(&mut stream(1, number));
        let Ok(shares) = share(&problem) else { continue };
        instances += 1;
        paths += exact_paths(&problem, &shares, number);
    }
    assert!(instances > 500 && paths > 2 * instances, "{paths} paths of {instances} lotteries");
    println!("{paths} coin paths of {instances} lotteries, no deviation");
}

/// The same where companies limit rows of several classes. Only grids of small fractions: the product of all coins of a path
/// has to fit the test's own exact fractions.
#[test]
fn every_coin_path_is_exact_with_groups() {
    let (mut instances, mut paths) = (0, 0);
    for number in 0..count("EVENHAND_COINS", 3_000) {
        let problem = random_two_sided(&mut stream(4, number));
        let Ok(shares) = share(&problem) else { continue };
        let small = |class: &ClassRow| class.arcs.iter().all(|arc| Q::of(arc.flow, class.den).den <= 60);
        if shares.grid.is_none() || !shares.classes.iter().all(small) {
            continue;
        }
        instances += 1;
        paths += exact_paths(&problem, &shares, number);
    }
    assert!(instances > 50 && paths > instances, "{paths} paths of {instances} lotteries");
    println!("{paths} coin paths of {instances} lotteries with groups, no deviation");
}

#[test]
fn one_stream_gives_one_outcome() {
    for number in 0..200 {
        let Ok(shares) = share(&random(&mut stream(1, number))) else { continue };
        assert_eq!(round(&shares, &mut stream(9, number)), round(&shares, &mut stream(9, number)));
    }
}

/// Within one column no two classes are positively correlated: over all paths, E[st] ≤ E[s] E[t].
#[test]
fn no_two_arcs_of_a_column_rise_together() {
    let problem = Problem {
        classes: vec![class("a", 3, 1, 1, &[0, 1]), class("b", 4, 1, 1, &[0]), class("c", 2, 2, 2, &[0, 1]), class("d", 5, 1, 2, &[1])],
        columns: columns(&[0, 1]),
        nodes: vec![node("x", None, 3, 3), node("y", None, 4, 4)],
        groups: vec![],
    };
    let shares = share(&problem).unwrap();
    let loose = |k: usize, a: usize| !shares.classes[k].arcs[a].flow.is_multiple_of(shares.classes[k].den);
    assert!(loose(0, 0) && loose(1, 0) && loose(2, 0), "three fractions compete in the first column");
    let mut all = vec![];
    collect(&shares, &mut vec![], Q::whole(1), &mut all);
    let mean = |value: &dyn Fn(&Vec<Vec<u64>>) -> u64| {
        all.iter().fold(Q::whole(0), |sum, (chance, seats)| sum.plus(chance.times(Q::whole(value(seats)))))
    };
    for (k, l) in [(0, 1), (0, 2), (1, 2)] {
        let both = mean(&|seats| seats[k][0] * seats[l][0]);
        assert!(both <= mean(&|seats| seats[k][0]).times(mean(&|seats| seats[l][0])), "{k} and {l}");
    }
}

/// Every end with its probability.
fn collect(shares: &Shares, falls: &mut Vec<bool>, chance: Q, all: &mut Vec<(Q, Vec<Vec<u64>>)>) {
    let mut script = Script { falls, asked: 0, open: None };
    let seats = round_with(shares, &mut script);
    let Some(rise) = script.open else { return all.push((chance, seats)) };
    for (fall, chance) in [(true, chance.times(rise)), (false, chance.times(rise.rest()))] {
        falls.push(fall);
        collect(shares, falls, chance, all);
        falls.pop();
    }
}
