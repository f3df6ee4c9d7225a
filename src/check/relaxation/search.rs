//! The cheapest set of changes: best first over the moves, a minimum-cost flow for the limits (Land, Doig 1960).
//!
//! Every set of decisions has a lower bound that is rechecked in integers ([`super::flow::Graph::bound`]); a set is left when its
//! bound is no better than the best plan at hand. When nothing is left, the best plan is the cheapest.

use super::case::Case;
use super::moves::{Choice, Step};
use super::network::{Solved, solve};
use crate::record::Venue;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Decisions tried, at most.
const TRIES_MAX: usize = 4_000;
/// Arcs of all graphs together, at most: what keeps a large frame to seconds.
const ARCS_MAX: usize = 20_000_000;

/// The best plan found.
pub(super) struct Found {
    /// Moves made.
    pub made: Vec<bool>,
    /// Batches of every node.
    pub totals: Vec<u64>,
    /// Its price.
    pub price: u64,
    /// No plan is cheaper than this; the price itself if the search was complete.
    pub bound: u64,
}

/// The search under way.
struct Search<'c, 'a> {
    case: &'c mut Case<'a>,
    best: Option<Found>,
    tries: usize,
    arcs: usize,
}

/// The cheapest plan. None if the facts of a change do not hold together.
pub(super) fn cheapest(case: &mut Case<'_>) -> Option<Found> {
    let moves = case.moves.len();
    let mut search = Search { case, best: None, tries: 0, arcs: 0 };
    search.try_out(&vec![Choice::Left; moves])?;
    let mut queue = BinaryHeap::new();
    let mut waiting: Vec<Vec<Choice>> = Vec::new();
    search.enter(vec![Choice::Open; moves], &mut waiting, &mut queue)?;
    let mut bound = None;
    while let Some(Reverse((least, at, branch))) = queue.pop() {
        if least >= search.price() {
            break;
        }
        if search.tries >= TRIES_MAX || search.arcs >= ARCS_MAX {
            bound = Some(least);
            break;
        }
        let choices = std::mem::take(&mut waiting[at]);
        for choice in [Choice::Made, Choice::Left] {
            let mut choices = choices.clone();
            search.decide(&mut choices, branch, choice);
            search.enter(choices, &mut waiting, &mut queue)?;
        }
    }
    search.best.map(|best| Found { bound: bound.unwrap_or(best.price), ..best })
}

/// Sets of decisions by bound: bound, position, move to decide next.
type Queue = BinaryHeap<Reverse<(u64, usize, usize)>>;

impl Search<'_, '_> {
    fn price(&self) -> u64 {
        self.best.as_ref().map_or(u64::MAX, |best| best.price)
    }

    /// Price of the moves made.
    fn made(&self, choices: &[Choice]) -> u64 {
        self.case.moves.iter().zip(choices).filter(|(_, c)| **c == Choice::Made).map(|(m, _)| m.price).sum()
    }

    fn solve(&mut self, choices: &[Choice]) -> Option<Solved> {
        let forced = self.case.forced(choices)?;
        let solved = solve(self.case, choices, &forced);
        self.tries += 1;
        self.arcs += solved.arcs;
        Some(solved)
    }

    /// Everything decided: a plan. Where caps of sites exceed the limit of a company, that is raised, too.
    fn try_out(&mut self, choices: &[Choice]) -> Option<()> {
        let mut choices = choices.to_vec();
        let site_cap = [Venue::Ordinary, Venue::LargeRetail].map(|venue| self.case.cap(venue, &choices, false)).into_iter().max();
        while self.case.company_cap(&choices, false).is_some_and(|limit| Some(limit) < site_cap) {
            let step = (0..choices.len()).find(|&m| choices[m] != Choice::Made && self.case.moves[m].step == Step::Company);
            let Some(step) = step else { return Some(()) };
            choices[step] = Choice::Made;
        }
        let solved = self.solve(&choices)?;
        let price = self.made(&choices) + solved.price;
        if price < self.price() {
            let made = choices.iter().map(|&c| c == Choice::Made).collect();
            self.best = Some(Found { made, totals: solved.totals, price, bound: 0 });
        }
        Some(())
    }

    /// Bound a set of decisions, try the plan it suggests, and queue it if it may hold a better one.
    fn enter(&mut self, mut choices: Vec<Choice>, waiting: &mut Vec<Vec<Choice>>, queue: &mut Queue) -> Option<()> {
        let made = self.made(&choices);
        let mut before: Option<usize> = None;
        let mut steps = 0;
        for m in 0..choices.len() {
            if choices[m] == Choice::Open {
                let one = &self.case.moves[m];
                let follows = one.step.is_raise() && before.is_some_and(|b| self.case.moves[b].step == one.step);
                steps = if follows { steps + 1 } else { 1 };
                before = Some(m);
                if made + steps * one.price >= self.price() || one.most == 0 {
                    self.decide(&mut choices, m, Choice::Left);
                }
            }
        }
        let solved = self.solve(&choices)?;
        let bound = made + solved.bound;
        if bound >= self.price() {
            return Some(());
        }
        let mut suggested: Vec<Choice> = choices.iter().map(|&c| if c == Choice::Made { c } else { Choice::Left }).collect();
        for &m in &solved.used {
            suggested[m] = Choice::Made;
        }
        self.try_out(&suggested)?;
        let open = || choices.iter().position(|&c| c == Choice::Open);
        if let Some(branch) = solved.used.first().copied().or_else(open).filter(|_| bound < self.price()) {
            queue.push(Reverse((bound, waiting.len(), branch)));
            waiting.push(choices);
        }
        Some(())
    }

    /// Decide a move. A cap is raised step by step: without one step there is none after it.
    fn decide(&self, choices: &mut [Choice], m: usize, choice: Choice) {
        choices[m] = choice;
        let step = &self.case.moves[m].step;
        if choice == Choice::Left && step.is_raise() {
            let later = self.case.moves.iter().zip(choices.iter_mut()).skip(m).filter(|(one, _)| one.step == *step);
            later.for_each(|(_, choice)| *choice = Choice::Left);
        }
    }
}
