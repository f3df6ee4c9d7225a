//! Legs and totals, worked out once more from the texts.

use super::checker::{all_days, can_visit, of_visit, site};
use evenhand::base::{Day, Fen, Metres, Minutes, Point};
use evenhand::frame::Sound;
use evenhand::record::*;
use std::collections::BTreeMap;

/// A site as a leg sees it.
#[derive(Clone)]
pub struct Spot {
    pub id: String,
    pub at: Point,
}

pub fn base(org: &Org) -> Spot {
    Spot { id: org.id.to_string(), at: org.base }
}

pub fn door(e: &Enterprise) -> Spot {
    Spot { id: e.id.to_string(), at: e.at }
}

/// As the matrix says, in that direction; else great circle and bands.
pub fn leg(sound: &Sound, from: &Spot, to: &Spot) -> (Metres, Minutes) {
    if let Some(m) = &sound.sealed().matrix {
        let place = |s: &Spot| m.sites.iter().position(|id| *id == s.id).expect("a site of the matrix");
        let at = place(from) * m.sites.len() + place(to);
        return (Metres(m.metres[at].into()), Minutes(m.minutes[at].into()));
    }
    let travel = &sound.facts().travel;
    let road = travel.metres(from.at, to.at);
    if from.at == to.at { (Metres(0), Minutes(0)) } else { (road, travel.minutes(road)) }
}

/// First possible day of every visit that has one.
pub fn first_days(sound: &Sound, batches: &[Batch], visits: &[Visit]) -> BTreeMap<String, Day> {
    let first = |v: &Visit| all_days(sound).find(|day| can_visit(sound, &of_visit(batches, v), *day));
    visits.iter().filter_map(|v| Some((v.id.clone(), first(v)?))).collect()
}

pub fn totals(sound: &Sound, batches: &[Batch], visits: &[Visit], tours: &[Tour], firsts: &BTreeMap<String, Day>) -> Totals {
    let days: Vec<&TourDay> = tours.iter().flat_map(|t| &t.days).collect();
    let (mut late, mut waiting) = (0, 0);
    let mut squares: BTreeMap<(char, String, String), u64> = BTreeMap::new();
    for t in tours {
        let last = t.days.last().expect("a day").day.number();
        let mut more = |kind, name: &str, n| *squares.entry((kind, name.to_owned(), t.week.to_string())).or_default() += n;
        for d in &t.days {
            more('o', t.org.as_str(), 1);
            for s in &d.stops {
                let v = visits.iter().find(|v| v.id == s.visit).expect("a visit");
                let these = of_visit(batches, v);
                waiting += (d.day.number() - firsts[&v.id].number()) as u64;
                late += (last - d.day.number()) as u64 * these.len() as u64;
                more('c', site(sound, v).county.as_str(), 1);
                these.iter().for_each(|b| more('l', b.lab.as_str(), 1));
            }
        }
    }
    let uneven = squares.values().map(|n| n * n).sum();
    let mut t = Totals {
        visits: days.iter().map(|d| d.stops.len() as u64).sum(),
        tours: tours.len() as u64,
        team_days: days.len() as u64,
        nights: days.iter().filter(|d| d.to == Place::Lodge).count() as u64,
        metres: days.iter().map(|d| d.metres).sum(),
        drive: days.iter().map(|d| d.drive).sum(),
        late,
        waiting,
        uneven,
        cost: Fen(0),
        cost_given: Fen(0),
    };
    let cost = |p: &Prices| {
        let parts =
            [(t.team_days, p.team_day), (t.nights, p.night), (t.late, p.late_day), (t.waiting, p.waiting_day), (t.uneven, p.uneven)];
        Fen(parts.iter().map(|(n, price)| *n as i64 * price.0).sum::<i64>() + (t.metres.0 * p.kilometre.0 + 999) / 1000)
    };
    (t.cost, t.cost_given) = (cost(&sound.facts().prices), cost(&sound.facts().preference.given));
    t
}
