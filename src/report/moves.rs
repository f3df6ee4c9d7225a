//! What amendments did to an enterprise's batches, in rows and in words.

use super::{Papers, words};
use crate::base::{Digest, EnterpriseId, Lang, LineId, Ratio};
use crate::record::{Amendment, Replacement, Reserve};
use serde::Serialize;

/// A batch that an amendment moved from or to an enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Number of the amendment.
    pub amendment: u64,
    /// Line of the enterprise's batch.
    pub line: LineId,
    /// `true` if it came to the enterprise.
    pub called: bool,
    /// Where the successor came from, if there was one.
    pub reserve: Option<Reserve>,
    /// The chance it had, if it was called by a further round.
    pub round: Option<RoundWhy>,
}

/// The place of an enterprise in a further round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoundWhy {
    /// Number of the round.
    pub number: u64,
    /// Column it was drawn in.
    pub column: String,
    /// Seats of the column.
    pub seats: u64,
    /// Enterprises that could be drawn in the column.
    pub took_part: u64,
    /// Its exact probability.
    pub probability: Ratio,
    /// Members of its class: all had the same.
    pub size: u64,
    /// Its place by ticket among them.
    pub rank: u64,
    /// Its ticket of this round.
    pub ticket: Digest,
}

/// Moves of an enterprise, amendments in order.
pub(super) fn moves(papers: &Papers, id: &EnterpriseId) -> Vec<Move> {
    let of_row = |amendment: &Amendment, r: &Replacement| {
        let row = |called, line: &LineId, round| Move {
            amendment: amendment.number,
            line: line.clone(),
            called,
            reserve: r.reserve.clone(),
            round,
        };
        let lost = (r.from == *id).then(|| row(false, &r.line, None));
        let came = (r.to.as_ref() == Some(id)).then(|| match &r.reserve {
            Some(Reserve::Round(column)) => {
                row(true, &LineId::from(column.split('/').next().unwrap_or_default()), round_why(amendment, column, id))
            }
            _ => row(true, &r.line, None),
        });
        lost.into_iter().chain(came)
    };
    papers.amendments.iter().flat_map(|a| a.replacements.iter().flat_map(move |r| of_row(a, r))).collect()
}

fn round_why(amendment: &Amendment, column: &str, id: &EnterpriseId) -> Option<RoundWhy> {
    let round = amendment.round.as_ref()?;
    let seat = round.drawn.iter().find(|s| s.column == column && s.enterprise == *id)?;
    let at = round.shares.columns.iter().position(|c| c.id == column)? as u64;
    let class = round.shares.classes.get(usize::try_from(seat.class).ok()?)?;
    let arc = class.arcs.iter().find(|arc| arc.column == at)?;
    let open = round.shares.classes.iter().filter(|c| c.arcs.iter().any(|arc| arc.column == at));
    Some(RoundWhy {
        number: round.number,
        column: column.to_owned(),
        seats: round.drawn.iter().filter(|s| s.column == column).count() as u64,
        took_part: open.map(|c| c.size).sum(),
        probability: Ratio::new(arc.flow, (class.den * class.size).max(1)),
        size: class.size,
        rank: seat.rank,
        ticket: seat.ticket,
    })
}

/// A line for every move.
pub(super) fn text(moves: &[Move], lang: Lang) -> String {
    let line = |m: &Move| {
        let what = match (m.called, &m.reserve) {
            (true, _) => lang.pick("补入", "called in for"),
            (false, Some(_)) => lang.pick("被替换", "replaced on"),
            (false, None) => lang.pick("失去（无人可补）", "lost, with nobody left to call, its batch of"),
        };
        let from = m.reserve.as_ref().filter(|_| m.called).map(|from| format!(" · {}", words::reserve(from, lang))).unwrap_or_default();
        let round = m.round.as_ref().map(|round| format!("  {}\n", round_text(round, lang))).unwrap_or_default();
        format!("{} {}: {what} {}{from}\n{round}", lang.pick("更正", "amendment"), m.amendment, m.line)
    };
    moves.iter().map(line).collect()
}

fn round_text(r: &RoundWhy, lang: Lang) -> String {
    let (seats, took_part, column, about) = (r.seats, r.took_part, &r.column, words::percent(r.probability.approx()));
    let (number, probability, size, rank, ticket) = (r.number, r.probability, r.size, r.rank, r.ticket.short());
    match lang {
        Lang::Zh => format!(
            "第 {number} 轮：备选用尽，{took_part} 家可补企业再抽 {column} 的 {seats} 批次；本企业概率 {probability}（{about}），同类 {size} 家，本轮签号第 {rank} 位（{ticket}…）"
        ),
        Lang::En => format!(
            "round {number}: no alternate was left, {took_part} enterprises could be drawn for {seats} of {column}; this one with probability {probability} ({about}), in a class of {size}, number {rank} by this round's tickets ({ticket}…)"
        ),
    }
}
