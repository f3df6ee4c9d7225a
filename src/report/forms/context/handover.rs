//! Samples handed over to a lab by blind code: nothing here names an enterprise, and the order is that of the codes.

use super::super::super::Papers;
use super::{BatchRow, Itinerary};
use crate::base::Day;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a team hands over to a lab at the end of its tour.
#[derive(Clone, Debug, Serialize)]
pub struct HandIn {
    /// Lab.
    pub lab: String,
    /// Sampling organisation.
    pub org: String,
    /// Tour; none for batches without one.
    pub tour: Option<String>,
    /// Day: the tour's last.
    pub day: Option<Day>,
    /// Samples; ascending by blind code.
    pub samples: Vec<Sample>,
}

/// A sample as the lab sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// Blind code, nine digits.
    pub blind: String,
    /// Products of which it is one, joined.
    pub product: String,
    /// What it asks of the vehicle and the store, in words.
    pub transport: Vec<String>,
    /// Day on which the report is due.
    pub report_by: Option<Day>,
}

/// By day, lab and tour.
pub fn handovers(papers: &Papers, itinerary: &Itinerary) -> Vec<HandIn> {
    let last: BTreeMap<&str, Day> = papers.pack().tours.iter().filter_map(|t| Some((t.id.as_str(), t.days.last()?.day))).collect();
    let mut found: BTreeMap<(bool, Option<Day>, &str, Option<&str>), HandIn> = BTreeMap::new();
    for visit in &itinerary.visits {
        let tour = visit.tour.as_deref();
        let day = tour.and_then(|t| last.get(t).copied());
        for batch in &visit.batches {
            let fresh = || HandIn { lab: batch.lab.clone(), org: visit.org.clone(), tour: visit.tour.clone(), day, samples: Vec::new() };
            found.entry((day.is_none(), day, &batch.lab_id, tour)).or_insert_with(fresh).samples.push(sample(batch));
        }
    }
    let mut found: Vec<HandIn> = found.into_values().collect();
    for hand_in in &mut found {
        hand_in.samples.sort_by(|a, b| a.blind.cmp(&b.blind));
    }
    found
}

fn sample(batch: &BatchRow) -> Sample {
    Sample { blind: batch.blind.clone(), product: batch.product.clone(), transport: batch.transport.clone(), report_by: batch.report_by }
}
