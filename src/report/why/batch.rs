//! A batch: where it went, and what forced it in.

use crate::base::{Day, LabId, LineId, ProductId, SamplerId};
use crate::record::{Batch, Level, Outcome, UnplacedReason};
use crate::report::Papers;
use serde::Serialize;

/// A batch and where it went.
#[derive(Clone, Debug, Serialize)]
pub struct BatchWhy {
    /// Line.
    pub line: LineId,
    /// `true` if forced in.
    pub forced: bool,
    /// Blind sample number.
    pub blind: u64,
    /// Products to choose from.
    pub products: Vec<ProductId>,
    /// Lab.
    pub lab: LabId,
    /// Visit, if there is one.
    pub visit: Option<String>,
    /// Tour, day, arrival; absent if the visit found no place.
    pub tour: Option<String>,
    /// Day of the visit.
    pub day: Option<Day>,
    /// Arrival, `HH:MM`.
    pub arrive: Option<String>,
    /// Crew of the tour, lead first.
    pub crew: Vec<SamplerId>,
    /// Why the visit found no place.
    pub unplaced: Option<UnplacedReason>,
    /// Earlier failures that force it in.
    pub follow_ups: Vec<FollowUp>,
}

/// An earlier failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUp {
    /// Product.
    pub product: ProductId,
    /// Day of the earlier batch.
    pub day: Day,
    /// Document that proves it.
    pub document: String,
}

/// Where a batch went.
pub(super) fn batch(papers: &Papers, b: &Batch) -> BatchWhy {
    let visit = papers.pack().visits.iter().find(|v| v.enterprise == b.enterprise && v.lines.contains(&b.line));
    let appointments = papers.appointments();
    let when = visit.and_then(|v| appointments.get(v.id.as_str()));
    let crew = when.and_then(|w| papers.crews().iter().find(|crew| crew.tour == w.tour.id));
    let unplaced = visit.and_then(|v| papers.pack().unplaced.iter().find(|u| u.visit == v.id));
    BatchWhy {
        line: b.line.clone(),
        forced: b.forced,
        blind: b.blind,
        products: b.products.clone(),
        lab: b.lab.clone(),
        visit: visit.map(|v| v.id.clone()),
        tour: when.map(|w| w.tour.id.clone()),
        day: when.map(|w| w.day.day),
        arrive: when.map(|w| w.stop.arrive.clock()),
        crew: crew.map(|c| std::iter::once(&c.lead).chain(&c.members).cloned().collect()).unwrap_or_default(),
        unplaced: unplaced.map(|u| u.reason.clone()),
        follow_ups: if b.forced { follow_ups(papers, b) } else { Vec::new() },
    }
}

/// Last year's own failures of the batch's products.
fn follow_ups(papers: &Papers, b: &Batch) -> Vec<FollowUp> {
    let last_year = papers.facts().task.as_of.year() - 1;
    let failed = papers.sealed.history.iter().filter(|h| {
        h.enterprise == b.enterprise
            && h.level == Level::Own
            && h.outcome == Outcome::Fail
            && h.day.year() == last_year
            && b.products.contains(&h.product)
    });
    failed.map(|h| FollowUp { product: h.product.clone(), day: h.day, document: h.evidence.clone() }).collect()
}
