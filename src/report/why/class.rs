//! The class of an enterprise: what it shares, with whom it competes, and where its ticket stands.

use super::block::{Block, block};
use super::limits::{Limit, company, limits};
use crate::base::{Digest, EnterpriseId, LineId, Ratio};
use crate::record::{ArcRow, ClassKey, ClassRow};
use crate::report::Papers;
use serde::Serialize;
use std::collections::BTreeMap;

/// The class of an enterprise and what it shares.
#[derive(Clone, Debug, Serialize)]
pub struct ClassWhy {
    /// Position in the commitment.
    pub number: u64,
    /// What its members share.
    pub key: ClassKey,
    /// Members.
    pub size: u64,
    /// Expected batches of a member per unit of weight.
    pub ratio: Ratio,
    /// Place of this ticket among the members', from 1.
    pub rank: u64,
    /// Per open line.
    pub lines: Vec<LineWhy>,
    /// `true` if every member has as many batches as one may have: more chance is not allowed.
    pub cap_reached: bool,
    /// The limit over its company, if one could bind: name, batches at most, whether it does bind.
    pub company: Option<(String, u64, bool)>,
    /// All who compete for the same batches on the same terms.
    pub block: Block,
}

/// One open line of a class.
#[derive(Clone, Debug, Serialize)]
pub struct LineWhy {
    /// Column of the lottery, such as `CX-17/532301`.
    pub column: String,
    /// The line.
    pub line: LineId,
    /// Exact probability of each member.
    pub probability: Ratio,
    /// Price of the column.
    pub price: Ratio,
    /// Batches of the class here.
    pub seats: u64,
    /// Ranks of the members drawn for this line; ascending.
    pub drawn_ranks: Vec<u64>,
    /// Ticket of the last of them.
    pub cut: Option<Digest>,
    /// Whether this enterprise is one of them.
    pub drawn: bool,
    /// Batches the class expects here, exactly.
    pub expected: Ratio,
    /// Enterprises of all classes the column is open to.
    pub open_to: u64,
    /// Quotas and limits above the column, innermost first.
    pub limits: Vec<Limit>,
    /// How it came out for this enterprise.
    pub fate: LineFate,
}

/// How a line came out for an enterprise to which it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFate {
    /// Probability 1.
    Sure,
    /// Its ticket was low enough.
    Drawn,
    /// The batches of its class went to other tickets.
    NotReached,
    /// Rounding gave its class no batch here.
    NoSeat,
    /// Probability 0: all batches go to enterprises with fewer other chances.
    NoChance,
}

/// The class of that number, seen from one of its members.
pub(super) fn class_why(papers: &Papers, id: &EnterpriseId, number: usize, members: &[&EnterpriseId]) -> Option<ClassWhy> {
    let class = papers.commitment.plan.shares.classes.get(number)?;
    let fates = &papers.record.draw.fates;
    let ticket = |member: &EnterpriseId| fates.binary_search_by(|fate| fate.enterprise.cmp(member)).ok().map(|at| fates[at].ticket);
    let mut order: Vec<(Digest, &EnterpriseId)> = members.iter().filter_map(|member| Some((ticket(member)?, *member))).collect();
    order.sort();
    let rank_of: BTreeMap<&EnterpriseId, u64> = order.iter().zip(1..).map(|((_, member), rank)| (*member, rank)).collect();
    let line = |(at, arc)| line_why(papers, id, (number, class), (at, arc), &order, &rank_of);
    let total: u128 = class.arcs.iter().map(|arc| u128::from(arc.flow)).sum();
    Some(ClassWhy {
        number: number as u64,
        key: class.key.clone(),
        size: class.size,
        ratio: class.ratio,
        rank: rank_of.get(id).copied().unwrap_or(0),
        lines: class.arcs.iter().enumerate().filter_map(line).collect(),
        cap_reached: total > 0 && total == u128::from(class.key.cap) * u128::from(class.size) * u128::from(class.den),
        company: company(papers, class),
        block: block(papers, number),
    })
}

fn line_why(
    papers: &Papers,
    id: &EnterpriseId,
    (number, class): (usize, &ClassRow),
    (at, arc): (usize, &ArcRow),
    order: &[(Digest, &EnterpriseId)],
    rank_of: &BTreeMap<&EnterpriseId, u64>,
) -> Option<LineWhy> {
    let shares = &papers.commitment.plan.shares;
    let column = shares.columns.get(usize::try_from(arc.column).ok()?)?;
    let line = crate::allot::line_of(&column.id);
    let mine = || papers.record.draw.batches.iter().filter(|b| b.class == Some(number as u64) && b.line == line);
    let mut drawn_ranks: Vec<u64> = mine().filter_map(|b| rank_of.get(&b.enterprise)).copied().collect();
    drawn_ranks.sort_unstable();
    let cut = drawn_ranks.last().and_then(|rank| order.get(*rank as usize - 1)).map(|(ticket, _)| *ticket);
    let seats = papers.record.draw.seats.get(number).and_then(|seats| seats.get(at)).copied().unwrap_or(0);
    let probability = Ratio::new(arc.flow, (class.den * class.size).max(1));
    let drawn = mine().any(|b| b.enterprise == *id);
    let fate = match () {
        () if probability == Ratio::new(1, 1) => LineFate::Sure,
        () if drawn => LineFate::Drawn,
        () if arc.flow == 0 => LineFate::NoChance,
        () if seats == 0 => LineFate::NoSeat,
        () => LineFate::NotReached,
    };
    let open = shares.classes.iter().filter(|other| other.arcs.iter().any(|a| a.column == arc.column));
    Some(LineWhy {
        price: shares.nodes.get(column.node as usize)?.price,
        limits: limits(papers, column.node),
        open_to: open.map(|other| other.size).sum(),
        expected: Ratio::new(arc.flow, class.den.max(1)),
        column: column.id.clone(),
        line,
        probability,
        seats,
        drawn_ranks,
        cut,
        drawn,
        fate,
    })
}
