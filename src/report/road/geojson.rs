//! All tours as one map layer (RFC 7946): a LineString per tour in the order of its stops, a Point per visit.

use super::super::Papers;
use super::stops::{Halt, Team, TeamTour};
use crate::base::{Metres, Minutes, Point};
use crate::record::Place;
use serde_json::{Value, json};

/// The file.
pub fn layer(papers: &Papers, teams: &[Team<'_>]) -> Vec<u8> {
    let lines = teams.iter().flat_map(|team| team.tours.iter().map(|tour| line(papers, team, tour)));
    let points =
        teams.iter().flat_map(|team| team.tours.iter().flat_map(|tour| tour.stops.iter().map(|halt| visit(papers, team, tour, halt))));
    let features: Vec<Value> = lines.chain(points).collect();
    let mut bytes = json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

/// Base, the stops of every day, and the base wherever a day ends there: straight legs.
fn line(papers: &Papers, team: &Team<'_>, tour: &TeamTour<'_>) -> Value {
    let base = papers.org(&tour.tour.org).map(|org| org.base);
    let mut way: Vec<Value> = base.map(position).into_iter().collect();
    for day in &tour.tour.days {
        way.extend(tour.stops.iter().filter(|halt| halt.day.day == day.day).map(|halt| position(halt.at.at)));
        way.extend(base.filter(|_| day.to == Place::Base).map(position));
    }
    let metres: Metres = tour.tour.days.iter().map(|day| day.metres).sum();
    json!({
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": way},
        "properties": {
            "kind": "tour", "tour": tour.tour.id, "team": team.name, "org": tour.tour.org, "week": tour.tour.week, "crew": tour.crew,
            "from": tour.tour.days.first().map(|day| day.day), "to": tour.tour.days.last().map(|day| day.day),
            "stops": tour.stops.len(), "nights": tour.tour.days.iter().filter(|day| day.to == Place::Lodge).count(), "metres": metres
        }
    })
}

fn visit(papers: &Papers, team: &Team<'_>, tour: &TeamTour<'_>, halt: &Halt<'_>) -> Value {
    let lines: Vec<&str> = halt.batches.iter().map(|batch| batch.line.as_str()).collect();
    json!({
        "type": "Feature",
        "id": halt.uid(&papers.commitment.commitment),
        "geometry": {"type": "Point", "coordinates": position(halt.at.at)},
        "properties": {
            "kind": "visit", "visit": halt.visit.id, "tour": tour.tour.id, "team": team.name, "number": halt.number,
            "enterprise": halt.at.id, "name": halt.at.name, "address": halt.at.address, "county": papers.county_name(halt.at.county.as_str()),
            "arrive": time(halt, halt.stop.arrive), "start": time(halt, halt.stop.start), "end": time(halt, halt.stop.end),
            "lines": lines, "batches": halt.batches.len()
        }
    })
}

/// `2025-03-04T09:00:00+08:00`.
fn time(halt: &Halt<'_>, minutes: Minutes) -> String {
    let (day, clock) = halt.moment(minutes);
    format!("{day}T{clock}:00+08:00")
}

/// Longitude, then latitude: microdegrees are exact to the sixth digit in a double.
fn position(at: Point) -> Value {
    json!([at.lon as f64 / 1e6, at.lat as f64 / 1e6])
}
