//! What a careful person does by hand: day trips, visit after visit the nearest that still fits; no lab, no crew looked at.

use super::checker::{can_visit, line, of_visit, site};
use evenhand::base::{Day, Minutes, OrgId};
use evenhand::frame::Sound;
use evenhand::record::{Batch, Visit};

/// Team-days and metres of nearest-neighbour day trips.
pub struct Naive {
    pub team_days: i64,
    pub metres: i64,
    pub cost: i64,
    /// Visits that no day trip reaches.
    pub left: usize,
}

/// Packs without labs, crews and slots: easier than the real problem, so a fair baseline.
pub fn day_trips(sound: &Sound, batches: &[Batch], visits: &[Visit]) -> Naive {
    let (mut team_days, mut metres, mut never) = (0, 0, 0);
    for org in &sound.facts().orgs {
        let mut left: Vec<&Visit> = visits.iter().filter(|v| v.org == org.id).collect();
        let days: Vec<Day> = sound.facts().calendar.covers.days().collect();
        while !left.is_empty() {
            // the earliest day on which something is possible, and the route of that day
            let Some(day) = days.iter().copied().find(|d| left.iter().any(|v| fits_alone(sound, batches, v, *d, &org.id))) else { break };
            let (route, road) = route(sound, batches, &left, day, &org.id);
            left.retain(|v| !route.contains(&v.id));
            (team_days, metres) = (team_days + 1, metres + road);
        }
        never += left.len();
    }
    let prices = &sound.facts().prices;
    Naive { team_days, metres, left: never, cost: team_days * prices.team_day.0 + (metres * prices.kilometre.0 + 999) / 1000 }
}

fn fits_alone(sound: &Sound, batches: &[Batch], v: &Visit, day: Day, org: &OrgId) -> bool {
    !route(sound, batches, &[v], day, org).0.is_empty()
}

fn route(sound: &Sound, batches: &[Batch], left: &[&Visit], day: Day, org: &OrgId) -> (Vec<String>, i64) {
    let org = sound.facts().orgs.iter().find(|o| o.id == *org).expect("an organisation");
    let travel = &sound.facts().travel;
    let (mut at, mut time, mut road, mut route) = (org.base, org.hours.from, 0, Vec::new());
    loop {
        let mut best = None;
        for v in left.iter().filter(|v| !route.contains(&v.id)) {
            let (e, these) = (site(sound, v), of_visit(batches, v));
            if !can_visit(sound, &these, day) {
                continue;
            }
            let leg = travel.metres(at, e.at);
            let service = org.minutes_per_visit + these.iter().map(|b| line(sound, b).minutes_per_batch).sum::<Minutes>();
            let end = (time + travel.minutes(leg)).max(e.hours.from) + service;
            let home = travel.minutes(travel.metres(e.at, org.base));
            if end <= e.hours.to && end + home <= org.hours.to && best.as_ref().is_none_or(|(l, _, _, _)| leg < *l) {
                best = Some((leg, end, e.at, v.id.clone()));
            }
        }
        let Some((leg, end, place, id)) = best else { break };
        (at, time, road) = (place, end, road + leg.0);
        route.push(id);
    }
    let home = if route.is_empty() { 0 } else { travel.metres(at, org.base).0 };
    (route, road + home)
}
