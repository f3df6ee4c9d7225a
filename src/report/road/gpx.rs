//! A team's routes (GPX 1.1): a waypoint per visit, a route per tour day in the order of the stops.

use super::super::{Papers, words};
use super::stops::{Halt, Team, TeamTour};
use crate::base::{Lang, Point};
use crate::record::{Place, TourDay};
use maud::{Markup, PreEscaped, html};

/// The file.
pub fn routes(papers: &Papers, team: &Team<'_>) -> Vec<u8> {
    let task = &papers.facts().task;
    let body = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        gpx version="1.1" creator="Evenhand" xmlns="http://www.topografix.com/GPX/1/1" {
            metadata { name { (xml(&format!("{} {}", team.name, task.title))) } desc { (xml(&task.title_en)) } }
            @for tour in &team.tours { @for halt in &tour.stops { (waypoint(papers, tour, halt)) } }
            @for tour in &team.tours { @for day in &tour.tour.days { (route(papers, tour, day)) } }
        }
    };
    body.into_string().into_bytes()
}

fn waypoint(papers: &Papers, tour: &TeamTour<'_>, halt: &Halt<'_>) -> Markup {
    html! {
        wpt lat=(degrees(halt.at.at.lat)) lon=(degrees(halt.at.at.lon)) {
            name { (halt.day.day) " " (halt.number) ". " (xml(&halt.at.name)) }
            desc { (xml(&halt.lines(papers, tour).join("\n"))) }
            type { (xml(&halt.visit.id)) }
        }
    }
}

/// The first point is the base if the day begins there, the last one if it ends there; a night away is where the day ended.
fn route(papers: &Papers, tour: &TeamTour<'_>, day: &TourDay) -> Markup {
    let base = |place: Place| papers.org(&tour.tour.org).filter(|_| place == Place::Base);
    let lodging = (words::place(day.to, Lang::Zh), words::place(day.to, Lang::En));
    html! {
        rte {
            name { (day.day) " " (xml(&tour.tour.id)) }
            desc { (day.stops.len()) " 站 stops · " (words::kilometres(day.metres)) " km · " (day.leave.clock()) "–" (day.end.clock()) " · " (lodging.0) " " (lodging.1) }
            @if let Some(org) = base(day.from) { (point(org.base, &org.name)) }
            @for halt in tour.stops.iter().filter(|halt| halt.day.day == day.day) { (point(halt.at.at, &format!("{}. {}", halt.number, halt.at.name))) }
            @if let Some(org) = base(day.to) { (point(org.base, &org.name)) }
        }
    }
}

fn point(at: Point, name: &str) -> Markup {
    html! { rtept lat=(degrees(at.lat)) lon=(degrees(at.lon)) { name { (xml(name)) } } }
}

/// XML 1.0 has no control characters but tab and line ends, not even escaped, and no U+FFFE and U+FFFF.
fn xml(text: &str) -> String {
    let allowed = |c: &char| (!c.is_control() || matches!(c, '\n' | '\t')) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}

/// Six digits after the point, exact.
fn degrees(micro: i64) -> String {
    format!("{}{}.{:06}", if micro < 0 { "-" } else { "" }, micro.abs() / 1_000_000, micro.abs() % 1_000_000)
}
