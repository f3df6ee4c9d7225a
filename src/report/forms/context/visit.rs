//! A visit: one entry into one enterprise, with its batches, its day and its crew.

use super::super::super::{Appointment, Papers, words};
use super::{hand_in_by, products, scopes, transport};
use crate::base::{Day, Lang};
use crate::record::{Batch, Crew, Enterprise, Line, Scope, Span, Venue, Visit};
use serde::Serialize;

/// An enterprise.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EnterpriseRow {
    /// Id: the code, or `code#site`.
    pub id: String,
    /// Unified social credit code or older number.
    pub code: String,
    /// Site within the code.
    pub site: String,
    /// Name as given.
    pub name: String,
    /// Address as given.
    pub address: String,
    /// Name of the county.
    pub county: String,
    /// Scopes in words.
    pub scopes: String,
    /// Kind of place in words.
    pub venue: String,
    /// `08:30–18:00`.
    pub hours: String,
}

/// A batch.
#[derive(Clone, Debug, Serialize)]
pub struct BatchRow {
    /// Number of its 抽样单.
    pub number: String,
    /// Blind code, nine digits.
    pub blind: String,
    /// Plan line.
    pub line: String,
    /// Row of the plan as printed.
    pub row_no: u32,
    /// Title of the line.
    pub title: String,
    /// Products of which one is taken.
    pub products: Vec<String>,
    /// The same, joined.
    pub product: String,
    /// What its samples ask of the vehicle, in words.
    pub transport: Vec<String>,
    /// Where goods are sampled: scopes that line and enterprise have in common, in words.
    pub scope: String,
    /// Name of the lab.
    pub lab: String,
    /// Lab and county of the batch, ids.
    pub lab_id: String,
    /// Whether it is a follow-up (跟踪抽查) rather than drawn.
    pub forced: bool,
    /// Window of the line.
    pub window: Option<Span>,
    /// Last day at the lab.
    pub hand_in_by: Option<Day>,
    /// Day on which the report is due.
    pub report_by: Option<Day>,
}

/// Somebody of a crew.
#[derive(Clone, Debug, Serialize)]
pub struct CrewRow {
    /// Internal id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether they lead.
    pub lead: bool,
}

/// A visit.
#[derive(Clone, Debug, Serialize)]
pub struct VisitRow {
    /// Its number in the order of the road, from 1: that of its papers.
    pub index: usize,
    /// Number of its 监督抽查通知书.
    pub notice: String,
    /// Id.
    pub id: String,
    /// Where.
    pub enterprise: EnterpriseRow,
    /// Who organises the lines of its batches, joined.
    pub organiser: String,
    /// Sampling organisation.
    pub org: String,
    /// Its batches as they now stand.
    pub batches: Vec<BatchRow>,
    /// Days all its batches allow.
    pub valid: Option<Span>,
    /// Who goes, the lead first; empty without a tour.
    pub crew: Vec<CrewRow>,
    /// Tour; none if no tour could take it.
    pub tour: Option<String>,
    /// Day.
    pub day: Option<Day>,
    /// Place within the day, from 1.
    pub order: Option<usize>,
    /// `09:00`
    pub arrive: Option<String>,
    /// `09:05`
    pub start: Option<String>,
    /// `10:10`
    pub end: Option<String>,
}

/// People of a crew, the lead first.
pub(super) fn crew(papers: &Papers, crew: Option<&Crew>) -> Vec<CrewRow> {
    let ids = crew.into_iter().flat_map(|crew| [&crew.lead].into_iter().chain(&crew.members));
    let row = |(i, id): (usize, &crate::base::SamplerId)| CrewRow { id: id.to_string(), name: papers.sampler_name(id).to_owned(), lead: i == 0 };
    ids.enumerate().map(row).collect()
}

impl EnterpriseRow {
    fn of(papers: &Papers, e: &Enterprise) -> Self {
        let venue = if e.venue == Venue::LargeRetail { "大型商场、超市" } else { "" };
        Self {
            id: e.id.to_string(),
            code: e.uscc.clone(),
            site: e.site.clone(),
            name: e.name.clone(),
            address: e.address.clone(),
            county: papers.county_name(e.county.as_str()).to_owned(),
            scopes: scopes(e.scopes.iter()),
            venue: venue.to_owned(),
            hours: format!("{}–{}", e.hours.from.clock(), e.hours.to.clock()),
        }
    }
}

impl BatchRow {
    /// A batch with the number of its paper.
    pub(super) fn of(papers: &Papers, batch: &Batch, number: String) -> Self {
        let line = papers.line(&batch.line);
        let enterprise = papers.enterprise(&batch.enterprise);
        let shared: Vec<Scope> = line.map_or_else(Vec::new, |l| {
            l.scopes.iter().copied().filter(|s| enterprise.is_none_or(|e| e.scopes.contains(s))).collect()
        });
        let products = products(papers, &batch.products);
        Self {
            number,
            blind: format!("{:09}", batch.blind),
            line: batch.line.to_string(),
            row_no: line.map_or(0, |l| l.row_no),
            title: papers.line_title(&batch.line).to_owned(),
            product: products.join("、"),
            products,
            transport: transport(papers, &batch.products),
            scope: scopes(&shared),
            lab: papers.lab_name(&batch.lab).to_owned(),
            lab_id: batch.lab.to_string(),
            forced: batch.forced,
            window: line.map(|l| l.window),
            hand_in_by: line.map(|l| hand_in_by(papers, l)),
            report_by: line.map(|l| l.report_by),
        }
    }
}

impl VisitRow {
    /// A visit with its batches.
    pub(super) fn of(papers: &Papers, (index, notice): (usize, String), visit: &Visit, when: Option<&Appointment<'_>>, go: Option<&Crew>, batches: Vec<BatchRow>) -> Self {
        let enterprise = papers.enterprise(&visit.enterprise);
        let known = enterprise.map(|e| EnterpriseRow::of(papers, e));
        let mut organisers: Vec<&str> = visit.lines.iter().filter_map(|id| papers.line(id)).map(|l: &Line| l.organiser.as_str()).collect();
        organisers.dedup();
        let stop = |of: fn(&Appointment<'_>) -> crate::base::Minutes| when.map(|w| of(w).clock());
        Self {
            index,
            notice,
            id: visit.id.clone(),
            enterprise: known.unwrap_or_else(|| EnterpriseRow { id: visit.enterprise.to_string(), name: visit.enterprise.to_string(), ..EnterpriseRow::default() }),
            organiser: organisers.join("、"),
            org: papers.org_name(&visit.org).to_owned(),
            valid: valid(&batches),
            batches,
            crew: crew(papers, go),
            tour: when.map(|w| w.tour.id.clone()),
            day: when.map(|w| w.day.day),
            order: when.and_then(|w| w.day.stops.iter().position(|s| s.visit == visit.id)).map(|at| at + 1),
            arrive: stop(|w| w.stop.arrive),
            start: stop(|w| w.stop.start),
            end: stop(|w| w.stop.end),
        }
    }
}

fn valid(batches: &[BatchRow]) -> Option<Span> {
    let windows = batches.iter().filter_map(|b| b.window);
    Some(Span { from: windows.clone().map(|w| w.from).max()?, to: windows.map(|w| w.to).min()? })
}

/// A day's end in words.
pub(super) fn place(place: crate::record::Place) -> &'static str {
    words::place(place, Lang::Zh)
}
