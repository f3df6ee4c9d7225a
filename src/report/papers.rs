//! All rows of a RUN side by side, with the look-ups a reader needs.

use crate::base::{Day, EnterpriseId, LabId, LineId, OrgId, SamplerId};
use crate::record::{
    Amendment, BOUND_FILE, Batch, Bound, Commitment, County, Crew, Enterprise, Facts, Lab, Line, Org, Pack, Record, Run, RunError, Sampler,
    Sealed, Stop, Tour, TourDay, Visit,
};
use std::collections::BTreeMap;

/// Commitment, private inputs, record and amendments of one RUN.
#[derive(Clone, Debug)]
pub struct Papers {
    /// `commitment.json`.
    pub commitment: Commitment,
    /// `sealed.json`.
    pub sealed: Sealed,
    /// `record.json`.
    pub record: Record,
    /// `amendment-0001.json` …, in order.
    pub amendments: Vec<Amendment>,
    /// `bound.json`, if somebody asked for it.
    pub bound: Option<Bound>,
}

/// When and with which tour a visit takes place.
#[derive(Clone, Copy, Debug)]
pub struct Appointment<'a> {
    /// The tour.
    pub tour: &'a Tour,
    /// The day of the tour.
    pub day: &'a TourDay,
    /// The stop of that day.
    pub stop: &'a Stop,
}

impl Papers {
    /// All files of a RUN.
    ///
    /// # Errors
    /// If one is missing, not canonical, or not of its form.
    pub fn read(run: &Run) -> Result<Self, RunError> {
        let bound = run.has(BOUND_FILE).then(|| run.read(BOUND_FILE)).transpose()?;
        Ok(Self { commitment: run.commitment()?, sealed: run.sealed()?, record: run.record()?, amendments: run.amendments()?, bound })
    }

    /// The bound, if it speaks of the plan as it now stands: it was proved for the record, before any incident.
    pub fn proved(&self) -> Option<&Bound> {
        self.bound.as_ref().filter(|_| self.amendments.is_empty())
    }

    /// The public facts.
    pub fn facts(&self) -> &Facts {
        &self.commitment.plan.facts
    }

    /// Batches as they now stand.
    pub fn batches(&self) -> &[Batch] {
        self.amendments.last().map_or(&self.record.draw.batches, |a| &a.batches)
    }

    /// Visits and tours as they now stand.
    pub fn pack(&self) -> &Pack {
        self.amendments.last().map_or(&self.record.pack, |a| &a.pack)
    }

    /// Crews as they now stand.
    pub fn crews(&self) -> &[Crew] {
        self.amendments.last().map_or(&self.record.dispatch.crews, |a| &a.crews)
    }

    /// An enterprise of the frame.
    pub fn enterprise(&self, id: &EnterpriseId) -> Option<&Enterprise> {
        let frame = &self.sealed.frame;
        frame.binary_search_by(|e| e.id.cmp(id)).ok().map(|at| &frame[at])
    }

    /// Its name, or its id if the frame does not have it.
    pub fn enterprise_name<'a>(&'a self, id: &'a EnterpriseId) -> &'a str {
        self.enterprise(id).map_or(id.as_str(), |e| &e.name)
    }

    /// A plan line.
    pub fn line(&self, id: &LineId) -> Option<&Line> {
        self.facts().lines.iter().find(|line| line.id == *id)
    }

    /// Its title, or its id.
    pub fn line_title<'a>(&'a self, id: &'a LineId) -> &'a str {
        self.line(id).map_or(id.as_str(), |line| &line.title)
    }

    /// A county by its code as text.
    pub fn county(&self, id: &str) -> Option<&County> {
        self.facts().counties.iter().find(|county| county.id.as_str() == id)
    }

    /// Its Chinese name, or its code.
    pub fn county_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.county(id).map_or(id, |county| &county.name)
    }

    /// A lab.
    pub fn lab(&self, id: &LabId) -> Option<&Lab> {
        self.facts().labs.iter().find(|lab| lab.id == *id)
    }

    /// Its name, or its id.
    pub fn lab_name<'a>(&'a self, id: &'a LabId) -> &'a str {
        self.lab(id).map_or(id.as_str(), |lab| &lab.name)
    }

    /// An organisation.
    pub fn org(&self, id: &OrgId) -> Option<&Org> {
        self.facts().orgs.iter().find(|org| org.id == *id)
    }

    /// Its name, or its id.
    pub fn org_name<'a>(&'a self, id: &'a OrgId) -> &'a str {
        self.org(id).map_or(id.as_str(), |org| &org.name)
    }

    /// A sampler of the roster.
    pub fn sampler(&self, id: &SamplerId) -> Option<&Sampler> {
        self.sealed.samplers.iter().find(|sampler| sampler.id == *id)
    }

    /// Their name, or their id.
    pub fn sampler_name<'a>(&'a self, id: &'a SamplerId) -> &'a str {
        self.sampler(id).map_or(id.as_str(), |sampler| &sampler.name)
    }

    /// A product's name, or its id.
    pub fn product_name<'a>(&'a self, id: &'a crate::base::ProductId) -> &'a str {
        self.facts().products.iter().find(|product| product.id == *id).map_or(id.as_str(), |product| &product.name)
    }

    /// Visits by id.
    pub fn visits(&self) -> BTreeMap<&str, &Visit> {
        self.pack().visits.iter().map(|visit| (visit.id.as_str(), visit)).collect()
    }

    /// Who goes, by tour.
    pub fn crew_of(&self) -> BTreeMap<&str, &Crew> {
        self.crews().iter().map(|crew| (crew.tour.as_str(), crew)).collect()
    }

    /// When each visit takes place, by visit.
    pub fn appointments(&self) -> BTreeMap<&str, Appointment<'_>> {
        let mut found = BTreeMap::new();
        for tour in &self.pack().tours {
            for day in &tour.days {
                found.extend(day.stops.iter().map(|stop| (stop.visit.as_str(), Appointment { tour, day, stop })));
            }
        }
        found
    }

    /// The visit of each batch, by line and enterprise.
    pub fn visit_of_batch(&self) -> BTreeMap<(&LineId, &EnterpriseId), &Visit> {
        self.pack().visits.iter().flat_map(line_pairs).collect()
    }

    /// Batches handed in per lab and day: a tour's samples arrive on its last day.
    pub fn handed_in(&self) -> BTreeMap<(&LabId, Day), u64> {
        let (visits, mut taken) = (self.appointments(), BTreeMap::new());
        let visit_of = self.visit_of_batch();
        for batch in self.batches() {
            let visit = visit_of.get(&(&batch.line, &batch.enterprise));
            let appointment = visit.and_then(|visit| visits.get(visit.id.as_str()));
            if let Some(last) = appointment.and_then(|a| a.tour.days.last()) {
                *taken.entry((&batch.lab, last.day)).or_insert(0) += 1;
            }
        }
        taken
    }
}

fn line_pairs(visit: &Visit) -> Vec<((&LineId, &EnterpriseId), &Visit)> {
    visit.lines.iter().map(|line| ((line, &visit.enterprise), visit)).collect()
}
