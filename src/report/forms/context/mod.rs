//! What templates may say: plain data, from the record alone. `templates/README.md` lists every field.

mod bodies;
mod county;
mod draw;
mod handover;
mod itinerary;
mod route;
mod visit;

pub use bodies::{Body, BodyLine, LabPart, bodies};
pub use county::{CountyDay, CountyDays, counties};
pub use draw::{Act, DrawData, PublicDraw, draw, public_draw};
pub use handover::{HandIn, handovers};
pub use itinerary::Itinerary;
pub use route::{RouteDay, routes};
pub use visit::{BatchRow, CrewRow, EnterpriseRow, VisitRow};

use super::super::{Papers, words};
use crate::base::{Day, Lang, ProductId, canon, sha256};
use crate::record::{Line, Rules, Scope, TaskInfo};
use serde::Serialize;
use std::collections::BTreeSet;

/// What every paper may say.
#[derive(Clone, Debug, Serialize)]
pub struct Common {
    /// The task as the plan has it.
    pub task: TaskInfo,
    /// The rules in force.
    pub rules: Rules,
    /// Which record the papers were made from.
    pub record: RecordRow,
}

/// Which record.
#[derive(Clone, Debug, Serialize)]
pub struct RecordRow {
    /// SHA-256 of the record, or of the last amendment.
    pub digest: String,
    /// Its first eight digits.
    pub short: String,
    /// C.
    pub commitment: String,
    /// Name of the rules of the draw.
    pub version: String,
    /// SHA-256 of their text.
    pub spec: String,
    /// Amendments so far.
    pub amendments: u64,
}

/// A paper's own number and place.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRow {
    /// Such as `NOTICE-0001`; `NOTICE-0001-A2` after the second amendment.
    pub number: String,
    /// Which of this kind, from 1.
    pub index: usize,
    /// How many there are of this kind.
    pub count: usize,
}

impl Common {
    /// Of a RUN.
    pub fn of(papers: &Papers) -> Self {
        let digest = papers.amendments.last().map_or_else(|| sha256(&[&canon::write(&papers.record)]), |a| sha256(&[&canon::write(a)]));
        let record = RecordRow {
            digest: digest.to_string(),
            short: digest.short(),
            commitment: papers.commitment.commitment.to_string(),
            version: papers.record.version.clone(),
            spec: papers.record.spec.to_string(),
            amendments: papers.amendments.len() as u64,
        };
        Self { task: papers.facts().task.clone(), rules: papers.facts().rules.clone(), record }
    }

    /// Number of a paper: the prefix of its kind and its place, with the amendment it was made after.
    pub fn number(&self, prefix: &str, index: usize) -> String {
        match self.record.amendments {
            0 => format!("{prefix}-{index:04}"),
            made => format!("{prefix}-{index:04}-A{made}"),
        }
    }
}

/// `生产、流通`.
fn scopes<'a>(scopes: impl IntoIterator<Item = &'a Scope>) -> String {
    scopes.into_iter().map(|s| words::scope(*s, Lang::Zh)).collect::<Vec<_>>().join("、")
}

/// Names of products.
fn products(papers: &Papers, ids: &[ProductId]) -> Vec<String> {
    ids.iter().map(|id| papers.product_name(id).to_owned()).collect()
}

/// What the samples of any of these products ask of the vehicle, in words where the flag has one.
fn transport(papers: &Papers, ids: &[ProductId]) -> Vec<String> {
    let flags: BTreeSet<&str> =
        papers.facts().products.iter().filter(|p| ids.contains(&p.id)).flat_map(|p| p.transport.iter().map(|f| f.as_str())).collect();
    let word = |flag: &str| match flag {
        "fragile" => "易碎品".to_owned(),
        "hazardous" => "危险品".to_owned(),
        "cold" => "冷藏".to_owned(),
        other => other.to_owned(),
    };
    flags.into_iter().map(word).collect()
}

/// The last day on which a line's samples may reach the lab.
fn hand_in_by(papers: &Papers, line: &Line) -> Day {
    papers.facts().calendar.working_days_before(line.report_by, line.test_days.saturating_add(line.delivery_days))
}
