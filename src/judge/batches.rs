//! Section `batches`: exactly the batches that follow from standings, seats and tickets.

use super::case::Case;
use super::deal::{Dealt, Held};
use super::rule::Rule;
use super::standing::Standing;
use super::verdict::{Check, Failure};
use crate::record::Batch;
use std::collections::BTreeMap;

pub(super) fn checks(case: &Case<'_>, standings: &[Standing], dealt: &Dealt) -> Vec<Check> {
    vec![rows(case, standings, dealt), caps(case), company_caps(case), line_quotas(case)]
}

/// Lab and blind number are other rules' business.
fn rows(case: &Case<'_>, standings: &[Standing], dealt: &Dealt) -> Check {
    let mut rule = Rule::new("batches", "dealt_by_ticket");
    if !dealt.dealt {
        rule.refuse(Failure::new("record.draw.seats", "名额无法分配", "the seats cannot be dealt"));
        return rule.done();
    }
    let got = &case.record.draw.batches;
    let want: Vec<Batch> =
        dealt.held.iter().enumerate().map(|(i, (&place, held))| expected(case, standings, place, held, got.get(i))).collect();
    rule.rows("record.draw.batches", &want, got);
    rule.done()
}

fn expected(case: &Case<'_>, standings: &[Standing], (l, e): (usize, usize), held: &Held, got: Option<&Batch>) -> Batch {
    let (line, enterprise) = (&case.facts.lines[l], &case.sealed.frame[e]);
    Batch {
        line: line.id.clone(),
        enterprise: enterprise.id.clone(),
        county: enterprise.county.clone(),
        products: standings[e].open.get(&l).cloned().unwrap_or_default(),
        lab: got.map(|g| g.lab.clone()).unwrap_or_default(),
        forced: held.class.is_none(),
        class: held.class.map(|(k, _)| k),
        rank: held.class.map_or(0, |(_, rank)| rank),
        blind: got.map_or(0, |g| g.blind),
    }
}

/// No enterprise has more batches than its cap.
fn caps(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("batches", "enterprise_caps");
    let mut counts = BTreeMap::new();
    for (i, batch) in case.record.draw.batches.iter().enumerate() {
        let count = counts.entry(&batch.enterprise).or_insert(0u64);
        *count += 1;
        let cap = case.enterprise(&batch.enterprise).map_or(0, |e| case.cap(e));
        rule.hold(*count <= cap, || Failure::differs(format!("record.draw.batches[{i}].enterprise"), format_args!("≤ {cap}"), *count));
    }
    rule.done()
}

/// No company has more batches by lot than its limit leaves beside the follow-ups.
fn company_caps(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("batches", "company_caps");
    let Some(max) = case.facts.rules.batches_per_company_max else { return rule.done() };
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for batch in &case.record.draw.batches {
        let (forced, drawn) = counts.entry(batch.enterprise.company()).or_default();
        *(if batch.forced { forced } else { drawn }) += 1;
    }
    for (company, (forced, drawn)) in counts {
        let left = max.saturating_sub(forced);
        rule.hold(drawn <= left, || Failure::differs("record.draw.batches", format_args!("{company} ≤ {left}"), drawn));
    }
    rule.done()
}

/// A line outside groups has exactly its batches; a group has exactly its own.
fn line_quotas(case: &Case<'_>) -> Check {
    let mut rule = Rule::new("batches", "plan_quotas");
    let batches = &case.record.draw.batches;
    for line in case.facts.lines.iter().filter(|l| l.group.is_none()) {
        let got = batches.iter().filter(|b| b.line == line.id).count() as u64;
        rule.hold(got == line.batches, || Failure::differs("record.draw.batches", format_args!("{} {}", line.id, line.batches), got));
    }
    for group in &case.facts.groups {
        let in_group = |b: &&Batch| case.line(&b.line).is_some_and(|l| l.group.as_ref() == Some(&group.id));
        let got = batches.iter().filter(in_group).count() as u64;
        rule.hold(got == group.batches, || Failure::differs("record.draw.batches", format_args!("{} {}", group.id, group.batches), got));
    }
    rule.done()
}
