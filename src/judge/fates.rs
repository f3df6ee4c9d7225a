//! Section `fates`: every enterprise of the frame ends with exactly one fate, its ticket and its exclusions.

use super::case::Case;
use super::deal::Dealt;
use super::rule::Rule;
use super::standing::Standing;
use super::verdict::Check;
use crate::base::{EnterpriseId, LineId, List};
use crate::record::{Fate, FateKind};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn checks(case: &Case<'_>, standings: &[Standing], dealt: &Dealt) -> Vec<Check> {
    let mut rule = Rule::new("fates", "one_each");
    let draw = &case.record.draw;
    let selected = lines_each(draw.batches.iter().map(|b| (&b.enterprise, &b.line)));
    let standby = lines_each(draw.alternates.iter().map(|a| (&a.enterprise, &a.line)));
    let want: Vec<Fate> = (case.sealed.frame.par_iter().zip(standings).zip(&dealt.tickets))
        .map(|((e, standing), &ticket)| {
            let (fate, lines) = match (selected.get(&e.id), standby.get(&e.id)) {
                (Some(lines), _) => (FateKind::Selected, lines.iter().map(|l| (*l).clone()).collect()),
                (None, Some(lines)) => (FateKind::Alternate, lines.iter().map(|l| (*l).clone()).collect()),
                (None, None) => without_place(case, standing),
            };
            Fate { enterprise: e.id.clone(), ticket, fate, lines, exclusions: standing.exclusions.clone().into() }
        })
        .collect();
    rule.rows("record.draw.fates", &want, &draw.fates);
    vec![rule.done()]
}

fn lines_each<'a>(rows: impl Iterator<Item = (&'a EnterpriseId, &'a LineId)>) -> BTreeMap<&'a EnterpriseId, BTreeSet<&'a LineId>> {
    let mut each: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (enterprise, line) in rows {
        each.entry(enterprise).or_default().insert(line);
    }
    each
}

/// Took part and was not drawn, or could not take part in any line.
fn without_place(case: &Case<'_>, standing: &Standing) -> (FateKind, List<LineId>) {
    if standing.open.is_empty() {
        return (FateKind::Excluded, List::default());
    }
    (FateKind::QuotaFull, standing.open.keys().map(|&l| case.facts.lines[l].id.clone()).collect())
}
