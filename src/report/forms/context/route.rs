//! A team's day on the road.

use super::super::super::{Papers, words};
use super::visit::{crew, place};
use super::{CrewRow, Itinerary, VisitRow};
use crate::base::Day;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A team's day.
#[derive(Clone, Debug, Serialize)]
pub struct RouteDay {
    /// Tour.
    pub tour: String,
    /// Day.
    pub day: Day,
    /// The day on which it is to be entered into the system at the latest.
    pub next_day: Day,
    /// Which day of the tour, from 1, and of how many.
    pub day_of_tour: usize,
    /// Days of the tour.
    pub days: usize,
    /// Sampling organisation.
    pub org: String,
    /// Who goes, the lead first.
    pub crew: Vec<CrewRow>,
    /// `08:30`
    pub leave: String,
    /// `17:20`
    pub end: String,
    /// Where the day ends, in words.
    pub to: String,
    /// Whole kilometres.
    pub kilometres: String,
    /// Day on which the tour's samples are handed in: its last.
    pub hand_in: Day,
    /// Stops that have a batch, in order.
    pub visits: Vec<VisitRow>,
    /// Counties of the day.
    pub counties: Vec<String>,
    /// Labs of the day's samples.
    pub labs: Vec<String>,
    /// Batches of the day.
    pub batches: usize,
    /// What any sample of the day asks of the vehicle, in words.
    pub transport: Vec<String>,
}

/// Team-days, by day and tour.
pub fn routes(papers: &Papers, itinerary: &Itinerary) -> Vec<RouteDay> {
    let crews = papers.crew_of();
    let visits: BTreeMap<&str, &VisitRow> = itinerary.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let mut found = Vec::new();
    for tour in &papers.pack().tours {
        for (i, day) in tour.days.iter().enumerate() {
            let rows: Vec<VisitRow> = day.stops.iter().filter_map(|stop| visits.get(stop.visit.as_str())).map(|v| (*v).clone()).collect();
            let batches = || rows.iter().flat_map(|v| &v.batches);
            let set = |names: BTreeSet<&String>| names.into_iter().cloned().collect::<Vec<String>>();
            found.push(RouteDay {
                tour: tour.id.clone(),
                day: day.day,
                next_day: day.day.plus(1),
                day_of_tour: i + 1,
                days: tour.days.len(),
                org: papers.org_name(&tour.org).to_owned(),
                crew: crew(papers, crews.get(tour.id.as_str()).copied()),
                leave: day.leave.clock(),
                end: day.end.clock(),
                to: place(day.to).to_owned(),
                kilometres: words::kilometres(day.metres),
                hand_in: tour.days.last().map_or(day.day, |last| last.day),
                counties: set(rows.iter().map(|v| &v.enterprise.county).collect()),
                labs: set(batches().map(|b| &b.lab).collect()),
                batches: batches().count(),
                transport: set(batches().flat_map(|b| &b.transport).collect()),
                visits: rows,
            });
        }
    }
    found.sort_by(|a, b| (a.day, &a.tour).cmp(&(b.day, &b.tour)));
    found
}
