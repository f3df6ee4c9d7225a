//! Moving samplers from seat to seat so that one more is filled: augmenting paths (Kuhn 1955,
//! doi:10.1002/nav.3800020109), within a week or over the whole task. Only where people are scarce.

use super::bits::Bits;
use super::crew::Crew;
use super::seating::{Crews, NONE, Seating};
use std::collections::{BTreeMap, VecDeque};

/// Nodes of the residual graph a path may pass.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// A seat that looks for somebody.
    Seat(usize),
    /// A sampler, entered to take one more seat, of no particular week.
    Sampler(usize),
}

type Parents = BTreeMap<Node, Option<(Node, usize)>>;

impl Seating {
    /// Whether the row could have this crew if others of its week moved over.
    pub(super) fn could_move(&self, crews: Crews<'_>, org: usize, row: usize, crew: &Crew) -> bool {
        let own = row * self.team..(row + 1) * self.team;
        let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
        own.clone().all(|seat| {
            let mut seen = Bits::none(self.rosters[org].limits.len());
            self.moves(crews, (org, own.clone(), crew), seat, &mut seen, &mut moved)
        })
    }

    /// Depth first; `moved` holds the samplers that sit elsewhere than they do now.
    fn moves(
        &self,
        crews: Crews<'_>,
        (org, own, crew): (usize, std::ops::Range<usize>, &Crew),
        seat: usize,
        seen: &mut Bits,
        moved: &mut BTreeMap<usize, usize>,
    ) -> bool {
        let asking = if own.contains(&seat) { crew } else { crews.of(seat / self.team).expect("a held seat has a tour").1 };
        for sampler in if seat.is_multiple_of(self.team) { asking.leads.iter() } else { asking.able.iter() } {
            if seen.contains(sampler) {
                continue;
            }
            seen.insert(sampler);
            let held = moved.get(&sampler).copied().or_else(|| self.holder(org, seat, sampler).filter(|s| !own.contains(s)));
            if held.is_none_or(|other| self.moves(crews, (org, own.clone(), crew), other, seen, moved)) {
                moved.insert(sampler, seat);
                return true;
            }
        }
        false
    }

    /// Whether nobody of the organisation has too many tours, after moving some if need be. Exact; where the answer is no,
    /// some seats are left empty and the change must be taken back.
    pub fn holds(&mut self, crews: Crews<'_>, org: usize) -> bool {
        if self.rosters[org].over == 0 {
            return true;
        }
        let mut loose = Vec::new();
        let (cells, samplers) = (self.rosters[org].cells, self.rosters[org].limits.len());
        for sampler in 0..samplers {
            for cell in (0..cells).rev() {
                let roster = &self.rosters[org];
                let seat = roster.held[sampler * cells + cell];
                if roster.load[sampler] > roster.limits[sampler] && seat != NONE {
                    loose.push(seat as usize);
                    self.set(org, seat as usize, NONE);
                }
            }
        }
        loose.into_iter().all(|seat| self.augment(crews, org, seat, true))
    }

    /// Fills an empty seat along a shortest path; with `limited` nobody gets above his or her limit. Breadth first.
    pub(super) fn augment(&mut self, crews: Crews<'_>, org: usize, seat: usize, limited: bool) -> bool {
        let mut parents: Parents = BTreeMap::from([(Node::Seat(seat), None)]);
        let mut queue = VecDeque::from([Node::Seat(seat)]);
        while let Some(node) = queue.pop_front() {
            for (to, sampler) in self.beyond(crews, org, node) {
                if parents.contains_key(&to) {
                    continue;
                }
                parents.insert(to, Some((node, sampler)));
                let roster = &self.rosters[org];
                if matches!(to, Node::Sampler(_)) && (!limited || roster.load[sampler] < roster.limits[sampler]) {
                    self.shift(org, &parents, to);
                    return true;
                }
                queue.push_back(to);
            }
        }
        false
    }

    fn beyond(&self, crews: Crews<'_>, org: usize, node: Node) -> Vec<(Node, usize)> {
        let roster = &self.rosters[org];
        match node {
            // to a sampler idle that week, or straight to the seat a candidate holds that week
            Node::Seat(seat) => {
                let crew = crews.of(seat / self.team).expect("a seat that looks for somebody has a tour").1;
                let choice = if seat.is_multiple_of(self.team) { &crew.leads } else { &crew.able };
                let to = |s: usize| match self.holder(org, seat, s) {
                    Some(other) => (Node::Seat(other), s),
                    None => (Node::Sampler(s), s),
                };
                choice.iter().filter(|&s| self.holder(org, seat, s) != Some(seat)).map(to).collect()
            }
            Node::Sampler(s) => {
                let held = &roster.held[s * roster.cells..][..roster.cells];
                held.iter().filter(|&&seat| seat != NONE).map(|&seat| (Node::Seat(seat as usize), s)).collect()
            }
        }
    }

    /// Walks the path back from its end: every seat on it gets the sampler it looked for.
    fn shift(&mut self, org: usize, parents: &Parents, end: Node) {
        let mut given = Vec::new();
        let mut node = end;
        while let Some((before, sampler)) = parents[&node] {
            if let Node::Seat(seat) = before {
                given.push((seat, sampler));
            }
            node = before;
        }
        given
            .iter()
            .filter(|(seat, _)| self.seats[*seat] != NONE)
            .map(|g| g.0)
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(|seat| self.set(org, seat, NONE));
        given.into_iter().for_each(|(seat, sampler)| self.set(org, seat, sampler as u32));
    }
}
