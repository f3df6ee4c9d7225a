//! A plan: tours in slots, what every lab receives, who is absent. One way to change it: [`Plan::put`]; changes since the last
//! [`Plan::commit`] can be taken back.

use super::crew::Crew;
use super::fit::Spot;
use super::problem::{Job, Problem};
use super::seating::{Crews, Seating};
use super::tour::Tour;
use super::weeks::Weeks;
use std::sync::Arc;

/// Not in the list of absent visits.
const PLACED: u32 = u32::MAX;

/// Tours of all organisations.
///
/// Invariant: limits on intake, slots, crews within a week and times hold. Totals per sampler over the task hold whenever
/// [`Plan::staffed`] has said so since the last change.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub slots: Vec<Option<Arc<Tour>>>,
    /// Slot of each visit.
    pub at: Vec<Option<u32>>,
    /// Visits without a tour, in no order that matters.
    pub absent: Vec<u32>,
    /// Place of each visit among the absent.
    absent_at: Vec<u32>,
    /// Price of all tours, and of uneven weeks.
    pub price: i64,
    /// Tours of all organisations.
    pub tours: usize,
    /// Tours by organisation and week.
    in_week: Vec<u32>,
    by_day: Vec<u32>,
    by_week: Vec<u32>,
    pub weeks: Weeks,
    seating: Seating,
    /// Slots that changed since the last commit, with what they held.
    log: Vec<(u32, Option<Arc<Tour>>)>,
}

impl Plan {
    /// No tours; every visit is absent.
    pub fn empty(p: &Problem<'_>) -> Self {
        let jobs = p.jobs.len();
        Self {
            slots: vec![None; p.slots],
            at: vec![None; jobs],
            absent: (0..jobs as u32).collect(),
            absent_at: (0..jobs as u32).collect(),
            price: 0,
            tours: 0,
            in_week: vec![0; p.depots.len() * p.weeks],
            by_day: vec![0; p.labs.len() * p.working.len()],
            by_week: vec![0; p.labs.len() * p.weeks],
            weeks: Weeks::new(p),
            seating: Seating::new(p),
            log: Vec::new(),
        }
    }

    /// Fewest absent visits, then price.
    pub fn score(&self) -> (usize, i64) {
        (self.absent.len(), self.price)
    }

    /// Puts a tour, or nothing, into a slot. Visits of the old tour that the new one lacks become absent.
    pub fn put(&mut self, p: &Problem<'_>, slot: usize, tour: Option<Tour>) {
        let tour = tour.map(Arc::new);
        let old = self.exchange(p, slot, tour);
        self.log.push((slot as u32, old));
        self.seating.seat(Crews { slots: &self.slots, p }, slot);
    }

    /// Slots changed since the last commit are told, and can no more be taken back.
    pub fn commit(&mut self, mut changed: impl FnMut(usize)) {
        self.log.drain(..).for_each(|(slot, _)| changed(slot as usize));
        self.seating.mark();
    }

    /// Everything as at the last commit.
    pub fn roll_back(&mut self, p: &Problem<'_>) {
        self.back_to(p, (0, 0));
    }

    fn back_to(&mut self, p: &Problem<'_>, (tours, seats): (usize, usize)) {
        for (slot, old) in self.log.split_off(tours).into_iter().rev() {
            self.exchange(p, slot as usize, old);
        }
        self.seating.back_to(seats);
    }

    /// Slots changed since the last commit; some of them more than once.
    pub fn changed(&self) -> impl Iterator<Item = usize> + '_ {
        self.log.iter().map(|(slot, _)| *slot as usize)
    }

    /// Whether nobody of the organisations changed since the last commit has more tours than allowed over the task.
    pub fn staffed(&mut self, p: &Problem<'_>) -> bool {
        let Self { seating, slots, .. } = self;
        (0..p.depots.len()).all(|org| seating.holds(Crews { slots, p }, org))
    }

    /// Makes a change unless it leaves some tour without its crew; says whether it was made.
    pub fn change_if_staffed(&mut self, p: &Problem<'_>, change: impl FnOnce(&mut Self)) -> bool {
        let before = (self.log.len(), self.seating.changes());
        change(self);
        let staffed = self.staffed(p);
        if !staffed {
            self.back_to(p, before);
        }
        staffed
    }

    fn exchange(&mut self, p: &Problem<'_>, slot: usize, tour: Option<Arc<Tour>>) -> Option<Arc<Tour>> {
        let old = std::mem::replace(&mut self.slots[slot], tour);
        if let Some(old) = &old {
            self.price += self.weeks.leave(p, old) - old.price;
            self.tours -= 1;
            self.in_week[old.org * p.weeks + old.week()] -= 1;
            old.jobs().for_each(|j| self.at[j as usize] = None);
            for (lab, n) in old.loads.iter().enumerate() {
                self.by_day[lab * p.working.len() + old.last() as usize] -= n;
                self.by_week[lab * p.weeks + old.week()] -= n;
            }
        }
        if let Some(new) = &self.slots[slot] {
            self.price += self.weeks.join(p, new) + new.price;
            self.tours += 1;
            self.in_week[new.org * p.weeks + new.week()] += 1;
            for (lab, n) in new.loads.iter().enumerate() {
                self.by_day[lab * p.working.len() + new.last() as usize] += n;
                self.by_week[lab * p.weeks + new.week()] += n;
            }
            for call in &new.calls {
                self.at[call.job as usize] = Some(slot as u32);
                let place = std::mem::replace(&mut self.absent_at[call.job as usize], PLACED);
                if place != PLACED {
                    self.absent.swap_remove(place as usize);
                    if let Some(&moved) = self.absent.get(place as usize) {
                        self.absent_at[moved as usize] = place;
                    }
                }
            }
        }
        for job in old.iter().flat_map(|t| t.jobs()) {
            if self.at[job as usize].is_none() {
                self.absent_at[job as usize] = self.absent.len() as u32;
                self.absent.push(job);
            }
        }
        old
    }

    /// Whether every field is that of another plan; the absent as a set.
    #[cfg(test)]
    pub fn is_same(&self, other: &Self) -> bool {
        self.counts_as(other) && self.log == other.log && self.seating == other.seating
    }

    /// The same without who sits where.
    #[cfg(test)]
    pub fn counts_as(&self, other: &Self) -> bool {
        let set = |plan: &Self| plan.absent.iter().copied().collect::<std::collections::BTreeSet<_>>();
        let listed = |plan: &Self| plan.absent.iter().enumerate().all(|(i, &j)| plan.absent_at[j as usize] == i as u32);
        (&self.slots, &self.at, self.price, self.tours) == (&other.slots, &other.at, other.price, other.tours)
            && (&self.in_week, &self.by_day, &self.by_week) == (&other.in_week, &other.by_day, &other.by_week)
            && self.weeks == other.weeks
            && set(self) == set(other)
            && listed(self)
            && listed(other)
    }

    /// An empty slot of an organisation's week.
    pub fn free_slot(&self, p: &Problem<'_>, org: usize, week: usize) -> Option<usize> {
        if self.in_week[org * p.weeks + week] as usize >= p.depots[org].teams {
            return None;
        }
        p.slots_of(org, week).find(|&s| self.slots[s].is_none())
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

    /// Whether labs and special vehicles can take all the tour carries, on top of what they have.
    pub fn room_for_all(&self, p: &Problem<'_>, tour: &Tour) -> bool {
        self.weeks.vehicles_for(p, tour) && (0..p.labs.len()).all(|lab| self.room_on(p, lab, tour.last()) >= tour.loads[lab])
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
        self.seating.could_seat(Crews { slots: &self.slots, p }, org, slot, crew)
    }

    /// Makes an insertion that `fit` offered.
    pub fn apply(&mut self, p: &Problem<'_>, job: u32, spot: Spot) {
        let tour = |slot: usize| self.slots[slot].as_deref().expect("an offered spot names a tour");
        let (slot, new) = match spot {
            Spot::Within { slot, day, before } => (slot, tour(slot).inserted(p, (day, before), job)),
            Spot::DayAfter { slot } => (slot, tour(slot).with_day(p, true, job)),
            Spot::DayBefore { slot } => (slot, tour(slot).with_day(p, false, job)),
            Spot::Tour { slot, day } => (slot, Tour::new(p, p.jobs[job as usize].org, day, &[vec![job]])),
        };
        self.put(p, slot, Some(new.expect("an offered spot keeps all times")));
    }

    /// Takes visits out of a tour. Days left empty at either end fall away; where an inner day is left empty the smaller part
    /// goes too; where what is left cannot stand, all goes.
    pub fn take_out(&mut self, p: &Problem<'_>, slot: usize, gone: &dyn Fn(u32) -> bool) {
        let Some(old) = self.slots[slot].clone() else { return };
        let rest = old.without(p, gone);
        let kept = rest.filter(|tour| tour.last() == old.last() || self.room_to_move(p, tour, None, tour.last()));
        self.put(p, slot, kept);
    }
}
