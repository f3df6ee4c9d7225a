//! Shares and prices as rows of the record.

use super::levels::Levels;
use super::net::Net;
use super::prices;
use super::problem::{Group, Problem};
use super::shortfall::{Shortfall, ShortfallKind};
use crate::base::Ratio;
use crate::record::{ArcRow, ClassRow, ColumnRow, GroupRow, NodeRow, Shares};

/// Numbers of the record's JSON stay within the exact integers of a double.
const JSON_MAX: i64 = (1 << 53) - 1;

/// Rows of the record.
///
/// # Errors
/// [`ShortfallKind::TooLarge`] if a class needs a denominator that takes its numbers beyond 2^53 − 1.
pub(super) fn write(problem: &Problem, net: &Net, levels: &Levels) -> Result<Shares, Shortfall> {
    let rows = (0..net.classes).map(|k| class(problem, net, levels, k));
    let classes: Vec<ClassRow> = rows.collect::<Option<_>>().ok_or(Shortfall::bare(ShortfallKind::TooLarge))?;
    let columns = problem.columns.iter().map(|column| ColumnRow { id: column.id.clone(), node: column.node as u64 });
    let nodes = problem.nodes.iter().zip(prices::least(net, &classes)).map(|(node, price)| NodeRow {
        id: node.id.clone(),
        parent: node.parent.map(|parent| parent as u64),
        lo: node.lo,
        hi: node.hi,
        price,
    });
    Ok(Shares { classes, columns: columns.collect(), nodes: nodes.collect(), groups: groups(problem), grid: None })
}

/// Limits as rows.
fn groups(problem: &Problem) -> Vec<GroupRow> {
    let row = |group: &Group| GroupRow { id: group.id.clone(), parent: group.parent.map(|p| p as u64), hi: group.hi };
    problem.groups.iter().map(row).collect()
}

/// One class; its flows over their least common denominator.
fn class(problem: &Problem, net: &Net, levels: &Levels, k: usize) -> Option<ClassRow> {
    let class = &problem.classes[k];
    let first = net.class_arcs[k] + class.buckets.len() as u32;
    let flows: Vec<[i64; 2]> = (first..net.class_arcs[k + 1]).map(|arc| flow(net, levels, arc)).collect();
    let den = flows.iter().try_fold(1i64, |den, flow| lcm(den, flow[1]))?;
    den.checked_mul(class.size as i64).filter(|&top| top <= JSON_MAX)?;
    let arcs = class.arcs.iter().zip(&flows).map(|(arc, flow)| ArcRow {
        column: arc.column as u64,
        bucket: arc.bucket.map(|bucket| bucket as u64),
        flow: (flow[0] * (den / flow[1])) as u64,
    });
    let price = levels.price[net.nodes + k];
    let ratio = if levels.capped[k] { ratio(net.most[k], net.weight[k]) } else { ratio(price[0], price[1]) };
    Some(ClassRow {
        key: class.key.clone(),
        size: class.size,
        group: class.group.map(|group| group as u64),
        den: den as u64,
        ratio,
        buckets: class.buckets.clone(),
        arcs: arcs.collect(),
    })
}

/// Flow of an arc in lowest terms.
fn flow(net: &Net, levels: &Levels, arc: u32) -> [i64; 2] {
    let [tail, head] = net.graph.ends[arc as usize].map(|v| v as usize);
    let inside = levels.label[tail] == levels.label[head];
    let unit = if inside { levels.unit[tail] } else { 1 };
    let flow = ratio(net.graph.flow(arc, unit), unit);
    [flow.num() as i64, flow.den() as i64]
}

fn ratio(num: i64, den: i64) -> Ratio {
    Ratio::new(num as u64, den as u64)
}

/// Least common multiple, if it fits.
fn lcm(a: i64, b: i64) -> Option<i64> {
    let mut g = (a, b);
    while g.1 != 0 {
        g = (g.1, g.0 % g.1);
    }
    (a / g.0).checked_mul(b)
}
