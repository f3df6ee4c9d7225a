//! Among the fairest flows, one that leaves no door shut without need: the mean of the flows found in several fixed orders.
//!
//! What a class expects is unique, its split over columns is not: a single maximum flow is an extreme one, with many arcs at
//! zero. Optimal flows are convex and share their prices (complementary slackness), so their mean is optimal, too.

use super::fraction::gcd;
use super::prices;
use super::problem::{Arc, Class, Problem};
use super::share;
use super::shortfall::Shortfall;
use crate::base::canon::MAX_INTEGER;
use crate::base::sha256;
use crate::record::{ClassRow, Shares};
use crate::seed::Stream;

/// [`share`], its flows averaged over `turns` orders of classes and columns.
///
/// Shares on a grid stay as they are. The orders are fixed, not drawn: the result is a function of the problem. If a mean needs numbers beyond 2^53 − 1, the
/// first flow stands.
///
/// # Errors
/// As [`share`].
pub fn share_averaged(problem: &Problem, turns: u64) -> Result<Shares, Shortfall> {
    let mut shares = share(problem)?;
    if shares.grid.is_some() {
        return Ok(shares);
    }
    let mut flows = vec![exact(&shares.classes)];
    for turn in 1..turns {
        flows.push(turned_flows(problem, turn)?);
    }
    let mean = |(k, class): (usize, &ClassRow)| mean(class, &flows.iter().map(|f| f[k].clone()).collect::<Vec<_>>());
    if let Some(classes) = shares.classes.iter().enumerate().map(mean).collect() {
        shares.classes = classes;
        prices::renew(problem, &mut shares);
    }
    Ok(shares)
}

/// Flows of a class over their denominator.
type Flows = (u64, Vec<u64>);

fn exact(classes: &[ClassRow]) -> Vec<Flows> {
    classes.iter().map(|class| (class.den, class.arcs.iter().map(|arc| arc.flow).collect())).collect()
}

/// Flows of the problem solved in another order, in the order of the problem.
fn turned_flows(problem: &Problem, turn: u64) -> Result<Vec<Flows>, Shortfall> {
    let mut stream = Stream::new(sha256(&[b"evenhand/turn", &turn.to_be_bytes()]).0);
    let mut order = |n: usize| {
        let mut order: Vec<usize> = (0..n).collect();
        stream.shuffle(&mut order);
        order
    };
    let (classes, columns) = (order(problem.classes.len()), order(problem.columns.len()));
    let mut place = vec![0; columns.len()];
    for (at, &column) in columns.iter().enumerate() {
        place[column] = at;
    }
    let turned = Problem {
        classes: classes.iter().map(|&k| turned(&problem.classes[k], &place)).collect(),
        columns: columns.iter().map(|&c| problem.columns[c].clone()).collect(),
        nodes: problem.nodes.clone(),
        groups: problem.groups.clone(),
    };
    let shares = share(&turned)?;
    let mut flows = vec![(1, vec![]); classes.len()];
    for (row, &k) in shares.classes.iter().zip(&classes) {
        let of = |arc: &Arc| row.arcs.iter().find(|a| a.column as usize == place[arc.column]).map_or(0, |a| a.flow);
        flows[k] = (row.den, problem.classes[k].arcs.iter().map(of).collect());
    }
    Ok(flows)
}

fn turned(class: &Class, place: &[usize]) -> Class {
    let mut arcs: Vec<Arc> = class.arcs.iter().map(|arc| Arc { column: place[arc.column], bucket: arc.bucket }).collect();
    arcs.sort_by_key(|arc| arc.column);
    Class { arcs, ..class.clone() }
}

/// The class with the mean of its flows, over their least common denominator.
fn mean(class: &ClassRow, flows: &[Flows]) -> Option<ClassRow> {
    let common = flows.iter().try_fold(1u64, |den, (d, _)| (den / gcd(den, *d)).checked_mul(*d))?;
    let whole = common.checked_mul(flows.len() as u64)?;
    let sum = |a: usize| flows.iter().try_fold(0u64, |sum, (den, f)| sum.checked_add(f[a].checked_mul(common / den)?));
    let sums: Vec<u64> = (0..class.arcs.len()).map(sum).collect::<Option<_>>()?;
    let g = sums.iter().fold(whole, |g, &s| gcd(g, s));
    (whole / g).checked_mul(class.size).filter(|&top| top <= MAX_INTEGER)?;
    let mut row = ClassRow { den: whole / g, ..class.clone() };
    for (arc, sum) in row.arcs.iter_mut().zip(sums) {
        arc.flow = sum / g;
    }
    Some(row)
}
