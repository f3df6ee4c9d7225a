//! Hand-drawable plans: every plan keeps every quota and cap, every frequency is within 1/M, by exact integers.

mod lottery_kit;

use evenhand::base::Quiet;
use evenhand::lottery::{PLAN_ROWS_MAX, Problem, Seat, plans, share};
use evenhand::record::Shares;
use evenhand::seed::{EH1, Seed};
use lottery_kit::{class, columns, count, node, random, random_two_sided, stream};
use std::collections::{BTreeMap, BTreeSet};

fn seed() -> Seed {
    Seed::from_key(EH1, [7; 32])
}

/// Everything a plan may break, from the problem's text alone.
fn breaks(problem: &Problem, plan: &[Seat]) -> Option<String> {
    if plan.iter().collect::<BTreeSet<_>>().len() != plan.len() {
        return Some("one batch twice".to_owned());
    }
    let mut nodes = vec![0u64; problem.nodes.len()];
    let mut caps: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut groups = vec![0u64; problem.groups.len()];
    let mut buckets: BTreeMap<(u32, u32, usize), u64> = BTreeMap::new();
    for seat in plan {
        let class = &problem.classes[seat.class as usize];
        assert!(u64::from(seat.member) < class.size, "a member of the class");
        let arc = class.arcs[seat.arc as usize];
        let mut at = Some(problem.columns[arc.column].node);
        while let Some(v) = at {
            nodes[v] += 1;
            at = problem.nodes[v].parent;
        }
        let mut at = class.group;
        while let Some(g) = at {
            groups[g] += 1;
            at = problem.groups[g].parent;
        }
        *caps.entry((seat.class, seat.member)).or_default() += 1;
        if let Some(b) = arc.bucket {
            *buckets.entry((seat.class, seat.member, b)).or_default() += 1;
        }
    }
    let quota =
        problem.nodes.iter().zip(&nodes).find(|(node, n)| !(node.lo..=node.hi).contains(n)).map(|(node, n)| format!("{}: {n}", node.id));
    let cap = caps.iter().find(|((k, _), n)| **n > problem.classes[*k as usize].key.cap).map(|at| format!("cap {at:?}"));
    let bucket = buckets.iter().find(|((k, _, b), n)| **n > problem.classes[*k as usize].buckets[*b]).map(|at| format!("bucket {at:?}"));
    let group = problem.groups.iter().zip(&groups).find(|(group, n)| **n > group.hi).map(|(group, n)| format!("{}: {n}", group.id));
    quota.or(cap).or(bucket).or(group)
}

/// A member's arc, or its total, over all plans: |count · den·size − M · flow| < den·size.
fn far_off(shares: &Shares, plans: &[Vec<Seat>]) -> Option<String> {
    let m = plans.len() as u128;
    let mut of: BTreeMap<(u32, u32, Option<u32>), u128> = BTreeMap::new();
    for seat in plans.iter().flatten() {
        *of.entry((seat.class, seat.member, Some(seat.arc))).or_default() += 1;
        *of.entry((seat.class, seat.member, None)).or_default() += 1;
    }
    for (k, class) in (0u32..).zip(&shares.classes) {
        let den = u128::from(class.den * class.size);
        let all = class.arcs.iter().map(|arc| u128::from(arc.flow)).sum();
        let mut shares: Vec<(Option<u32>, u128)> = (0u32..).zip(&class.arcs).map(|(a, arc)| (Some(a), u128::from(arc.flow))).collect();
        shares.push((None, all));
        for member in 0..class.size as u32 {
            for &(arc, flow) in &shares {
                let n = of.get(&(k, member, arc)).copied().unwrap_or(0);
                if (n * den).abs_diff(m * flow) >= den {
                    return Some(format!("class {k} member {member} arc {arc:?}: {n} of {m}, share {flow}/{den}"));
                }
            }
        }
    }
    None
}

#[test]
fn every_plan_keeps_every_limit_and_every_frequency_is_near() {
    let (mut seen, mut grids) = (0, 0);
    for number in 0..count("EVENHAND_PLANS", 1_500) {
        let mut chance = stream(9, number);
        let problem = if number % 2 == 0 { random(&mut chance) } else { random_two_sided(&mut chance) };
        let Ok(shares) = share(&problem) else { continue };
        let m = 1 + chance.below(40);
        let plans = plans(&shares, m, &seed(), &Quiet).unwrap();
        assert_eq!(plans.len() as u64, m);
        for plan in &plans {
            assert_eq!(breaks(&problem, plan), None, "instance {number}: {problem:?}");
        }
        assert_eq!(far_off(&shares, &plans), None, "instance {number}: {problem:?}");
        seen += 1;
        grids += u64::from(shares.grid.is_some());
    }
    assert!(seen > 300 && grids > 20, "{seen}, {grids} on a grid");
}

#[test]
fn four_for_one_seat_by_hand() {
    // 4 alike, 1 seat, weight 1: 1/4 each; 8 plans name each exactly twice, 10 plans two or three times
    let problem =
        Problem { classes: vec![class("", 4, 1, 1, &[0])], columns: columns(&[0]), groups: vec![], nodes: vec![node("a", None, 1, 1)] };
    let shares = share(&problem).unwrap();
    for (m, want) in [(8, vec![2, 2, 2, 2]), (10, vec![2, 2, 3, 3])] {
        let plans = plans(&shares, m, &seed(), &Quiet).unwrap();
        assert!(plans.iter().all(|plan| plan.len() == 1));
        let mut counts: Vec<usize> = (0..4).map(|who| plans.iter().filter(|plan| plan[0].member == who).count()).collect();
        counts.sort_unstable();
        assert_eq!(counts, want);
    }
}

#[test]
fn the_checks_can_fail() {
    let nodes = vec![node("x", Some(1), 1, 2), node("r", None, 3, 3), node("s", None, 1, 1)];
    let problem = Problem { classes: vec![class("", 6, 1, 1, &[0, 1, 2])], columns: columns(&[0, 1, 2]), nodes, groups: vec![] };
    let shares = share(&problem).unwrap();
    let good = plans(&shares, 12, &seed(), &Quiet).unwrap();
    assert!(good.iter().all(|plan| breaks(&problem, plan).is_none()) && far_off(&shares, &good).is_none());
    let mut short = good.clone();
    short[3].pop();
    assert!(breaks(&problem, &short[3]).is_some());
    let mut over = good.clone();
    let (first, second) = (over[0][0], over[0][1]);
    over[0][1] = Seat { member: first.member, ..second };
    assert!(breaks(&problem, &over[0]).is_some(), "a cap of one, or one arc twice");
    let mut company = problem.clone();
    company.groups = vec![evenhand::lottery::Group { id: "company".to_owned(), parent: None, hi: 3 }];
    company.classes[0].group = Some(0);
    assert!(breaks(&company, &good[0]).is_some(), "four seats of one company");
    let unfair: Vec<_> = std::iter::repeat_n(good[0].clone(), 12).collect();
    assert!(unfair.iter().all(|plan| breaks(&problem, plan).is_none()) && far_off(&shares, &unfair).is_some());
}

#[test]
fn too_many_are_refused_and_threads_change_nothing() {
    let problem =
        Problem { classes: vec![class("", 50, 1, 1, &[0])], columns: columns(&[0]), groups: vec![], nodes: vec![node("a", None, 7, 7)] };
    let shares = share(&problem).unwrap();
    assert!(plans(&shares, PLAN_ROWS_MAX / 50 + 1, &seed(), &Quiet).is_err());
    assert!(plans(&shares, u64::MAX, &seed(), &Quiet).is_err());
    let under = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| plans(&shares, 33, &seed(), &Quiet).unwrap())
    };
    assert_eq!(under(1), under(4));
}
