//! Who could go: samplers of one organisation, by position in its roster.

use super::bits::Bits;
use crate::base::{EnterpriseId, OrgId, ProductId};
use crate::frame::{Sound, is_qualified, tests_any};
use crate::record::{Batch, Party, Sampler};
use std::collections::BTreeMap;

/// Samplers who may go, and those of them who may lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// What keeps samplers of one roster from a visit, ready to be asked for many visits.
#[derive(Debug, Default)]
pub(super) struct Limits<'a> {
    /// Everybody.
    all: Bits,
    /// Who tests it / who is qualified for it, by product.
    products: BTreeMap<&'a ProductId, (Bits, Bits)>,
    /// Who has a conflict with it, by enterprise.
    barred: BTreeMap<&'a EnterpriseId, Bits>,
}

impl<'a> Limits<'a> {
    pub fn new(sound: &'a Sound, roster: &[&Sampler]) -> Self {
        let n = roster.len();
        let of_product = |p: &'a ProductId| {
            let one = || std::iter::once(p);
            (p, (Bits::of(n, |i| tests_any(roster[i], one())), Bits::of(n, |i| is_qualified(roster[i], one()))))
        };
        let mut barred: BTreeMap<&EnterpriseId, Bits> = BTreeMap::new();
        for conflict in &sound.sealed().conflicts {
            if let Party::Sampler(id) = &conflict.party
                && let Some(i) = roster.iter().position(|s| s.id == *id)
            {
                barred.entry(&conflict.enterprise).or_insert_with(|| Bits::none(n)).insert(i);
            }
        }
        let products = sound.facts().lines.iter().flat_map(|l| &l.products).map(of_product).collect();
        Self { all: Bits::of(n, |_| true), products, barred }
    }

    /// Who of the roster may take these batches of one enterprise.
    pub fn crew(&self, batches: &[&Batch]) -> Crew {
        let mut able = self.all.clone();
        batches.iter().filter_map(|b| self.barred.get(&b.enterprise)).for_each(|barred| able.lose(barred));
        let products: Vec<_> = batches.iter().flat_map(|b| &b.products).filter_map(|p| self.products.get(p)).collect();
        products.iter().for_each(|(testing, _)| able.lose(testing));
        let mut leads = able.clone();
        products.iter().for_each(|(_, qualified)| leads.meet(qualified));
        Crew { able, leads }
    }
}
