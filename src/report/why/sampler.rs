//! A sampler's way through the second draw.

use crate::base::{EnterpriseId, OrgId, ProductId, Ratio, SamplerId};
use crate::record::Party;
use crate::report::Papers;
use serde::Serialize;

/// A sampler's way through the second draw.
#[derive(Clone, Debug, Serialize)]
pub struct SamplerWhy {
    /// Id.
    pub id: SamplerId,
    /// Name.
    pub name: String,
    /// Organisation.
    pub org: OrgId,
    /// Products qualified to sample.
    pub qualified: Vec<ProductId>,
    /// Enterprises to keep away from, and why.
    pub conflicts: Vec<(EnterpriseId, String)>,
    /// Tours at most.
    pub tours_max: u64,
    /// Expected tours, exactly.
    pub expected: Option<Ratio>,
    /// Seats this sampler could be drawn for.
    pub seats: Vec<SeatWhy>,
    /// Tours as they now stand.
    pub tours: Vec<String>,
}

/// A seat on a tour.
#[derive(Clone, Debug, Serialize)]
pub struct SeatWhy {
    /// `tour#lead` or `tour#member`.
    pub seat: String,
    /// Exact probability.
    pub probability: Ratio,
    /// Drawn for it.
    pub drawn: bool,
}

/// A sampler's way through the second draw.
pub(super) fn sampler(papers: &Papers, s: &crate::record::Sampler) -> SamplerWhy {
    let dispatch = &papers.record.dispatch;
    let conflicts = papers.sealed.conflicts.iter().filter(|c| c.party == Party::Sampler(s.id.clone()));
    let goes = |crew: &&crate::record::Crew| crew.lead == s.id || crew.members.contains(&s.id);
    let class = dispatch.shares.classes.iter().position(|class| class.key.mark == s.id.as_str());
    SamplerWhy {
        id: s.id.clone(),
        name: s.name.clone(),
        org: s.org.clone(),
        qualified: s.qualified.clone(),
        conflicts: conflicts.map(|c| (c.enterprise.clone(), c.reason.clone())).collect(),
        tours_max: s.tours_max,
        expected: dispatch.loads.iter().find(|load| load.sampler == s.id).map(|load| load.expected),
        seats: class.map(|at| seats(papers, at)).unwrap_or_default(),
        tours: papers.crews().iter().filter(goes).map(|crew| crew.tour.clone()).collect(),
    }
}

fn seats(papers: &Papers, class_at: usize) -> Vec<SeatWhy> {
    let dispatch = &papers.record.dispatch;
    let class = &dispatch.shares.classes[class_at];
    let drawn = dispatch.seats.get(class_at);
    let seat = |(at, arc): (usize, &crate::record::ArcRow)| {
        Some(SeatWhy {
            seat: dispatch.shares.columns.get(usize::try_from(arc.column).ok()?)?.id.clone(),
            probability: Ratio::new(arc.flow, (class.den * class.size).max(1)),
            drawn: drawn.and_then(|seats| seats.get(at)).is_some_and(|n| *n > 0),
        })
    };
    class.arcs.iter().enumerate().filter_map(seat).collect()
}
