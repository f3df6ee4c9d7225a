//! What a county is told beforehand: days and numbers of visits, nothing that tells which enterprise.

use super::super::super::Papers;
use super::Itinerary;
use crate::base::Day;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Days on which teams come to a county.
#[derive(Clone, Debug, Serialize)]
pub struct CountyDays {
    /// Its name.
    pub county: String,
    /// Days, in order.
    pub days: Vec<CountyDay>,
    /// Visits of all days.
    pub visits: usize,
    /// Visits without a day.
    pub undated: usize,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

/// A day in a county.
#[derive(Clone, Debug, Serialize)]
pub struct CountyDay {
    /// The day.
    pub day: Day,
    /// Sampling organisations that come, joined.
    pub orgs: String,
    /// Teams that come.
    pub teams: usize,
    /// Visits.
    pub visits: usize,
}

/// Counties with a visit, in the order of the plan.
pub fn counties(papers: &Papers, itinerary: &Itinerary) -> Vec<CountyDays> {
    let visits = |name: &str| itinerary.visits.iter().filter(move |v| v.enterprise.county == name).collect::<Vec<_>>();
    let row = |county: &crate::record::County| {
        let visits = visits(&county.name);
        let mut days: BTreeMap<Day, (BTreeSet<&str>, BTreeSet<&str>, usize)> = BTreeMap::new();
        for visit in &visits {
            if let (Some(day), Some(tour)) = (visit.day, &visit.tour) {
                let (orgs, teams, count) = days.entry(day).or_default();
                orgs.insert(&visit.org);
                teams.insert(tour);
                *count += 1;
            }
        }
        let days: Vec<CountyDay> = days
            .into_iter()
            .map(|(day, (orgs, teams, visits))| CountyDay { day, orgs: orgs.into_iter().collect::<Vec<_>>().join("、"), teams: teams.len(), visits })
            .collect();
        CountyDays {
            county: county.name.clone(),
            visits: visits.len(),
            undated: visits.iter().filter(|v| v.day.is_none()).count(),
            from: days.first().map(|d| d.day),
            to: days.last().map(|d| d.day),
            days,
        }
    };
    papers.facts().counties.iter().map(row).filter(|c| c.visits > 0).collect()
}
