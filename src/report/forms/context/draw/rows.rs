//! Lists of the draw record: classes, who was drawn with which ticket, who stands by, who goes, what was amended.

use super::super::super::super::{Papers, words};
use super::super::scopes;
use crate::base::{EnterpriseId, Lang};
use crate::record::Incident;
use serde::Serialize;
use std::collections::BTreeMap;

/// Digits of a ticket that are printed; the record holds all 64.
const TICKET_DIGITS: usize = 12;

/// The lists.
#[derive(Clone, Debug, Serialize)]
pub struct Rows {
    /// Classes of the lottery (strata), in the order of the commitment.
    pub classes: Vec<ClassRow>,
    /// Batches as drawn: by line, then follow-ups, then class and rank.
    pub selected: Vec<SelectedRow>,
    /// Alternates, in the order of use.
    pub reserves: Vec<AlternateRow>,
    /// Crews as drawn.
    pub crews: Vec<TourCrew>,
    /// What was replaced since.
    pub replacements: Vec<ReplacementRow>,
}

impl Rows {
    /// Rows of all lists.
    pub fn count(&self) -> usize {
        self.classes.len() + self.selected.len() + self.reserves.len() + self.crews.len() + self.replacements.len()
    }
}

/// A class.
#[derive(Clone, Debug, Serialize)]
pub struct ClassRow {
    /// Number, from 0.
    pub number: usize,
    /// County.
    pub county: String,
    /// Scopes in words.
    pub scopes: String,
    /// Weight of each member.
    pub weight: u64,
    /// Lines its members may be drawn for.
    pub lines: String,
    /// Members.
    pub size: u64,
    /// Seats after rounding.
    pub seats: u64,
}

/// A batch as drawn.
#[derive(Clone, Debug, Serialize)]
pub struct SelectedRow {
    /// Plan line.
    pub line: String,
    /// `必抽`, or `抽中`.
    pub mark: String,
    /// Class, if it was drawn.
    pub class: Option<u64>,
    /// Rank by ticket within the class, if it was drawn.
    pub rank: Option<u64>,
    /// First digits of the ticket.
    pub ticket: String,
    /// Id of the enterprise.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// An alternate.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateRow {
    /// Plan line.
    pub line: String,
    /// Class.
    pub class: u64,
    /// Order of use, from 1.
    pub rank: u64,
    /// First digits of the ticket.
    pub ticket: String,
    /// Id of the enterprise.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Who goes on a tour.
#[derive(Clone, Debug, Serialize)]
pub struct TourCrew {
    /// Tour.
    pub tour: String,
    /// The lead, with id.
    pub lead: String,
    /// The others, with ids, joined.
    pub members: String,
}

/// A batch that went to somebody else.
#[derive(Clone, Debug, Serialize)]
pub struct ReplacementRow {
    /// Number of the amendment.
    pub amendment: u64,
    /// Plan line.
    pub line: String,
    /// Whose it was.
    pub from: String,
    /// Whose it is; empty if nobody could take it.
    pub to: String,
    /// From which reserve, in words.
    pub reserve: String,
    /// What happened, in words.
    pub why: String,
    /// Document.
    pub evidence: String,
    /// Who approved.
    pub approver: String,
}

/// The lists of a RUN.
pub fn rows(papers: &Papers) -> Rows {
    let drawn = &papers.record.draw;
    let tickets: BTreeMap<&EnterpriseId, String> =
        drawn.fates.iter().map(|f| (&f.enterprise, f.ticket.to_string()[..TICKET_DIGITS].to_owned())).collect();
    let ticket = |id: &EnterpriseId| tickets.get(id).cloned().unwrap_or_default();
    let mut batches: Vec<_> = drawn.batches.iter().collect();
    batches.sort_by_key(|b| (&b.line, b.class, b.rank, &b.enterprise));
    let selected = |b: &crate::record::Batch| SelectedRow {
        line: b.line.to_string(),
        mark: if b.forced { "必抽" } else { "抽中" }.to_owned(),
        class: b.class,
        rank: b.class.map(|_| b.rank),
        ticket: ticket(&b.enterprise),
        id: b.enterprise.to_string(),
        name: papers.enterprise_name(&b.enterprise).to_owned(),
    };
    let alternate = |a: &crate::record::Alternate| AlternateRow {
        line: a.line.to_string(),
        class: a.class,
        rank: a.rank,
        ticket: ticket(&a.enterprise),
        id: a.enterprise.to_string(),
        name: papers.enterprise_name(&a.enterprise).to_owned(),
    };
    Rows {
        classes: classes(papers),
        selected: batches.into_iter().map(selected).collect(),
        reserves: drawn.alternates.iter().map(alternate).collect(),
        crews: crews(papers),
        replacements: replacements(papers),
    }
}

fn classes(papers: &Papers) -> Vec<ClassRow> {
    let classes = papers.commitment.plan.shares.classes.iter().enumerate();
    let row = |(number, class): (usize, &crate::record::ClassRow)| ClassRow {
        number,
        county: papers.county_name(class.key.county.as_str()).to_owned(),
        scopes: scopes(&class.key.scopes),
        weight: class.key.weight,
        lines: class.key.lines.iter().map(|l| l.as_str()).collect::<Vec<_>>().join("、"),
        size: class.size,
        seats: papers.record.draw.seats.get(number).map_or(0, |seats| seats.iter().sum()),
    };
    classes.map(row).collect()
}

fn crews(papers: &Papers) -> Vec<TourCrew> {
    let name = |id: &crate::base::SamplerId| format!("{}（{id}）", papers.sampler_name(id));
    let row = |crew: &crate::record::Crew| TourCrew {
        tour: crew.tour.clone(),
        lead: name(&crew.lead),
        members: crew.members.iter().map(name).collect::<Vec<_>>().join("、"),
    };
    papers.record.dispatch.crews.iter().map(row).collect()
}

fn replacements(papers: &Papers) -> Vec<ReplacementRow> {
    let mut found = Vec::new();
    for amendment in &papers.amendments {
        for replaced in &amendment.replacements {
            let of = |i: &&Incident| i.enterprise == replaced.from && i.line.as_ref().is_none_or(|line| *line == replaced.line);
            let incident = amendment.incidents.iter().find(of);
            let name = |id: &EnterpriseId| papers.enterprise_name(id).to_owned();
            found.push(ReplacementRow {
                amendment: amendment.number,
                line: replaced.line.to_string(),
                from: name(&replaced.from),
                to: replaced.to.as_ref().map(name).unwrap_or_default(),
                reserve: replaced.reserve.as_ref().map(|r| words::reserve(r, Lang::Zh)).unwrap_or_default(),
                why: incident.map(|i| words::incident(i.kind, Lang::Zh)).unwrap_or_default().to_owned(),
                evidence: incident.map(|i| i.evidence.clone()).unwrap_or_default(),
                approver: incident.map(|i| i.approver.clone()).unwrap_or_default(),
            });
        }
    }
    found
}
