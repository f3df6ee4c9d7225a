//! Who goes how often, where to again, and with whom again.

use crate::base::{EnterpriseId, Ratio, SamplerId};
use crate::record::{Crew, Tour};
use crate::report::Papers;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Samplers and their tours.
#[derive(Clone, Debug, Serialize)]
pub struct People {
    /// Every sampler with a chance; ascending.
    pub loads: Vec<LoadRow>,
    /// The same sampler at the same enterprise on several visits, as it now stands; the most visits first.
    pub visited: Vec<VisitedRow>,
    /// The same two samplers on several tours, as it now stands; the most tours first.
    pub pairs: Vec<PairRow>,
}

/// A sampler's tours, expected and drawn.
#[derive(Clone, Debug, Serialize)]
pub struct LoadRow {
    /// Sampler.
    pub sampler: SamplerId,
    /// Name.
    pub name: String,
    /// Expected at the draw, exactly.
    pub expected: Ratio,
    /// Drawn.
    pub drawn: u64,
    /// As it now stands.
    pub now: u64,
}

/// A sampler who comes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VisitedRow {
    /// Sampler.
    pub sampler: SamplerId,
    /// Enterprise.
    pub enterprise: EnterpriseId,
    /// Visits.
    pub visits: u64,
}

/// Two samplers who go together again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairRow {
    /// The two; ascending.
    pub samplers: (SamplerId, SamplerId),
    /// Tours.
    pub tours: u64,
}

impl People {
    pub(super) fn of(papers: &Papers) -> Self {
        let mut now: BTreeMap<&SamplerId, u64> = BTreeMap::new();
        papers.crews().iter().flat_map(people).for_each(|id| *now.entry(id).or_default() += 1);
        let load = |l: &crate::record::Load| LoadRow {
            sampler: l.sampler.clone(),
            name: papers.sampler_name(&l.sampler).to_owned(),
            expected: l.expected,
            drawn: l.tours,
            now: now.get(&l.sampler).copied().unwrap_or(0),
        };
        Self { loads: papers.record.dispatch.loads.iter().map(load).collect(), visited: visited(papers), pairs: pairs(papers) }
    }
}

fn people(crew: &Crew) -> impl Iterator<Item = &SamplerId> {
    crew.members.iter().chain([&crew.lead])
}

/// Finished tours stay as they were through all amendments, so what now stands holds every visit that was or will be made.
fn visited(papers: &Papers) -> Vec<VisitedRow> {
    let (tours, visits): (BTreeMap<&str, &Tour>, _) = (papers.pack().tours.iter().map(|t| (t.id.as_str(), t)).collect(), papers.visits());
    let mut met: BTreeMap<(&SamplerId, &EnterpriseId), BTreeSet<&str>> = BTreeMap::new();
    for crew in papers.crews() {
        let stops = tours.get(crew.tour.as_str()).into_iter().flat_map(|t| &t.days).flat_map(|d| &d.stops);
        for visit in stops.filter_map(|s| visits.get(s.visit.as_str())) {
            for id in people(crew) {
                met.entry((id, &visit.enterprise)).or_default().insert(&visit.id);
            }
        }
    }
    let again = met.into_iter().filter(|(_, visits)| visits.len() > 1);
    let mut rows: Vec<VisitedRow> = again
        .map(|((sampler, enterprise), v)| VisitedRow { sampler: sampler.clone(), enterprise: enterprise.clone(), visits: v.len() as u64 })
        .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.visits));
    rows
}

fn pairs(papers: &Papers) -> Vec<PairRow> {
    let mut counts: BTreeMap<(SamplerId, SamplerId), u64> = BTreeMap::new();
    for crew in papers.crews() {
        let all: Vec<&SamplerId> = people(crew).collect::<BTreeSet<_>>().into_iter().collect();
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
                *counts.entry(((*a).clone(), (*b).clone())).or_default() += 1;
            }
        }
    }
    let mut rows: Vec<PairRow> =
        counts.into_iter().filter(|(_, tours)| *tours > 1).map(|(samplers, tours)| PairRow { samplers, tours }).collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.tours));
    rows
}
