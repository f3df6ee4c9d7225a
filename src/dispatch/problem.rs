//! The second draw as a lottery: a class per sampler, a bucket per week, a column per kind of seat on a tour.

use super::crew::{Fitness, fitness, tour_needs};
use crate::base::{CountyId, Week};
use crate::frame::Sound;
use crate::lottery::{Arc, Class, Column, Node, Problem};
use crate::record::{Batch, ClassKey, Crew, Pack, Sampler, Tour};
use std::collections::BTreeSet;

/// Seats of `tours`; a sampler with a kept crew in a week has no seat to win there, and their tours count against the cap.
pub(super) fn problem(sound: &Sound, batches: &[Batch], pack: &Pack, tours: &[Tour], kept: &[(Tour, Crew)]) -> Problem {
    let others = sound.facts().rules.team_size - 1;
    let needs = tour_needs(batches, pack, tours);
    let class = |sampler: &Sampler| {
        let busy: BTreeSet<Week> = kept.iter().filter(|(_, c)| is_on(c, sampler)).map(|(t, _)| t.week).collect();
        let fits = tours.iter().zip(&needs).map(|(tour, needs)| match busy.contains(&tour.week) {
            true => Fitness::Unfit,
            false => fitness(sound, sampler, tour, needs),
        });
        class(sampler, sampler.tours_max.saturating_sub(busy.len() as u64), tours, &fits.collect::<Vec<_>>(), others > 0)
    };
    let mut classes: Vec<Class> = sound.sealed().samplers.iter().map(class).filter(|c| !c.arcs.is_empty()).collect();
    classes.sort_by(|a, b| a.key.cmp(&b.key));
    let seats = |tour: &Tour| {
        let lead = (format!("{}#lead", tour.id), 1);
        let members = (format!("{}#member", tour.id), others);
        [lead, members].into_iter().filter(|(_, quota)| *quota > 0)
    };
    let (columns, nodes) = tours
        .iter()
        .flat_map(seats)
        .enumerate()
        .map(|(node, (id, quota))| (Column { id: id.clone(), node }, Node { id, parent: None, lo: quota, hi: quota }))
        .unzip();
    Problem { classes, columns, nodes, groups: vec![] }
}

fn is_on(crew: &Crew, sampler: &Sampler) -> bool {
    crew.lead == sampler.id || crew.members.contains(&sampler.id)
}

fn class(sampler: &Sampler, cap: u64, tours: &[Tour], fits: &[Fitness], has_members: bool) -> Class {
    let (mut arcs, mut weeks): (Vec<Arc>, Vec<Week>) = (Vec::new(), Vec::new());
    for (t, (tour, &fit)) in tours.iter().zip(fits).enumerate().filter(|(_, (_, fit))| **fit > Fitness::Unfit && cap > 0) {
        let lead_column = t * (1 + usize::from(has_members));
        let columns = [(fit == Fitness::Lead).then_some(lead_column), has_members.then_some(lead_column + 1)];
        let bucket = weeks.iter().position(|w| *w == tour.week).unwrap_or(weeks.len());
        for column in columns.into_iter().flatten() {
            if bucket == weeks.len() {
                weeks.push(tour.week);
            }
            arcs.push(Arc { column, bucket: Some(bucket) });
        }
    }
    let key = ClassKey { county: CountyId::default(), scopes: Vec::new(), weight: 1, cap, lines: Vec::new(), mark: sampler.id.to_string() };
    Class { key, size: 1, group: None, buckets: vec![1; weeks.len()], arcs }
}
