//! What a team carries in one day, and which of it asks for a special vehicle.

use super::super::case::Case;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use crate::base::{FlagId, OrgId, Week};
use crate::record::{Batch, Org, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// Transport flags of a batch: of all products its sampler may choose from.
pub(in crate::judge) fn flags<'a>(case: &Case<'a>, batch: &Batch) -> BTreeSet<&'a FlagId> {
    let products = case.facts.products.iter().filter(|p| batch.products.contains(&p.id));
    products.flat_map(|p| &p.transport).collect()
}

/// Whether the organisation's vehicles can take all batches of a visit in one day.
pub(super) fn can_carry(case: &Case<'_>, org: &Org, batches: &[&Batch]) -> bool {
    let mut flagged: BTreeMap<&FlagId, u64> = BTreeMap::new();
    for batch in batches {
        flags(case, batch).into_iter().for_each(|f| *flagged.entry(f).or_default() += 1);
    }
    let of = |flag: &FlagId| org.carries.iter().find(|c| c.flag == *flag && c.teams_per_week > 0);
    let special = flagged.iter().all(|(flag, n)| of(flag).is_some_and(|c| *n <= c.batches_per_day));
    special && org.batches_per_day_max.is_none_or(|most| batches.len() as u64 <= most)
}

/// Batches of a day, and of each flag on it, within what a team carries; flags only where vehicles take them.
pub(super) fn checks(case: &Case<'_>, state: &State<'_>) -> Vec<Check> {
    let (mut total, mut known) = (state.rule("tours", "carry_limit"), state.rule("tours", "flag_carried"));
    let (mut daily, mut weekly) = (state.rule("tours", "flag_batches"), state.rule("tours", "flag_teams"));
    let mut teams: BTreeMap<(&OrgId, Week, &FlagId), BTreeSet<&str>> = BTreeMap::new();
    for (path, tour, day) in state.days() {
        let Some(org) = case.org(&tour.org) else { continue };
        let visits: Vec<&Visit> = day.stops.iter().filter_map(|s| state.visit(&s.visit)).collect();
        let batches: Vec<&Batch> = visits.iter().flat_map(|v| state.batches_of(v)).collect();
        let (most, count) = (org.batches_per_day_max.unwrap_or(u64::MAX), batches.len() as u64);
        total.hold(count <= most, || Failure::differs(format!("{path}.stops"), format_args!("≤ {most}"), count));
        let mut flagged: BTreeMap<&FlagId, u64> = BTreeMap::new();
        for batch in &batches {
            flags(case, batch).into_iter().for_each(|f| *flagged.entry(f).or_default() += 1);
        }
        for (flag, count) in flagged {
            let carry = org.carries.iter().find(|c| c.flag == *flag);
            known.hold(carry.is_some(), || {
                Failure::new(format!("{path}.stops"), format!("{} 运不了 {flag}", org.id), format!("{} does not carry {flag}", org.id))
            });
            let Some(carry) = carry else { continue };
            let most = carry.batches_per_day;
            daily.hold(count <= most, || Failure::differs(format!("{path}.stops"), format_args!("{flag} ≤ {most}"), count));
            let tours = teams.entry((&tour.org, tour.week, flag)).or_default();
            tours.insert(&tour.id);
            let (most, count) = (carry.teams_per_week, tours.len() as u64);
            weekly.hold(count <= most, || Failure::differs(format!("{path}.stops"), format_args!("{flag} ≤ {most}"), count));
        }
    }
    vec![total.done(), known.done(), daily.done(), weekly.done()]
}

/// Tours of an organisation's week that carry a flag.
pub(super) fn teams_with(case: &Case<'_>, state: &State<'_>, org: &OrgId, week: Week, flag: &FlagId) -> usize {
    let carries = |visit: &str| state.visit(visit).is_some_and(|v| state.batches_of(v).any(|b| flags(case, b).contains(flag)));
    let tours = state.pack.tours.iter().filter(|t| t.org == *org && t.week == week);
    tours.filter(|t| t.days.iter().flat_map(|d| &d.stops).any(|s| carries(&s.visit))).count()
}
