//! A set of routes that can be changed and put back.

use super::cooling::share;
use super::instance::Instance;
use super::route::Route;

/// In no route.
pub(super) const ABSENT: u32 = u32::MAX;

/// Routes (none empty between two changes), the customers in none, and what is needed to undo.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub routes: Vec<Route>,
    /// Route of each stop, [`ABSENT`] if in none.
    pub route_of: Vec<u32>,
    pub absent: Vec<u32>,
    pub cost: i64,
    /// Most routes.
    pub limit: usize,
    /// Routes as they were before the change: the first `saved_len` of `saved`.
    saved: Vec<(u32, Route)>,
    saved_len: usize,
    touched: Vec<bool>,
    before: (usize, i64),
    absent_before: Vec<u32>,
    spare: Vec<Route>,
}

impl Plan {
    /// Every customer absent.
    pub fn new(instance: &Instance) -> Self {
        Self {
            routes: Vec::new(),
            route_of: vec![ABSENT; instance.stops()],
            absent: (1..instance.stops() as u32).collect(),
            cost: 0,
            limit: instance.vehicles.unwrap_or(usize::MAX).min(instance.customers()),
            saved: Vec::new(),
            saved_len: 0,
            touched: Vec::new(),
            before: (0, 0),
            absent_before: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// Remembers this state for [`Plan::undo`].
    pub fn begin(&mut self) {
        self.saved_len = 0;
        self.before = (self.routes.len(), self.cost);
        self.absent_before.clone_from(&self.absent);
        self.touched.clear();
        self.touched.resize(self.routes.len(), false);
    }

    fn touch(&mut self, route: usize) {
        if route < self.before.0 && !self.touched[route] {
            self.touched[route] = true;
            if self.saved.len() == self.saved_len {
                self.saved.push((0, Route::default()));
            }
            let slot = &mut self.saved[self.saved_len];
            slot.0 = route as u32;
            slot.1.copy(&self.routes[route]);
            self.saved_len += 1;
        }
    }

    /// Whether the change has already touched a route.
    pub fn is_touched(&self, route: usize) -> bool {
        self.touched.get(route).is_none_or(|&t| t)
    }

    /// Puts a customer of no route between places `at − 1` and `at`.
    pub fn insert<const TIMED: bool>(&mut self, instance: &Instance, route: usize, at: usize, customer: u32) {
        self.touch(route);
        let changed = &mut self.routes[route];
        let opened = changed.legs[at - 1];
        changed.insert::<TIMED>(instance, at, customer);
        self.cost += i64::from(changed.legs[at - 1]) + i64::from(changed.legs[at]) - i64::from(opened);
        self.route_of[customer as usize] = route as u32;
    }

    /// Takes out places `from..to` and notes the customers in `out`.
    pub fn remove<const TIMED: bool>(&mut self, instance: &Instance, route: usize, from: usize, to: usize, out: &mut Vec<u32>) {
        self.touch(route);
        let changed = &mut self.routes[route];
        let gone: i64 = changed.legs[from - 1..to].iter().map(|&leg| i64::from(leg)).sum();
        for &customer in &changed.nodes[from..to] {
            self.route_of[customer as usize] = ABSENT;
            out.push(customer);
        }
        changed.remove::<TIMED>(instance, from, to);
        self.cost += i64::from(changed.legs[from - 1]) - gone;
    }

    /// An empty route, unless all vehicles are out.
    pub fn open(&mut self, instance: &Instance) -> Option<usize> {
        if let Some(empty) = self.routes.iter().position(Route::is_empty) {
            return Some(empty);
        }
        (self.routes.len() < self.limit).then(|| {
            let mut route = self.spare.pop().unwrap_or_default();
            route.reset(instance);
            self.routes.push(route);
            self.routes.len() - 1
        })
    }

    /// Back to the state of [`Plan::begin`].
    pub fn undo(&mut self) {
        let (count, cost) = self.before;
        self.spare.extend(self.routes.drain(count..));
        for (route, old) in &mut self.saved[..self.saved_len] {
            let changed = &mut self.routes[*route as usize];
            std::mem::swap(changed, old);
            for &customer in changed.customers() {
                self.route_of[customer as usize] = *route;
            }
        }
        self.absent.clone_from(&self.absent_before);
        for &customer in &self.absent {
            self.route_of[customer as usize] = ABSENT;
        }
        self.cost = cost;
        self.saved_len = 0;
    }

    /// Keeps the change; empty routes leave.
    pub fn keep(&mut self) {
        for i in (0..self.routes.len()).rev() {
            if self.routes[i].is_empty() {
                self.spare.push(self.routes.swap_remove(i));
                if let Some(moved) = self.routes.get(i) {
                    for &customer in moved.customers() {
                        self.route_of[customer as usize] = i as u32;
                    }
                }
            }
        }
        self.saved_len = 0;
    }

    /// Mean leg between two customers (any leg if there is none) in thousandths, as a temperature. Legs to the depot may be so
    /// long that they say nothing about the changes to come.
    pub fn mean_leg(&self, thousandths: i64) -> i64 {
        let inner = self.routes.iter().flat_map(|route| &route.legs[1..route.legs.len() - 1]);
        let (sum, count) = inner.fold((0, 0), |(sum, count), &leg| (sum + i64::from(leg), count + 1));
        if sum > 0 { share(sum, count, thousandths) } else { share(self.cost, 2 * self.routes.len() as i64, thousandths) }
    }

    /// The customers of every route, copied into `out`'s memory.
    pub fn copy_to(&self, out: &mut Vec<Vec<u32>>) {
        out.resize_with(self.routes.len(), Vec::new);
        for (into, route) in out.iter_mut().zip(&self.routes) {
            into.clear();
            into.extend_from_slice(route.customers());
        }
    }
}

#[cfg(test)]
mod tests;
