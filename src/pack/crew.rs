//! Who could go: samplers of one organisation, by position in its roster.

use super::bits::Bits;
use crate::base::OrgId;
use crate::frame::{Sound, is_barred, is_qualified, tests_any};
use crate::record::{Batch, Sampler};

/// Samplers who may go, and those of them who may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crew {
    /// No conflict, no leave, tests none of the products.
    pub able: Bits,
    /// Able, and qualified for every product.
    pub leads: Bits,
}

impl Crew {
    pub fn meet(&mut self, other: &Self) {
        self.able.meet(&other.able);
        self.leads.meet(&other.leads);
    }

    pub fn attend(&mut self, available: &Bits) {
        self.able.meet(available);
        self.leads.meet(available);
    }

    /// Whether it could man one tour on its own.
    pub fn mans(&self, team_size: usize) -> bool {
        self.able.count() >= team_size && self.leads.count() >= 1
    }

    pub fn joined(&self, other: &Self) -> Self {
        let mut crew = self.clone();
        crew.meet(other);
        crew
    }
}

/// The samplers of an organisation, ascending by id.
pub(super) fn roster<'a>(sound: &'a Sound, org: &OrgId) -> Vec<&'a Sampler> {
    sound.sealed().samplers.iter().filter(|s| s.org == *org).collect()
}

/// Who of the roster may take these batches of one enterprise.
pub(super) fn crew_for(sound: &Sound, roster: &[&Sampler], batches: &[&Batch]) -> Crew {
    let products = || batches.iter().flat_map(|b| &b.products);
    let barred = |s: &Sampler| batches.iter().any(|b| is_barred(&sound.sealed().conflicts, s, &b.enterprise));
    let able = Bits::of(roster.len(), |i| !barred(roster[i]) && !tests_any(roster[i], products()));
    let leads = Bits::of(roster.len(), |i| able.contains(i) && is_qualified(roster[i], products()));
    Crew { able, leads }
}
