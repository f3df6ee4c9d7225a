//! Prices that prove the most: column generation over journeys, with cuts.

use super::case::Case;
use super::cut::Cut;
use super::ground::Ground;
use super::price::{Care, Journey, PAIRS_MAX, cheapest};
use super::prices::{Prices, Proof, reduced};
use super::shares::{SHARES, share, whole_week};
use super::simplex::{Column, Program};
use super::{entries, pairs};
use crate::base::Progress;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// 1/1000 fen in the unit of the linear program.
const UNIT: f64 = 1e5;
/// Pivots between two pricings, at most.
const PIVOTS: usize = 100_000;
/// Journeys taken from a ground at once.
const AT_ONCE: usize = 40;
/// Next doors tried in the two quick ways.
const FEW: Care = Care::Quick(8);
const MORE: Care = Care::Quick(20);
/// Cuts stop when a whole round of them gains less than this part of the cost.
const GAIN: f64 = 4e-4;
/// The search ends this close to what it can reach.
const CLOSE: f64 = 1e-4;
/// Rounds kept for exact pricing at the end of a budget.
const EXACT_ROUNDS: u64 = 25;

/// Column generation in progress. Rows: visits; grounds; classes × labs; classes × labs × shares; cuts.
pub(super) struct Master<'a, 'b> {
    case: &'a Case<'b>,
    program: Program,
    known: BTreeSet<(usize, Vec<Vec<usize>>)>,
    /// Ground and journey by column.
    journeys: BTreeMap<usize, (usize, Journey)>,
    cuts: Vec<Cut>,
}

impl<'a, 'b> Master<'a, 'b> {
    pub fn new(case: &'a Case<'b>) -> Self {
        // ties in the right sides are slow: a little more of each, by a fixed pattern
        let nudge = |i: usize| 1e-5 * (1.0 + ((i * 7919) % 1009) as f64 / 1009.0);
        let visits = case.tasks.len();
        let whole = case
            .classes
            .iter()
            .flat_map(|weeks| (0..case.facts.labs.len() * SHARES).map(|i| whole_week(i % SHARES) as f64 * weeks.len() as f64));
        let right = (0..visits).map(|_| 1.0).chain(case.grounds.iter().map(|g| g.team_days as f64));
        let right = right.chain(case.intake.iter().flatten().map(|n| *n as f64)).chain(whole);
        let right: Vec<f64> = right.enumerate().map(|(i, r)| r + nudge(i)).collect();
        let dear = |i: usize| if i < visits { 3.0 * alone(case, i) / UNIT } else { 0.0 };
        let first = (0..right.len()).map(|i| Column { cost: dear(i), rows: vec![(i, 1.0)] }).collect();
        let mut program = Program::new(right, first);
        // a visit may be made more often than once
        (0..visits).for_each(|i| program.add(Column { cost: 0.0, rows: vec![(i, -1.0)] }));
        Self { case, program, known: BTreeSet::new(), journeys: BTreeMap::new(), cuts: Vec::new() }
    }

    fn first_batch(&self) -> usize {
        self.case.tasks.len() + self.case.grounds.len()
    }

    fn first_share(&self) -> usize {
        self.first_batch() + self.case.classes.len() * self.case.facts.labs.len()
    }

    fn first_cut(&self) -> usize {
        self.first_share() + self.case.classes.len() * self.case.facts.labs.len() * SHARES
    }

    /// One more column, if it is a new one.
    fn add(&mut self, g: usize, journey: Journey) -> bool {
        if !self.known.insert((g, journey.days.clone())) {
            return false;
        }
        let ground = &self.case.grounds[g];
        let labs = self.case.facts.labs.len();
        let mut rows: BTreeMap<usize, i64> = BTreeMap::new();
        let mut put = |row: usize, n: i64| *rows.entry(row).or_insert(0) += n;
        let visits: Vec<usize> = journey.days.iter().flatten().map(|&d| ground.visits[d]).collect();
        for &v in &visits {
            put(v, 1);
            self.case.loads[v].iter().for_each(|&(l, n)| put(self.first_batch() + ground.class * labs + l, n));
        }
        put(self.case.tasks.len() + g, journey.days.len() as i64);
        for &l in &self.case.counted[ground.org] {
            let n: i64 = visits.iter().map(|&v| self.case.batches(v, l)).sum();
            let first = self.first_share() + (ground.class * labs + l) * SHARES;
            (0..SHARES).for_each(|k| put(first + k, share(k, n, self.case.week(l))));
        }
        for (i, cut) in self.cuts.iter().enumerate().filter(|(_, c)| c.org() == ground.org) {
            put(self.first_cut() + i, cut.of(ground, &journey));
        }
        let rows = rows.into_iter().filter(|r| r.1 != 0).map(|(r, n)| (r, n as f64)).collect();
        self.journeys.insert(self.program.len(), (g, journey.clone()));
        self.program.add(Column { cost: journey.price as f64 / UNIT, rows });
        true
    }

    /// The program's prices in whole 1/1000 fen.
    fn prices(&self) -> Prices {
        let (visits, labs) = (self.case.tasks.len(), self.case.facts.labs.len());
        let all: Vec<i64> = self.program.prices().iter().map(|p| (p * UNIT).round() as i64).collect();
        let taken = |from: usize, to: usize| all[from..to].iter().map(|p| (-p).max(0)).collect::<Vec<i64>>();
        let shares = taken(self.first_share(), self.first_cut());
        let shares: Vec<[i64; SHARES]> = shares.chunks(SHARES).map(|c| std::array::from_fn(|k| c[k])).collect();
        Prices {
            visits: all[..visits].iter().map(|p| (*p).max(0)).collect(),
            days: taken(visits, self.first_batch()),
            batches: taken(self.first_batch(), self.first_share()).chunks(labs.max(1)).map(<[i64]>::to_vec).collect(),
            shares: shares.chunks(labs.max(1)).map(<[_]>::to_vec).collect(),
            cuts: all[self.first_cut()..].iter().map(|p| (*p).max(0)).collect(),
        }
    }

    /// Cuts that the journeys in use miss; how many.
    fn cut(&mut self) -> usize {
        let before = self.cuts.len();
        let used: Vec<(usize, Journey, f64)> = (self.program.taken().filter(|t| t.1 > 1e-7))
            .filter_map(|(c, x)| self.journeys.get(&c).map(|(g, j)| (*g, j.clone(), x)))
            .collect();
        for org in 0..self.case.facts.orgs.len() {
            let own: Vec<(Vec<usize>, f64)> = (used.iter().filter(|(g, ..)| self.case.grounds[*g].org == org))
                .map(|(g, j, x)| (j.days.iter().flatten().map(|&d| self.case.grounds[*g].visits[d]).collect(), *x))
                .collect();
            let mut cuts = entries::missed(self.case, org, &own);
            if cuts.len() < 3 {
                cuts.extend(pairs::missed(org, &own));
            }
            cuts.into_iter().for_each(|cut| self.add_cut(cut));
        }
        self.cuts.len() - before
    }

    fn add_cut(&mut self, cut: Cut) {
        let full = |g: &&Ground| cut.pairs_in(g) && self.cuts.iter().filter(|c| c.pairs_in(g)).count() >= PAIRS_MAX;
        if self.cuts.contains(&cut) || self.case.grounds.iter().any(|g| full(&g)) {
            return;
        }
        let of = |column: usize| match self.journeys.get(&column) {
            Some((g, journey)) if self.case.grounds[*g].org == cut.org() => cut.of(&self.case.grounds[*g], journey) as f64,
            _ => 0.0,
        };
        let row = self.first_cut() + self.cuts.len();
        self.program.add_row(cut.right() as f64 + 1e-6, of, 1e5);
        self.program.add(Column { cost: 0.0, rows: vec![(row, -1.0)] });
        self.cuts.push(cut);
    }

    /// Rounds of pricing, at most so many; the best proof seen, and its cuts.
    pub fn run(mut self, rounds: u64, progress: &dyn Progress) -> (Proof, Vec<Cut>) {
        let case = self.case;
        let prices = Prices::zero(case);
        let mut best = (Proof { bound: 0, least: vec![0; case.grounds.len()], prices }, 0);
        let (mut care, mut cutting, mut cost_before_cuts) = (FEW, true, 0.0);
        for round in 0..rounds {
            progress.at("bound", round, rounds);
            self.program.solve(PIVOTS);
            let cost = self.program.cost() * UNIT;
            if rounds - round <= EXACT_ROUNDS {
                (care, cutting) = (Care::Exact, false);
            }
            let prices = self.prices();
            let found: Vec<(i64, Vec<Journey>)> = (0..case.grounds.len())
                .into_par_iter()
                .map(|g| {
                    let (ground, tariff) = (&case.grounds[g], prices.tariff(case, &self.cuts, g));
                    let (least, mut journeys) = cheapest(ground, &tariff, care);
                    journeys.truncate(AT_ONCE);
                    debug_assert!(journeys.iter().all(|j| reduced(ground, &tariff, j) == j.reduced));
                    (least, journeys)
                })
                .collect();
            if care == Care::Exact {
                let least: Vec<i64> = found.iter().map(|f| f.0).collect();
                let bound = prices.bound(case, &self.cuts, &least);
                if bound > best.0.bound {
                    best = (Proof { prices, least, bound }, self.cuts.len());
                }
            }
            let journeys = found.into_iter().enumerate().flat_map(|(g, f)| f.1.into_iter().map(move |j| (g, j)));
            let added = journeys.filter(|(_, j)| j.reduced < -1).filter(|(g, j)| self.add(*g, j.clone())).count();
            let reached = care == Care::Exact && (added == 0 || cost - (best.0.bound as f64) < cost * CLOSE);
            if reached {
                break;
            }
            if added == 0 {
                cutting = cutting && cost - cost_before_cuts > cost * GAIN;
                care = match care {
                    FEW if cutting && self.cut() > 0 => {
                        cost_before_cuts = cost;
                        FEW
                    }
                    FEW => MORE,
                    _ => Care::Exact,
                };
            }
        }
        progress.at("bound", rounds, rounds);
        let (proof, cuts) = best;
        (proof, self.cuts.into_iter().take(cuts).collect())
    }
}

/// Price of a day to a visit alone.
fn alone(case: &Case<'_>, visit: usize) -> f64 {
    let of = |g: &Ground| g.visits.binary_search(&visit).ok().map(|d| g.day_price + 2 * g.leg(d, g.len()).0);
    case.grounds.iter().find_map(of).unwrap_or(0) as f64
}
