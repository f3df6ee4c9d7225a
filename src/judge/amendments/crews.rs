//! Tours that did not change keep their crews, unless nobody could then go on the changed ones.

use super::super::case::Case;
use super::super::crews::Needs;
use super::super::rule::Rule;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::flow::Flow;
use super::name;
use crate::base::{SamplerId, Week};
use crate::record::{Amendment, Crew, Tour};
use std::collections::{BTreeMap, BTreeSet};

/// Drawn again are the changed tours; if they cannot be crewed beside the others, the unfrozen tours of their weeks;
/// if these cannot either, all unfrozen tours.
pub(super) fn check(case: &Case<'_>, i: usize, amendment: &Amendment, before: &State<'_>, state: &State<'_>) -> Check {
    let mut rule = Rule::new("amendments", "kept_crews");
    let kept = Kept { before: before.crews.iter().map(|c| (c.tour.as_str(), c)).collect(), case, state };
    let frozen = amendment.as_of.week();
    let changed = |t: &Tour| amendment.changed_tours.contains(&t.id);
    let weeks: BTreeSet<Week> = state.pack.tours.iter().filter(|t| changed(t)).map(|t| t.week).collect();
    let scopes: [&dyn Fn(&Tour) -> bool; 3] = [&changed, &|t| t.week > frozen && weeks.contains(&t.week), &|t| t.week > frozen];
    let mut failure = None;
    for open in scopes {
        failure = kept.first_broken(open);
        if failure.is_none() || kept.can_crew(open) {
            break;
        }
    }
    rule.hold(failure.is_none(), || {
        let path = format!("{}.crews[{}]", name(i), failure.unwrap_or(0));
        Failure::new(path, "本应保留的人员被改动", "a crew that had to stay was changed")
    });
    rule.done()
}

struct Kept<'a> {
    before: BTreeMap<&'a str, &'a Crew>,
    case: &'a Case<'a>,
    state: &'a State<'a>,
}

impl Kept<'_> {
    /// Position of the first crew outside the open tours that is not as before.
    fn first_broken(&self, open: &dyn Fn(&Tour) -> bool) -> Option<usize> {
        let tours: BTreeMap<&str, &Tour> = self.state.pack.tours.iter().map(|t| (t.id.as_str(), t)).collect();
        let stays = |c: &Crew| tours.get(c.tour.as_str()).is_none_or(|t| !open(t));
        self.state.crews.iter().position(|c| stays(c) && self.before.get(c.tour.as_str()) != Some(&c))
    }

    /// Whether the open tours can all be crewed while every other tour keeps its crew: a flow fills all seats.
    fn can_crew(&self, open: &dyn Fn(&Tour) -> bool) -> bool {
        let (open, same): (Vec<&Tour>, Vec<&Tour>) = self.state.pack.tours.iter().partition(|t| open(t));
        let mut busy: BTreeMap<&SamplerId, BTreeSet<Week>> = BTreeMap::new();
        for (tour, crew) in same.iter().filter_map(|t| Some((t, self.before.get(t.id.as_str())?))) {
            for id in crew.members.iter().chain([&crew.lead]) {
                busy.entry(id).or_default().insert(tour.week);
            }
        }
        let members = self.case.facts.rules.team_size.saturating_sub(1);
        let mut flow = Flow::default();
        let seats: Vec<(usize, usize, Needs<'_>)> =
            (open.iter()).map(|t| (flow.demand(1), flow.demand(members), Needs::of(self.state, t))).collect();
        for sampler in &self.case.sealed.samplers {
            let taken = busy.get(&sampler.id);
            let free = sampler.tours_max.saturating_sub(taken.map_or(0, |w| w.len() as u64));
            let from = flow.supply(free);
            let mut weeks: BTreeMap<Week, usize> = BTreeMap::new();
            for (tour, (lead, member, needs)) in open.iter().zip(&seats) {
                if taken.is_some_and(|w| w.contains(&tour.week)) || needs.objection(self.case, sampler).is_some() {
                    continue;
                }
                let week = *weeks.entry(tour.week).or_insert_with(|| flow.after(from, 1));
                flow.arc(week, *member, 1);
                if needs.qualified(sampler) {
                    flow.arc(week, *lead, 1);
                }
            }
        }
        u128::from(flow.value()) == (open.len() as u128) * (1 + u128::from(members))
    }
}
