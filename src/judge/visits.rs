//! Section `visits`: each batch in one visit, the lines of a visit share a day, and no door is opened more often than needed.

use super::case::Case;
use super::state::State;
use super::verdict::{Check, Failure};
use crate::base::{Day, EnterpriseId, LineId, OrgId};
use crate::record::Visit;
use std::collections::{BTreeMap, BTreeSet};

/// More lines than this at one door are not searched for a smaller number of visits.
const LINES_SEARCHED: usize = 12;

pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let mut checks = vec![ids(state), cover(case, state), share_a_day(case, state)];
    if state.amended.is_none() {
        checks.push(partition(case, state));
        checks.push(fewest(case, state));
    }
    checks
}

/// Visits ascend by id, and ids are `enterprise@org.n`.
fn ids(state: &State<'_>) -> Check {
    let mut rule = state.rule("visits", "ids");
    let path = format!("{}.visits", state.paths.pack);
    for (i, visit) in state.pack.visits.iter().enumerate() {
        let head = format!("{}@{}.", visit.enterprise, visit.org);
        let number = visit.id.strip_prefix(&head).filter(|n| n.parse::<u32>().is_ok_and(|k| k > 0 && k.to_string() == **n));
        rule.hold(number.is_some(), || Failure::differs(format!("{path}[{i}].id"), format_args!("{head}n"), &visit.id));
    }
    for (i, pair) in state.pack.visits.windows(2).enumerate() {
        rule.hold(pair[0].id < pair[1].id, || Failure::new(format!("{path}[{}].id", i + 1), "未按编号升序", "not ascending by id"));
    }
    if state.amended.is_none() {
        for (i, visit) in state.pack.visits.iter().enumerate() {
            let number = visit.id.rsplit('.').next().and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
            let before = number <= 1 || state.visit(&format!("{}@{}.{}", visit.enterprise, visit.org, number - 1)).is_some();
            rule.hold(before, || Failure::new(format!("{path}[{i}].id"), "编号不连续", "numbers with a gap"));
        }
    }
    rule.done()
}

/// Every batch is in exactly one visit, that of its enterprise and its line's organisation; lines ascend.
fn cover(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("visits", "every_batch_once");
    let mut seen = BTreeSet::new();
    for (i, visit) in state.pack.visits.iter().enumerate() {
        let path = format!("{}.visits[{i}].lines", state.paths.pack);
        rule.hold(!visit.lines.is_empty() && visit.lines.windows(2).all(|w| w[0] < w[1]), || {
            Failure::new(path.clone(), "计划行为空或未升序", "no lines, or not ascending")
        });
        for (j, line) in visit.lines.iter().enumerate() {
            let stands = state.batch(&visit.enterprise, line).is_some() || state.is_made(visit);
            let own = case.line(line).is_some_and(|l| l.org == visit.org) && stands;
            let first = seen.insert((&visit.enterprise, line));
            rule.hold(own && first, || {
                Failure::new(format!("{path}[{j}]"), format!("{line} 不是该次上门的批次"), format!("{line} is no batch of this visit"))
            });
        }
    }
    for (i, batch) in state.batches.iter().enumerate() {
        rule.hold(seen.contains(&(&batch.enterprise, &batch.line)), || {
            Failure::new(format!("{}[{i}]", state.paths.batches), "没有上门", "has no visit")
        });
    }
    rule.done()
}

/// Some day is possible for every line of a visit with several.
fn share_a_day(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("visits", "lines_share_a_day");
    for (i, visit) in state.pack.visits.iter().enumerate().filter(|(_, v)| v.lines.len() > 1 && !state.is_made(v)) {
        let sets = day_sets(case, state, &visit.enterprise, &visit.lines);
        rule.hold(meets(&sets, usize::MAX), || {
            Failure::new(format!("{}.visits[{i}]", state.paths.pack), "没有共同的可抽样日", "its lines share no possible day")
        });
    }
    rule.done()
}

fn day_sets(case: &Case<'_>, state: &State<'_>, enterprise: &EnterpriseId, lines: &[LineId]) -> Vec<Vec<Day>> {
    let days = |l: &LineId| case.enterprise(enterprise).zip(case.line_at(l)).map(|(e, l)| state.days_left(case, e, l));
    lines.iter().map(|l| days(l).unwrap_or_default()).collect()
}

/// Whether the (ascending) sets picked by the bits of `mask` have a day in common.
fn meets(sets: &[Vec<Day>], mask: usize) -> bool {
    let mut picked = sets.iter().enumerate().filter(|(i, _)| *i >= usize::BITS as usize || mask >> i & 1 == 1).map(|(_, s)| s);
    let Some(first) = picked.next() else { return true };
    let rest: Vec<_> = picked.collect();
    first.iter().any(|day| rest.iter().all(|s| s.binary_search(day).is_ok()))
}

/// The visits of each enterprise and organisation, in the order of last possible days (`docs/packing.md`, rules 3 and 4).
fn partition(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("visits", "by_last_days");
    let mut doors: BTreeMap<(&EnterpriseId, &OrgId), Vec<LineId>> = BTreeMap::new();
    for batch in state.batches {
        if let Some(line) = case.line(&batch.line) {
            doors.entry((&batch.enterprise, &line.org)).or_default().push(batch.line.clone());
        }
    }
    let mut want: Vec<Visit> = Vec::new();
    for ((enterprise, org), lines) in doors {
        let groups = groups(&lines, &day_sets(case, state, enterprise, &lines));
        want.extend((1..).zip(groups).map(|(n, mut lines)| {
            lines.sort();
            Visit { id: format!("{enterprise}@{org}.{n}"), enterprise: enterprise.clone(), org: org.clone(), lines }
        }));
    }
    want.sort_by(|a, b| a.id.cmp(&b.id));
    rule.rows(&format!("{}.visits", state.paths.pack), &want, &state.pack.visits);
    rule.done()
}

/// Lines by their last possible day, then by id: the first one's last day collects every line that has it.
/// Lines without a day come last, each alone.
fn groups(lines: &[LineId], sets: &[Vec<Day>]) -> Vec<Vec<LineId>> {
    let mut left: Vec<usize> = (0..lines.len()).collect();
    left.sort_by_key(|&i| (sets[i].is_empty(), sets[i].last(), &lines[i]));
    let mut groups = Vec::new();
    while let Some(&first) = left.first() {
        let last = sets[first].last();
        let (taken, rest): (Vec<usize>, Vec<usize>) =
            left.into_iter().partition(|&i| i == first || last.is_some_and(|d| sets[i].binary_search(d).is_ok()));
        groups.push(taken.into_iter().map(|i| lines[i].clone()).collect());
        left = rest;
    }
    groups
}

/// As few visits per enterprise and organisation as any partition of their lines allows.
fn fewest(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("visits", "fewest_doors");
    let mut doors: BTreeMap<(&EnterpriseId, &OrgId), Vec<(usize, &Visit)>> = BTreeMap::new();
    for (i, visit) in state.pack.visits.iter().enumerate() {
        doors.entry((&visit.enterprise, &visit.org)).or_default().push((i, visit));
    }
    for ((enterprise, _), visits) in doors.into_iter().filter(|(_, v)| v.len() > 1) {
        let lines: Vec<LineId> = visits.iter().flat_map(|(_, v)| v.lines.clone()).collect();
        if lines.len() > LINES_SEARCHED {
            continue;
        }
        let least = smallest_partition(&day_sets(case, state, enterprise, &lines));
        rule.hold(visits.len() <= least, || {
            Failure::differs(format!("{}.visits[{}]", state.paths.pack, visits[0].0), format_args!("{least} visits"), visits.len())
        });
    }
    rule.done()
}

/// Fewest groups such that the sets of a group have a day in common: by all subsets.
fn smallest_partition(sets: &[Vec<Day>]) -> usize {
    let full = (1usize << sets.len()) - 1;
    let together: Vec<bool> = (0..=full).map(|mask| meets(sets, mask)).collect();
    let mut least = vec![usize::MAX; full + 1];
    least[0] = 0;
    for mask in 1..=full {
        let mut part = mask;
        while part > 0 {
            if together[part] || part.count_ones() == 1 {
                least[mask] = least[mask].min(least[mask & !part].saturating_add(1));
            }
            part = (part - 1) & mask;
        }
    }
    least[full]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partition_by_hand() {
        let set = |days: &[i8]| days.iter().map(|&d| Day::new(2025, 3, d).unwrap()).collect::<Vec<_>>();
        assert_eq!(smallest_partition(&[set(&[1, 2]), set(&[2, 3]), set(&[3, 4])]), 2);
        assert_eq!(smallest_partition(&[set(&[1, 2]), set(&[2, 3]), set(&[2])]), 1);
        assert_eq!(smallest_partition(&[set(&[1]), set(&[2]), set(&[3]), set(&[])]), 4);
    }
}
