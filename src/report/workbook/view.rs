//! The rows of a RUN with the look-ups every sheet needs, made once.

use super::cell::Cell;
use crate::base::{CountyId, Day, EnterpriseId, Lang, LineId};
use crate::record::{Batch, Scope, Unplaced, Visit};
use crate::report::statistics::{Found, Sample};
use crate::report::{Appointment, Papers, Summary, VerdictNote, words};
use std::collections::{BTreeMap, BTreeSet};

/// What all sheets are made from.
pub struct View<'a> {
    /// The RUN.
    pub papers: &'a Papers,
    /// Its numbers.
    pub sums: Summary,
    /// What the judge said, if asked.
    pub verdict: Option<&'a VerdictNote>,
    /// Results of the labs, if given.
    pub sample: Option<&'a Sample>,
    visit_of: BTreeMap<(&'a LineId, &'a EnterpriseId), &'a Visit>,
    appointments: BTreeMap<&'a str, Appointment<'a>>,
    drawn: BTreeSet<(&'a LineId, &'a EnterpriseId)>,
    found: BTreeMap<(&'a LineId, &'a EnterpriseId), Found>,
}

impl<'a> View<'a> {
    /// Look-ups of a RUN.
    pub fn of(papers: &'a Papers, verdict: Option<&'a VerdictNote>, sample: Option<&'a Sample>) -> Self {
        Self {
            sums: Summary::of(papers),
            verdict,
            sample,
            visit_of: papers.visit_of_batch(),
            appointments: papers.appointments(),
            drawn: papers.record.draw.batches.iter().map(|b| (&b.line, &b.enterprise)).collect(),
            found: sample.iter().flat_map(|s| &s.units).map(|u| ((&u.line, &u.enterprise), u.found)).collect(),
            papers,
        }
    }

    /// The visit of a batch.
    pub fn visit(&self, batch: &Batch) -> Option<&'a Visit> {
        self.visit_of.get(&(&batch.line, &batch.enterprise)).copied()
    }

    /// When a batch is to be taken; none if its visit has no tour.
    pub fn when(&self, batch: &Batch) -> Option<&Appointment<'a>> {
        self.visit(batch).and_then(|visit| self.appointments.get(visit.id.as_str()))
    }

    /// The day of a batch.
    pub fn day(&self, batch: &Batch) -> Option<Day> {
        self.when(batch).map(|when| when.day.day)
    }

    /// What the labs found of a batch; none without results, or if they do not say.
    pub fn found(&self, batch: &Batch) -> Option<Found> {
        self.found.get(&(&batch.line, &batch.enterprise)).copied().filter(|found| *found != Found::None)
    }

    /// 必抽, 随机 or 替补.
    pub fn how(&self, batch: &Batch) -> &'static str {
        match batch.forced {
            true => "必抽",
            false if self.drawn.contains(&(&batch.line, &batch.enterprise)) => "随机",
            false => "替补",
        }
    }

    /// Why a batch has no tour, in words.
    pub fn unplaced(&self, batch: &Batch) -> Option<String> {
        let visit = self.visit(batch)?;
        let row: &Unplaced = self.papers.pack().unplaced.iter().find(|u| u.visit == visit.id)?;
        Some(format!("未排入：{}", words::unplaced(&row.reason, Lang::Zh)))
    }

    /// Id, name and county of an enterprise.
    pub fn enterprise(&self, id: &EnterpriseId) -> [Cell; 3] {
        let county = self.papers.enterprise(id).map(|e| self.papers.county_name(e.county.as_str()).to_owned());
        [Cell::text(id), Cell::text(self.papers.enterprise_name(id)), county.map_or(Cell::Empty, Cell::Text)]
    }

    /// Its address.
    pub fn address(&self, id: &EnterpriseId) -> Cell {
        self.papers.enterprise(id).map_or(Cell::Empty, |e| Cell::text(&e.address))
    }

    /// Name of a county.
    pub fn county(&self, id: &CountyId) -> Cell {
        Cell::text(self.papers.county_name(id.as_str()))
    }

    /// Products the sampler may choose from.
    pub fn products(&self, batch: &Batch) -> String {
        batch.products.iter().map(|p| self.papers.product_name(p)).collect::<Vec<_>>().join("、")
    }

    /// Scopes in which the batch may be taken: those of the line that the enterprise has.
    pub fn scopes(&self, batch: &Batch) -> String {
        let line = self.papers.line(&batch.line).map(|line| &line.scopes[..]).unwrap_or_default();
        let has = |scope: &Scope| self.papers.enterprise(&batch.enterprise).is_some_and(|e| e.scopes.contains(scope));
        line.iter().filter(|scope| has(scope)).map(|scope| words::scope(*scope, Lang::Zh)).collect::<Vec<_>>().join("、")
    }

    /// The newest digest of what stands: the last amendment's, or the record's.
    pub fn digest(&self) -> String {
        use crate::base::{canon, sha256};
        self.papers.amendments.last().map_or(self.sums.record, |a| sha256(&[&canon::write(a)])).to_string()
    }
}

/// 周一 to 周日.
pub fn weekday(day: Day) -> Cell {
    Cell::text(["周一", "周二", "周三", "周四", "周五", "周六", "周日"][usize::from(day.weekday() - 1)])
}
