//! Ruin and recreate under simulated annealing (Schrimpf et al. 2000, doi:10.1006/jcph.1999.6413).

use super::chance::Chance;
use super::clock::Clock;
use super::cooling::{Cooling, slack};
use super::instance::Instance;
use super::plan::Plan;
use super::recreate::Recreate;
use super::ruin::ruin;
use crate::seed::Stream;

/// A plan under way, and the best one with every customer served.
#[derive(Debug)]
pub(super) struct Annealer<'a> {
    pub instance: &'a Instance,
    pub plan: Plan,
    pub best: Vec<Vec<u32>>,
    pub best_cost: i64,
    chance: Chance,
    accept: Stream,
    recreate: Recreate,
    out: Vec<u32>,
}

impl<'a> Annealer<'a> {
    /// All customers inserted once, as far as vehicles allow.
    pub fn new<const TIMED: bool>(instance: &'a Instance, choose: Stream, accept: Stream) -> Self {
        let mut annealer = Self {
            instance,
            plan: Plan::new(instance),
            best: Vec::new(),
            best_cost: i64::MAX,
            chance: Chance::new(choose),
            accept,
            recreate: Recreate::new(instance),
            out: Vec::new(),
        };
        annealer.plan.begin();
        annealer.put_back::<TIMED>();
        annealer.keep();
        annealer
    }

    fn put_back<const TIMED: bool>(&mut self) {
        self.out.append(&mut self.plan.absent);
        self.recreate.recreate::<TIMED>(self.instance, &mut self.plan, &mut self.chance, &mut self.out);
        self.out.clear();
    }

    fn change<const TIMED: bool>(&mut self) {
        self.plan.begin();
        ruin::<TIMED>(self.instance, &mut self.plan, &mut self.chance, &mut self.out);
        self.put_back::<TIMED>();
    }

    fn keep(&mut self) {
        self.plan.keep();
        if self.plan.absent.is_empty() && self.plan.cost < self.best_cost {
            self.best_cost = self.plan.cost;
            self.plan.copy_to(&mut self.best);
        }
    }

    /// Until nobody is absent or the clock has run out. A change is kept if those it leaves out have been left out less often
    /// (Christiaens, Vanden Berghe 2020, §4.6), or if nobody more is left out and the annealing accepts its cost.
    pub fn serve_all<const TIMED: bool>(&mut self, clock: &mut Clock, cooling: Cooling) {
        let mut times = vec![0_u64; self.instance.stops()];
        let sum = |times: &[u64], absent: &[u32]| absent.iter().map(|&c| times[c as usize]).sum::<u64>();
        while !self.plan.absent.is_empty() && clock.progress() < cooling.to {
            let (cost, absent) = (self.plan.cost, self.plan.absent.len());
            let before = sum(&times, &self.plan.absent);
            self.change::<TIMED>();
            let fewer = sum(&times, &self.plan.absent) < before || self.plan.absent.is_empty();
            for &customer in &self.plan.absent {
                times[customer as usize] += 1;
            }
            let slack = slack(cooling.at(clock.progress()), &mut self.accept);
            if fewer || self.plan.absent.len() <= absent && self.plan.cost < cost + slack {
                self.keep()
            } else {
                self.plan.undo()
            }
            clock.tick();
        }
    }

    /// Until the end of the cooling. Changes that leave someone out are not kept.
    pub fn run<const TIMED: bool>(&mut self, clock: &mut Clock, cooling: Cooling) {
        let (mut temperature, mut seen) = (cooling.at(clock.progress()), clock.progress());
        while clock.progress() < cooling.to {
            if clock.progress() != seen {
                seen = clock.progress();
                temperature = cooling.at(seen);
            }
            let most = self.plan.cost + slack(temperature, &mut self.accept);
            self.change::<TIMED>();
            if self.plan.absent.is_empty() && self.plan.cost < most {
                self.keep()
            } else {
                self.plan.undo()
            }
            clock.tick();
        }
    }
}
