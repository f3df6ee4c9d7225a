//! Seats, visited sites and the legs of tours: all of them on one map, then month by month or week by week.

use super::super::{Papers, words};
use super::labels::{Label, set};
use super::parts::{Picture, WIDTH, px};
use super::teams::Teams;
use super::view::View;
use crate::base::{EnterpriseId, Point};
use crate::record::{Stop, Tour};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Highest map that leaves an A4 page room for its heading and legend.
const HEIGHT_MAX: f64 = 720.0;
/// Tours one map can show.
const TOURS_MAX: usize = 8;
/// Tours whose legs one map can show faintly; of more it shows the visits alone.
const LEGS_MAX: usize = 60;
/// Weeks with tours that get a map each; more are shown by month.
const WEEKS_MAX: usize = 12;
/// Tours of a month, in the mean, that one small map can show; with more, every week has its own.
const MONTH_MAX: usize = 10;
/// Counties whose short names have room on a small map.
const SHORT_MAX: usize = 12;
/// Counties whose English names have room.
const ENGLISH_MAX: usize = 16;
const GAP: f64 = 10.0;

/// How the ways between visits are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Legs {
    Plain,
    Faint,
    None,
}

/// The picture.
pub fn section(papers: &Papers) -> Markup {
    let Some(view) = View::of(papers, WIDTH, HEIGHT_MAX, 24.0) else { return html! {} };
    let (teams, sites) = (Teams::of(papers), Sites::of(papers));
    let tours: Vec<&Tour> = papers.pack().tours.iter().collect();
    let periods = periods(&tours);
    let t = &papers.pack().totals;
    let counties =
        papers.pack().visits.iter().filter_map(|v| papers.enterprise(&v.enterprise)).map(|e| &e.county).collect::<BTreeSet<_>>().len();
    let (visits, km) = (words::thousands(t.visits as i64), words::kilometres(t.metres));
    let picture = Picture {
        id: "map",
        title: ("路线图", "Map of tours"),
        says: (
            format!("{visits} 次上门分布在 {counties} 个县市区，{} 次行程共 {km} 公里。", t.tours),
            format!("{visits} visits in {counties} counties, on {} tours of {km} km in all.", t.tours),
        ),
        units: (
            "点为上门，■ 为县城，◆ 为机构驻地，线按上门次序直连（上门多时总图只画点；公里数按实际里程或折算里程），颜色为队；× 为未排入行程。",
            "Dots: visits; ■ county seats; ◆ bases; straight legs in the order of the visits (left out of a crowded first map; kilometres as on the road); colours: teams; ×: without a tour.",
        ),
    };
    picture.around(&html! {
        (picture.drawing(0, view.height, "", &html! {
            (routes(papers, &teams, &sites, &view, &tours, match tours.len() { n if n <= TOURS_MAX => Legs::Plain, n if n <= LEGS_MAX => Legs::Faint, _ => Legs::None }))
            (unplaced(papers, &view))
            (seats(papers, &view))
            (view.scale_bar(80.0)) (view.north(WIDTH))
        }))
        (teams.legend(papers))
        @if tours.len() > TOURS_MAX { (small(papers, &picture, &teams, &sites, &periods)) }
    })
}

/// Where a stop is.
struct Sites<'a> {
    of_visit: BTreeMap<&'a str, &'a EnterpriseId>,
    papers: &'a Papers,
}

impl<'a> Sites<'a> {
    fn of(papers: &'a Papers) -> Self {
        Self { of_visit: papers.pack().visits.iter().map(|v| (v.id.as_str(), &v.enterprise)).collect(), papers }
    }

    fn at(&self, stop: &Stop) -> Option<Point> {
        self.of_visit.get(stop.visit.as_str()).and_then(|id| self.papers.enterprise(id)).map(|e| e.at)
    }
}

/// Tours by week, or by the month of their first day if the weeks are too many.
fn periods<'a>(tours: &[&'a Tour]) -> Vec<(String, Vec<&'a Tour>)> {
    let weeks = tours.iter().map(|tour| tour.week).collect::<BTreeSet<_>>().len();
    let months =
        tours.iter().filter_map(|tour| tour.days.first()).map(|first| (first.day.year(), first.day.month())).collect::<BTreeSet<_>>().len();
    let by_week = weeks <= WEEKS_MAX || tours.len() > months * MONTH_MAX;
    let mut found: BTreeMap<String, Vec<&Tour>> = BTreeMap::new();
    for tour in tours {
        let Some(first) = tour.days.first() else { continue };
        let month = || first.day.to_string()[..7].to_owned();
        found.entry(if by_week { tour.week.to_string() } else { month() }).or_default().push(tour);
    }
    found.into_iter().collect()
}

fn routes(papers: &Papers, teams: &Teams<'_>, sites: &Sites<'_>, view: &View, tours: &[&Tour], legs: Legs) -> Markup {
    let mut dots: BTreeMap<usize, String> = BTreeMap::new();
    for tour in tours {
        let points = tour.days.iter().flat_map(|day| &day.stops).filter_map(|stop| sites.at(stop));
        dots.entry(teams.place(tour)).or_default().push_str(&view.dots(points));
    }
    html! {
        @for tour in tours.iter().filter(|_| legs != Legs::None) {
            polyline class={ "leg " (teams.class(teams.place(tour))) @if legs == Legs::Faint { " faint" } } points=(view.legs(papers, |stop| sites.at(stop), tour)) { title { (tour.id) } }
        }
        @for (team, path) in &dots { path class={ "dots " (teams.class(*team)) } d=(path) {} }
    }
}

fn unplaced(papers: &Papers, view: &View) -> Markup {
    let visits = papers.visits();
    let sites = papers.pack().unplaced.iter().filter_map(|u| visits.get(u.visit.as_str())).filter_map(|v| papers.enterprise(&v.enterprise));
    let crosses: String = sites.map(|e| view.place(e.at)).map(|(x, y)| format!("M{} {}l7 7m0 -7l-7 7", px(x - 3.5), px(y - 3.5))).collect();
    html! { @if !crosses.is_empty() { path.cross d=(crosses) {} } }
}

/// Seats and bases with their names.
fn seats(papers: &Papers, view: &View) -> Markup {
    let facts = papers.facts();
    let english = facts.counties.len() <= ENGLISH_MAX;
    let county = |c: &'_ crate::record::County| view.place(c.seat);
    let labels: Vec<Label<'_>> = facts
        .counties
        .iter()
        .map(|c| Label {
            at: county(c),
            lines: [c.name.as_str()].into_iter().chain(english.then_some(c.name_en.as_str()).filter(|n| !n.is_empty())).collect(),
        })
        .collect();
    let spots = set(&labels, WIDTH, view.height);
    html! {
        @for org in &facts.orgs {
            @let (x, y) = view.place(org.base);
            path.seat d={ "M" (px(x)) " " (px(y - 7.5)) "l7.5 7.5l-7.5 7.5l-7.5 -7.5z" } { title { (org.id) " " (org.name) } }
        }
        @for label in &labels { rect.seat x=(px(label.at.0 - 4.0)) y=(px(label.at.1 - 4.0)) width="8" height="8" {} }
        @for (label, spot) in labels.iter().zip(&spots) {
            @if let Some((x, y)) = spot {
                @for (at, line) in label.lines.iter().enumerate() { text class=(if at == 0 { "town" } else { "halo tick" }) x=(px(*x)) y=(px(y + 12.0 * at as f64)) { (line) } }
            }
        }
    }
}

/// Small maps, some side by side in a drawing, so that a page may break between them.
fn small(papers: &Papers, picture: &Picture<'_>, teams: &Teams<'_>, sites: &Sites<'_>, periods: &[(String, Vec<&Tour>)]) -> Markup {
    let across = if periods.len() > 2 * WEEKS_MAX { 4 } else { 3 };
    let width = (WIDTH - GAP * (f64::from(across) - 1.0)) / f64::from(across);
    let Some(view) = View::of(papers, width, 300.0, 10.0) else { return html! {} };
    html! {
        @for (part, row) in periods.chunks(across as usize).enumerate() {
            @let named: Vec<&str> = row.iter().map(|(name, _)| name.as_str()).collect();
            (picture.drawing(part + 1, view.height + 46.0, &named.join(" · "), &html! {
                @for (at, (name, tours)) in row.iter().enumerate() {
                    @let stops: usize = tours.iter().flat_map(|tour| &tour.days).map(|day| day.stops.len()).sum();
                    g transform={ "translate(" (px((width + GAP) * at as f64)) " 22)" } {
                        text.name x="0" y="-8" { (name) tspan.tick dx="7" { (tours.len()) " 行程 · " (stops) " 上门" } }
                        rect.box x="0.5" width=(px(width - 1.0)) height=(px(view.height + 18.0)) {}
                        (routes(papers, teams, sites, &view, tours, Legs::Plain))
                        (towns(papers, &view, width))
                        g transform="translate(4 14)" { (view.scale_bar(36.0)) }
                    }
                }
            }))
        }
    }
}

/// Seats, with the first two signs of their names if these have room.
fn towns(papers: &Papers, view: &View, width: f64) -> Markup {
    let counties = &papers.facts().counties;
    let short: Vec<String> = counties.iter().map(|c| c.name.chars().take(2).collect()).collect();
    let named = if counties.len() <= SHORT_MAX { counties.len() } else { 0 };
    let labels: Vec<Label<'_>> =
        counties.iter().zip(&short).take(named).map(|(c, name)| Label { at: view.place(c.seat), lines: vec![name] }).collect();
    let spots = set(&labels, width, view.height);
    let seats: String = papers
        .facts()
        .counties
        .iter()
        .map(|c| view.place(c.seat))
        .map(|(x, y)| format!("M{} {}h6v6h-6z", px(x - 3.0), px(y - 3.0)))
        .collect();
    html! {
        path.town-mark d=(seats) {}
        @for (label, spot) in labels.iter().zip(spots) { @if let Some((x, y)) = spot { text."halo tick" x=(px(x)) y=(px(y)) { (label.lines[0]) } } }
    }
}
