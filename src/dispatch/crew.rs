//! Who may go on a tour, and the crews that come of drawn seats.

use crate::base::{Day, EnterpriseId, ProductId};
use crate::frame::{Sound, is_away, is_barred, is_qualified, tests_any};
use crate::record::{Batch, Crew, Pack, Sampler, Shares, Tour};
use std::collections::{BTreeMap, BTreeSet};

/// What a tour asks of its crew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TourNeeds {
    /// Days on the road.
    pub days: Vec<Day>,
    /// Enterprises visited.
    pub enterprises: BTreeSet<EnterpriseId>,
    /// Products of the batches taken.
    pub products: BTreeSet<ProductId>,
}

/// How far a sampler fits a tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fitness {
    /// Other organisation, on leave, in conflict, or tests one of the products in a lab.
    Unfit,
    /// May come along.
    Member,
    /// May lead: qualified for every product.
    Lead,
}

/// The needs of every tour, in the order given.
pub fn tour_needs(batches: &[Batch], pack: &Pack, tours: &[Tour]) -> Vec<TourNeeds> {
    let visits: BTreeMap<&str, _> = pack.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let batch_at =
        |line, enterprise| batches.binary_search_by(|b| (&b.line, &b.enterprise).cmp(&(line, enterprise))).ok().map(|i| &batches[i]);
    let needs = |tour: &Tour| {
        let mut needs = TourNeeds { days: tour.days.iter().map(|d| d.day).collect(), ..TourNeeds::default() };
        for stop in tour.days.iter().flat_map(|d| &d.stops) {
            if let Some(visit) = visits.get(stop.visit.as_str()) {
                needs.enterprises.insert(visit.enterprise.clone());
                let taken = visit.lines.iter().filter_map(|line| batch_at(line, &visit.enterprise));
                needs.products.extend(taken.flat_map(|b| b.products.iter().cloned()));
            }
        }
        needs
    };
    tours.iter().map(needs).collect()
}

/// Whether and how a sampler may go on a tour of an organisation.
pub fn fitness(sound: &Sound, sampler: &Sampler, tour: &Tour, needs: &TourNeeds) -> Fitness {
    let conflicts = &sound.sealed().conflicts;
    let away = needs.days.iter().any(|&d| is_away(sampler, d));
    let barred = needs.enterprises.iter().any(|e| is_barred(conflicts, sampler, e));
    if sampler.org != tour.org || away || barred || tests_any(sampler, needs.products.iter()) {
        Fitness::Unfit
    } else if is_qualified(sampler, needs.products.iter()) {
        Fitness::Lead
    } else {
        Fitness::Member
    }
}

/// Crews in the order of the tours.
pub(super) fn crews(shares: &Shares, seats: &[Vec<u64>], tours: &[Tour]) -> Vec<Crew> {
    let mut taken: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (class, seats) in shares.classes.iter().zip(seats) {
        for (arc, _) in class.arcs.iter().zip(seats).filter(|(_, s)| **s > 0) {
            taken.entry(&shares.columns[arc.column as usize].id).or_default().push(&class.key.mark);
        }
    }
    let crew = |tour: &Tour| {
        let mut lead = taken.remove(format!("{}#lead", tour.id).as_str()).unwrap_or_default();
        let mut members = taken.remove(format!("{}#member", tour.id).as_str()).unwrap_or_default();
        members.sort_unstable();
        Crew {
            tour: tour.id.clone(),
            lead: lead.pop().expect("a lead seat is a quota of one").into(),
            members: members.into_iter().map(Into::into).collect(),
        }
    };
    tours.iter().map(crew).collect()
}
