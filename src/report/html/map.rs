//! Seats, visited sites and tours on a plain map (equal-distance projection about the middle latitude).

use super::super::Papers;
use super::gantt::legend;
use super::parts::{WIDTH, colour, px, title};
use crate::base::Point;
use crate::record::{Place, Stop, Tour, TourDay};
use maud::{Markup, html};

const MARGIN: f64 = 40.0;
const HEIGHT_MAX: f64 = 900.0;
/// Great-circle kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.195;

/// The map.
pub fn section(papers: &Papers) -> Markup {
    let Some(view) = View::of(papers) else { return html! {} };
    let visits = papers.visits();
    html! {
        section.keep {
            (title("路线图", "Map of tours"))
            svg viewBox={ "0 0 " (px(WIDTH)) " " (px(view.height)) } role="img" {
                @for tour in &papers.pack().tours {
                    polyline class={ "route " (colour(papers, &tour.org)) } points=(view.route(papers, tour)) { title { (tour.id) } }
                }
                @for visit in &papers.pack().visits {
                    @if let (Some(e), Some(v)) = (papers.enterprise(&visit.enterprise), visits.get(visit.id.as_str())) {
                        @let (x, y) = view.place(e.at);
                        circle class={ "site " (colour(papers, &v.org)) } cx=(px(x)) cy=(px(y)) r="3" { title { (e.name) " · " (visit.id) } }
                    }
                }
                @for county in &papers.facts().counties {
                    @let (x, y) = view.place(county.seat);
                    rect.seat x=(px(x - 4.0)) y=(px(y - 4.0)) width="8" height="8" {}
                    text.town x=(px(x + 8.0)) y=(px(y - 6.0)) { (county.name) " " tspan.en { (county.name_en) } }
                }
                (view.scale_bar())
            }
            p.legend { span { svg.key viewBox="0 0 10 10" { rect.seat x="1" y="1" width="8" height="8" {} } "县城 " i.en { "seat" } } }
            (legend(papers))
        }
    }
}

struct View {
    north: f64,
    west: f64,
    shrink: f64,
    per_degree: f64,
    height: f64,
}

impl View {
    /// A frame around everything; none if there is nothing to show.
    fn of(papers: &Papers) -> Option<Self> {
        let facts = papers.facts();
        let sites = papers.pack().visits.iter().filter_map(|v| papers.enterprise(&v.enterprise)).map(|e| e.at);
        let places: Vec<Point> = sites.chain(facts.counties.iter().map(|c| c.seat)).chain(facts.orgs.iter().map(|o| o.base)).collect();
        let degrees = |micro: i64| micro as f64 / 1e6;
        let (south, north) = (degrees(places.iter().map(|p| p.lat).min()?), degrees(places.iter().map(|p| p.lat).max()?));
        let (west, east) = (degrees(places.iter().map(|p| p.lon).min()?), degrees(places.iter().map(|p| p.lon).max()?));
        let shrink = ((south + north) / 2.0).to_radians().cos();
        let wide = ((east - west) * shrink).max(0.01);
        let per_degree = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT_MAX - 2.0 * MARGIN) / (north - south).max(0.01));
        let side = (WIDTH - wide * per_degree) / 2.0;
        let west = west - side / (per_degree * shrink);
        Some(Self { north, west, shrink, per_degree, height: (north - south) * per_degree + 2.0 * MARGIN })
    }

    fn place(&self, at: Point) -> (f64, f64) {
        let x = (at.lon as f64 / 1e6 - self.west) * self.shrink * self.per_degree;
        (x, MARGIN + (self.north - at.lat as f64 / 1e6) * self.per_degree)
    }

    /// Base, the stops of every day, and the base wherever a day ends there.
    fn route(&self, papers: &Papers, tour: &Tour) -> String {
        let base = papers.org(&tour.org).map(|org| org.base);
        let visits = papers.visits();
        let site = |stop: &Stop| visits.get(stop.visit.as_str()).and_then(|visit| papers.enterprise(&visit.enterprise)).map(|e| e.at);
        let day = |day: &TourDay| {
            let home = base.filter(|_| day.to == Place::Base);
            day.stops.iter().filter_map(site).chain(home).collect::<Vec<_>>()
        };
        let points = base.into_iter().chain(tour.days.iter().flat_map(day));
        points.map(|at| self.place(at)).map(|(x, y)| format!("{},{}", px(x), px(y))).collect::<Vec<_>>().join(" ")
    }

    fn scale_bar(&self) -> Markup {
        let per_km = self.per_degree / KM_PER_DEGREE;
        let km = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0].into_iter().find(|km| km * per_km > 80.0).unwrap_or(1000.0);
        let y = self.height - 14.0;
        html! {
            line.axis x1="20" x2=(px(20.0 + km * per_km)) y1=(px(y)) y2=(px(y)) {}
            text.tick x="20" y=(px(y - 5.0)) { (km) " km" }
        }
    }
}
