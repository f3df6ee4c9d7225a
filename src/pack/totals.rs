//! Sums over the rows of tours, and what they cost.

use super::visits::{enterprise, first_day};
use crate::base::{CountyId, EnterpriseId, Fen, LabId, LineId, Metres, OrgId, Week};
use crate::frame::Sound;
use crate::record::{Batch, Place, Prices, Totals, Tour, Visit};
use std::collections::{BTreeMap, HashMap};

/// The totals of these tours. Batches that do not stand any more count in no lab and are not late.
pub(super) fn totals(sound: &Sound, batches: &[Batch], visits: &[Visit], tours: &[Tour]) -> Totals {
    let days = || tours.iter().flat_map(|t| &t.days);
    let times = times(sound, batches, visits, tours);
    let mut totals = Totals {
        visits: days().map(|d| d.stops.len() as u64).sum(),
        tours: tours.len() as u64,
        team_days: days().count() as u64,
        nights: days().filter(|d| d.to == Place::Lodge).count() as u64,
        metres: days().map(|d| d.metres).sum::<Metres>(),
        drive: days().map(|d| d.drive).sum(),
        late: times.late,
        waiting: times.waiting,
        uneven: times.uneven(),
        cost: Fen(0),
        cost_given: Fen(0),
    };
    totals.cost = cost(&totals, &sound.facts().prices);
    totals.cost_given = cost(&totals, &sound.facts().preference.given);
    totals
}

/// What such totals cost at some prices.
fn cost(t: &Totals, prices: &Prices) -> Fen {
    let ways = (t.metres.0 * prices.kilometre.0 + 999).div_euclid(1000);
    let teams = t.team_days as i64 * prices.team_day.0 + t.nights as i64 * prices.night.0;
    let times = t.late as i64 * prices.late_day.0 + t.waiting as i64 * prices.waiting_day.0 + t.uneven as i64 * prices.uneven.0;
    Fen(teams + ways + times)
}

#[derive(Default)]
struct Times<'a> {
    late: u64,
    waiting: u64,
    handed_in: BTreeMap<(&'a LabId, Week), u64>,
    visited: BTreeMap<(&'a CountyId, Week), u64>,
    out: BTreeMap<(&'a OrgId, Week), u64>,
}

impl Times<'_> {
    fn uneven(&self) -> u64 {
        let all = self.handed_in.values().chain(self.visited.values()).chain(self.out.values());
        all.map(|n| n * n).sum()
    }
}

fn times<'a>(sound: &'a Sound, batches: &'a [Batch], visits: &'a [Visit], tours: &'a [Tour]) -> Times<'a> {
    let standing: HashMap<(&EnterpriseId, &LineId), &Batch> = batches.iter().map(|b| ((&b.enterprise, &b.line), b)).collect();
    let visits: HashMap<&str, &Visit> = visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let mut times = Times::default();
    for tour in tours {
        let Some(last) = tour.days.last() else { continue };
        *times.out.entry((&tour.org, tour.week)).or_default() += tour.days.len() as u64;
        for (day, stop) in tour.days.iter().flat_map(|d| d.stops.iter().map(move |s| (d.day, s))) {
            let visit = visits[stop.visit.as_str()];
            let first = first_day(sound, visit).unwrap_or(day);
            times.waiting += u64::from(day.number().abs_diff(first.number()));
            *times.visited.entry((&enterprise(sound, &visit.enterprise).county, tour.week)).or_default() += 1;
            for batch in visit.lines.iter().filter_map(|l| standing.get(&(&visit.enterprise, l))) {
                times.late += u64::from(last.day.number().abs_diff(day.number()));
                *times.handed_in.entry((&batch.lab, tour.week)).or_default() += 1;
            }
        }
    }
    times
}
