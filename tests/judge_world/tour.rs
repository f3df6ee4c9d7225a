//! One tour: two doors on Monday, a night on the road, three doors on Tuesday.

use super::day;
use evenhand::base::{Fen, Metres, Minutes, Point};
use evenhand::record::*;

pub fn pack(facts: &Facts, sealed: &Sealed, batches: &[Batch]) -> Pack {
    let mut visits: Vec<Visit> = (batches.iter())
        .map(|b| Visit {
            id: format!("{}@O.1", b.enterprise),
            enterprise: b.enterprise.clone(),
            org: "O".into(),
            lines: vec![b.line.clone()],
        })
        .collect();
    visits.sort_by(|a, b| a.id.cmp(&b.id));
    let base = facts.orgs[0].base;
    let (monday, lodging) = drive(facts, sealed, "2025-03-03", (base, None), &visits[..2]);
    let (tuesday, _) = drive(facts, sealed, "2025-03-04", (lodging, Some(base)), &visits[2..]);
    let days = vec![monday, tuesday];
    let (metres, drive) = (days.iter().map(|d| d.metres).sum::<Metres>(), days.iter().map(|d| d.drive).sum());
    let totals = Totals {
        visits: 5,
        tours: 1,
        team_days: 2,
        nights: 1,
        metres,
        drive,
        // Monday's two batches are handed in on Tuesday; Tuesday's three doors could have been opened on Monday
        late: 2,
        waiting: 3,
        // lab A 4, B 1; county C1 4, C2 1; two team-days
        uneven: 16 + 1 + 16 + 1 + 4,
        cost: Fen(2 * 100_000 + 30_000 + (metres.0 * 150 + 999) / 1000),
        cost_given: Fen(2 * 100_000 + 30_000 + (metres.0 * 150 + 999) / 1000),
    };
    let tour = Tour { id: "2025-W10/O/1".to_owned(), org: "O".into(), week: "2025-W10".parse().unwrap(), slot: 1, days };
    Pack { visits, tours: vec![tour], unplaced: Vec::new(), totals, iterations: 10 }
}

fn drive(facts: &Facts, sealed: &Sealed, on: &str, (from, back): (Point, Option<Point>), visits: &[Visit]) -> (TourDay, Point) {
    let base = facts.orgs[0].base;
    let place = |here: bool| if here { Place::Base } else { Place::Lodge };
    let (mut at, mut clock, mut metres, mut minutes) = (from, Minutes(480), Metres(0), Minutes(0));
    let mut go = |at: &mut Point, to: Point| {
        let road = facts.travel.metres(*at, to);
        *at = to;
        metres += road;
        minutes += facts.travel.minutes(road);
        facts.travel.minutes(road)
    };
    let mut stops = Vec::new();
    for visit in visits {
        let e = sealed.frame.iter().find(|e| e.id == visit.enterprise).unwrap();
        let arrive = clock + go(&mut at, e.at);
        let start = arrive.max(e.hours.from);
        clock = start + Minutes(30 + 20);
        stops.push(Stop { visit: visit.id.clone(), arrive, start, end: clock });
    }
    let lodging = at;
    if let Some(base) = back {
        clock += go(&mut at, base);
    }
    let ends = place(back.is_some());
    (TourDay { day: day(on), from: place(from == base), leave: Minutes(480), stops, to: ends, end: clock, metres, drive: minutes }, lodging)
}
