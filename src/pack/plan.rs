//! A plan: tours in slots, what every lab receives, who is absent. One way to change it: [`Plan::put`].

use super::crew::Crew;
use super::fit::Spot;
use super::problem::{Job, Problem};
use super::tour::Tour;
use super::weekly::staffable;
use std::sync::Arc;

/// Tours of all organisations.
///
/// Invariant: limits on intake, slots, crews within a week and times hold. Totals per sampler over the task are checked by
/// `staffing` whenever a plan is accepted.
#[derive(Debug)]
pub(super) struct Plan {
    pub slots: Vec<Option<Arc<Tour>>>,
    /// Slot of each visit.
    pub at: Vec<Option<u32>>,
    /// Visits without a tour.
    pub absent: Vec<u32>,
    /// Price of all tours.
    pub price: i64,
    /// Tours by organisation.
    pub tours: Vec<usize>,
    by_day: Vec<u32>,
    by_week: Vec<u32>,
}

impl Clone for Plan {
    fn clone(&self) -> Self {
        Self {
            slots: self.slots.clone(),
            at: self.at.clone(),
            absent: self.absent.clone(),
            price: self.price,
            tours: self.tours.clone(),
            by_day: self.by_day.clone(),
            by_week: self.by_week.clone(),
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.slots.clone_from(&other.slots);
        self.at.clone_from(&other.at);
        self.absent.clone_from(&other.absent);
        self.price = other.price;
        self.tours.clone_from(&other.tours);
        self.by_day.clone_from(&other.by_day);
        self.by_week.clone_from(&other.by_week);
    }
}

impl Plan {
    /// No tours; every visit is absent.
    pub fn empty(p: &Problem<'_>) -> Self {
        Self {
            slots: vec![None; p.slots],
            at: vec![None; p.jobs.len()],
            absent: (0..p.jobs.len() as u32).collect(),
            price: 0,
            tours: vec![0; p.depots.len()],
            by_day: vec![0; p.labs.len() * p.working.len()],
            by_week: vec![0; p.labs.len() * p.weeks],
        }
    }

    /// Fewest absent visits, then price.
    pub fn score(&self) -> (usize, i64) {
        (self.absent.len(), self.price)
    }

    /// Puts a tour, or nothing, into a slot. Visits of the old tour that the new one lacks are the caller's to list as absent.
    pub fn put(&mut self, p: &Problem<'_>, slot: usize, tour: Option<Tour>) {
        if let Some(old) = self.slots[slot].take() {
            self.price -= old.price;
            self.tours[old.org] -= 1;
            old.jobs().for_each(|j| self.at[j as usize] = None);
            for (lab, n) in old.loads.iter().enumerate() {
                self.by_day[lab * p.working.len() + old.last() as usize] -= n;
                self.by_week[lab * p.weeks + old.week()] -= n;
            }
        }
        if let Some(new) = tour {
            self.price += new.price;
            self.tours[new.org] += 1;
            new.jobs().for_each(|j| self.at[j as usize] = Some(slot as u32));
            for (lab, n) in new.loads.iter().enumerate() {
                self.by_day[lab * p.working.len() + new.last() as usize] += n;
                self.by_week[lab * p.weeks + new.week()] += n;
            }
            self.slots[slot] = Some(Arc::new(new));
        }
    }

    /// Batches a lab can still take on a day.
    pub fn room_on(&self, p: &Problem<'_>, lab: usize, day: i32) -> u32 {
        let day = day as usize;
        let of_day = p.labs[lab].per_day.saturating_sub(self.by_day[lab * p.working.len() + day]);
        of_day.min(p.labs[lab].per_week.saturating_sub(self.by_week[lab * p.weeks + day / 7]))
    }

    /// Whether the labs can take the visit's batches on a day.
    pub fn room_for(&self, p: &Problem<'_>, job: &Job, day: i32) -> bool {
        job.loads.iter().all(|&(lab, n)| self.room_on(p, lab, day) >= n)
    }

    /// Whether a tour could hand in on another day of its week, with the visit's batches on top.
    pub fn room_to_move(&self, p: &Problem<'_>, tour: &Tour, job: Option<&Job>, day: i32) -> bool {
        let extra = |lab: usize| job.map_or(0, |j| j.loads.iter().filter(|(l, _)| *l == lab).map(|(_, n)| n).sum());
        (0..p.labs.len()).all(|lab| {
            let of_day = self.by_day[lab * p.working.len() + day as usize];
            let of_week = self.by_week[lab * p.weeks + tour.week()];
            let more = extra(lab);
            (tour.loads[lab] + more == 0 || tour.loads[lab] + more + of_day <= p.labs[lab].per_day)
                && (more == 0 || more + of_week <= p.labs[lab].per_week)
        })
    }

    /// Whether the week of the slot can be staffed with this crew's choice in it.
    pub fn week_staffed(&self, p: &Problem<'_>, org: usize, slot: usize, crew: &Crew) -> bool {
        if !crew.mans(p.team_size) {
            return false;
        }
        let beside = p.slots_beside(slot, org).filter(|&s| s != slot).filter_map(|s| self.slots[s].as_deref());
        let crews: Vec<&Crew> = beside.map(|t| &t.crew).chain([crew]).collect();
        staffable(&crews, p.team_size)
    }

    /// Makes an insertion that `fit` offered. The visit must not be listed as absent any more.
    pub fn apply(&mut self, p: &Problem<'_>, job: u32, spot: Spot) {
        let (slot, first, days) = match spot {
            Spot::Within { slot, day, before } => {
                let (first, mut days) = self.layout(slot);
                days[day].insert(before, job);
                (slot, first, days)
            }
            Spot::DayAfter { slot } => {
                let (first, mut days) = self.layout(slot);
                days.push(vec![job]);
                (slot, first, days)
            }
            Spot::DayBefore { slot } => {
                let (first, mut days) = self.layout(slot);
                days.insert(0, vec![job]);
                (slot, first - 1, days)
            }
            Spot::Tour { slot, day } => (slot, day, vec![vec![job]]),
        };
        let tour = Tour::new(p, p.jobs[job as usize].org, first, &days).expect("an offered spot keeps all times");
        self.put(p, slot, Some(tour));
    }

    fn layout(&self, slot: usize) -> (i32, Vec<Vec<u32>>) {
        let tour = self.slots[slot].as_ref().expect("an offered spot names a tour");
        (tour.first, tour.plan())
    }

    /// Takes visits (marked) out of a tour and lists them as absent. Days left empty at either end fall away; where an inner
    /// day is left empty the smaller part goes too; where what is left cannot stand, all goes.
    pub fn take_out(&mut self, p: &Problem<'_>, slot: usize, gone: &dyn Fn(u32) -> bool) {
        let Some(old) = self.slots[slot].clone() else { return };
        let days: Vec<Vec<u32>> = old.days.iter().map(|d| d.jobs().into_iter().filter(|&j| !gone(j)).collect()).collect();
        let (start, kept) = longest_part(&days);
        let first = old.first + start as i32;
        let last = first + kept.len() as i32 - 1;
        let rest = if kept.is_empty() { None } else { Tour::new(p, old.org, first, kept) };
        let kept_tour = rest.filter(|tour| last == old.last() || self.room_to_move(p, tour, None, last));
        self.put(p, slot, kept_tour);
        self.absent.extend(old.jobs().filter(|&j| self.at[j as usize].is_none()));
    }
}

/// The stretch of days without a gap that has the most visits (the first of equals), and where it starts.
pub(super) fn longest_part(days: &[Vec<u32>]) -> (usize, &[Vec<u32>]) {
    let (mut best, mut best_stops, mut start) = ((0, &days[..0]), 0, 0);
    while start < days.len() {
        let length = days[start..].iter().take_while(|d| !d.is_empty()).count();
        let part = &days[start..start + length];
        let stops = part.iter().map(Vec::len).sum();
        if stops > best_stops {
            (best, best_stops) = ((start, part), stops);
        }
        start += length + 1;
    }
    best
}
