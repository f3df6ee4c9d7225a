//! Who comes instead is nobody's choice: the sealed alternates first, then the seats of a further round.

use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::incidents::failed;
use super::ledger::{Ledger, Lost};
use super::name;
use super::round::{Seat, expected};
use crate::record::{Amendment, Replacement, Reserve};

/// A lost batch, and who takes it: enterprise, column, reserve.
type Answer<'a> = (Lost<'a>, Option<(usize, usize, Reserve)>);

/// Rules about successors of amendment `i`; the ledger then stands after it.
pub(super) fn checks<'a>(ledger: &mut Ledger<'a>, i: usize, amendments: &'a [Amendment], before: &State<'a>) -> Vec<Check> {
    let amendment = &amendments[i];
    amendment.incidents.iter().for_each(|x| ledger.strike(&x.enterprise));
    let failed = amendment.incidents.iter().flat_map(|x| failed(x, before.batches));
    let lost: Vec<Lost<'_>> = failed.filter_map(|batch| ledger.lose(batch)).collect();
    let mut answers: Vec<Answer<'_>> = lost.into_iter().map(|lost| (lost, sealed(ledger, &lost))).collect();
    let left: Vec<usize> = (0..answers.len()).filter(|&a| answers[a].1.is_none()).collect();
    let mut checks = vec![recorded(i, amendments, left.is_empty())];
    if let (false, Some(round)) = (left.is_empty(), &amendment.round) {
        let lost: Vec<Lost<'_>> = left.iter().map(|&a| answers[a].0).collect();
        let (rules, seats) = expected(ledger, &lost).checks(ledger, &name(i), round);
        checks.extend(rules);
        let mut seats = seats.unwrap_or_default();
        let columns: Vec<usize> = lost.iter().map(|l| l.column).collect();
        for (&a, seat) in left.iter().zip(shared_out(ledger, &columns, &mut seats)) {
            answers[a].1 = seat.map(|s| (s.enterprise, s.column, Reserve::Round(ledger.plan.columns[s.column].id.clone())));
        }
    }
    // sealed alternates stand in the ledger already
    for (e, column, _) in answers.iter().filter_map(|(_, taker)| taker.as_ref()) {
        ledger.give(*e, *column);
    }
    checks.push(replacements(ledger, i, amendment, &answers));
    checks
}

/// The first sealed alternate of the batch's line and class who can take it; it counts where the lost batch did.
fn sealed(ledger: &mut Ledger<'_>, lost: &Lost<'_>) -> Option<(usize, usize, Reserve)> {
    let own = ledger.case.record.draw.alternates.iter().filter(|a| a.line == lost.batch.line && Some(a.class) == lost.batch.class);
    let known = own.filter_map(|a| Some((a.rank, ledger.case.enterprise_at(&a.enterprise)?)));
    let (rank, e) = known.filter(|&(_, e)| ledger.can_take(e, lost.line)).min()?;
    ledger.give(e, lost.column);
    Some((e, lost.column, Reserve::Class(rank)))
}

/// A round is there if and only if a batch was left over, and rounds are numbered from 2 through all amendments.
fn recorded(i: usize, amendments: &[Amendment], none_left: bool) -> Check {
    let mut rule = Rule::new("amendments", "round_recorded");
    let path = format!("{}.round", name(i));
    let round = amendments[i].round.as_ref();
    rule.hold(round.is_none() == none_left, || match round {
        Some(_) => Failure::new(&path, "备选足够,不应再抽", "sealed alternates take every batch: no round is due"),
        None => Failure::new(&path, "备选不足,应有再抽", "sealed alternates do not take every batch: a round is due"),
    });
    if let Some(round) = round {
        let number = 2 + amendments[..i].iter().filter(|a| a.round.is_some()).count() as u64;
        rule.equal(&format!("{path}.number"), &number, &round.number);
    }
    rule.done()
}

/// A seat for each lost batch: the first free one of its column, then (all columns done) of its line, then of its group.
fn shared_out(ledger: &Ledger<'_>, lost: &[usize], seats: &mut Vec<Seat>) -> Vec<Option<Seat>> {
    let line = |c: usize| ledger.plan.line_of[c];
    let mut of: Vec<Option<Seat>> = vec![None; lost.len()];
    for step in 0..3 {
        for (of, &from) in of.iter_mut().zip(lost).filter(|(of, _)| of.is_none()) {
            let near = |to: usize| match step {
                0 => to == from,
                1 => line(to) == line(from),
                _ => ledger.root(to) == ledger.root(from),
            };
            *of = seats.iter().position(|s| near(s.column)).map(|at| seats.remove(at));
        }
    }
    of
}

fn replacements(ledger: &Ledger<'_>, i: usize, amendment: &Amendment, answers: &[Answer<'_>]) -> Check {
    let mut rule = Rule::new("amendments", "successors");
    let id = |e: usize| ledger.case.sealed.frame[e].id.clone();
    let want: Vec<Replacement> = answers
        .iter()
        .map(|(lost, taker)| Replacement {
            line: lost.batch.line.clone(),
            from: lost.batch.enterprise.clone(),
            to: taker.as_ref().map(|t| id(t.0)),
            reserve: taker.as_ref().map(|t| t.2.clone()),
        })
        .collect();
    rule.rows(&format!("{}.replacements", name(i)), &want, &amendment.replacements);
    rule.done()
}
