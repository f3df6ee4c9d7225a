//! Who is charged with what: sampling organisations, labs, and counties where counties organise.

use super::super::super::{Papers, words};
use super::{hand_in_by, scopes};
use crate::base::Day;
use crate::record::{Batch, Line, QuotaKind, Span};
use serde::Serialize;

/// Somebody who gets a 任务书.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    /// Name.
    pub name: String,
    /// Whether it samples.
    pub samples: bool,
    /// Whether it tests.
    pub tests: bool,
    /// Whether it is a county that organises lines of its own.
    pub organises: bool,
    /// Lines it samples or organises.
    pub sampling: Vec<BodyLine>,
    /// Lines it tests.
    pub testing: Vec<BodyLine>,
    /// Samplers of the roster, if it samples.
    pub samplers: usize,
    /// Teams a week, if it samples.
    pub teams_per_week: Option<u64>,
    /// Batches a day and a week it takes, if it tests.
    pub intake: Option<(u64, u64)>,
}

/// A line of somebody's charge.
#[derive(Clone, Debug, Serialize)]
pub struct BodyLine {
    /// Plan line.
    pub line: String,
    /// Row of the plan as printed.
    pub row_no: u32,
    /// Title as printed.
    pub title: String,
    /// Scopes in words.
    pub scopes: String,
    /// `28`, or `≥490` of a floor; `共用 50` of a shared quota.
    pub quota: String,
    /// Batches drawn that fall to this body.
    pub batches: usize,
    /// Of these, follow-ups.
    pub forced: usize,
    /// Window as printed.
    pub window_text: String,
    /// Window as days.
    pub window: Span,
    /// Who organises it.
    pub organiser: String,
    /// Sampling organisation.
    pub org: String,
    /// Labs and the batches of this charge that go to each.
    pub labs: Vec<LabPart>,
    /// Last day at the lab.
    pub hand_in_by: Day,
    /// Day on which reports are due.
    pub report_by: Day,
    /// Working days of testing.
    pub test_days: u32,
}

/// A lab's part of a line.
#[derive(Clone, Debug, Serialize)]
pub struct LabPart {
    /// Name.
    pub name: String,
    /// Batches.
    pub batches: usize,
}

/// Sampling organisations, then labs that do not sample, then counties; each in the order of the plan. One name, one body.
pub fn bodies(papers: &Papers) -> Vec<Body> {
    let facts = papers.facts();
    let mut found: Vec<Body> = Vec::new();
    for org in &facts.orgs {
        let sampling = lines(papers, |line| line.org == org.id, |_| true);
        let samplers = papers.sealed.samplers.iter().filter(|s| s.org == org.id).count();
        found.push(Body { samples: true, sampling, samplers, teams_per_week: Some(org.teams_per_week), ..empty(&org.name) });
    }
    for lab in &facts.labs {
        let testing = lines(papers, |line| line.labs.iter().any(|l| l.lab == lab.id), |batch| batch.lab == lab.id);
        let at = found.iter().position(|body| body.name == lab.name).unwrap_or(found.len());
        if at == found.len() {
            found.push(empty(&lab.name));
        }
        let body = &mut found[at];
        (body.tests, body.testing, body.intake) = (true, testing, Some((lab.batches_per_day, lab.batches_per_week)));
    }
    for county in &facts.counties {
        let sampling = lines(papers, |line| by_counties(papers, line), |batch| batch.county == county.id);
        let sampling: Vec<BodyLine> = sampling.into_iter().filter(|line| line.batches > 0).collect();
        found.push(Body { organises: true, sampling, ..empty(&county.name) });
    }
    found.retain(|body| !body.sampling.is_empty() || !body.testing.is_empty());
    found
}

fn empty(name: &str) -> Body {
    let (sampling, testing) = (Vec::new(), Vec::new());
    Body { name: name.to_owned(), samples: false, tests: false, organises: false, sampling, testing, samplers: 0, teams_per_week: None, intake: None }
}

/// 市场监督管理局 and 市场监管局 are one; a line whose organiser is not the task's authority is organised by the counties.
fn by_counties(papers: &Papers, line: &Line) -> bool {
    let plain = |name: &str| name.replace("市场监督管理局", "市场监管局");
    !plain(&papers.facts().task.authority).ends_with(&plain(&line.organiser))
}

fn lines(papers: &Papers, of: impl Fn(&Line) -> bool, counts: impl Fn(&Batch) -> bool) -> Vec<BodyLine> {
    let row = |line: &Line| {
        let batches: Vec<&Batch> = papers.batches().iter().filter(|b| b.line == line.id && counts(b)).collect();
        let part = |share: &crate::record::LabShare| LabPart {
            name: papers.lab_name(&share.lab).to_owned(),
            batches: batches.iter().filter(|b| b.lab == share.lab).count(),
        };
        let group = line.group.as_ref().and_then(|id| papers.facts().groups.iter().find(|g| g.id == *id));
        BodyLine {
            line: line.id.to_string(),
            row_no: line.row_no,
            title: line.title.clone(),
            scopes: scopes(&line.scopes),
            quota: group.map_or_else(|| words::quota(line.kind, line.batches), |g| format!("共用 {}", words::quota(QuotaKind::Exact, g.batches))),
            batches: batches.len(),
            forced: batches.iter().filter(|b| b.forced).count(),
            window_text: line.window_text.clone(),
            window: line.window,
            organiser: line.organiser.clone(),
            org: papers.org_name(&line.org).to_owned(),
            labs: line.labs.iter().map(part).filter(|part| part.batches > 0).collect(),
            hand_in_by: hand_in_by(papers, line),
            report_by: line.report_by,
            test_days: line.test_days,
        }
    };
    papers.facts().lines.iter().filter(|line| of(line)).map(row).collect()
}
