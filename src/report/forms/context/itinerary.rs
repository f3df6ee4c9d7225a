//! All visits in the order of the road, with the numbers of their papers.

use super::super::super::Papers;
use super::{BatchRow, Common, VisitRow};
use crate::base::EnterpriseId;
use crate::record::{Batch, Visit};
use std::collections::BTreeMap;

/// Prefix of 监督抽查通知书.
pub const NOTICE: &str = "NOTICE";
/// Prefix of 抽样单.
pub const FORM: &str = "FORM";

/// Visits with at least one batch: by day, tour and stop; those without a tour last, by id.
#[derive(Clone, Debug)]
pub struct Itinerary {
    /// In that order; numbered from 1.
    pub visits: Vec<VisitRow>,
}

impl Itinerary {
    /// Of a RUN as it now stands.
    pub fn of(papers: &Papers, common: &Common) -> Self {
        let (appointments, crews) = (papers.appointments(), papers.crew_of());
        let mut batches: BTreeMap<&EnterpriseId, Vec<&Batch>> = BTreeMap::new();
        for batch in papers.batches() {
            batches.entry(&batch.enterprise).or_default().push(batch);
        }
        let of = |visit: &Visit| -> Vec<&Batch> {
            let all = batches.get(&visit.enterprise).map_or(&[][..], |found| found);
            all.iter().copied().filter(|batch| visit.lines.contains(&batch.line)).collect()
        };
        let mut visits: Vec<(&Visit, Vec<&Batch>)> = papers.pack().visits.iter().map(|v| (v, of(v))).filter(|(_, b)| !b.is_empty()).collect();
        visits.sort_by_cached_key(|(visit, _)| {
            let when = appointments.get(visit.id.as_str());
            (when.is_none(), when.map(|w| (w.day.day, w.tour.id.clone(), w.stop.arrive)), visit.id.clone())
        });
        let (mut rows, mut forms) = (Vec::with_capacity(visits.len()), 0);
        for (i, (visit, batches)) in visits.into_iter().enumerate() {
            let batches = batches.into_iter().map(|batch| {
                forms += 1;
                BatchRow::of(papers, batch, common.number(FORM, forms))
            });
            let batches: Vec<BatchRow> = batches.collect();
            let when = appointments.get(visit.id.as_str());
            let crew = when.and_then(|w| crews.get(w.tour.id.as_str()).copied());
            rows.push(VisitRow::of(papers, (i + 1, common.number(NOTICE, i + 1)), visit, when, crew, batches));
        }
        Self { visits: rows }
    }
}
