//! Laws of the plan: undo is exact, running figures are those of a recomputation.

use super::*;
use crate::routing::chance::Chance;
use crate::routing::instance::{Facts, Kind};
use crate::routing::recreate::Recreate;
use crate::routing::ruin::ruin;
use crate::seed::Stream;

fn instance(kind: Kind, customers: i32, vehicles: usize) -> Instance {
    let stops = customers + 1;
    let at = |i: i32| (i * 37 % 101, i * 61 % 89);
    let leg = |a: i32, b: i32| (at(a).0 - at(b).0).abs() + (at(a).1 - at(b).1).abs();
    let timed = kind == Kind::Vrptw;
    let facts = Facts {
        name: String::new(),
        kind,
        vehicles: Some(vehicles),
        capacity: 60,
        demand: (0..stops).map(|i| if i == 0 { 0 } else { 1 + i % 9 }).collect(),
        ready: (0..stops).map(|i| if timed && i > 0 { 190 + i * 13 % 300 } else { 0 }).collect(),
        due: (0..stops).map(|i| if timed && i > 0 { 390 + i * 13 % 300 } else { 2000 }).collect(),
        service: (0..stops).map(|i| if timed && i > 0 { 5 } else { 0 }).collect(),
    };
    Instance::new(facts, (0..stops * stops).map(|i| leg(i / stops, i % stops)).collect())
}

/// Everything in the plan, recomputed from the order of the customers alone.
fn holds<const TIMED: bool>(instance: &Instance, plan: &Plan) {
    let mut served = plan.absent.clone();
    for (r, route) in plan.routes.iter().enumerate() {
        let nodes = &route.nodes;
        assert!(nodes.len() > 2 && nodes[0] == 0 && nodes[nodes.len() - 1] == 0);
        assert_eq!(route.legs, nodes.windows(2).map(|w| instance.leg(w[0], w[1])).collect::<Vec<_>>());
        assert_eq!(route.load, route.customers().iter().map(|&c| instance.demand[c as usize]).sum::<i32>());
        assert!(route.load <= instance.capacity);
        assert!(route.customers().iter().all(|&c| plan.route_of[c as usize] == r as u32));
        served.extend(route.customers());
        if TIMED {
            let mut time = instance.ready[0];
            for (i, &node) in nodes.iter().enumerate() {
                let n = node as usize;
                if i > 0 {
                    time = (time + route.legs[i - 1]).max(instance.ready[n]) + instance.service[n];
                }
                assert_eq!(route.leave[i], time);
                assert!(time - instance.service[n] <= instance.due[n]);
            }
            let mut late = instance.due[0];
            for (i, &node) in nodes.iter().enumerate().rev().skip(1) {
                let n = node as usize;
                late = (late - route.legs[i] - instance.service[n]).min(instance.due[n]);
                assert_eq!(route.late[i], late);
            }
        }
    }
    served.sort_unstable();
    assert_eq!(served, (1..instance.stops() as u32).collect::<Vec<_>>());
    assert_eq!(plan.cost, plan.routes.iter().flat_map(|r| &r.legs).map(|&leg| i64::from(leg)).sum::<i64>());
    assert!(plan.absent.iter().all(|&c| plan.route_of[c as usize] == ABSENT));
}

fn laws<const TIMED: bool>(instance: &Instance) {
    let mut chance = Chance::new(Stream::new([3; 32]));
    let mut recreate = Recreate::new(instance);
    let mut plan = Plan::new(instance);
    let mut out = Vec::new();
    for round in 0..400 {
        let before = (plan.routes.clone(), plan.route_of.clone(), plan.absent.clone(), plan.cost);
        plan.begin();
        ruin::<TIMED>(instance, &mut plan, &mut chance, &mut out);
        out.append(&mut plan.absent);
        recreate.recreate::<TIMED>(instance, &mut plan, &mut chance, &mut out);
        out.clear();
        if round % 3 == 1 {
            plan.undo();
            assert_eq!(before, (plan.routes.clone(), plan.route_of.clone(), plan.absent.clone(), plan.cost));
        } else {
            plan.keep();
        }
        holds::<TIMED>(instance, &plan);
        assert!(plan.routes.len() <= plan.limit);
    }
}

#[test]
fn undo_is_exact_and_figures_are_those_of_a_recomputation() {
    for customers in [1, 2, 60, 150] {
        laws::<false>(&instance(Kind::Cvrp, customers, 40));
        laws::<true>(&instance(Kind::Vrptw, customers, 150));
    }
}

#[test]
fn too_few_vehicles_leave_customers_absent() {
    laws::<false>(&instance(Kind::Cvrp, 60, 3));
    laws::<true>(&instance(Kind::Vrptw, 60, 4));
}
