//! Incidents are about batches that exist; each failed batch goes to the next in reserve.

use super::super::case::Case;
use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::{Drawn, name};
use crate::base::{EnterpriseId, LineId};
use crate::record::{Amendment, Batch, Enterprise, Incident, Line, Replacement, Reserve};
use std::collections::{BTreeMap, BTreeSet};

/// At least one; ascending by enterprise and line; about batches as they stood.
pub(super) fn check(i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "incidents");
    let path = format!("{}.incidents", name(i));
    rule.hold(!amendment.incidents.is_empty(), || Failure::new(path.clone(), "没有事件", "no incidents"));
    for (j, incident) in amendment.incidents.iter().enumerate() {
        let path = format!("{path}[{j}]");
        rule.hold(!failed(incident, before.batches).is_empty(), || Failure::new(path.clone(), "没有这样的批次", "no such batch stands"));
        let key = |x: &Incident| (x.enterprise.clone(), x.line.clone());
        let ascends = j == 0 || key(&amendment.incidents[j - 1]) < key(incident);
        rule.hold(ascends, || Failure::new(path, "未升序", "not ascending"));
    }
    rule.done()
}

/// Batches an incident takes away, in the order of lines.
fn failed<'a>(incident: &Incident, batches: &'a [Batch]) -> Vec<&'a Batch> {
    let hit = |b: &&Batch| b.enterprise == incident.enterprise && incident.line.as_ref().is_none_or(|l| *l == b.line);
    batches.iter().filter(hit).collect()
}

/// Who comes instead is nobody's choice.
pub(super) fn replacements(case: &Case<'_>, drawn: &Drawn<'_>, i: usize, amendments: &[Amendment], before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "next_alternate");
    let amendment = &amendments[i];
    let mut used = Used::of(&amendments[..=i], before);
    let mut want = Vec::new();
    for batch in amendment.incidents.iter().flat_map(|incident| failed(incident, before.batches)) {
        let next = used.next(case, drawn, batch);
        want.push(Replacement {
            line: batch.line.clone(),
            from: batch.enterprise.clone(),
            to: next.map(|(id, _)| id.clone()),
            reserve: next.map(|(_, reserve)| reserve),
        });
    }
    rule.rows(&format!("{}.replacements", name(i)), &want, &amendment.replacements);
    rule.done()
}

/// Who can no longer stand in.
struct Used<'a> {
    /// Alternates that have already stepped in, by line.
    called: BTreeSet<(&'a LineId, &'a EnterpriseId)>,
    /// Enterprises some incident was about.
    struck: BTreeSet<&'a EnterpriseId>,
    /// Lines of every enterprise with batches that stand.
    standing: BTreeMap<&'a EnterpriseId, BTreeSet<&'a LineId>>,
}

impl<'a> Used<'a> {
    fn of(amendments: &'a [Amendment], before: &State<'a>) -> Self {
        let (this, earlier) = amendments.split_last().map_or((None, amendments), |(t, e)| (Some(t), e));
        let called = earlier.iter().flat_map(|a| &a.replacements).filter_map(|r| Some((&r.line, r.to.as_ref()?))).collect();
        let struck = amendments.iter().flat_map(|a| &a.incidents).map(|x| &x.enterprise).collect();
        let gone: BTreeSet<(&LineId, &EnterpriseId)> =
            (this.iter().flat_map(|a| &a.incidents)).flat_map(|x| failed(x, before.batches)).map(|b| (&b.line, &b.enterprise)).collect();
        let mut standing: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for batch in before.batches.iter().filter(|b| !gone.contains(&(&b.line, &b.enterprise))) {
            standing.entry(&batch.enterprise).or_default().insert(&batch.line);
        }
        Self { called, struck, standing }
    }

    /// The sealed alternates of the batch's line and class by rank, then the lowest ticket of its county, then of its column.
    fn next(&mut self, case: &Case<'a>, drawn: &Drawn<'_>, batch: &Batch) -> Option<(&'a EnterpriseId, Reserve)> {
        let frame = &case.sealed.frame;
        let l = case.line_at(&batch.line)?;
        let place = case.enterprise(&batch.enterprise).map(|e| column(&case.facts.lines[l], e))?;
        let free = |e: usize| {
            drawn.standings[e].drawn().any(|x| x == l)
                && column(&case.facts.lines[l], &frame[e]) == place
                && self.may(case, batch, &frame[e].id)
        };
        let own = case.record.draw.alternates.iter().filter(|a| a.line == batch.line && Some(a.class) == batch.class);
        let sealed = own.filter(|a| case.enterprise_at(&a.enterprise).is_some_and(free)).min_by_key(|a| a.rank);
        let lowest = |county: bool| {
            let rows = (0..frame.len()).filter(|&e| (!county || frame[e].county == batch.county) && free(e));
            rows.min_by_key(|&e| (drawn.tickets[e], e)).map(|e| &frame[e].id)
        };
        let next = sealed
            .map(|a| (&a.enterprise, Reserve::Class(a.rank)))
            .or_else(|| lowest(true).map(|id| (id, Reserve::County)))
            .or_else(|| lowest(false).map(|id| (id, Reserve::Column)))?;
        let line = &case.facts.lines[l].id;
        self.called.insert((line, next.0));
        self.standing.entry(next.0).or_default().insert(line);
        Some(next)
    }

    /// Never called for this line, free of incidents, without a batch of the line, and below its cap.
    fn may(&self, case: &Case<'_>, batch: &Batch, id: &EnterpriseId) -> bool {
        let lines = self.standing.get(id);
        let count = lines.map_or(0, |l| l.len() as u64);
        let cap = case.enterprise(id).map_or(0, |e| case.cap(e));
        let holds = lines.is_some_and(|l| l.contains(&batch.line));
        !self.called.contains(&(&batch.line, id)) && !self.struck.contains(id) && !holds && count < cap
    }
}

/// Where a batch of this enterprise counts: the whole line, its county (or the other counties), or its first scope.
fn column(line: &Line, enterprise: &Enterprise) -> Option<String> {
    if !line.counties.is_empty() {
        let listed = line.counties.iter().any(|c| c.county == enterprise.county);
        Some(if listed { enterprise.county.to_string() } else { "*".to_owned() })
    } else if !line.scope_limits.is_empty() {
        enterprise.scopes.iter().find(|s| line.scopes.contains(s)).map(|s| format!("{s:?}"))
    } else {
        Some(String::new())
    }
}
