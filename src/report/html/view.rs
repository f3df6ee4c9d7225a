//! Places on paper: equal distances about the middle latitude, scale bar and north.

use super::super::Papers;
use super::parts::px;
use crate::base::Point;
use crate::record::{Place, Stop, Tour, TourDay};
use maud::{Markup, html};

/// Great-circle kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.195;

/// A frame around all places of a plan, scaled into a box.
#[derive(Clone, Copy)]
pub struct View {
    north: f64,
    west: f64,
    shrink: f64,
    per_degree: f64,
    margin: f64,
    /// Height that is needed.
    pub height: f64,
}

impl View {
    /// Everything within `width` and at most `highest`; none if there is nothing to show.
    pub fn of(papers: &Papers, width: f64, highest: f64, margin: f64) -> Option<Self> {
        let facts = papers.facts();
        let sites = papers.pack().visits.iter().filter_map(|v| papers.enterprise(&v.enterprise)).map(|e| e.at);
        let places: Vec<Point> = sites.chain(facts.counties.iter().map(|c| c.seat)).chain(facts.orgs.iter().map(|o| o.base)).collect();
        let degrees = |micro: i64| micro as f64 / 1e6;
        let (south, north) = (degrees(places.iter().map(|p| p.lat).min()?), degrees(places.iter().map(|p| p.lat).max()?));
        let (west, east) = (degrees(places.iter().map(|p| p.lon).min()?), degrees(places.iter().map(|p| p.lon).max()?));
        let shrink = ((south + north) / 2.0).to_radians().cos();
        let (wide, high) = (((east - west) * shrink).max(0.01), (north - south).max(0.01));
        let per_degree = ((width - 2.0 * margin) / wide).min((highest - 2.0 * margin) / high);
        let west = west - (width / 2.0 - wide * per_degree / 2.0) / (per_degree * shrink);
        Some(Self { north, west, shrink, per_degree, margin, height: high * per_degree + 2.0 * margin })
    }

    /// Where a place stands.
    pub fn place(&self, at: Point) -> (f64, f64) {
        let x = (at.lon as f64 / 1e6 - self.west) * self.shrink * self.per_degree;
        (x, self.margin + (self.north - at.lat as f64 / 1e6) * self.per_degree)
    }

    /// Straight legs: base, the stops of every day, and the base wherever a day ends there.
    pub fn legs(&self, papers: &Papers, site: impl Fn(&Stop) -> Option<Point>, tour: &Tour) -> String {
        let base = papers.org(&tour.org).map(|org| org.base);
        let day = |day: &TourDay| {
            let home = base.filter(|_| day.to == Place::Base);
            day.stops.iter().filter_map(&site).chain(home).collect::<Vec<_>>()
        };
        let points = base.into_iter().chain(tour.days.iter().flat_map(day));
        points.map(|at| self.place(at)).map(|(x, y)| format!("{} {}", px(x), px(y))).collect::<Vec<_>>().join(" ")
    }

    /// Dots as one path: short, whatever their number.
    pub fn dots(&self, points: impl Iterator<Item = Point>) -> String {
        points.map(|at| self.place(at)).map(|(x, y)| format!("M{} {}h0", px(x), px(y))).collect()
    }

    /// A round number of kilometres of at least `shortest`, at the lower left.
    pub fn scale_bar(&self, shortest: f64) -> Markup {
        let per_km = self.per_degree / KM_PER_DEGREE;
        let km = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0].into_iter().find(|km| km * per_km >= shortest).unwrap_or(1000.0);
        let (y, end) = (self.height - 8.0, 4.0 + km * per_km);
        html! {
            path.axis d={ "M4 " (px(y - 5.0)) "V" (px(y)) "H" (px(end)) "V" (px(y - 5.0)) } {}
            text.halo x=(px(end + 5.0)) y=(px(y)) { (km) " km" }
        }
    }

    /// An arrow to the north at the upper right of `width`.
    pub fn north(&self, width: f64) -> Markup {
        html! {
            g transform={ "translate(" (px(width - 16.0)) " 6)" } {
                path.seat d="M0 0L6 18L0 14L-6 18Z" {}
                text.halo x="0" y="32" text-anchor="middle" { "北 N" }
            }
        }
    }
}
