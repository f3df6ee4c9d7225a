//! Batches handed in at every lab, by day and week, against its capacity.

use super::super::{LabSum, Papers, Summary};
use super::parts::{Axis, LEFT, WIDTH, px, title};
use crate::base::Day;
use maud::{Markup, html};
use std::collections::BTreeMap;

const HEIGHT: f64 = 70.0;
const TOP: f64 = 20.0;
const GAP: f64 = 26.0;

/// One drawing per lab: days above, weeks below.
pub fn section(papers: &Papers, s: &Summary) -> Markup {
    let Some(axis) = Axis::of(papers) else { return html! {} };
    let handed_in = papers.handed_in();
    html! {
        section {
            (title("实验室接收量", "Lab intake against capacity"))
            p.note { "样品在行程最后一天送达。虚线为接收能力。 " span.en { "Samples arrive on the last day of a tour. Dashed: capacity." } }
            @for lab in &s.labs {
                @let days: BTreeMap<Day, u64> = handed_in.iter().filter(|((id, _), _)| **id == lab.id).map(|((_, day), n)| (*day, *n)).collect();
                figure.keep {
                    figcaption {
                        b { (lab.id) " " (lab.name) } " · " (lab.batches) " 批 · 日峰值 " (lab.day_peak) "/" (lab.day_capacity)
                        " · 周峰值 " (lab.week_peak) "/" (lab.week_capacity)
                        " " span.en { "day peak / capacity, week peak / capacity" }
                    }
                    (drawing(lab, &days, &axis))
                }
            }
        }
    }
}

fn drawing(lab: &LabSum, days: &BTreeMap<Day, u64>, axis: &Axis) -> Markup {
    let mut weeks: BTreeMap<Day, u64> = BTreeMap::new();
    for (day, n) in days {
        *weeks.entry(day.week().monday()).or_insert(0) += n;
    }
    let bottom = TOP + 2.0 * HEIGHT + GAP;
    html! {
        svg viewBox={ "0 0 " (px(WIDTH)) " " (px(bottom + 4.0)) } role="img" {
            (axis.grid(TOP, bottom))
            (bars(days, axis, 1.0, TOP, lab.day_peak, lab.day_capacity, "每日"))
            (bars(&weeks, axis, 7.0, TOP + HEIGHT + GAP, lab.week_peak, lab.week_capacity, "每周"))
        }
    }
}

/// Bars `days` wide, scaled to the larger of peak and capacity.
fn bars(counts: &BTreeMap<Day, u64>, axis: &Axis, days: f64, top: f64, peak: u64, capacity: u64, label: &str) -> Markup {
    let scale = HEIGHT / peak.max(capacity).max(1) as f64;
    let base = top + HEIGHT;
    let line = base - capacity as f64 * scale;
    html! {
        @for (day, n) in counts {
            @let height = *n as f64 * scale;
            rect class=(if *n > capacity { "over" } else { "c0" }) x=(px(axis.x(*day) + 0.3)) y=(px(base - height))
                width=(px(axis.unit() * days - 0.6)) height=(px(height)) { title { (day) ": " (n) } }
        }
        line.axis x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(base)) y2=(px(base)) {}
        line.capacity x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(line)) y2=(px(line)) {}
        text.label x=(px(LEFT - 6.0)) y=(px(line + 4.0)) text-anchor="end" { (capacity) }
        text.label x=(px(LEFT - 6.0)) y=(px(base)) text-anchor="end" { (label) }
    }
}
