//! Shares against brute force, certificates against mutation, shortfalls against mending.

mod lottery_kit;

use evenhand::base::Ratio;
use evenhand::judge::prove;
use evenhand::lottery::{Class, Problem, Shortfall, ShortfallKind, share};
use evenhand::record::Shares;
use lottery_kit::{Q, check, class, columns, count, leximin, node, plans, random, stream};

const CANDIDATES_MAX: u64 = 20_000;

fn ratios(shares: &Shares) -> Vec<Q> {
    shares.classes.iter().map(|class| Q::of(class.ratio.num(), class.ratio.den())).collect()
}

#[test]
fn shares_are_the_brute_force_leximin() {
    let (mut met, mut unmet) = (0, 0);
    for number in 0..count("EVENHAND_LEXIMIN", 3_000) {
        let problem = random(&mut stream(1, number));
        let Some(plans) = plans(&problem, CANDIDATES_MAX) else { continue };
        match share(&problem) {
            Ok(shares) => {
                met += 1;
                assert!(!plans.is_empty(), "instance {number} has no plan");
                assert_eq!(ratios(&shares), leximin(&problem, &plans), "instance {number}: {problem:?}");
                assert_eq!(check(&shares), Ok(()), "instance {number}: {problem:?}");
                assert!(!refused(&shares), "instance {number}: {:?}: {problem:?}", prove(&shares));
            }
            Err(shortfall) => {
                unmet += 1;
                assert!(plans.is_empty(), "instance {number} has a plan, against {shortfall:?}: {problem:?}");
            }
        }
    }
    assert!(met * 10 > unmet && unmet * 10 > met, "both kinds are tried: {met} met, {unmet} not");
}

/// The judge's verdict on a lottery alone.
fn refused(shares: &Shares) -> bool {
    prove(shares).iter().any(|check| check.failure.is_some())
}

#[test]
fn a_mutated_certificate_is_caught() {
    let mut tried = 0;
    for number in 0..count("EVENHAND_MUTATIONS", 1_000) {
        let problem = random(&mut stream(1, number));
        let Ok(shares) = share(&problem) else { continue };
        for (k, class) in shares.classes.iter().enumerate() {
            for a in 0..class.arcs.len() {
                let mut wrong = shares.clone();
                wrong.classes[k].arcs[a].flow += 1;
                assert!(check(&wrong).is_err(), "instance {number}, class {k}, arc {a}");
                tried += 1;
            }
            for a in 0..class.arcs.len() {
                let mut wrong = shares.clone();
                wrong.classes[k].arcs[a].flow = wrong.classes[k].arcs[a].flow.wrapping_sub(1);
                assert!(refused(&wrong), "instance {number}, class {k}, arc {a}, judge");
                wrong.classes[k].arcs[a].flow = class.arcs[a].flow + 1;
                assert!(refused(&wrong), "instance {number}, class {k}, arc {a}, judge");
            }
            let mut wrong = shares.clone();
            wrong.classes[k].ratio = Ratio::new(class.ratio.num() * 7 + 1, class.ratio.den() * 7);
            assert!(check(&wrong).is_err() && refused(&wrong), "instance {number}, ratio of class {k}");
        }
        for (v, node) in shares.nodes.iter().enumerate() {
            let (num, den) = (node.price.num(), node.price.den());
            for price in [Ratio::new(num * 7 + 1, den * 7), Ratio::new(num * 7, den * 7 + 1), Ratio::new(num, den + 1)] {
                if price != node.price {
                    let mut wrong = shares.clone();
                    wrong.nodes[v].price = price;
                    assert!(refused(&wrong), "instance {number}, price of node {v}: {price} for {}", node.price);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 1_000);
}

/// Two classes share one quota unevenly: sums and quotas are right, but it is not fair; no price can hide that.
#[test]
fn an_unfair_flow_has_no_prices() {
    let problem = Problem {
        classes: vec![class("a", 4, 1, 1, &[0]), class("b", 4, 1, 1, &[0])],
        columns: columns(&[0]),
        nodes: vec![node("line", None, 4, 4)],
        groups: vec![],
    };
    let mut wrong = share(&problem).unwrap();
    assert_eq!(wrong.nodes[0].price, Ratio::new(1, 2));
    for (class, flow) in wrong.classes.iter_mut().zip([1, 3]) {
        (class.den, class.arcs[0].flow, class.ratio) = (1, flow, Ratio::new(flow, 4));
    }
    for num in 0..=8 {
        wrong.nodes[0].price = Ratio::new(num, 8);
        assert!(check(&wrong).is_err());
    }
}

/// Diesel needs 5 sellers, 3 are there; petrol has enough.
#[test]
fn a_shortfall_names_the_quota_and_its_rows() {
    let problem = Problem {
        classes: vec![class("diesel", 3, 1, 2, &[0]), class("petrol", 9, 1, 2, &[1]), class("coal", 4, 1, 2, &[2])],
        columns: columns(&[0, 1, 2]),
        nodes: vec![node("diesel", None, 5, 5), node("petrol", None, 6, 6), node("coal", None, 7, 7)],
        groups: vec![],
    };
    let shortfall = share(&problem).unwrap_err();
    assert_eq!((shortfall.nodes.as_slice(), shortfall.classes.as_slice(), shortfall.missing), (&[0, 2][..], &[0, 2][..], 5));
    let parts = shortfall.parts(&problem);
    let told: Vec<_> = parts.iter().map(|part| (part.nodes[0], part.needed, part.available, part.missing)).collect();
    assert_eq!(told, [(0, 5, 3, 2), (2, 7, 4, 3)]);
}

/// Minimums of counties (6 + 7) exceed what their line may have (10).
#[test]
fn minimums_that_exceed_the_whole_are_a_supply_shortfall() {
    let problem = Problem {
        classes: vec![class("a", 30, 1, 2, &[0, 1])],
        columns: columns(&[0, 1]),
        nodes: vec![node("line/a", Some(2), 6, 9), node("line/b", Some(2), 7, 9), node("line", None, 10, 10)],
        groups: vec![],
    };
    let shortfall = share(&problem).unwrap_err();
    assert_eq!(shortfall.kind, ShortfallKind::Supply);
    assert_eq!((shortfall.nodes, shortfall.needed, shortfall.available, shortfall.missing), (vec![0, 1, 2], 13, 10, 3));
}

/// Every Hall set misses what it says, counted by hand; seat by seat given up where it asks, the plan becomes possible.
#[test]
fn mending_what_is_missing_makes_it_feasible() {
    let mut mended = 0;
    for number in 0..count("EVENHAND_HALL", 3_000) {
        let mut problem = random(&mut stream(1, number));
        let Err(first) = share(&problem) else { continue };
        let mut before = first.clone();
        let mut shortfall = Some(first);
        while let Some(short) = shortfall {
            assert!(short.missing > 0 && short.missing == short.needed - short.available, "instance {number}");
            assert!(short.kind != before.kind || short.kind == ShortfallKind::Supply || short.missing <= before.missing);
            let parts = short.parts(&problem);
            assert_eq!(parts.iter().map(|part| part.missing).sum::<u64>(), short.missing, "instance {number}: {short:?} {parts:?}");
            for part in parts {
                assert_eq!((part.needed, part.available), by_hand(&problem, &part), "instance {number}: {part:?}");
                lower_one(&mut problem, &part);
            }
            before = short;
            shortfall = share(&problem).err();
        }
        mended += 1;
    }
    assert!(mended > 100);
}

/// What a set of nodes asks for, and what it can get at most.
fn by_hand(problem: &Problem, short: &Shortfall) -> (u64, u64) {
    let inside = |v: usize| short.nodes.contains(&v);
    let asks: u64 = asking(problem, short).map(|v| problem.nodes[v].lo).sum();
    if short.kind == ShortfallKind::Supply {
        let whole = *short.nodes.last().unwrap();
        return (asks, problem.nodes[whole].hi);
    }
    let rows: u64 = problem.classes.iter().map(|class| brute_reach(problem, class, &inside)).sum();
    let beside = |v: &usize| !inside(*v) && problem.nodes[*v].parent.is_some_and(&inside);
    (asks, rows + (0..problem.nodes.len()).filter(beside).map(|v| problem.nodes[v].hi).sum::<u64>())
}

/// Nodes whose own minimum or exact number is what the set asks for.
fn asking<'a>(problem: &'a Problem, short: &'a Shortfall) -> impl Iterator<Item = usize> + 'a {
    let inside = |v: usize| short.nodes.contains(&v);
    short.nodes.iter().copied().filter(move |&v| match short.kind {
        ShortfallKind::Demand => problem.nodes[v].parent.is_none_or(|parent| !inside(parent)),
        _ if short.nodes.len() == 1 => true,
        _ => (0..v).all(|child| problem.nodes[child].parent != Some(v) || !inside(child)),
    })
}

/// Most seats one class can have on columns of the set, over all ways within its caps.
fn brute_reach(problem: &Problem, class: &Class, inside: &dyn Fn(usize) -> bool) -> u64 {
    let ways = (class.size + 1).pow(class.arcs.len() as u32);
    let most = (0..ways).filter_map(|way| {
        let seats: Vec<u64> = (0..class.arcs.len() as u32).map(|a| way / (class.size + 1).pow(a) % (class.size + 1)).collect();
        let sum = |keep: &dyn Fn(usize) -> bool| (0..seats.len()).filter(|&a| keep(a)).map(|a| seats[a]).sum::<u64>();
        let fits = (0..class.buckets.len()).all(|b| sum(&|a| class.arcs[a].bucket == Some(b)) <= class.buckets[b] * class.size);
        (fits && sum(&|_| true) <= class.key.cap * class.size).then(|| sum(&|a| inside(problem.columns[class.arcs[a].column].node)))
    });
    most.max().unwrap_or(0)
}

/// Ask one seat less of the first node that asks for any.
fn lower_one(problem: &mut Problem, short: &Shortfall) {
    let asks = asking(problem, short).find(|&v| problem.nodes[v].lo > 0).expect("a set that misses seats asks for some");
    problem.nodes[asks].lo -= 1;
    if problem.nodes[asks].parent.is_none() {
        problem.nodes[asks].hi -= 1;
    }
}

/// Order of classes, and a class cut in two halves, are none of fairness's business; nor are seats without exchange.
#[test]
fn order_and_names_of_classes_change_no_ratio() {
    for number in 0..count("EVENHAND_LAWS", 2_000) {
        let problem = random(&mut stream(1, number));
        let Ok(shares) = share(&problem) else { continue };
        let before = ratios(&shares);

        let mut turned = problem.clone();
        turned.classes.reverse();
        let mut after = ratios(&share(&turned).unwrap());
        after.reverse();
        assert_eq!(before, after, "instance {number}: order");

        // the first class becomes two of its size: twice the rows, so double every size and quota for the same ratios
        let mut doubled = problem.clone();
        doubled.classes.iter_mut().for_each(|class| class.size *= 2);
        doubled.nodes.iter_mut().for_each(|node| (node.lo, node.hi) = (node.lo * 2, node.hi * 2));
        let mut halves = doubled.clone();
        halves.classes[0].size /= 2;
        halves.classes.push(halves.classes[0].clone());
        let whole = ratios(&share(&doubled).unwrap());
        let apart = ratios(&share(&halves).unwrap());
        assert_eq!(whole, before, "instance {number}: scale");
        assert_eq!((&apart[..before.len()], apart[before.len()]), (&before[..], before[0]), "instance {number}: halves");
    }
}

/// Rows that could stand in for each other have one ratio, whatever their other limits.
#[test]
fn equal_classes_have_equal_ratios() {
    for number in 0..count("EVENHAND_LAWS", 2_000) {
        let mut problem = random(&mut stream(2, number));
        let twin = problem.classes[0].clone();
        problem.classes.push(twin);
        if let Ok(shares) = share(&problem) {
            let ratios = ratios(&shares);
            assert_eq!(ratios.first(), ratios.last(), "instance {number}");
        }
    }
}

/// A second, separate lottery beside the first changes nothing in it, to the last number.
#[test]
fn another_stratum_moves_nobody() {
    for number in 0..count("EVENHAND_LAWS", 1_000) {
        let (one, two) = (random(&mut stream(1, number)), random(&mut stream(3, number)));
        let (Ok(alone), Ok(_)) = (share(&one), share(&two)) else { continue };
        let both = share(&beside(&one, &two)).unwrap();
        assert_eq!(both.classes[..one.classes.len()], alone.classes[..], "instance {number}");
        assert_eq!(both.nodes[..one.nodes.len()], alone.nodes[..], "instance {number}");
    }
}

fn beside(one: &Problem, two: &Problem) -> Problem {
    let (columns, nodes) = (one.columns.len(), one.nodes.len());
    let mut both = one.clone();
    let mut more = two.clone();
    more.classes.iter_mut().flat_map(|class| &mut class.arcs).for_each(|arc| arc.column += columns);
    more.columns.iter_mut().for_each(|column| column.node += nodes);
    more.nodes.iter_mut().filter_map(|node| node.parent.as_mut()).for_each(|parent| *parent += nodes);
    both.classes.extend(more.classes);
    both.columns.extend(more.columns);
    both.nodes.extend(more.nodes);
    both
}

/// One seat more for a whole lowers nobody (potentials of an L♮-concave dual rise with demand: `docs/lottery.md`).
#[test]
fn raising_a_total_lowers_nobody() {
    let mut tried = 0;
    for number in 0..count("EVENHAND_LAWS", 3_000) {
        let problem = random(&mut stream(1, number));
        let Ok(before) = share(&problem) else { continue };
        for root in (0..problem.nodes.len()).filter(|&v| problem.nodes[v].parent.is_none()) {
            let mut more = problem.clone();
            more.nodes[root].lo += 1;
            more.nodes[root].hi += 1;
            let Ok(after) = share(&more) else { continue };
            assert!(ratios(&before).iter().zip(ratios(&after)).all(|(&was, is)| was <= is), "instance {number}, root {root}");
            tried += 1;
        }
    }
    assert!(tried > 500);
}
