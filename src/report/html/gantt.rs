//! Tours on the calendar: one row per organisation and team slot.

use super::super::{Papers, words};
use super::parts::{Axis, LEFT, WIDTH, colour, px, title};
use crate::base::{Metres, OrgId};
use crate::record::Tour;
use maud::{Markup, html};
use std::collections::BTreeSet;

const ROW: f64 = 15.0;
const TOP: f64 = 20.0;

/// The chart.
pub fn section(papers: &Papers) -> Markup {
    let Some(axis) = Axis::of(papers) else { return html! {} };
    let rows: BTreeSet<(&OrgId, u64)> = papers.pack().tours.iter().map(|tour| (&tour.org, tour.slot)).collect();
    let rows: Vec<_> = rows.into_iter().collect();
    let bottom = TOP + ROW * rows.len() as f64;
    html! {
        section.keep {
            (title("行程日历", "Tours on the calendar"))
            svg viewBox={ "0 0 " (px(WIDTH)) " " (px(bottom + 6.0)) } role="img" {
                (axis.grid(TOP, bottom))
                @for (at, (org, slot)) in rows.iter().enumerate() {
                    @let y = TOP + ROW * at as f64;
                    text.label x=(px(LEFT - 6.0)) y=(px(y + 11.0)) text-anchor="end" { (org) "·" (slot) }
                    line.grid x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(y + ROW)) y2=(px(y + ROW)) {}
                    @for tour in papers.pack().tours.iter().filter(|tour| tour.org == **org && tour.slot == *slot) {
                        (bar(papers, tour, &axis, y))
                    }
                }
            }
            (legend(papers))
        }
    }
}

fn bar(papers: &Papers, tour: &Tour, axis: &Axis, y: f64) -> Markup {
    let (Some(first), Some(last)) = (tour.days.first(), tour.days.last()) else { return html! {} };
    let width = axis.x(last.day) - axis.x(first.day) + axis.unit();
    let metres: Metres = tour.days.iter().map(|day| day.metres).sum();
    let stops: usize = tour.days.iter().map(|day| day.stops.len()).sum();
    html! {
        rect class=(colour(papers, &tour.org)) x=(px(axis.x(first.day) + 0.3)) y=(px(y + 2.5)) width=(px(width - 0.6)) height=(px(ROW - 5.0)) rx="1" {
            title { (tour.id) " " (first.day) "~" (last.day) " · " (stops) " 次上门 · " (words::kilometres(metres)) " km" }
        }
    }
}

/// Organisations and their colours.
pub fn legend(papers: &Papers) -> Markup {
    html! {
        p.legend {
            @for org in &papers.facts().orgs {
                span { svg.key viewBox="0 0 10 10" { rect class=(colour(papers, &org.id)) width="10" height="10" rx="2" {} } (org.id) " " (org.name) }
            }
        }
    }
}
