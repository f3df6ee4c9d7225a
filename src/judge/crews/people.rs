//! Rules about the people of a crew.

use super::super::case::Case;
use super::super::state::State;
use super::super::verdict::{Check, Failure};
use super::fit::Needs;
use crate::base::{SamplerId, Week};
use crate::record::{Crew, Tour};
use std::collections::{BTreeMap, BTreeSet};

/// One crew per tour, ascending.
pub(super) fn one_each(state: &State<'_>) -> Check {
    let mut rule = state.rule("crews", "one_per_tour");
    let want: Vec<&str> = state.pack.tours.iter().map(|t| t.id.as_str()).collect();
    let got: Vec<&str> = state.crews.iter().map(|c| c.tour.as_str()).collect();
    rule.rows(&state.paths.crews, &want, &got);
    rule.done()
}

/// Every crew with its path and its tour.
fn crews<'a>(state: &State<'a>) -> Vec<(String, &'a Crew, &'a Tour)> {
    let tours: BTreeMap<&str, &Tour> = state.pack.tours.iter().map(|t| (t.id.as_str(), t)).collect();
    let found = state.crews.iter().enumerate();
    found.filter_map(|(i, c)| Some((format!("{}[{i}]", state.paths.crews), c, *tours.get(c.tour.as_str())?))).collect()
}

/// Exactly `team_size` different people; members ascend.
pub(super) fn team_size(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("crews", "team_size");
    let size = case.facts.rules.team_size;
    for (path, crew, _) in crews(state) {
        let people: BTreeSet<&SamplerId> = crew.members.iter().chain([&crew.lead]).collect();
        let full = people.len() as u64 == size && crew.members.len() as u64 + 1 == size;
        rule.hold(full, || Failure::differs(format!("{path}.members"), format_args!("{size} people"), people.len()));
        let ascending = crew.members.windows(2).all(|w| w[0] < w[1]);
        rule.hold(ascending, || Failure::new(format!("{path}.members"), "未升序", "not ascending"));
    }
    rule.done()
}

/// Of the organisation, not away, no conflict, sampling and testing apart; the lead qualified for everything.
pub(super) fn fit(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("crews", "right_people");
    for (path, crew, tour) in crews(state) {
        let needs = Needs::of(state, tour);
        let names = std::iter::once((format!("{path}.lead"), &crew.lead));
        let members = crew.members.iter().enumerate().map(|(i, m)| (format!("{path}.members[{i}]"), m));
        for (path, id) in names.chain(members) {
            let objection = case.sampler(id).map_or(Some(("名录中无此人", "not on the roster")), |s| needs.objection(case, s));
            rule.hold(objection.is_none(), || {
                let (zh, en) = objection.unwrap_or_default();
                Failure::new(path, format!("{id}:{zh}"), format!("{id}: {en}"))
            });
        }
        let qualified = case.sampler(&crew.lead).is_some_and(|s| needs.qualified(s));
        rule.hold(qualified, || {
            Failure::new(format!("{path}.lead"), "未具备全部产品的抽样资格", "not qualified for every product of the tour")
        });
    }
    rule.done()
}

/// At most one tour a week, and the sampler's own maximum in all.
pub(super) fn often(case: &Case<'_>, state: &State<'_>) -> Check {
    let mut rule = state.rule("crews", "not_too_often");
    let (mut weeks, mut all): (BTreeSet<(&SamplerId, Week)>, BTreeMap<&SamplerId, u64>) = Default::default();
    for (path, crew, tour) in crews(state) {
        for id in crew.members.iter().chain([&crew.lead]) {
            rule.hold(weeks.insert((id, tour.week)), || {
                Failure::new(path.clone(), format!("{id} 一周出两次"), format!("{id} goes twice in a week"))
            });
            let count = all.entry(id).or_default();
            *count += 1;
            let most = case.sampler(id).map_or(0, |s| s.tours_max);
            rule.hold(*count <= most, || Failure::differs(path.clone(), format_args!("{id} ≤ {most}"), *count));
        }
    }
    rule.done()
}
