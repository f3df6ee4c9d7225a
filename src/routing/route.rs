//! One route with the running figures that let an insertion be tested in constant time.

use super::instance::Instance;

/// Depot, customers, depot. `leave[i]` is the earliest departure from place i, `late[i]` the latest start of service there
/// with which the rest stays on time (Savelsbergh 1992, doi:10.1287/ijoc.4.2.146).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route {
    pub nodes: Vec<u32>,
    /// `legs[i]` leads from place i to i + 1.
    pub legs: Vec<i32>,
    pub leave: Vec<i32>,
    pub late: Vec<i32>,
    pub load: i32,
}

impl Route {
    /// Makes this route empty: depot to depot.
    pub fn reset(&mut self, instance: &Instance) {
        self.nodes.clear();
        self.nodes.extend([0, 0]);
        self.legs.clear();
        self.legs.push(0);
        self.leave.clear();
        self.leave.extend([instance.ready[0]; 2]);
        self.late.clear();
        self.late.extend([instance.due[0]; 2]);
        self.load = 0;
    }

    /// Copies another route into this one's memory.
    pub fn copy(&mut self, other: &Self) {
        self.nodes.clone_from(&other.nodes);
        self.legs.clone_from(&other.legs);
        self.leave.clone_from(&other.leave);
        self.late.clone_from(&other.late);
        self.load = other.load;
    }

    pub fn customers(&self) -> &[u32] {
        &self.nodes[1..self.nodes.len() - 1]
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 2
    }

    /// Puts `customer` between places `at − 1` and `at`.
    pub fn insert<const TIMED: bool>(&mut self, instance: &Instance, at: usize, customer: u32) {
        let row = instance.row(customer);
        let (before, after) = (self.nodes[at - 1], self.nodes[at]);
        self.nodes.insert(at, customer);
        self.legs[at - 1] = row[before as usize];
        self.legs.insert(at, row[after as usize]);
        self.load += instance.demand[customer as usize];
        if TIMED {
            self.leave.insert(at, 0);
            self.late.insert(at, 0);
            self.forward(instance, at, at);
            self.backward(instance, at, at);
        }
    }

    /// Takes out the customers at places `from..to`.
    pub fn remove<const TIMED: bool>(&mut self, instance: &Instance, from: usize, to: usize) {
        for &customer in &self.nodes[from..to] {
            self.load -= instance.demand[customer as usize];
        }
        self.nodes.drain(from..to);
        self.legs.drain(from..to);
        self.legs[from - 1] = instance.leg(self.nodes[from - 1], self.nodes[from]);
        if TIMED {
            self.leave.drain(from..to);
            self.late.drain(from..to);
            self.forward(instance, from, from);
            self.backward(instance, from - 1, from - 1);
        }
    }

    /// Departures from place `from` on; beyond `sure` the first unchanged one ends it.
    fn forward(&mut self, instance: &Instance, from: usize, sure: usize) {
        let mut leave = self.leave[from - 1];
        for i in from..self.nodes.len() {
            let node = self.nodes[i] as usize;
            leave = (leave + self.legs[i - 1]).max(instance.ready[node]) + instance.service[node];
            if i > sure && self.leave[i] == leave {
                return;
            }
            self.leave[i] = leave;
        }
    }

    /// Latest starts from place `from` back; before `sure` the first unchanged one ends it.
    fn backward(&mut self, instance: &Instance, from: usize, sure: usize) {
        let mut late = self.late[from + 1];
        for i in (0..=from).rev() {
            let node = self.nodes[i] as usize;
            late = (late - self.legs[i] - instance.service[node]).min(instance.due[node]);
            if i < sure && self.late[i] == late {
                return;
            }
            self.late[i] = late;
        }
    }
}
