//! A failed batch goes to the next alternate of its line and class; when none is left, to the lowest ticket of its county, then
//! of its column, so that every quota still holds.

use super::{AmendError, Current};
use crate::allot::{Columns, columns, rows};
use crate::base::{EnterpriseId, LineId};
use crate::frame::{Sound, Standing, standings};
use crate::record::{Amendment, Batch, Incident, Record, Replacement, Reserve};
use std::collections::BTreeSet;

type Pair = (LineId, EnterpriseId);

struct Reserves<'a> {
    sound: &'a Sound,
    record: &'a Record,
    standings: Vec<Standing>,
    /// Frame positions of the members of every class.
    members: Vec<Vec<usize>>,
    /// Where batches count.
    columns: Columns,
    /// Line and enterprise of every alternate called before.
    called: BTreeSet<Pair>,
    /// Enterprises with an incident: none of them is called.
    out: BTreeSet<EnterpriseId>,
}

/// Batches as they now stand, and who came instead of whom.
pub(super) fn replace(
    sound: &Sound,
    record: &Record,
    before: &[Amendment],
    current: &Current,
    incidents: &[Incident],
) -> Result<(Vec<Batch>, Vec<Replacement>), AmendError> {
    let mut batches = current.batches.clone();
    let failed = take_failed(&mut batches, incidents)?;
    let earlier = before.iter().flat_map(|a| &a.replacements);
    let all_incidents = before.iter().flat_map(|a| &a.incidents).chain(incidents);
    let standings = standings(sound);
    let columns = columns(sound.facts());
    let members = rows(sound, &standings, &columns).members;
    let frame = &sound.sealed().frame;
    let mut reserve = Reserves {
        sound,
        record,
        standings,
        members,
        columns,
        called: earlier.filter_map(|r| r.to.clone().map(|to| (r.line.clone(), to))).collect(),
        out: all_incidents.map(|i| i.enterprise.clone()).collect(),
    };
    let mut blind = before.iter().flat_map(|a| &a.batches).chain(&record.draw.batches).map(|b| b.blind).max().unwrap_or(0);
    let mut replacements = Vec::new();
    for lost in failed {
        let next = reserve.next(&lost, &batches);
        replacements.push(Replacement {
            line: lost.line.clone(),
            from: lost.enterprise.clone(),
            to: next.map(|(row, _)| frame[row].id.clone()),
            reserve: next.map(|(_, from)| from),
        });
        if let Some((row, _)) = next {
            blind += 1;
            reserve.called.insert((lost.line.clone(), frame[row].id.clone()));
            batches.push(reserve.batch(&lost, row, blind));
        }
    }
    batches.sort_by(|a, b| (&a.line, &a.enterprise).cmp(&(&b.line, &b.enterprise)));
    Ok((batches, replacements))
}

/// Remove the batches the incidents speak of, in the order of the incidents.
fn take_failed(batches: &mut Vec<Batch>, incidents: &[Incident]) -> Result<Vec<Batch>, AmendError> {
    let mut failed = Vec::new();
    for incident in incidents {
        let hit = |b: &Batch| b.enterprise == incident.enterprise && incident.line.as_ref().is_none_or(|l| *l == b.line);
        let (lost, kept): (Vec<Batch>, Vec<Batch>) = std::mem::take(batches).into_iter().partition(hit);
        *batches = kept;
        if lost.is_empty() {
            return Err(AmendError::NoBatch { enterprise: incident.enterprise.clone(), line: incident.line.clone() });
        }
        failed.extend(lost);
    }
    Ok(failed)
}

impl Reserves<'_> {
    /// Who takes the batch: the first of the nearest reserve with anybody who can.
    fn next(&self, lost: &Batch, batches: &[Batch]) -> Option<(usize, Reserve)> {
        let sealed = self.record.draw.alternates.iter().filter(|a| Some(a.class) == lost.class && a.line == lost.line);
        let mut sealed = sealed.map(|a| (self.row(&a.enterprise), Reserve::Class(a.rank)));
        if let Some(next) = sealed.find(|&(row, _)| self.can_take(row, lost, batches)) {
            return Some(next);
        }
        let free: Vec<usize> = (0..self.standings.len()).filter(|&row| self.can_take(row, lost, batches)).collect();
        let lowest = |rows: &mut dyn Iterator<Item = usize>| rows.min_by_key(|&row| (self.record.draw.fates[row].ticket, row));
        let frame = &self.sound.sealed().frame;
        let county = lowest(&mut free.iter().copied().filter(|&row| frame[row].county == lost.county)).map(|row| (row, Reserve::County));
        county.or_else(|| lowest(&mut free.iter().copied()).map(|row| (row, Reserve::Column)))
    }

    /// Open to the line in the batch's column by chance, not called or struck before, and with cap left.
    fn can_take(&self, row: usize, lost: &Batch, batches: &[Batch]) -> bool {
        let id = &self.sound.sealed().frame[row].id;
        let lines = &self.sound.facts().lines;
        let Some(opening) = self.standings[row].chances().find(|o| lines[o.line].id == lost.line) else { return false };
        if self.out.contains(id) || self.called.contains(&(lost.line.clone(), id.clone())) {
            return false;
        }
        let holds: Vec<&Batch> = batches.iter().filter(|b| b.enterprise == *id).collect();
        holds.iter().all(|b| b.line != lost.line)
            && (holds.len() as u64) < self.standings[row].cap
            && self.column(opening.line, row) == self.column(opening.line, self.row(&lost.enterprise))
    }

    /// The first column of a line open to a row: where its batch counts.
    fn column(&self, line: usize, row: usize) -> Option<usize> {
        let enterprise = &self.sound.sealed().frame[row];
        let allowed = &self.sound.facts().lines[line].scopes;
        self.columns.open_to(line, &enterprise.county, &enterprise.scopes, allowed).first().copied()
    }

    fn row(&self, enterprise: &EnterpriseId) -> usize {
        self.sound.sealed().frame.binary_search_by(|e| e.id.cmp(enterprise)).expect("batches and alternates are rows of the frame")
    }

    fn batch(&self, lost: &Batch, row: usize, blind: u64) -> Batch {
        let lines = &self.sound.facts().lines;
        let enterprise = &self.sound.sealed().frame[row];
        let opening = self.standings[row].openings.iter().find(|o| lines[o.line].id == lost.line);
        let class = self.members.iter().position(|members| members.contains(&row));
        Batch {
            line: lost.line.clone(),
            enterprise: enterprise.id.clone(),
            county: enterprise.county.clone(),
            products: opening.expect("replacements have the line open").products.clone(),
            lab: lost.lab.clone(),
            forced: false,
            class: class.map(|k| k as u64),
            rank: class.map_or(0, |k| self.rank(row, k)),
            blind,
        }
    }

    /// Rank by ticket within the class, as at the draw.
    fn rank(&self, row: usize, class: usize) -> u64 {
        let ticket = |row: usize| (self.record.draw.fates[row].ticket, row);
        self.members[class].iter().filter(|&&other| ticket(other) <= ticket(row)).count() as u64
    }
}
