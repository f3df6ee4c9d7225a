//! A failed batch goes to the next sealed alternate of its line and class; what none of them can take is drawn again.

use super::ledger::Ledger;
use super::round::{self, Seat};
use super::{AmendError, Current};
use crate::base::{EnterpriseId, LineId};
use crate::frame::Sound;
use crate::record::{Alternate, Amendment, Batch, Incident, Record, Replacement, Reserve, Round};
use crate::seed::Seed;
use std::collections::BTreeMap;

/// Batches as they now stand, who came instead of whom, and the round it took.
pub(super) struct Replaced {
    pub batches: Vec<Batch>,
    pub replacements: Vec<Replacement>,
    pub round: Option<Round>,
}

/// A batch without its enterprise, and the column where it counted.
struct Lost {
    batch: Batch,
    column: usize,
}

/// Who takes a lost batch: a row of the frame, in a column, from a reserve.
struct Taker {
    row: usize,
    column: usize,
    reserve: Reserve,
}

/// Answer sorted incidents after the amendments before.
pub(super) fn replace(
    sound: &Sound,
    record: &Record,
    before: &[Amendment],
    current: &Current,
    incidents: &[Incident],
    seed: &Seed,
) -> Result<Replaced, AmendError> {
    let mut ledger = Ledger::new(sound, record, before).ok_or(AmendError::Altered)?;
    let mut standing: BTreeMap<(EnterpriseId, LineId), Batch> =
        current.batches.iter().map(|b| ((b.enterprise.clone(), b.line.clone()), b.clone())).collect();
    let lost = take_failed(&mut ledger, &mut standing, incidents)?;
    let mut takers = sealed(&mut ledger, &lost).ok_or(AmendError::Altered)?;
    let left: Vec<usize> = (0..lost.len()).filter(|&i| takers[i].is_none()).collect();
    let mut round = None;
    if !left.is_empty() {
        let number = 2 + before.iter().filter(|a| a.round.is_some()).count() as u64;
        let columns: Vec<usize> = left.iter().map(|&i| lost[i].column).collect();
        let (run, seats) = round::run(&ledger, &columns, before.len() as u64 + 1, number, seed)?;
        for (i, seat) in left.into_iter().zip(round::pair(&ledger, &columns, &seats)) {
            let reserve = |column: usize| Reserve::Round(ledger.columns.columns[column].id.clone());
            takers[i] = seat.map(|s| seats[s]).map(|Seat { row, column }| Taker { row, column, reserve: reserve(column) });
        }
        round = Some(run);
    }
    let codes = seed.blind();
    let mut number = record.draw.batches.len() + before.iter().flat_map(|a| &a.replacements).filter(|r| r.to.is_some()).count();
    let mut replacements = Vec::new();
    for (lost, taker) in lost.iter().zip(takers) {
        if let Some(taker) = &taker {
            number += 1;
            let batch = new_batch(&ledger, &lost.batch, taker, codes.code(number as u64)).ok_or(AmendError::Altered)?;
            standing.insert((batch.enterprise.clone(), batch.line.clone()), batch);
        }
        replacements.push(Replacement {
            line: lost.batch.line.clone(),
            from: lost.batch.enterprise.clone(),
            to: taker.as_ref().map(|t| sound.sealed().frame[t.row].id.clone()),
            reserve: taker.map(|t| t.reserve),
        });
    }
    let mut batches: Vec<Batch> = standing.into_values().collect();
    batches.sort_by(|a, b| (&a.line, &a.enterprise).cmp(&(&b.line, &b.enterprise)));
    Ok(Replaced { batches, replacements, round })
}

/// Remove the batches the incidents speak of, in the order of the incidents; their enterprises are out.
fn take_failed(
    ledger: &mut Ledger<'_>,
    standing: &mut BTreeMap<(EnterpriseId, LineId), Batch>,
    incidents: &[Incident],
) -> Result<Vec<Lost>, AmendError> {
    let mut failed = Vec::new();
    for incident in incidents {
        let of_enterprise =
            standing.range((incident.enterprise.clone(), LineId::default())..).take_while(|(k, _)| k.0 == incident.enterprise);
        let hit = of_enterprise.filter(|(k, _)| incident.line.as_ref().is_none_or(|l| *l == k.1));
        let hit: Vec<(EnterpriseId, LineId)> = hit.map(|(k, _)| k.clone()).collect();
        if hit.is_empty() {
            return Err(AmendError::NoBatch { enterprise: incident.enterprise.clone(), line: incident.line.clone() });
        }
        ledger.strike(&incident.enterprise).ok_or(AmendError::Altered)?;
        for key in hit {
            let place = ledger.row(&key.0).zip(ledger.line(&key.1));
            let column = place.and_then(|(row, line)| ledger.take(row, line)).ok_or(AmendError::Altered)?;
            failed.extend(standing.remove(&key).map(|batch| Lost { batch, column }));
        }
    }
    Ok(failed)
}

/// Each lost batch in turn: the first sealed alternate of its line and class who can take it. It counts where the lost one did.
fn sealed(ledger: &mut Ledger<'_>, lost: &[Lost]) -> Option<Vec<Option<Taker>>> {
    let mut of: BTreeMap<(u64, &LineId), Vec<&Alternate>> = BTreeMap::new();
    for alternate in &ledger.record.draw.alternates {
        of.entry((alternate.class, &alternate.line)).or_default().push(alternate);
    }
    let mut takers = Vec::new();
    for Lost { batch, column } in lost {
        let line = ledger.line(&batch.line)?;
        let own = batch.class.and_then(|class| of.get(&(class, &batch.line))).map_or(&[][..], Vec::as_slice);
        let rows = own.iter().filter_map(|a| Some((ledger.row(&a.enterprise)?, a.rank)));
        let next = rows.into_iter().find(|&(row, _)| ledger.can_take(row).any(|o| o.line == line));
        takers.push(next.map(|(row, rank)| Taker { row, column: *column, reserve: Reserve::Class(rank) }));
        if let Some((row, _)) = next {
            ledger.give(row, line, *column);
        }
    }
    Some(takers)
}

/// The newcomer's batch. It takes over the lab; in a round over several lines of a group, whose lines have one lab each, the
/// line's own.
fn new_batch(ledger: &Ledger<'_>, lost: &Batch, taker: &Taker, blind: u64) -> Option<Batch> {
    let line = &ledger.sound.facts().lines[ledger.line_of(taker.column)?];
    let enterprise = &ledger.sound.sealed().frame[taker.row];
    let (class, rank) = ledger.class_and_rank(taker.row);
    Some(Batch {
        line: line.id.clone(),
        enterprise: enterprise.id.clone(),
        county: enterprise.county.clone(),
        products: ledger.products(taker.row, ledger.line_of(taker.column)?)?,
        lab: if line.id == lost.line { lost.lab.clone() } else { line.labs.last()?.lab.clone() },
        forced: false,
        class,
        rank,
        blind,
    })
}
