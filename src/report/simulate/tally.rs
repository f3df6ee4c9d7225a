//! Counts of a range of draws: integers only, in a canonical file, so that ranges can be counted anywhere and added exactly.

use super::study::Study;
use super::visits::Histogram;
use crate::base::{Digest, canon};
use crate::record::Dealing;
use serde::{Deserialize, Serialize};

/// Format of a tally. Changelog: 1, first.
pub const TALLY_FORMAT: &str = "evenhand-tally/1";

/// The dealings studied on the same keys, in the order of every tally.
pub(super) const DEALINGS: [Dealing; 2] = [Dealing::Spread, Dealing::Combine];

/// What some draws came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// [`TALLY_FORMAT`].
    pub format: String,
    /// Digest of `study`.
    pub digest: Digest,
    /// What was studied.
    pub study: Study,
    /// Numbers of the draws, `[from, to)`; ascending, apart.
    pub ranges: Vec<(u64, u64)>,
    /// Draws in which some quota was not met.
    pub off_quota: u64,
    /// Counts under each dealing: `spread`, then `combine`.
    pub under: Vec<Under>,
}

/// Counts under one dealing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Under {
    /// The dealing.
    pub dealing: Dealing,
    /// Batches per pair of the study: row by row, lines ascending.
    pub drawn: Vec<u64>,
    /// Enterprises visited: in all, then county by county.
    pub visits: Vec<Histogram>,
    /// Per pair asked: draws with the one, with the other, with both.
    pub asked: Vec<(u64, u64, u64)>,
}

/// Why bytes are no tally.
#[derive(Debug, thiserror::Error)]
pub enum TallyError {
    /// Not canonical, or not of this form.
    #[error(transparent)]
    Form(#[from] canon::CanonError),
    /// Its numbers contradict each other, or its study is not the one its digest names.
    #[error("the parts of the tally do not belong together")]
    Parts,
}

impl Tally {
    /// Nothing counted yet.
    pub fn none(study: &Study) -> Self {
        let pairs = study.offsets().last().copied().unwrap_or(0);
        let under = |&dealing: &Dealing| Under {
            dealing,
            drawn: vec![0; pairs],
            visits: vec![Histogram::default(); study.counties.len() + 1],
            asked: vec![(0, 0, 0); study.asked.len()],
        };
        Self {
            format: TALLY_FORMAT.to_owned(),
            digest: study.digest(),
            study: study.clone(),
            ranges: Vec::new(),
            off_quota: 0,
            under: DEALINGS.iter().map(under).collect(),
        }
    }

    /// Draws counted.
    pub fn draws(&self) -> u64 {
        self.ranges.iter().map(|(from, to)| to - from).sum()
    }

    /// Canonical bytes.
    pub fn bytes(&self) -> Vec<u8> {
        canon::write(self)
    }

    /// A tally in canonical bytes.
    ///
    /// # Errors
    /// If it is not of this format, or its parts do not belong together.
    pub fn read(bytes: &[u8]) -> Result<Self, TallyError> {
        let tally: Self = canon::read(bytes)?;
        if tally.holds_together() && tally.bytes() == bytes { Ok(tally) } else { Err(TallyError::Parts) }
    }

    fn holds_together(&self) -> bool {
        let apart = self.ranges.windows(2).all(|pair| pair[0].1 < pair[1].0) && self.ranges.iter().all(|(from, to)| from < to);
        if self.format != TALLY_FORMAT || !apart || !self.study.holds_together() || self.study.digest() != self.digest {
            return false;
        }
        let (none, draws) = (Self::none(&self.study), self.draws());
        let fits = |(under, none): (&Under, &Under)| {
            under.dealing == none.dealing
                && under.drawn.len() == none.drawn.len()
                && under.drawn.iter().all(|n| *n <= draws)
                && under.visits.len() == none.visits.len()
                && under.visits.iter().all(|h| h.holds(draws))
                && under.asked.len() == none.asked.len()
                && under.asked.iter().all(|(a, b, both)| both <= a && both <= b && *a.max(b) <= draws)
        };
        self.off_quota <= draws && self.under.len() == none.under.len() && self.under.iter().zip(&none.under).all(fits)
    }

    /// Adds the counts of other draws of the same study; ranges are the caller's.
    pub(super) fn add(&mut self, other: &Self) {
        self.off_quota += other.off_quota;
        for (mine, theirs) in self.under.iter_mut().zip(&other.under) {
            mine.drawn.iter_mut().zip(&theirs.drawn).for_each(|(a, b)| *a += b);
            mine.visits.iter_mut().zip(&theirs.visits).for_each(|(a, b)| a.add(b));
            for (a, b) in mine.asked.iter_mut().zip(&theirs.asked) {
                *a = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            }
        }
    }
}
