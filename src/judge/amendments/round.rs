//! A further round: it is the lottery that what stands leaves, its shares are proved fairest, its seats dealt by its own tickets.

use super::super::deal::{by_ticket, positions};
use super::super::rule::Rule;
use super::super::seats;
use super::super::shares::{Class, classes, companies, prove};
use super::super::standing::Standing;
use super::super::verdict::{Check, Failure};
use super::ledger::{Ledger, Lost};
use super::quotas::{asked, lower};
use crate::base::{Digest, Ratio};
use crate::record::{ArcRow, ClassRow, ColumnRow, GroupRow, NodeRow, Round, RoundSeat};
use std::collections::BTreeMap;

/// Flows, prices, seats and luck aside, everything of a round.
pub(super) struct Expected {
    columns: Vec<ColumnRow>,
    nodes: Vec<NodeRow>,
    groups: Vec<GroupRow>,
    classes: Vec<Class>,
    /// Position in the plan of every column here.
    of_plan: Vec<usize>,
}

/// Column (here), ticket, enterprise, class and rank of a seat.
type Dealt = (usize, Digest, usize, u64, u64);

/// A seat dealt: the enterprise, by position, and the column in the plan.
#[derive(Clone, Copy)]
pub(super) struct Seat {
    pub enterprise: usize,
    pub column: usize,
}

/// The lottery on what the lost batches leave.
pub(super) fn expected(ledger: &Ledger<'_>, lost: &[Lost<'_>]) -> Expected {
    let plan = &ledger.plan;
    let nodes = asked(ledger, lost);
    let open = |c: usize| nodes[ledger.root(c) as usize].hi > 0;
    let free: Vec<bool> = (0..plan.columns.len()).map(|c| ledger.above(c).all(|v| nodes[v as usize].hi > 0)).collect();
    let of_plan: Vec<usize> = (0..plan.columns.len()).filter(|&c| open(c)).collect();
    let kept: Vec<usize> = (0..nodes.len()).filter(|&v| nodes[top(&nodes, v)].hi > 0).collect();
    let new = |old: u64| kept.iter().position(|&v| v as u64 == old).unwrap_or(0) as u64;
    let place: BTreeMap<usize, u64> = of_plan.iter().copied().zip(0..).collect();
    let standings = standings(ledger, &free);
    let companies = companies(ledger.case, &standings);
    let (groups, mut classes) = (companies.rows(), classes(ledger.case, &standings, plan, &companies));
    for arc in classes.iter_mut().flat_map(|class| &mut class.arcs) {
        arc.column = place.get(&(arc.column as usize)).copied().unwrap_or(0);
    }
    let columns: Vec<ColumnRow> =
        of_plan.iter().map(|&c| ColumnRow { id: plan.columns[c].id.clone(), node: new(plan.columns[c].node) }).collect();
    let mut nodes: Vec<NodeRow> = kept.iter().map(|&v| NodeRow { parent: nodes[v].parent.map(new), ..nodes[v].clone() }).collect();
    let node_of: Vec<u64> = columns.iter().map(|c| c.node).collect();
    lower(&mut nodes, &node_of, &classes, &groups);
    Expected { columns, nodes, groups, classes, of_plan }
}

fn top(nodes: &[NodeRow], v: usize) -> usize {
    nodes[v].parent.map_or(v, |p| top(nodes, p as usize))
}

/// For the lottery: what each enterprise can still take, where a column has room. What stands is in the place of what is forced.
fn standings(ledger: &Ledger<'_>, free: &[bool]) -> Vec<Standing> {
    let frame = &ledger.case.sealed.frame;
    let lines = &ledger.case.facts.lines;
    let room = |e: usize, l: usize| ledger.plan.columns_for(l, &lines[l], &frame[e].county, &frame[e].scopes).iter().any(|&c| free[c]);
    let standing = |e: usize| {
        let forced = ledger.lines(e);
        let open = ledger.standings[e].open.keys().filter(|&&l| forced.contains(&l) || ledger.can_take(e, l) && room(e, l));
        Standing { open: open.map(|&l| (l, Vec::new())).collect(), cap: ledger.standings[e].cap, forced, ..Standing::default() }
    };
    (0..frame.len()).map(standing).collect()
}

impl Expected {
    /// Every rule about the recorded round; and its seats as they must be dealt, if they can be.
    pub fn checks(&self, ledger: &Ledger<'_>, amendment: &str, round: &Round) -> (Vec<Check>, Option<Vec<Seat>>) {
        let path = format!("{amendment}.round.shares");
        let mut checks = vec![self.lottery(&path, round)];
        checks.extend(prove(&path, &round.shares));
        checks.extend(seats::lottery(&format!("{amendment}.round.seats"), &round.shares, &round.seats));
        let (drawn, seats) = self.drawn(ledger, amendment, round);
        checks.push(drawn);
        checks.iter_mut().for_each(|check| check.section = "amendments");
        (checks, seats)
    }

    /// Columns, quotas and classes follow from what stands.
    fn lottery(&self, path: &str, round: &Round) -> Check {
        let mut rule = Rule::new("amendments", "remaining_quota");
        let got = &round.shares;
        rule.rows(&format!("{path}.columns"), &self.columns, &got.columns);
        let price = |v: usize, n: &NodeRow| got.nodes.get(v).map_or(n.price, |g| g.price);
        let nodes: Vec<NodeRow> = self.nodes.iter().enumerate().map(|(v, n)| NodeRow { price: price(v, n), ..n.clone() }).collect();
        rule.rows(&format!("{path}.nodes"), &nodes, &got.nodes);
        rule.rows(&format!("{path}.groups"), &self.groups, &got.groups);
        let row = |(k, class)| row(class, got.classes.get(k));
        let classes: Vec<ClassRow> = self.classes.iter().enumerate().map(row).collect();
        rule.rows(&format!("{path}.classes"), &classes, &got.classes);
        rule.done()
    }

    /// Seats dealt round the members of every class in the order of the round's tickets.
    fn drawn(&self, ledger: &Ledger<'_>, amendment: &str, round: &Round) -> (Check, Option<Vec<Seat>>) {
        let mut rule = Rule::new("amendments", "round_by_ticket");
        let path = format!("{amendment}.round");
        let Some(mut dealt) = self.deal(ledger, amendment, round) else {
            rule.refuse(Failure::new(format!("{path}.seats"), "名额无法分配", "the seats cannot be dealt"));
            return (rule.done(), None);
        };
        dealt.sort_unstable();
        let frame = &ledger.case.sealed.frame;
        let row = |&(c, ticket, e, class, rank): &Dealt| RoundSeat {
            column: self.columns[c].id.clone(),
            enterprise: frame[e].id.clone(),
            class,
            rank,
            ticket,
        };
        rule.rows(&format!("{path}.drawn"), &dealt.iter().map(row).collect::<Vec<_>>(), &round.drawn);
        let seats = dealt.iter().map(|&(c, _, enterprise, ..)| Seat { enterprise, column: self.of_plan[c] }).collect();
        (rule.done(), Some(seats))
    }

    /// Column, ticket, enterprise, class and rank of every seat.
    fn deal(&self, ledger: &Ledger<'_>, amendment: &str, round: &Round) -> Option<Vec<Dealt>> {
        let case = ledger.case;
        let purpose = format!("enterprise/{amendment}");
        let mut dealt = Vec::new();
        if round.seats.len() != self.classes.len() {
            return None;
        }
        for ((k, class), seats) in (0..).zip(&self.classes).zip(&round.seats) {
            let places = positions(case.facts.rules.dealing, class, seats)?;
            if places.is_empty() {
                continue;
            }
            let ticket = |e: usize| case.key.ticket(&purpose, &[case.sealed.frame[e].id.as_str()]);
            let tickets: Vec<Digest> = class.members.iter().map(|&e| ticket(e)).collect();
            let own: Vec<usize> = (0..tickets.len()).collect();
            let order = by_ticket(&tickets, &own);
            for (arc, place) in places {
                let column = class.arcs[arc].column as usize;
                dealt.push((column, tickets[order[place]], class.members[order[place]], k, place as u64 + 1));
            }
        }
        Some(dealt)
    }
}

/// A class as it must be recorded; flows, their denominator and the ratio are proved, not derived.
fn row(class: &Class, got: Option<&ClassRow>) -> ClassRow {
    let flow = |a: usize| got.and_then(|g| g.arcs.get(a)).map_or(0, |arc| arc.flow);
    ClassRow {
        key: class.key.clone(),
        size: class.members.len() as u64,
        group: class.group,
        den: got.map_or(1, |g| g.den),
        ratio: got.map_or(Ratio::new(0, 1), |g| g.ratio),
        buckets: class.buckets.clone(),
        arcs: class.arcs.iter().enumerate().map(|(a, arc)| ArcRow { flow: flow(a), ..arc.clone() }).collect(),
    }
}
