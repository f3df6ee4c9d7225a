//! Section `shares`: classes, columns and quotas follow from the inputs, and the probabilities are proved fairest.

mod certificate;
mod classes;
mod companies;
mod grid;
mod groups;
mod layout;
mod on_grid;
mod prices;
mod totals;

pub(super) use classes::{Class, classes};
pub(super) use companies::{Companies, companies};
pub(super) use layout::{Layout, layout};
pub(super) use totals::{Totals, totals};

use super::case::Case;
use super::rule::Rule;
use super::verdict::Check;
use crate::record::{ArcRow, ClassRow, NodeRow, Shares};

const PATH: &str = "commitment.plan.shares";

pub(super) fn checks(case: &Case<'_>, layout: &Layout, companies: &Companies<'_>, classes: &[Class]) -> Vec<Check> {
    let shares = &case.commitment.plan.shares;
    let mut checks = vec![columns(layout, shares), nodes(layout, shares), company_rows(companies, shares), class_rows(classes, shares)];
    checks.extend(certificate::checks(PATH, shares));
    checks
}

/// The certificate of another lottery, by the same rules.
pub(super) fn prove(path: &str, shares: &Shares) -> Vec<Check> {
    certificate::checks(path, shares)
}

fn columns(layout: &Layout, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "columns");
    rule.rows(&format!("{PATH}.columns"), &layout.columns, &shares.columns);
    rule.done()
}

/// The quota tree, forced batches taken off; prices are another rule's business.
fn nodes(layout: &Layout, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "quota_tree");
    let want: Vec<NodeRow> = layout
        .nodes
        .iter()
        .enumerate()
        .map(|(i, n)| NodeRow { price: shares.nodes.get(i).map_or(n.price, |g| g.price), ..n.clone() })
        .collect();
    rule.rows(&format!("{PATH}.nodes"), &want, &shares.nodes);
    rule.done()
}

/// Companies that could exceed their limit, follow-ups taken off.
fn company_rows(companies: &Companies<'_>, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "companies");
    rule.rows(&format!("{PATH}.groups"), &companies.rows(), &shares.groups);
    rule.done()
}

/// Keys, sizes, buckets and arcs; flows and ratios are another rule's business.
fn class_rows(classes: &[Class], shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "classes");
    let want: Vec<ClassRow> = classes.iter().enumerate().map(|(k, class)| expected(class, shares.classes.get(k))).collect();
    rule.rows(&format!("{PATH}.classes"), &want, &shares.classes);
    rule.done()
}

fn expected(class: &Class, got: Option<&ClassRow>) -> ClassRow {
    let flow = |i: usize| got.and_then(|g| g.arcs.get(i)).map_or(0, |a| a.flow);
    ClassRow {
        key: class.key.clone(),
        size: class.members.len() as u64,
        group: class.group,
        den: got.map_or(1, |g| g.den),
        ratio: got.map_or(crate::base::Ratio::new(0, 1), |g| g.ratio),
        buckets: class.buckets.clone(),
        arcs: class.arcs.iter().enumerate().map(|(i, arc)| ArcRow { flow: flow(i), ..arc.clone() }).collect(),
    }
}

#[cfg(test)]
mod tests;
