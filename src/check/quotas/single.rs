//! One quota at a time: an enterprise gives at most one batch to a line.

use crate::base::CountyId;
use crate::check::places::Places;
use crate::frame::{Sound, Standing};
use crate::intake::{Both, Sink, codes};
use crate::record::{CountyQuota, Enterprise, Line, Scope};
use std::collections::BTreeMap;

/// Quotas that ask for more enterprises than qualify. How many there are.
pub(super) fn quota_exceeds_frame(sound: &Sound, standings: &[Standing], places: &Places, sink: &Sink) -> usize {
    let mut qualified: Vec<Vec<&Enterprise>> = vec![Vec::new(); sound.facts().lines.len()];
    for (enterprise, standing) in sound.sealed().frame.iter().zip(standings) {
        for opening in &standing.openings {
            qualified[opening.line].push(enterprise);
        }
    }
    let mut told = 0;
    for (line, qualified) in sound.facts().lines.iter().zip(&qualified) {
        for (zh, en) in faults(line, qualified) {
            let (out_zh, out_en) = excluded(line, standings);
            sink.add(&codes::QUOTA_EXCEEDS_FRAME, places.line(&line.id), (zh + &out_zh, en + &out_en));
            told += 1;
        }
    }
    for group in &sound.facts().groups {
        let lines = sound.facts().lines.iter().zip(&qualified).filter(|(l, _)| l.group.as_ref() == Some(&group.id));
        let have: usize = lines.map(|(_, q)| q.len()).sum();
        if (have as u64) < group.batches {
            let (id, need) = (&group.id, group.batches);
            let zh = format!("共用批次 {id} 要 {need} 批次，各行符合条件的企业合计只有 {have} 家次");
            let en = format!("the shared quota {id} needs {need} batches; its lines have {have} qualifying enterprises together");
            sink.add(&codes::QUOTA_EXCEEDS_FRAME, places.group(id.as_str()), (zh, en));
            told += 1;
        }
    }
    told
}

fn faults(line: &Line, qualified: &[&Enterprise]) -> Vec<Both> {
    let id = &line.id;
    let mut faults = Vec::new();
    let mut by_county: BTreeMap<&CountyId, u64> = BTreeMap::new();
    for enterprise in qualified {
        *by_county.entry(&enterprise.county).or_default() += 1;
    }
    let there = |limit: &CountyQuota| by_county.get(&limit.county).copied().unwrap_or(0);
    for limit in &line.counties {
        let have = there(limit);
        if have < limit.min {
            faults.push(short(&format!("{id} {}", limit.county), limit.min, have));
        }
    }
    for limit in &line.scope_limits {
        let have = in_scope(qualified, limit.scope);
        if have < limit.min {
            faults.push(short(&format!("{id} {:?}", limit.scope), limit.min, have));
        }
    }
    let listed: u64 = line.counties.iter().map(there).sum();
    let rest = if line.counties_only { 0 } else { qualified.len() as u64 - listed };
    let possible = rest + line.counties.iter().map(|limit| limit.max.min(there(limit))).sum::<u64>();
    if faults.is_empty() && possible < line.batches {
        faults.push(short(id.as_str(), line.batches, possible));
    }
    faults
}

fn in_scope(qualified: &[&Enterprise], scope: Scope) -> u64 {
    qualified.iter().filter(|e| e.scopes.contains(&scope)).count() as u64
}

fn short(what: &str, need: u64, have: u64) -> Both {
    let missing = need - have;
    (
        format!("{what} 要 {need} 家企业，符合条件的只有 {have} 家，缺 {missing}"),
        format!("{what} needs {need} enterprises, {have} qualify: {missing} short"),
    )
}

/// How many the rules keep out of this line, by rule.
fn excluded(line: &Line, standings: &[Standing]) -> Both {
    let mut by_rule: BTreeMap<&str, u64> = BTreeMap::new();
    for exclusion in standings.iter().flat_map(|s| &s.exclusions).filter(|x| x.line.as_ref() == Some(&line.id)) {
        *by_rule.entry(exclusion.rule.as_str()).or_default() += 1;
    }
    if by_rule.is_empty() {
        return Both::default();
    }
    let list = by_rule.iter().map(|(rule, n)| format!("{rule} {n}")).collect::<Vec<_>>();
    (format!("（已排除：{}）", list.join("、")), format!(" (excluded: {})", list.join(", ")))
}
