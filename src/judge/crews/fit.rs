//! Who may go on a tour.

use super::super::case::Case;
use super::super::state::State;
use crate::base::{EnterpriseId, ProductId};
use crate::record::{Party, Sampler, Tour};
use std::collections::BTreeSet;

/// What a tour asks of its crew.
pub(in crate::judge) struct Needs<'a> {
    tour: &'a Tour,
    enterprises: BTreeSet<&'a EnterpriseId>,
    products: BTreeSet<&'a ProductId>,
}

impl<'a> Needs<'a> {
    pub fn of(state: &State<'a>, tour: &'a Tour) -> Self {
        let stops = tour.days.iter().flat_map(|d| &d.stops);
        let visits: Vec<_> = stops.filter_map(|s| state.visit(&s.visit)).collect();
        Self {
            tour,
            enterprises: visits.iter().map(|v| &v.enterprise).collect(),
            products: visits.iter().flat_map(|v| state.batches_of(v)).flat_map(|b| &b.products).collect(),
        }
    }

    /// Why a sampler may not go, in Chinese and English.
    pub fn objection(&self, case: &Case<'_>, sampler: &Sampler) -> Option<(&'static str, &'static str)> {
        let away = self.tour.days.iter().any(|d| sampler.leave.iter().any(|s| s.contains(d.day)));
        let conflict =
            self.enterprises.iter().any(|e| case.conflicts(e).iter().any(|c| matches!(&c.party, Party::Sampler(s) if *s == sampler.id)));
        let tests = sampler.tests.iter().any(|p| self.products.contains(p));
        match () {
            () if sampler.org != self.tour.org => Some(("不是该机构人员", "not of this organisation")),
            () if away => Some(("请假", "on leave")),
            () if conflict => Some(("应当回避", "has a conflict of interest")),
            () if tests => Some(("检验同类产品(抽检分离)", "tests a product of the tour")),
            () => None,
        }
    }

    /// Whether a sampler may lead: qualified for every product.
    pub fn qualified(&self, sampler: &Sampler) -> bool {
        self.products.iter().all(|p| sampler.qualified.contains(p))
    }
}
