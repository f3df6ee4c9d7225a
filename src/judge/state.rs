//! Batches, visits, tours and crews as they stand: in the record, or after an amendment.

use super::case::Case;
use super::rule::Rule;
use crate::base::{Day, EnterpriseId, LineId, Week};
use crate::record::{Batch, Crew, Enterprise, Pack, Stop, Tour, TourDay, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// What the rules of packing and crews look at.
pub(super) struct State<'a> {
    /// Path of the batches, the pack and the crews.
    pub paths: Paths,
    /// Set if an amendment made it: its rules then speak in section `amendments`.
    pub amended: Option<Amended<'a>>,
    pub batches: &'a [Batch],
    pub pack: &'a Pack,
    pub crews: &'a [Crew],
    visits: BTreeMap<&'a str, &'a Visit>,
    by_place: BTreeMap<(&'a EnterpriseId, &'a LineId), &'a Batch>,
}

pub(super) struct Paths {
    pub batches: String,
    pub pack: String,
    pub crews: String,
}

/// What an amendment may not touch.
pub(super) struct Amended<'a> {
    /// Tours of this week and before are finished.
    pub week: Week,
    /// Visits on finished tours: they stay even if their batch has gone elsewhere.
    pub made: BTreeSet<&'a str>,
}

impl<'a> Amended<'a> {
    pub fn new(before: &'a Pack, as_of: Day) -> Self {
        let week = as_of.week();
        let finished = before.tours.iter().filter(|t| t.week <= week);
        Self { week, made: finished.flat_map(|t| &t.days).flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect() }
    }
}

/// A stop with everything around it.
pub(super) struct StopAt<'a> {
    pub path: String,
    pub tour: &'a Tour,
    pub day: &'a TourDay,
    pub stop: &'a Stop,
    /// None if no such visit exists.
    pub visit: Option<&'a Visit>,
}

impl<'a> State<'a> {
    pub fn new(paths: Paths, amended: Option<Amended<'a>>, batches: &'a [Batch], pack: &'a Pack, crews: &'a [Crew]) -> Self {
        let visits = pack.visits.iter().map(|v| (v.id.as_str(), v)).collect();
        let by_place = batches.iter().map(|b| ((&b.enterprise, &b.line), b)).collect();
        Self { paths, amended, batches, pack, crews, visits, by_place }
    }

    /// The state of `record.json`.
    pub fn recorded(case: &Case<'a>) -> Self {
        let record = case.record;
        let paths =
            Paths { batches: "record.draw.batches".to_owned(), pack: "record.pack".to_owned(), crews: "record.dispatch.crews".to_owned() };
        Self::new(paths, None, &record.draw.batches, &record.pack, &record.dispatch.crews)
    }

    /// A rule in its own section, or in `amendments`.
    pub fn rule(&self, section: &'static str, rule: &'static str) -> Rule {
        Rule::new(if self.amended.is_some() { "amendments" } else { section }, rule)
    }

    /// Whether a visit is on a tour that was finished before the amendment.
    pub fn is_made(&self, visit: &Visit) -> bool {
        self.amended.as_ref().is_some_and(|a| a.made.contains(visit.id.as_str()))
    }

    /// Days a visit still has: after the finished weeks, if an amendment made this.
    pub fn days_left(&self, case: &Case<'_>, e: &Enterprise, line: usize) -> Vec<Day> {
        let finished = self.amended.as_ref().map(|a| a.week);
        possible_days(case, e, line).into_iter().filter(|d| finished.is_none_or(|week| d.week() > week)).collect()
    }

    pub fn visit(&self, id: &str) -> Option<&'a Visit> {
        self.visits.get(id).copied()
    }

    pub fn batch(&self, enterprise: &EnterpriseId, line: &LineId) -> Option<&'a Batch> {
        self.by_place.get(&(enterprise, line)).copied()
    }

    /// Batches of a visit that exist.
    pub fn batches_of(&self, visit: &'a Visit) -> impl Iterator<Item = &'a Batch> {
        visit.lines.iter().filter_map(|l| self.batch(&visit.enterprise, l))
    }

    /// Every tour with its path.
    pub fn tours(&self) -> impl Iterator<Item = (String, &'a Tour)> {
        let path = &self.paths.pack;
        self.pack.tours.iter().enumerate().map(move |(t, tour)| (format!("{path}.tours[{t}]"), tour))
    }

    /// Every day of every tour with its path.
    pub fn days(&self) -> impl Iterator<Item = (String, &'a Tour, &'a TourDay)> {
        self.tours().flat_map(|(path, tour)| tour.days.iter().enumerate().map(move |(d, day)| (format!("{path}.days[{d}]"), tour, day)))
    }

    /// Every stop of every day.
    pub fn stops(&self) -> impl Iterator<Item = StopAt<'a>> {
        self.days().flat_map(move |(path, tour, day)| {
            day.stops.iter().enumerate().map(move |(s, stop)| StopAt {
                path: format!("{path}.stops[{s}]"),
                tour,
                day,
                stop,
                visit: self.visit(&stop.visit),
            })
        })
    }
}

/// Whether a line of an enterprise can be sampled on a day.
pub(super) fn is_possible(case: &Case<'_>, e: &Enterprise, line: usize, day: Day) -> bool {
    day >= case.facts.task.issued && case.days(line).binary_search(&day).is_ok() && e.is_open_on(day)
}

/// Days on which a line of an enterprise can be sampled: worked, open, within window and deadline, not before the issue day.
pub(super) fn possible_days(case: &Case<'_>, e: &Enterprise, line: usize) -> Vec<Day> {
    let issued = case.facts.task.issued;
    case.days(line).iter().copied().filter(|&d| d >= issued && e.is_open_on(d)).collect()
}
