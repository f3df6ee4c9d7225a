//! Who could sit where: one assignment of samplers to the seats of all tours, kept up to date as tours change.
//!
//! It is a proof that every tour of a week has its crew (rule 14) and, as long as nobody has too many seats, that the whole
//! task has (rule 15). People are drawn onto the tours later; nothing of this assignment is recorded, and whether one exists
//! does not depend on which was found.

use super::bits::Bits;
use super::crew::Crew;
use super::problem::Problem;
use super::tour::Tour;
use std::sync::Arc;

/// Nobody sits there; nobody's seat.
pub(super) const NONE: u32 = u32::MAX;

/// Samplers in seats.
///
/// A **row** is a tour's seats, the lead's first: rows of slots come first, those of finished tours after them. A **cell** is
/// an organisation's week; finished weeks have cells of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seating {
    pub(super) team: usize,
    /// Sampler in each seat.
    pub(super) seats: Vec<u32>,
    pub(super) rosters: Vec<Roster>,
    /// Cell of each row.
    cells: Vec<u32>,
    /// Seats that changed since [`Seating::mark`], with who sat there.
    log: Vec<(u32, u32)>,
}

/// What the samplers of one organisation hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Roster {
    pub limits: Vec<u32>,
    pub load: Vec<u32>,
    /// Samplers with more tours than their limit.
    pub over: usize,
    /// First cell of the organisation.
    first_cell: usize,
    pub cells: usize,
    /// Who has a seat, by cell.
    busy: Vec<Bits>,
    /// Seat held, by sampler, then cell.
    pub held: Vec<u32>,
}

/// Crews of rows.
#[derive(Clone, Copy)]
pub(super) struct Crews<'a> {
    pub slots: &'a [Option<Arc<Tour>>],
    pub p: &'a Problem<'a>,
}

impl Crews<'_> {
    pub fn of(&self, row: usize) -> Option<(usize, &Crew)> {
        match self.slots.get(row) {
            Some(tour) => tour.as_deref().map(|t| (t.org, &t.crew)),
            None => self.p.committed.get(row - self.slots.len()).map(|c| (c.org, &c.crew)),
        }
    }
}

impl Seating {
    /// Empty seats of all slots; finished tours are seated as far as their people still can be told.
    pub fn new(p: &Problem<'_>) -> Self {
        let team = p.team_size;
        let mut cells = vec![0; p.slots + p.committed.len()];
        let mut first_cell = 0;
        let mut rosters = Vec::new();
        for (org, depot) in p.depots.iter().enumerate() {
            for week in 0..p.weeks {
                p.slots_of(org, week).for_each(|s| cells[s] = (first_cell + week) as u32);
            }
            let own = || p.committed.iter().enumerate().filter(|(_, c)| c.org == org);
            let mut mondays: Vec<i32> = own().map(|(_, c)| c.monday).collect();
            mondays.sort_unstable();
            mondays.dedup();
            for (i, tour) in own() {
                let week = mondays.binary_search(&tour.monday).expect("the week is listed");
                cells[p.slots + i] = (first_cell + p.weeks + week) as u32;
            }
            let (n, all) = (depot.roster.len(), p.weeks + mondays.len());
            let limits = depot.roster.iter().map(|s| u32::try_from(s.tours_max).unwrap_or(u32::MAX)).collect();
            let (busy, held) = (vec![Bits::none(n); all], vec![NONE; n * all]);
            rosters.push(Roster { limits, load: vec![0; n], over: 0, first_cell, cells: all, busy, held });
            first_cell += all;
        }
        let mut seating = Self { team, seats: vec![NONE; cells.len() * team], rosters, cells, log: Vec::new() };
        let none = vec![None; p.slots];
        let crews = Crews { slots: &none, p };
        for i in 0..p.committed.len() {
            seating.seat(crews, p.slots + i);
        }
        seating.log.clear();
        seating
    }

    /// Whether the week of the row could be staffed with that crew's choice in it. Exact.
    pub fn could_seat(&self, crews: Crews<'_>, org: usize, row: usize, crew: &Crew) -> bool {
        if !crew.mans(self.team) {
            return false;
        }
        self.fits(row, crew) || self.has_spare(org, row, crew) || self.could_move(crews, org, row, crew)
    }

    /// Whether those who sit there may stay with this crew's choice.
    fn fits(&self, row: usize, crew: &Crew) -> bool {
        let seats = &self.seats[row * self.team..][..self.team];
        seats.iter().all(|&s| s != NONE && crew.able.contains(s as usize)) && crew.leads.contains(seats[0] as usize)
    }

    /// Whether enough of the crew's choice sit nowhere else that week.
    fn has_spare(&self, org: usize, row: usize, crew: &Crew) -> bool {
        let roster = &self.rosters[org];
        let busy = &roster.busy[self.cells[row] as usize - roster.first_cell];
        let own = || self.seats[row * self.team..][..self.team].iter().filter(|&&s| s != NONE).map(|&s| s as usize);
        let able = crew.able.count_without(busy) + own().filter(|&s| crew.able.contains(s)).count();
        able >= self.team && (crew.leads.count_without(busy) > 0 || own().any(|s| crew.leads.contains(s)))
    }

    /// Gives the row's tour its people, moving others of the week if need be; leaves seats empty if that cannot be.
    pub fn seat(&mut self, crews: Crews<'_>, row: usize) {
        let Some((org, crew)) = crews.of(row) else { return self.clear(row) };
        if self.fits(row, crew) {
            return;
        }
        self.clear(row);
        if self.has_spare(org, row, crew) {
            for k in 0..self.team {
                let choice = if k == 0 { &crew.leads } else { &crew.able };
                let sampler = self.least_used(org, row, choice);
                self.set(org, row * self.team + k, sampler);
            }
        } else {
            (0..self.team).for_each(|k| _ = self.augment(crews, org, row * self.team + k, false));
        }
    }

    /// Of those free that week, who has most tours left.
    fn least_used(&self, org: usize, row: usize, choice: &Bits) -> u32 {
        let roster = &self.rosters[org];
        let busy = &roster.busy[self.cells[row] as usize - roster.first_cell];
        let free = choice.iter().filter(|&s| !busy.contains(s));
        let left = |&s: &usize| (i64::from(roster.limits[s]) - i64::from(roster.load[s]), std::cmp::Reverse(s));
        free.max_by_key(left).expect("somebody is free") as u32
    }

    fn clear(&mut self, row: usize) {
        for seat in row * self.team..(row + 1) * self.team {
            if self.seats[seat] != NONE {
                self.set(self.org_of(seat), seat, NONE);
            }
        }
    }

    fn org_of(&self, seat: usize) -> usize {
        let cell = self.cells[seat / self.team] as usize;
        self.rosters.partition_point(|r| r.first_cell + r.cells <= cell)
    }

    /// Who holds which seat of the cell of a seat.
    pub(super) fn holder(&self, org: usize, seat: usize, sampler: usize) -> Option<usize> {
        let roster = &self.rosters[org];
        let held = roster.held[sampler * roster.cells + self.cells[seat / self.team] as usize - roster.first_cell];
        (held != NONE).then_some(held as usize)
    }

    /// The one place where seats change.
    pub(super) fn set(&mut self, org: usize, seat: usize, sampler: u32) {
        self.log.push((seat as u32, self.seats[seat]));
        self.put(org, seat, sampler);
    }

    fn put(&mut self, org: usize, seat: usize, sampler: u32) {
        let roster = &mut self.rosters[org];
        let cell = self.cells[seat / self.team] as usize - roster.first_cell;
        let was = std::mem::replace(&mut self.seats[seat], sampler);
        if was != NONE {
            let s = was as usize;
            roster.over -= usize::from(roster.load[s] == roster.limits[s] + 1);
            roster.load[s] -= 1;
            roster.busy[cell].remove(s);
            roster.held[s * roster.cells + cell] = NONE;
        }
        if sampler != NONE {
            let s = sampler as usize;
            roster.load[s] += 1;
            roster.over += usize::from(roster.load[s] == roster.limits[s] + 1);
            roster.busy[cell].insert(s);
            roster.held[s * roster.cells + cell] = seat as u32;
        }
    }

    /// From here on changes can be taken back.
    pub fn mark(&mut self) {
        self.log.clear();
    }

    /// Changes since the mark.
    pub fn changes(&self) -> usize {
        self.log.len()
    }

    /// Everybody sits as after so many changes since the mark.
    pub fn back_to(&mut self, changes: usize) {
        while self.log.len() > changes {
            let (seat, was) = self.log.pop().expect("the log is longer");
            self.put(self.org_of(seat as usize), seat as usize, was);
        }
    }
}
