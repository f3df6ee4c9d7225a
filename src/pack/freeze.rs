//! Tours of finished weeks: their rows, their visits, and the people they used up.

use super::crew::Crew;
use super::problem::{Committed, Problem};
use super::visits::{enterprise, line};
use crate::base::{Day, Week};
use crate::frame::is_away;
use crate::record::{Batch, Pack, Tour, Visit};

/// What will not change any more.
#[derive(Debug)]
pub(super) struct Frozen<'a> {
    pub tours: Vec<&'a Tour>,
    /// Visits on these tours.
    pub visits: Vec<&'a Visit>,
}

impl<'a> Frozen<'a> {
    /// Tours of that week and before.
    pub fn new(before: &'a Pack, week: Week) -> Self {
        let tours: Vec<&Tour> = before.tours.iter().filter(|t| t.week <= week).collect();
        let mut made: Vec<&str> = tours.iter().flat_map(|t| &t.days).flat_map(|d| &d.stops).map(|s| s.visit.as_str()).collect();
        made.sort_unstable();
        let visits = before.visits.iter().filter(|v| made.binary_search(&v.id.as_str()).is_ok()).collect();
        Self { tours, visits }
    }

    /// Whether the batch is taken on one of these tours.
    pub fn holds(&self, batch: &Batch) -> bool {
        self.visits.iter().any(|v| v.enterprise == batch.enterprise && v.lines.contains(&batch.line))
    }

    /// Their crews' choice, so that nobody's limit over the task is counted anew.
    pub fn committed(&self, p: &Problem<'_>, batches: &[Batch]) -> Vec<Committed> {
        self.tours.iter().filter_map(|tour| self.committed_tour(p, batches, tour)).collect()
    }

    fn committed_tour(&self, p: &Problem<'_>, batches: &[Batch], tour: &Tour) -> Option<Committed> {
        let org = p.depots.iter().position(|d| d.org.id == tour.org)?;
        let on_tour = |v: &&&Visit| tour.days.iter().flat_map(|d| &d.stops).any(|s| s.visit == v.id);
        let taken: Vec<Batch> = self.visits.iter().filter(on_tour).flat_map(|v| taken(p, batches, v)).collect();
        let roster = &p.depots[org].roster;
        let mut crew: Option<Crew> = None;
        for batch in &taken {
            let one = p.depots[org].limits.crew(&[batch]);
            crew = Some(crew.map_or(one.clone(), |c| c.joined(&one)));
        }
        let mut crew = crew?;
        let present = |i: usize, day: Day| !is_away(roster[i], day);
        let here = super::bits::Bits::of(roster.len(), |i| tour.days.iter().all(|d| present(i, d.day)));
        crew.attend(&here);
        Some(Committed { org, monday: tour.week.monday().number() - p.origin.number(), crew })
    }
}

/// The batches of a visit as it was made; one that has since gone elsewhere with what its sampler may have chosen from.
fn taken(p: &Problem<'_>, batches: &[Batch], visit: &Visit) -> Vec<Batch> {
    let still = |line: &_| batches.iter().find(|b| b.enterprise == visit.enterprise && b.line == *line).cloned();
    visit.lines.iter().filter_map(|id| still(id).or_else(|| gone(p, visit, id))).collect()
}

fn gone(p: &Problem<'_>, visit: &Visit, id: &crate::base::LineId) -> Option<Batch> {
    let site = enterprise(p.sound, &visit.enterprise);
    let mut batch = Batch {
        line: id.clone(),
        enterprise: visit.enterprise.clone(),
        county: site.county.clone(),
        products: Vec::new(),
        lab: p.sound.facts().labs.first()?.id.clone(),
        forced: false,
        class: None,
        rank: 0,
        blind: 0,
    };
    batch.products = line(p.sound, &batch).products.iter().filter(|p| site.products.contains(p)).cloned().collect();
    Some(batch)
}
