//! Tours on the calendar: a row per team, five weeks a panel, visits of the day in its field, a heavy line where a night is spent away.

use super::super::Papers;
use super::parts::{LEFT, Picture, WIDTH, cut, px};
use super::teams::Teams;
use crate::base::{Day, Week};
use crate::record::{Place, Tour};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

const ROW: f64 = 21.0;
const TOP: f64 = 36.0;
const WEEKS: i32 = 5;
const UNIT: f64 = (WIDTH - LEFT - 2.0) / (7 * WEEKS) as f64;

/// The picture.
pub fn section(papers: &Papers) -> Markup {
    let teams = Teams::of(papers);
    let Some(first) = papers.pack().tours.iter().map(|tour| tour.week).min() else { return html! {} };
    let mut panels: BTreeMap<i32, Vec<&Tour>> = BTreeMap::new();
    for tour in &papers.pack().tours {
        let weeks = (tour.week.monday().number() - first.monday().number()) / 7;
        panels.entry(weeks / WEEKS).or_default().push(tour);
    }
    let picture = Picture {
        id: "calendar",
        title: ("行程日历", "Tours on the calendar"),
        says: says(papers, &teams),
        units: (
            "每行一个队（机构·队号），每格一天，格中为当日上门次数；格下粗线为在外住宿一晚；灰底为休息日。没有行程的五周不列。",
            "A row per team (organisation·slot), a field per day with the visits of that day; a heavy line below is a night away; grey days are not worked. Five weeks without a tour are left out.",
        ),
    };
    picture.around(&html! {
        (teams.legend(papers))
        @for (part, (at, tours)) in panels.iter().enumerate() { (panel(papers, &picture, &teams, part, first.monday().plus(at * WEEKS * 7), tours)) }
    })
}

fn says(papers: &Papers, teams: &Teams<'_>) -> (String, String) {
    let t = &papers.pack().totals;
    let mut weeks: BTreeMap<Week, BTreeSet<usize>> = BTreeMap::new();
    for tour in &papers.pack().tours {
        weeks.entry(tour.week).or_default().insert(teams.place(tour));
    }
    let most = weeks.values().map(BTreeSet::len).max().unwrap_or(0);
    let n = teams.len();
    (
        format!("{n} 个队出行 {} 次，共 {} 个队日，在外住宿 {} 晚；同一周最多 {most} 个队在路上。", t.tours, t.team_days, t.nights),
        format!(
            "{n} teams make {} tours of {} team-days with {} nights away; at most {most} teams are out in one week.",
            t.tours, t.team_days, t.nights
        ),
    )
}

fn panel(papers: &Papers, picture: &Picture<'_>, teams: &Teams<'_>, part: usize, monday: Day, tours: &[&Tour]) -> Markup {
    let rows: Vec<usize> = tours.iter().map(|tour| teams.place(tour)).collect::<BTreeSet<_>>().into_iter().collect();
    let bottom = TOP + ROW * rows.len() as f64;
    let x = |day: Day| LEFT + f64::from(day.number() - monday.number()) * UNIT;
    let days = || (0..7 * WEEKS).map(|n| monday.plus(n));
    let rest = days().filter(|day| !papers.facts().calendar.is_working(*day));
    let off: String = rest.map(|day| format!("M{} {}h{}v{}h-{2}z", px(x(day)), px(TOP), px(UNIT), px(bottom - TOP))).collect();
    let inside = html! {
        path.off d=(off) {}
        @for week in (0..WEEKS).map(|n| monday.plus(7 * n)) {
            line.grid x1=(px(x(week))) x2=(px(x(week))) y1="4" y2=(px(bottom)) {}
            text x=(px(x(week) + 4.0)) y="13" { (week.month()) "月" (of_month(week)) "日" tspan.tick { " · " (week.week().to_string().split('-').next_back().unwrap_or_default()) } }
        }
        g."mid tick" { @for day in days() { text x=(px(x(day) + UNIT / 2.0)) y="29" { (of_month(day)) } } }
        @for (at, team) in rows.iter().enumerate() {
            @let y = TOP + ROW * at as f64;
            line.grid x1="0" x2=(px(WIDTH - 2.0)) y1=(px(y)) y2=(px(y)) {}
            text x=(px(LEFT - 6.0)) y=(px(y + 14.5)) text-anchor="end" { (cut(&teams.name(*team), LEFT - 8.0)) }
        }
        line.grid x1="0" x2=(px(WIDTH - 2.0)) y1=(px(bottom)) y2=(px(bottom)) {}
        @for tour in tours { (bar(tour, &teams.class(teams.place(tour)), x, TOP + ROW * rows.binary_search(&teams.place(tour)).unwrap_or(0) as f64)) }
    };
    picture.drawing(part, bottom + 4.0, &format!("{monday} ~ {}", monday.plus(7 * WEEKS - 1)), &inside)
}

fn bar(tour: &Tour, class: &str, x: impl Fn(Day) -> f64, y: f64) -> Markup {
    html! {
        g class={ "mid " (class) } {
            title { (tour.id) @for day in &tour.days { " · " (day.day) " " (day.stops.len()) } }
            @for day in &tour.days {
                rect.day x=(px(x(day.day) + 0.8)) y=(px(y + 2.5)) width=(px(UNIT - 1.6)) height="13" rx="2" {}
                text x=(px(x(day.day) + UNIT / 2.0)) y=(px(y + 13.0)) { (day.stops.len()) }
                @if day.to == Place::Lodge { path.night d={ "M" (px(x(day.day) + UNIT * 0.5)) " " (px(y + 18.2)) "h" (px(UNIT)) } {} }
            }
        }
    }
}

/// 1 to 31.
fn of_month(day: Day) -> String {
    day.to_string().rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned()
}
