//! Brute force: every whole plan, the most every set of classes can have, and leximin from these alone.

use super::rational::Q;
use evenhand::lottery::Problem;
use std::collections::BTreeSet;

/// Class totals of all whole plans that keep every limit.
pub type Plans = BTreeSet<Vec<u64>>;

/// All whole plans' class totals; none if there are more than `limit` candidates.
pub fn plans(problem: &Problem, limit: u64) -> Option<Plans> {
    let slots: Vec<(usize, usize)> =
        problem.classes.iter().enumerate().flat_map(|(k, class)| (0..class.arcs.len()).map(move |a| (k, a))).collect();
    let candidates = slots.iter().try_fold(1u64, |n, &(k, _)| n.checked_mul(problem.classes[k].size + 1).filter(|&n| n <= limit));
    candidates?;
    let mut seats: Vec<Vec<u64>> = problem.classes.iter().map(|class| vec![0; class.arcs.len()]).collect();
    let mut plans = Plans::new();
    extend(problem, &slots, &mut seats, &mut plans);
    Some(plans)
}

fn extend(problem: &Problem, slots: &[(usize, usize)], seats: &mut Vec<Vec<u64>>, plans: &mut Plans) {
    let Some((&(k, a), rest)) = slots.split_first() else {
        if keeps(problem, seats) {
            plans.insert(seats.iter().map(|arcs| arcs.iter().sum()).collect());
        }
        return;
    };
    for m in 0..=problem.classes[k].size {
        seats[k][a] = m;
        extend(problem, rest, seats, plans);
    }
    seats[k][a] = 0;
}

/// Every cap, bucket and quota.
pub fn keeps(problem: &Problem, seats: &[Vec<u64>]) -> bool {
    let mut inflow = vec![0u64; problem.nodes.len()];
    for (class, arcs) in problem.classes.iter().zip(seats) {
        if arcs.iter().sum::<u64>() > class.key.cap * class.size {
            return false;
        }
        for (b, cap) in class.buckets.iter().enumerate() {
            let inside = class.arcs.iter().zip(arcs).filter(|(arc, _)| arc.bucket == Some(b));
            if inside.map(|(_, m)| m).sum::<u64>() > cap * class.size {
                return false;
            }
        }
        for (arc, &m) in class.arcs.iter().zip(arcs) {
            inflow[problem.columns[arc.column].node] += m;
        }
    }
    let mut outflow = vec![0u64; problem.groups.len()];
    for (class, arcs) in problem.classes.iter().zip(seats) {
        if let Some(group) = class.group {
            outflow[group] += arcs.iter().sum::<u64>();
        }
    }
    for g in 0..outflow.len() {
        if outflow[g] > problem.groups[g].hi {
            return false;
        }
        if let Some(parent) = problem.groups[g].parent {
            outflow[parent] += outflow[g];
        }
    }
    for v in 0..inflow.len() {
        let node = &problem.nodes[v];
        if inflow[v] < node.lo || inflow[v] > node.hi {
            return false;
        }
        if let Some(parent) = node.parent {
            inflow[parent] += inflow[v];
        }
    }
    true
}

/// Leximin ratios by rounds: of all sets of classes not yet settled, the one that can have least per weight is settled next.
///
/// f(S), the most a set can have over all plans, is submodular, and the class totals are the points of {y(S) ≤ f(S)} with
/// y(all) = f(all), whose corners are whole (Fujishige 1980). So the smallest ratio is the least f(S)/w(S).
pub fn leximin(problem: &Problem, plans: &Plans) -> Vec<Q> {
    let classes = problem.classes.len();
    let best = |set: usize| plans.iter().map(|y| (0..classes).filter(|k| set >> k & 1 == 1).map(|k| y[k]).sum::<u64>()).max().unwrap();
    let weight = |set: usize| -> u64 {
        (0..classes).filter(|k| set >> k & 1 == 1).map(|k| problem.classes[k].size * problem.classes[k].key.weight).sum()
    };
    let all = (1usize << classes) - 1;
    let most: Vec<u64> = (0..=all).map(best).collect();
    let mut ratios = vec![Q::whole(0); classes];
    let mut settled = 0;
    while settled != all {
        let rest = (1..=all).filter(|set| set & settled == 0);
        let next =
            rest.map(|set| (Q::of(most[settled | set] - most[settled], weight(set)), std::cmp::Reverse(set.count_ones()), set)).min();
        let (ratio, _, set) = next.unwrap();
        (0..classes).filter(|k| set >> k & 1 == 1).for_each(|k| ratios[k] = ratio);
        settled |= set;
    }
    ratios
}
