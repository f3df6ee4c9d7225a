//! The whole search.

use super::anneal::Annealer;
use super::clock::{Budget, Clock, WHOLE};
use super::cooling::Cooling;
use super::instance::{Instance, Kind};
use crate::seed::{EH1, Seed};
use cpu_time::ProcessTime;

/// Routes for every customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Sum of all legs, in the unit of the instance.
    pub cost: i64,
    /// Customers of each route in order, routes by their first customer.
    pub routes: Vec<Vec<u32>>,
    /// Changes tried.
    pub iterations: u64,
}

/// No plan was found that serves all customers with the vehicles there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{customers} customers left over with {vehicles} vehicles")]
pub struct Unserved {
    /// Customers left over.
    pub customers: usize,
    /// Most vehicles.
    pub vehicles: usize,
}

/// First temperature, in thousandths of the mean leg between customers in the first plan.
const HOT: i64 = 450;

/// The same for many customers with windows, whose first plan is further from a good order.
const HOT_LARGE: i64 = 1400;

/// From this many customers on.
const LARGE: usize = 400;

/// Halvings of the temperature over the search, in 1/16.
const HALVINGS: u64 = 90;

/// Searches until the budget is used, counted in processor time from `since`.
///
/// # Errors
/// If the vehicles did not suffice within the budget.
pub fn solve(instance: &Instance, budget: Budget, since: ProcessTime, seed: u64) -> Result<Answer, Unserved> {
    match instance.kind {
        Kind::Cvrp => search::<false>(instance, budget, since, seed),
        Kind::Vrptw => search::<true>(instance, budget, since, seed),
    }
}

fn search<const TIMED: bool>(instance: &Instance, budget: Budget, since: ProcessTime, seed: u64) -> Result<Answer, Unserved> {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_be_bytes());
    let seed = Seed::from_key(EH1, key);
    let mut clock = Clock::new(budget, since);
    let mut annealer = Annealer::new::<TIMED>(instance, seed.stream("routing/change"), seed.stream("routing/accept"));
    let hot = annealer.plan.mean_leg(if TIMED && instance.customers() >= LARGE { HOT_LARGE } else { HOT });
    annealer.serve_all::<TIMED>(&mut clock, Cooling { first: hot, halvings: 0, from: 0, to: WHOLE });
    if annealer.best_cost == i64::MAX {
        return Err(Unserved { customers: annealer.plan.absent.len(), vehicles: annealer.plan.limit });
    }
    let from = clock.progress();
    annealer.run::<TIMED>(&mut clock, Cooling { first: hot, halvings: HALVINGS, from, to: WHOLE });
    let mut routes = annealer.best;
    routes.sort_unstable();
    Ok(Answer { cost: annealer.best_cost, routes, iterations: clock.iterations() })
}
