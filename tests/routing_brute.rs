//! Tiny instances against all plans, and every answer against a checker that shares nothing with the engine.

use evenhand::routing::{Answer, Budget, Facts, Instance, Kind, NEVER, read, solve};
use proptest::prelude::*;
use std::time::Duration;

/// Raw figures, before any reader or table of the engine.
#[derive(Clone, Debug)]
struct Raw {
    points: Vec<(i64, i64)>,
    demand: Vec<i32>,
    /// In tenths.
    windows: Vec<(i32, i32)>,
    service: Vec<i32>,
    capacity: i32,
    vehicles: usize,
    kind: Kind,
}

impl Raw {
    fn leg(&self, a: usize, b: usize) -> i32 {
        let (x, y) = (self.points[a].0 - self.points[b].0, self.points[a].1 - self.points[b].1);
        let length = ((x * x + y * y) as f64).sqrt();
        match self.kind {
            Kind::Cvrp => (length + 0.5).floor() as i32,
            Kind::Vrptw => (length * 10.0 + 1e-9).floor() as i32,
        }
    }

    fn instance(&self) -> Instance {
        let stops = self.points.len();
        let legs = (0..stops * stops).map(|i| self.leg(i / stops, i % stops)).collect();
        let facts = Facts {
            name: "random".to_owned(),
            kind: self.kind,
            vehicles: Some(self.vehicles),
            capacity: self.capacity,
            demand: self.demand.clone(),
            ready: self.windows.iter().map(|w| w.0).collect(),
            due: self.windows.iter().map(|w| w.1).collect(),
            service: self.service.clone(),
        };
        Instance::new(facts, legs)
    }

    /// The cost of a route, `None` if it breaks a rule.
    fn route(&self, customers: &[usize]) -> Option<i64> {
        let (mut time, mut at, mut cost, mut load) = (self.windows[0].0, 0, 0, 0);
        for &c in customers {
            cost += i64::from(self.leg(at, c));
            load += self.demand[c];
            time = (time + self.leg(at, c)).max(self.windows[c].0);
            if time > self.windows[c].1 || load > self.capacity {
                return None;
            }
            time += self.service[c];
            at = c;
        }
        cost += i64::from(self.leg(at, 0));
        (time + self.leg(at, 0) <= self.windows[0].1).then_some(cost)
    }

    /// Best cost of every set of customers as one route, by all orders.
    fn extend(&self, order: &mut Vec<usize>, set: usize, best: &mut [Option<i64>]) {
        for c in 1..self.points.len() {
            if set >> (c - 1) & 1 == 0 {
                order.push(c);
                let with = set | 1 << (c - 1);
                if let Some(cost) = self.route(order) {
                    best[with] = Some(best[with].map_or(cost, |b| b.min(cost)));
                }
                self.extend(order, with, best);
                order.pop();
            }
        }
    }

    /// The optimum over all plans.
    fn optimum(&self) -> Option<i64> {
        let sets = 1 << (self.points.len() - 1);
        let mut route = vec![None; sets];
        self.extend(&mut Vec::new(), 0, &mut route);
        let mut plan = vec![None; sets];
        plan[0] = Some(0);
        for _ in 0..self.vehicles {
            let mut next: Vec<Option<i64>> = plan.clone();
            for set in 1..sets {
                let mut part = set;
                while part > 0 {
                    if let (Some(one), Some(rest)) = (route[part], plan[set ^ part]) {
                        next[set] = Some(next[set].map_or(one + rest, |n: i64| n.min(one + rest)));
                    }
                    part = (part - 1) & set;
                }
            }
            plan = next;
        }
        plan[sets - 1]
    }

    fn check(&self, answer: &Answer) {
        let mut served: Vec<u32> = answer.routes.concat();
        served.sort_unstable();
        assert_eq!(served, (1..self.points.len() as u32).collect::<Vec<_>>(), "every customer once");
        assert!(answer.routes.len() <= self.vehicles && answer.routes.iter().all(|r| !r.is_empty()));
        let cost = |r: &Vec<u32>| self.route(&r.iter().map(|&c| c as usize).collect::<Vec<_>>()).expect("a route breaks a rule");
        assert_eq!(answer.routes.iter().map(cost).sum::<i64>(), answer.cost);
    }
}

fn start() -> cpu_time::ProcessTime {
    cpu_time::ProcessTime::now()
}

fn raw(kind: Kind) -> impl Strategy<Value = Raw> {
    let stop = (-20..=20_i64, -20..=20_i64, 0..=9_i32, 0..=500_i32, 20..=400_i32, 0..=30_i32);
    (prop::collection::vec(stop, 1..=6), 9..=25_i32, 1..=5_usize).prop_map(move |(stops, capacity, vehicles)| {
        let timed = kind == Kind::Vrptw;
        let mut raw = Raw {
            points: vec![(0, 0)],
            demand: vec![0],
            windows: vec![if timed { (0, 1000) } else { (0, NEVER) }],
            service: vec![0],
            capacity,
            vehicles,
            kind,
        };
        for (x, y, demand, ready, width, service) in stops {
            raw.points.push((x, y));
            raw.demand.push(demand);
            raw.windows.push(if timed { (ready, ready + width) } else { (0, NEVER) });
            raw.service.push(if timed { service } else { 0 });
        }
        raw
    })
}

fn agrees(raw: &Raw) {
    let answer = solve(&raw.instance(), Budget::Iterations(1500), start(), 1);
    match raw.optimum() {
        Some(optimum) => {
            let answer = answer.expect("a plan exists");
            raw.check(&answer);
            assert_eq!(answer.cost, optimum);
        }
        None => assert!(answer.is_err(), "there is no plan"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn capacity_alone(raw in raw(Kind::Cvrp)) {
        agrees(&raw);
    }

    #[test]
    fn with_windows(raw in raw(Kind::Vrptw)) {
        agrees(&raw);
    }
}

/// 60 customers on a spiral, with windows that overlap.
fn spiral(kind: Kind) -> Raw {
    let timed = kind == Kind::Vrptw;
    let window = |i: i64| if timed { ((i * 37 % 300) as i32 + 500, (i * 37 % 300) as i32 + 1100) } else { (0, NEVER) };
    Raw {
        points: (0..=60).map(|i| (i * (i * 7 % 13 - 6) / 6, i * (i * 5 % 11 - 5) / 5)).collect(),
        demand: (0..=60).map(|i| if i == 0 { 0 } else { 1 + i % 7 }).collect(),
        windows: (0..=60).map(|i| if i == 0 && timed { (0, 4000) } else { window(i) }).collect(),
        service: vec![if timed { 10 } else { 0 }; 61],
        capacity: 40,
        vehicles: 20,
        kind,
    }
}

#[test]
fn the_same_iterations_and_seed_give_the_same_answer() {
    for kind in [Kind::Cvrp, Kind::Vrptw] {
        let mut raw = spiral(kind);
        raw.service[0] = 0;
        let instance = raw.instance();
        let run = |seed| solve(&instance, Budget::Iterations(3000), start(), seed).unwrap();
        let first = run(7);
        raw.check(&first);
        assert_eq!((first.iterations, &first), (3000, &run(7)));
    }
}

#[test]
fn processor_time_ends_the_search() {
    let raw = spiral(Kind::Cvrp);
    let begun = start();
    let answer = solve(&raw.instance(), Budget::Cpu(Duration::from_millis(300)), begun, 1).unwrap();
    raw.check(&answer);
    assert!(begun.elapsed() >= Duration::from_millis(300) && answer.iterations > 0);
}

#[test]
fn hand_made_files_have_their_known_optimum() {
    // two arms of 5 + 5 + 10 each; the fifth customer, √2 away, alone as the others fill their vehicles
    for (file, cost) in [("four.vrp", 40), ("five-windows.txt", 428), ("explicit.vrp", 17)] {
        let text = std::fs::read_to_string(format!("tests/data/routing/{file}")).unwrap();
        let instance = read(&text).unwrap();
        assert_eq!(solve(&instance, Budget::Iterations(500), start(), 1).unwrap().cost, cost, "{file}");
    }
}
