//! The second draw: who could go where, with which exact probability; and that its seats are the crews.

use super::super::case::Case;
use super::super::rule::Rule;
use super::super::shares::prove;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::fit::Needs;
use crate::base::{CountyId, Ratio, SamplerId, Week};
use crate::record::{ArcRow, ClassKey, ClassRow, ColumnRow, Crew, NodeRow, Sampler, Shares};
use std::collections::{BTreeMap, BTreeSet};

const PATH: &str = "record.dispatch.shares";

/// Structure and certificate of the second lottery (section `shares`), and crews from its seats (section `crews`).
pub(in crate::judge) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let shares = &case.record.dispatch.shares;
    let mut checks = vec![columns(case, state, shares), classes(case, state, shares)];
    checks.extend(prove(PATH, shares));
    checks.push(crews(case, shares));
    checks
}

/// `tour#lead` (1) and `tour#member` (the rest of the team), tours in order; each its own quota.
fn columns(case: &Case<'_>, state: &State<'_>, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "second_columns");
    let members = case.facts.rules.team_size.saturating_sub(1);
    let (mut columns, mut nodes) = (Vec::new(), Vec::new());
    for (id, quota) in state.pack.tours.iter().flat_map(|t| [(format!("{}#lead", t.id), 1), (format!("{}#member", t.id), members)]) {
        let at = nodes.len();
        columns.push(ColumnRow { id: id.clone(), node: at as u64 });
        let price = shares.nodes.get(at).map_or(Ratio::new(0, 1), |n| n.price);
        nodes.push(NodeRow { id, parent: None, lo: quota, hi: quota, price });
    }
    rule.rows(&format!("{PATH}.columns"), &columns, &shares.columns);
    rule.rows(&format!("{PATH}.nodes"), &nodes, &shares.nodes);
    rule.done()
}

/// One class per sampler who may make a tour and has a seat to take; one bucket per week.
fn classes(case: &Case<'_>, state: &State<'_>, shares: &Shares) -> Check {
    let mut rule = Rule::new("shares", "second_classes");
    let needs: Vec<(Week, Needs<'_>)> = state.pack.tours.iter().map(|t| (t.week, Needs::of(state, t))).collect();
    let mut want: Vec<ClassRow> = case.sealed.samplers.iter().filter_map(|s| class(case, &needs, s)).collect();
    want.sort_by(|a, b| a.key.cmp(&b.key));
    for (row, got) in want.iter_mut().zip(&shares.classes) {
        (row.den, row.ratio) = (got.den, got.ratio);
        for (arc, got) in row.arcs.iter_mut().zip(&got.arcs) {
            arc.flow = got.flow;
        }
    }
    rule.rows(&format!("{PATH}.classes"), &want, &shares.classes);
    rule.done()
}

fn class(case: &Case<'_>, needs: &[(Week, Needs<'_>)], sampler: &Sampler) -> Option<ClassRow> {
    let open: Vec<usize> = (0..needs.len()).filter(|&t| sampler.tours_max > 0 && needs[t].1.objection(case, sampler).is_none()).collect();
    let weeks: BTreeSet<Week> = open.iter().map(|&t| needs[t].0).collect();
    let weeks: BTreeMap<Week, u64> = weeks.into_iter().zip(0..).collect();
    let arc = |t: usize, seat: usize| ArcRow { column: (2 * t + seat) as u64, bucket: weeks.get(&needs[t].0).copied(), flow: 0 };
    let arcs: Vec<ArcRow> =
        (open.iter()).flat_map(|&t| needs[t].1.qualified(sampler).then(|| arc(t, 0)).into_iter().chain([arc(t, 1)])).collect();
    (!arcs.is_empty()).then(|| ClassRow {
        key: key(sampler),
        size: 1,
        group: None,
        den: 1,
        ratio: Ratio::new(0, 1),
        buckets: vec![1; weeks.len()],
        arcs,
    })
}

/// Nothing but the sampler and the tours allowed.
fn key(sampler: &Sampler) -> ClassKey {
    let (cap, mark) = (sampler.tours_max, sampler.id.to_string());
    ClassKey { county: CountyId::default(), scopes: Vec::new(), weight: 1, cap, lines: Vec::new(), mark }
}

/// A sampler holds exactly the seats the rounding gave.
fn crews(case: &Case<'_>, shares: &Shares) -> Check {
    let mut rule = Rule::new("crews", "seats_are_crews");
    let mut lead: BTreeMap<&str, BTreeSet<SamplerId>> = BTreeMap::new();
    let mut members: BTreeMap<&str, BTreeSet<SamplerId>> = BTreeMap::new();
    for (class, seats) in shares.classes.iter().zip(&case.record.dispatch.seats) {
        for (arc, _) in class.arcs.iter().zip(seats).filter(|(_, seats)| **seats > 0) {
            let column = usize::try_from(arc.column).ok().and_then(|c| shares.columns.get(c)).map_or("", |c| c.id.as_str());
            match column.rsplit_once('#') {
                Some((tour, "lead")) => lead.entry(tour).or_default().insert(class.key.mark.as_str().into()),
                Some((tour, _)) => members.entry(tour).or_default().insert(class.key.mark.as_str().into()),
                None => false,
            };
        }
    }
    for (i, crew) in case.record.dispatch.crews.iter().enumerate() {
        let seated = |of: &BTreeMap<&str, BTreeSet<SamplerId>>| of.get(crew.tour.as_str()).cloned().unwrap_or_default();
        let want_lead = seated(&lead);
        rule.hold(want_lead.len() == 1 && want_lead.contains(&crew.lead), || {
            Failure::differs(format!("record.dispatch.crews[{i}].lead"), format_args!("{want_lead:?}"), &crew.lead)
        });
        let want = Crew { tour: crew.tour.clone(), lead: crew.lead.clone(), members: seated(&members).into_iter().collect() };
        rule.equal(&format!("record.dispatch.crews[{i}]"), &want, crew);
    }
    rule.done()
}
