//! The world answers: failed batches go to sealed alternates, then to a further round of the lottery; tours are repaired with the least change, nothing is deleted.

mod crews;
mod current;
mod fill;
mod ledger;
mod remaining;
mod replace;
mod round;

pub use current::Current;

use crate::base::{Digest, EnterpriseId, LineId, Progress};
use crate::dispatch::NoCrew;
use crate::frame::Sound;
use crate::lottery::Shortfall;
use crate::pack;
use crate::record::{AMENDMENT_FORMAT, Amendment, Incident, Record, Tour};
use crate::seed::Seed;
use std::collections::BTreeMap;

/// Why incidents cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    /// Nothing happened.
    #[error("no incidents")]
    Nothing,
    /// The incident is about a batch that is not there.
    #[error("{enterprise} has no batch {}", .line.as_ref().map_or(String::new(), |l| format!("of line {l}")))]
    NoBatch {
        /// Enterprise of the incident.
        enterprise: EnterpriseId,
        /// Its line, if it names one.
        line: Option<LineId>,
    },
    /// The record or an earlier amendment does not follow from the inputs.
    #[error("the record or an earlier amendment does not follow from the inputs")]
    Altered,
    /// The shares of a further round leave the exact arithmetic.
    #[error("a further round is too large: {0}")]
    Round(Box<Shortfall>),
    /// The repaired tours cannot be crewed.
    #[error(transparent)]
    Crew(#[from] NoCrew),
}

/// Answer a list of incidents after `record` and the amendments before.
///
/// Tours of the week of the latest incident so far and of earlier weeks stay as they are.
///
/// # Errors
/// See [`AmendError`].
pub fn amend(
    sound: &Sound,
    record: &Record,
    before: &[Amendment],
    previous: Digest,
    mut incidents: Vec<Incident>,
    seed: &Seed,
    progress: &dyn Progress,
) -> Result<Amendment, AmendError> {
    incidents.sort();
    incidents.dedup();
    let latest = incidents.iter().map(|i| i.day).max().ok_or(AmendError::Nothing)?;
    let as_of = before.last().map_or(latest, |a| a.as_of.max(latest));
    let current = before.last().map_or_else(|| Current::of_record(record), Current::of_amendment);
    let replaced = replace::replace(sound, record, before, &current, &incidents, seed)?;
    let batches = replaced.batches;
    let pack = pack::repair(sound, &batches, &current.pack, as_of, seed, progress);
    let number = before.len() as u64 + 1;
    let was: BTreeMap<&str, &Tour> = current.pack.tours.iter().map(|t| (t.id.as_str(), t)).collect();
    let changed: Vec<String> = pack.tours.iter().filter(|t| was.get(t.id.as_str()) != Some(t)).map(|t| t.id.clone()).collect();
    let repair = crews::Repair { sound, batches: &batches, pack: &pack, current: &current, changed: &changed, frozen: as_of.week() };
    let crews = repair.crews(seed, &format!("round/sampler/amendment-{number:04}"))?;
    Ok(Amendment {
        format: AMENDMENT_FORMAT.to_owned(),
        number,
        previous,
        as_of,
        incidents,
        replacements: replaced.replacements,
        round: replaced.round,
        batches,
        unplaced: pack.unplaced.clone(),
        pack,
        crews,
        changed_tours: changed,
    })
}

#[cfg(test)]
mod tests;
