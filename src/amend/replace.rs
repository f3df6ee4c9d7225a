//! A failed batch goes to the next alternate of the same line and class, strictly in rank order.

use super::{AmendError, Current};
use crate::allot::{classes, columns};
use crate::base::{EnterpriseId, LineId};
use crate::frame::{Sound, Standing, standings};
use crate::record::{Alternate, Amendment, Batch, Incident, Record, Replacement};
use std::collections::BTreeSet;

type Pair = (LineId, EnterpriseId);

struct Reserve<'a> {
    sound: &'a Sound,
    record: &'a Record,
    standings: Vec<Standing>,
    /// Frame positions of the members of every class.
    members: Vec<Vec<usize>>,
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
    let (_, members) = classes(sound, &standings, &columns(sound.facts()));
    let mut reserve = Reserve {
        sound,
        record,
        standings,
        members,
        called: earlier.filter_map(|r| r.to.clone().map(|to| (r.line.clone(), to))).collect(),
        out: all_incidents.map(|i| i.enterprise.clone()).collect(),
    };
    let mut blind = before.iter().flat_map(|a| &a.batches).chain(&record.draw.batches).map(|b| b.blind).max().unwrap_or(0);
    let mut replacements = Vec::new();
    for lost in failed {
        let next = reserve.next(&lost, &batches).cloned();
        replacements.push(Replacement {
            line: lost.line.clone(),
            from: lost.enterprise.clone(),
            to: next.as_ref().map(|a| a.enterprise.clone()),
            rank: next.as_ref().map(|a| a.rank),
        });
        if let Some(alternate) = next {
            blind += 1;
            reserve.called.insert((alternate.line.clone(), alternate.enterprise.clone()));
            batches.push(reserve.batch(&lost, &alternate, blind));
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

impl Reserve<'_> {
    /// The lowest-ranked alternate of the batch's line and class that was not called, has no incident, and can take a batch.
    fn next(&self, lost: &Batch, batches: &[Batch]) -> Option<&Alternate> {
        let free = |a: &&Alternate| {
            let holds: Vec<&Batch> = batches.iter().filter(|b| b.enterprise == a.enterprise).collect();
            Some(a.class) == lost.class
                && a.line == lost.line
                && !self.called.contains(&(a.line.clone(), a.enterprise.clone()))
                && !self.out.contains(&a.enterprise)
                && holds.iter().all(|b| b.line != a.line)
                && (holds.len() as u64) < self.standing(&a.enterprise).cap
        };
        self.record.draw.alternates.iter().find(free)
    }

    fn row(&self, enterprise: &EnterpriseId) -> usize {
        self.sound.sealed().frame.binary_search_by(|e| e.id.cmp(enterprise)).expect("alternates are rows of the frame")
    }

    fn standing(&self, enterprise: &EnterpriseId) -> &Standing {
        &self.standings[self.row(enterprise)]
    }

    fn batch(&self, lost: &Batch, alternate: &Alternate, blind: u64) -> Batch {
        let lines = &self.sound.facts().lines;
        let opening = self.standing(&alternate.enterprise).openings.iter().find(|o| lines[o.line].id == lost.line);
        Batch {
            enterprise: alternate.enterprise.clone(),
            county: self.sound.sealed().frame[self.row(&alternate.enterprise)].county.clone(),
            products: opening.expect("alternates stand by for open lines").products.clone(),
            rank: self.rank(&alternate.enterprise, lost.class),
            blind,
            ..lost.clone()
        }
    }

    /// Rank by ticket within the class, as at the draw.
    fn rank(&self, enterprise: &EnterpriseId, class: Option<u64>) -> u64 {
        let ticket = |row: usize| (self.record.draw.fates[row].ticket, row);
        let own = ticket(self.row(enterprise));
        let members = class.and_then(|k| self.members.get(k as usize)).map_or(&[][..], Vec::as_slice);
        members.iter().filter(|&&row| ticket(row) <= own).count() as u64
    }
}
