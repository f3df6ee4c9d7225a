//! Greedy insertion with blinks (Christiaens, Vanden Berghe 2020, doi:10.1287/trsc.2019.0914, §4.3–4.4).

use super::chance::Chance;
use super::instance::{Instance, Kind};
use super::plan::{ABSENT, Plan};
use super::route::Route;

/// A customer is tried in the routes of this many of its neighbours.
const NEIGHBOURS: usize = 24;

/// Up to this many customers every route is tried.
const SMALL: usize = 120;

/// Once in this many times a better place is overlooked.
const BLINK: usize = 100;

/// Memory of the insertion.
#[derive(Debug)]
pub(super) struct Recreate {
    seen: Vec<u32>,
    round: u32,
    keys: Vec<(i64, u32)>,
}

#[derive(Clone, Copy)]
struct Best {
    cost: i32,
    route: u32,
    at: u32,
}

impl Recreate {
    pub fn new(instance: &Instance) -> Self {
        Self { seen: vec![0; instance.stops() + 1], round: 0, keys: Vec::new() }
    }

    /// Puts the customers of `out` back, each where it costs least; those without a place become absent.
    pub fn recreate<const TIMED: bool>(&mut self, instance: &Instance, plan: &mut Plan, chance: &mut Chance, out: &mut [u32]) {
        self.order::<TIMED>(instance, chance, out);
        for &customer in out.iter() {
            match self.best::<TIMED>(instance, plan, chance, customer) {
                Some(best) => plan.insert::<TIMED>(instance, best.route as usize, best.at as usize, customer),
                None => plan.absent.push(customer),
            }
        }
    }

    /// Random 4, by demand 4, far first 2, close first 1; with windows also by their length 2, beginning 2, end 2 (§4.3).
    fn order<const TIMED: bool>(&mut self, instance: &Instance, chance: &mut Chance, out: &mut [u32]) {
        let key: &dyn Fn(usize) -> i64 = match chance.below(if TIMED { 17 } else { 11 }) {
            0..4 => return chance.shuffle(out),
            4..8 => &|c| -i64::from(instance.demand[c]),
            8..10 => &|c| -i64::from(instance.row(0)[c]),
            10 => &|c| i64::from(instance.row(0)[c]),
            11..13 => &|c| i64::from(instance.due[c] - instance.ready[c]),
            13..15 => &|c| i64::from(instance.ready[c]),
            _ => &|c| -i64::from(instance.due[c]),
        };
        self.keys.clear();
        self.keys.extend(out.iter().map(|&c| (key(c as usize), c)));
        self.keys.sort_unstable();
        for (into, &(_, customer)) in out.iter_mut().zip(&self.keys) {
            *into = customer;
        }
    }

    fn best<const TIMED: bool>(&mut self, instance: &Instance, plan: &mut Plan, chance: &mut Chance, customer: u32) -> Option<Best> {
        let row = instance.row(customer);
        let mut best = Best { cost: i32::MAX, route: ABSENT, at: 0 };
        let room = instance.capacity - instance.demand[customer as usize];
        let small = instance.customers() <= SMALL;
        if small {
            for (r, route) in plan.routes.iter().enumerate() {
                if route.load <= room {
                    scan::<TIMED>(instance, route, row, customer, chance, r as u32, &mut best);
                }
            }
        } else {
            self.round += 1;
            for &other in &instance.near(customer)[..NEIGHBOURS] {
                let r = plan.route_of[other as usize];
                if r != ABSENT && self.seen[r as usize] != self.round {
                    self.seen[r as usize] = self.round;
                    let route = &plan.routes[r as usize];
                    if route.load <= room {
                        scan::<TIMED>(instance, route, row, customer, chance, r, &mut best);
                    }
                }
            }
            if best.route == ABSENT {
                for (r, route) in plan.routes.iter().enumerate() {
                    if route.load <= room {
                        scan::<TIMED>(instance, route, row, customer, chance, r as u32, &mut best);
                    }
                }
            }
        }
        if best.cost > 2 * row[0]
            && room >= 0
            && alone_in_time::<TIMED>(instance, customer)
            && let Some(empty) = plan.open(instance)
        {
            return Some(Best { cost: 2 * row[0], route: empty as u32, at: 1 });
        }
        (best.route != ABSENT).then_some(best)
    }
}

/// Whether a vehicle that serves this customer alone keeps its window and the depot's.
fn alone_in_time<const TIMED: bool>(instance: &Instance, customer: u32) -> bool {
    let (c, leg) = (customer as usize, instance.row(0)[customer as usize]);
    let start = (instance.ready[0] + leg).max(instance.ready[c]);
    !TIMED || start <= instance.due[c] && start + instance.service[c] + leg <= instance.due[0]
}

#[inline]
fn scan<const TIMED: bool>(instance: &Instance, route: &Route, row: &[i32], customer: u32, chance: &mut Chance, r: u32, best: &mut Best) {
    debug_assert!(TIMED == (instance.kind == Kind::Vrptw));
    let c = customer as usize;
    let mut to = row[0];
    for (i, (&after, &leg)) in route.nodes[1..].iter().zip(&route.legs).enumerate() {
        let from = row[after as usize];
        let cost = to.wrapping_add(from).wrapping_sub(leg);
        if cost < best.cost {
            let fits = !TIMED || {
                let start = route.leave[i].wrapping_add(to).max(instance.ready[c]);
                start <= instance.due[c] && start.wrapping_add(instance.service[c]).wrapping_add(from) <= route.late[i + 1]
            };
            if fits && !chance.once_in(BLINK) {
                *best = Best { cost, route: r, at: i as u32 + 1 };
            }
        }
        to = from;
    }
}
