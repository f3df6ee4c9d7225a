//! 变更: what happened to batches, who approved, who came instead.

use super::cell::Cell;
use super::sheet::{Sheet, column, short};
use super::view::View;
use crate::base::{Day, EnterpriseId, Lang, LineId};
use crate::record::{Amendment, Incident, IncidentKind, Replacement};
use crate::report::{Papers, words};

/// The incident a replacement answers.
fn answers<'a>(amendment: &'a Amendment, r: &Replacement) -> Option<&'a Incident> {
    let mine = |i: &&Incident| i.enterprise == r.from && i.line.as_ref().is_none_or(|line| *line == r.line);
    // an incident of the line itself before one of the whole enterprise
    amendment.incidents.iter().filter(mine).max_by_key(|i| i.line.is_some())
}

/// Every batch that could not be taken: line, enterprise, why and when.
pub fn losses(papers: &Papers) -> Vec<(&LineId, &EnterpriseId, IncidentKind, Day)> {
    let pairs = papers.amendments.iter().flat_map(|a| a.replacements.iter().map(move |r| (a, r)));
    pairs.filter_map(|(a, r)| answers(a, r).map(|i| (&r.line, &r.from, i.kind, i.day))).collect()
}

/// One row per batch that changed hands or was lost, and per incident without a batch.
pub fn sheet(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("更正", "amendment"),
        short("截至", "as of"),
        short("日期", "day"),
        short("产品行", "line"),
        column("原企业编号", "from", 22.0),
        column("原企业", "name", 26.0),
        short("情况", "what"),
        column("依据", "evidence", 26.0),
        column("批准", "approver", 14.0),
        column("替补企业编号", "to", 22.0),
        column("替补企业", "name", 26.0),
        column("来源", "from which reserve", 24.0),
    ];
    let mut sheet = Sheet::table("变更", "Amendments", columns);
    sheet.notes = vec!["更正只增不改，每次更正写明前一文件的摘要。 Amendments never overwrite.".to_owned()];
    for amendment in &view.papers.amendments {
        for r in &amendment.replacements {
            sheet.push(row(view, amendment, answers(amendment, r), Some(r)));
        }
        let is_answered = |i: &&Incident| amendment.replacements.iter().any(|r| answers(amendment, r) == Some(*i));
        for incident in amendment.incidents.iter().filter(|i| !is_answered(i)) {
            sheet.push(row(view, amendment, Some(incident), None));
        }
    }
    sheet
}

fn row(view: &View<'_>, amendment: &Amendment, incident: Option<&Incident>, r: Option<&Replacement>) -> Vec<Cell> {
    let from = r.map(|r| &r.from).or(incident.map(|i| &i.enterprise));
    let line = r.map(|r| &r.line).or(incident.and_then(|i| i.line.as_ref()));
    let to = r.and_then(|r| r.to.as_ref());
    let name = |id: Option<&EnterpriseId>| id.map_or(Cell::Empty, |id| Cell::text(view.papers.enterprise_name(id)));
    let source = match (r, r.and_then(|r| r.reserve.as_ref())) {
        (_, Some(reserve)) => Cell::Text(words::reserve(reserve, Lang::Zh)),
        (Some(r), None) if r.to.is_none() => Cell::text("无人可补"),
        _ => Cell::Empty,
    };
    vec![
        Cell::Count(amendment.number),
        Cell::Day(amendment.as_of),
        incident.map_or(Cell::Empty, |i| Cell::Day(i.day)),
        line.map_or(Cell::Empty, Cell::text),
        from.map_or(Cell::Empty, Cell::text),
        name(from),
        incident.map_or(Cell::Empty, |i| Cell::text(words::incident(i.kind, Lang::Zh))),
        incident.map_or(Cell::Empty, |i| Cell::text(&i.evidence)),
        incident.map_or(Cell::Empty, |i| Cell::text(&i.approver)),
        to.map_or(Cell::Empty, Cell::text),
        name(to),
        source,
    ]
}
