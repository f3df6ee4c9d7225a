//! Incidents are about batches that exist; each failed batch goes to the next unused alternate of its line and class.

use super::super::case::Case;
use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::name;
use crate::base::{EnterpriseId, LineId};
use crate::record::{Alternate, Amendment, Batch, Incident, Replacement};
use std::collections::BTreeSet;

/// Ascending by enterprise and line, about a batch as it stood, not after the day of the amendment.
pub(super) fn check(case: &Case<'_>, i: usize, amendment: &Amendment, before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "incidents");
    let path = format!("{}.incidents", name(i));
    for (j, incident) in amendment.incidents.iter().enumerate() {
        let path = format!("{path}[{j}]");
        rule.hold(!failed(incident, before.batches).is_empty(), || Failure::new(path.clone(), "没有这样的批次", "no such batch stands"));
        rule.hold(case.facts.task.issued <= incident.day && incident.day <= amendment.as_of, || {
            Failure::differs(format!("{path}.day"), format_args!("≤ {}", amendment.as_of), incident.day)
        });
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
pub(super) fn replacements(case: &Case<'_>, i: usize, amendments: &[Amendment], before: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "next_alternate");
    let amendment = &amendments[i];
    let mut used = Used::of(&amendments[..=i], before);
    let mut want = Vec::new();
    for batch in amendment.incidents.iter().flat_map(|incident| failed(incident, before.batches)) {
        let next = used.next(case, batch);
        want.push(Replacement {
            line: batch.line.clone(),
            from: batch.enterprise.clone(),
            to: next.map(|a| a.enterprise.clone()),
            rank: next.map(|a| a.rank),
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
    /// Line and enterprise of every batch that stands.
    standing: Vec<(&'a LineId, &'a EnterpriseId)>,
}

impl<'a> Used<'a> {
    fn of(amendments: &'a [Amendment], before: &State<'a>) -> Self {
        let (this, earlier) = amendments.split_last().map_or((None, amendments), |(t, e)| (Some(t), e));
        let called = earlier.iter().flat_map(|a| &a.replacements).filter_map(|r| Some((&r.line, r.to.as_ref()?))).collect();
        let struck = amendments.iter().flat_map(|a| &a.incidents).map(|x| &x.enterprise).collect();
        let gone: BTreeSet<(&LineId, &EnterpriseId)> =
            (this.iter().flat_map(|a| &a.incidents)).flat_map(|x| failed(x, before.batches)).map(|b| (&b.line, &b.enterprise)).collect();
        let standing = before.batches.iter().map(|b| (&b.line, &b.enterprise)).filter(|place| !gone.contains(place)).collect();
        Self { called, struck, standing }
    }

    /// The lowest rank of the batch's line and class that is free and below its cap.
    fn next(&mut self, case: &Case<'a>, batch: &Batch) -> Option<&'a Alternate> {
        let class = batch.class?;
        let free = |a: &&Alternate| {
            let count = self.standing.iter().filter(|(_, e)| **e == a.enterprise).count() as u64;
            let holds = self.standing.contains(&(&a.line, &a.enterprise));
            let cap = case.enterprise(&a.enterprise).map_or(0, |e| case.cap(e));
            !self.called.contains(&(&a.line, &a.enterprise)) && !self.struck.contains(&a.enterprise) && !holds && count < cap
        };
        let own = case.record.draw.alternates.iter().filter(|a| a.line == batch.line && a.class == class);
        let next = own.filter(free).min_by_key(|a| a.rank)?;
        self.called.insert((&next.line, &next.enterprise));
        self.standing.push((&next.line, &next.enterprise));
        Some(next)
    }
}
