//! Limits that nest on both sides: companies over classes, quotas over columns.

mod lottery_kit;

use evenhand::judge::prove;
use evenhand::lottery::{Group, Problem, share};
use evenhand::record::Shares;
use lottery_kit::{Q, class, columns, count, leximin_of_hull, node, plans, random_two_sided, stream};

const CANDIDATES_MAX: u64 = 20_000;

/// Four sites of one company and four independent sellers share 4 batches; the company may have 1.
fn chain() -> Problem {
    let mut problem = Problem {
        classes: vec![class("company", 4, 1, 1, &[0]), class("others", 4, 1, 1, &[0])],
        columns: columns(&[0]),
        nodes: vec![node("line", None, 4, 4)],
        groups: vec![Group { id: "company".into(), parent: None, hi: 1 }],
    };
    problem.classes[0].group = Some(0);
    problem
}

fn ratios(shares: &Shares) -> Vec<f64> {
    shares.classes.iter().map(|class| class.ratio.approx()).collect()
}

fn fails(shares: &Shares) -> bool {
    prove(shares).iter().any(|check| check.failure.is_some())
}

/// The company's limit binds: 1/4 each for its sites, 3/4 each for the others.
#[test]
fn a_company_has_its_limit_and_the_others_the_rest() {
    let shares = share(&chain()).unwrap();
    let grid = shares.grid.as_ref().expect("the limit binds");
    assert_eq!((shares.classes[0].arcs[0].flow, shares.classes[1].arcs[0].flow), (grid.den, 3 * grid.den));
    assert!(!fails(&shares));
    let told: Vec<_> = grid.levels.iter().map(|level| level.classes.clone()).collect();
    assert_eq!(told, [vec![0], vec![1]], "the company is poorest");
}

/// Where it cannot bind, shares are the exact ones: 1/2 each.
#[test]
fn a_limit_that_cannot_bind_changes_nothing() {
    let mut problem = chain();
    problem.groups[0].hi = 2;
    let shares = share(&problem).unwrap();
    assert!(shares.grid.is_none() && ratios(&shares) == [0.5, 0.5]);
    assert!(!fails(&shares));
    // 5 batches: 5/8 each, 2.5 for the company; its ceiling is 3, so a limit of 2 binds and a limit of 3 does not
    problem.nodes[0] = node("line", None, 5, 5);
    assert!(share(&problem).unwrap().grid.is_some());
    problem.groups[0].hi = 3;
    assert!(share(&problem).unwrap().grid.is_none());
}

/// A separate lottery beside one with a binding company keeps its exact shares, to the last number.
#[test]
fn another_stratum_stays_off_the_grid() {
    let mut both = chain();
    both.classes.push(class("apart", 3, 1, 1, &[1]));
    both.columns.push(columns(&[1]).remove(0));
    both.nodes.push(node("apart", None, 1, 1));
    let shares = share(&both).unwrap();
    assert!(!fails(&shares) && shares.grid.is_some());
    assert_eq!((shares.classes[2].den, shares.classes[2].arcs[0].flow), (1, 1), "1/3 each, exactly");
    assert_eq!(shares.nodes[1].price, evenhand::base::Ratio::new(1, 3));
    let alone = share(&chain()).unwrap();
    assert_eq!(shares.classes[..2], alone.classes[..]);
    let mut tied = shares.clone();
    tied.grid.as_mut().unwrap().levels[0].classes.push(2);
    assert!(fails(&tied), "what stands beside the grid cannot be put on it");
}

/// The company cannot leave enough: 4 others and 1 of the company give 5 of 6.
#[test]
fn a_company_limit_can_be_what_is_missing() {
    let mut problem = chain();
    problem.nodes[0] = node("line", None, 6, 6);
    let short = share(&problem).unwrap_err();
    assert_eq!((short.needed, short.available, short.missing, short.groups), (6, 5, 1, vec![0]));
}

/// The example of `docs/lottery.md`: b weighs 2 and may sell petrol; b and c belong to a company that may have 1 batch.
#[test]
fn a_seat_more_can_hurt_where_groups_bind() {
    let with_diesel = |seats: u64| {
        let mut problem = Problem {
            classes: vec![class("a", 1, 1, 1, &[0]), class("b", 1, 2, 1, &[0]), class("c", 1, 1, 1, &[1])],
            columns: columns(&[0, 1]),
            nodes: vec![node("petrol", None, 1, 1), node("diesel", None, seats, seats)],
            groups: vec![Group { id: "company".into(), parent: None, hi: 1 }],
        };
        problem.classes[1].group = Some(0);
        problem.classes[2].group = Some(0);
        let shares = share(&problem).unwrap();
        assert!(!fails(&shares));
        shares.classes.iter().map(|class| class.ratio.approx() * class.key.weight as f64).collect::<Vec<_>>()
    };
    let near = |is: Vec<f64>, want: [f64; 3]| is.iter().zip(want).all(|(is, want)| (is - want).abs() < 1e-6);
    assert!(near(with_diesel(0), [1.0 / 3.0, 2.0 / 3.0, 0.0]));
    assert!(near(with_diesel(1), [1.0, 0.0, 1.0]));
}

/// Against linear programs over all whole plans; the judge agrees, or nothing is possible.
#[test]
fn shares_are_leximin_over_the_hull_of_all_plans() {
    let (mut on_grid, mut exact, mut unmet) = (0, 0, 0);
    for number in 0..count("EVENHAND_GRID", 1_500) {
        let problem = random_two_sided(&mut stream(4, number));
        let Some(plans) = plans(&problem, CANDIDATES_MAX) else { continue };
        let shares = match share(&problem) {
            Ok(shares) => shares,
            Err(short) => {
                assert!(plans.is_empty(), "instance {number} has a plan: {problem:?}");
                assert!(short.missing > 0, "instance {number} names nothing that is missing: {short:?} {problem:?}");
                unmet += 1;
                continue;
            }
        };
        assert!(!plans.is_empty(), "instance {number} has no plan");
        let wanted = leximin_of_hull(&problem, &plans);
        let near = ratios(&shares).iter().zip(&wanted).all(|(is, want)| (is - want).abs() < 1e-5);
        assert!(near, "instance {number}: {:?} against {wanted:?}: {problem:?}", ratios(&shares));
        let failed: Vec<_> = prove(&shares).into_iter().filter_map(|check| check.failure).collect();
        assert!(failed.is_empty(), "instance {number}: {failed:?}: {problem:?} {shares:?}");
        *(if shares.grid.is_some() { &mut on_grid } else { &mut exact }) += 1;
    }
    println!("{on_grid} on a grid, {exact} exact, {unmet} impossible");
    assert!(on_grid > 100 && exact > 100 && unmet > 100);
}

/// Every whole-seat limit of every group, from any coins.
#[test]
fn rounding_keeps_groups() {
    for number in 0..count("EVENHAND_GRID", 1_500) {
        let problem = random_two_sided(&mut stream(4, number));
        let Ok(shares) = share(&problem) else { continue };
        for turn in 0..3 {
            let seats = evenhand::lottery::round(&shares, &mut stream(9, number * 3 + turn));
            assert!(lottery_kit::keeps(&problem, &seats), "instance {number}: {seats:?}");
        }
    }
}

/// A flow moved, a level's set changed, a class left out: the judge says no.
#[test]
fn a_mutated_grid_is_caught() {
    let mut tried = 0;
    for number in 0..count("EVENHAND_MUTATIONS", 500) {
        let problem = random_two_sided(&mut stream(4, number));
        let Ok(shares) = share(&problem) else { continue };
        let Some(grid) = shares.grid.clone() else { continue };
        let with = |change: &dyn Fn(&mut Shares)| {
            let mut wrong = shares.clone();
            change(&mut wrong);
            wrong
        };
        for k in 0..shares.classes.len() {
            for a in 0..shares.classes[k].arcs.len() {
                assert!(fails(&with(&|s| s.classes[k].arcs[a].flow += 1)), "instance {number}: flow {k} {a}");
            }
            assert!(fails(&with(&|s| s.classes[k].den += 1)), "instance {number}: den {k}");
        }
        for l in 0..grid.levels.len() {
            let level = move |s: &mut Shares, change: &dyn Fn(&mut evenhand::record::GridLevel)| {
                change(&mut s.grid.as_mut().unwrap().levels[l]);
            };
            assert!(
                fails(&with(&|s| level(s, &|l| l.classes.truncate(l.classes.len() - 1)))),
                "instance {number}: a class of level {l} is gone"
            );
            assert!(fails(&with(&|s| level(s, &|l| l.classes.push(99)))), "instance {number}: level {l} has a stranger");
        }
        assert!(fails(&with(&|s| s.grid = None)) || shares.groups.is_empty(), "instance {number}: no proof");
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

/// A fairer and a less fair flow with the same sums: moving a tenth of a batch from the poorer to the richer is caught.
#[test]
fn an_unfair_flow_on_the_grid_is_caught() {
    let mut problem = chain();
    problem.classes.push(class("more", 2, 1, 1, &[0]));
    let fair = share(&problem).unwrap();
    assert_eq!(Q::of(fair.classes[1].ratio.num(), fair.classes[1].ratio.den()), Q::of(1, 2));
    let mut unfair = fair.clone();
    let tenth = fair.grid.as_ref().unwrap().den / 10;
    for (k, sign) in [(1, -1i64), (2, 1)] {
        let class = &mut unfair.classes[k];
        class.arcs[0].flow = class.arcs[0].flow.checked_add_signed(sign * tenth as i64).unwrap();
        class.ratio = evenhand::base::Ratio::new(class.arcs[0].flow, class.den * class.size);
    }
    assert!(!fails(&fair) && fails(&unfair));
}
