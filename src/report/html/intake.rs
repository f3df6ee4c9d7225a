//! Batches handed in at every lab, by day and week, against its capacity.

use super::super::{LabSum, Papers, Summary};
use super::parts::{Axis, LEFT, Picture, WIDTH, px, step};
use crate::base::Day;
use maud::{Markup, html};
use std::collections::BTreeMap;

const HEIGHT: f64 = 82.0;
const TOP: f64 = 40.0;
const GAP: f64 = 34.0;

/// One drawing per lab: days above, weeks below.
pub fn section(papers: &Papers, s: &Summary) -> Markup {
    let Some(axis) = Axis::of(papers) else { return html! {} };
    let handed_in = papers.handed_in();
    let picture = Picture {
        id: "intake",
        title: ("实验室接收量", "Lab intake against capacity"),
        says: says(s),
        units: (
            "纵轴为批次；样品在行程最后一天送达。虚线为接收能力，其上带边框的部分为超出。",
            "Batches; samples arrive on the last day of a tour. Dashed: capacity; what stands framed above it is too much.",
        ),
    };
    picture.around(&html! {
        @for (part, lab) in s.labs.iter().enumerate() {
            @let days: BTreeMap<Day, u64> = handed_in.iter().filter(|((id, _), _)| **id == lab.id).map(|((_, day), n)| (*day, *n)).collect();
            (drawing(&picture, part, lab, &days, &axis))
        }
    })
}

/// The fullest day and week of all labs.
fn says(s: &Summary) -> (String, String) {
    let share = |peak: u64, capacity: u64| peak * 100 / capacity.max(1);
    let over = s.labs.iter().filter(|l| l.day_peak > l.day_capacity || l.week_peak > l.week_capacity).count();
    let Some(day) = s.labs.iter().max_by_key(|l| share(l.day_peak, l.day_capacity)) else { return Default::default() };
    let Some(week) = s.labs.iter().max_by_key(|l| share(l.week_peak, l.week_capacity)) else { return Default::default() };
    let (d, w) = (share(day.day_peak, day.day_capacity), share(week.week_peak, week.week_capacity));
    let (zh, en) = if over == 0 {
        ("各实验室每天、每周都在接收能力以内".to_owned(), "Every lab stays within its capacity, each day and each week".to_owned())
    } else {
        (format!("{over} 个实验室超过接收能力"), format!("{over} labs are above their capacity"))
    };
    (
        format!(
            "{zh}；最满的一天 {} 为 {}/{}（{d}%），最满的一周 {} 为 {}/{}（{w}%）。",
            day.id, day.day_peak, day.day_capacity, week.id, week.week_peak, week.week_capacity
        ),
        format!("{en}; the fullest day is {d} % of it at {}, the fullest week {w} % at {}.", day.id, week.id),
    )
}

fn drawing(picture: &Picture<'_>, part: usize, lab: &LabSum, days: &BTreeMap<Day, u64>, axis: &Axis) -> Markup {
    let mut weeks: BTreeMap<Day, u64> = BTreeMap::new();
    for (day, n) in days {
        *weeks.entry(day.week().monday()).or_insert(0) += n;
    }
    let second = TOP + HEIGHT + GAP;
    let bottom = second + HEIGHT;
    let inside = html! {
        text.name x="0" y="13" { (lab.id) " " (lab.name) tspan.tick dx="7" { (lab.batches) " 批次 batches" } }
        (axis.grid(TOP, bottom))
        (bars(days, axis, 1.0, TOP, lab.day_capacity, ("每日", "day")))
        (bars(&weeks, axis, 7.0, second, lab.week_capacity, ("每周", "week")))
    };
    picture.drawing(part, bottom + 8.0, &lab.name, &inside)
}

/// Bars `width` days wide, scaled to the larger of peak and capacity.
fn bars(counts: &BTreeMap<Day, u64>, axis: &Axis, width: f64, top: f64, capacity: u64, label: (&str, &str)) -> Markup {
    let most = counts.values().copied().max().unwrap_or(0).max(capacity).max(1);
    let y = |n: u64| top + HEIGHT - n as f64 * (HEIGHT - 14.0) / most as f64;
    let (step, peak) = (step(most, 3), counts.iter().max_by_key(|(day, n)| (**n, std::cmp::Reverse(**day))));
    html! {
        text x=(px(LEFT - 30.0)) y=(px(top + 10.0)) text-anchor="end" { (label.0) }
        text.tick x=(px(LEFT - 30.0)) y=(px(top + 24.0)) text-anchor="end" { (label.1) }
        @for n in (0..=most / step).map(|k| k * step) {
            line.grid x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(y(n))) y2=(px(y(n))) {}
            @if n == 0 || n.abs_diff(capacity) * 3 > step { text.tick x=(px(LEFT - 5.0)) y=(px(y(n) + 4.0)) text-anchor="end" { (n) } }
        }
        @for (day, n) in counts {
            @let (x, wide) = (px(axis.x(*day) + 0.3), px((axis.unit() * width - 0.6).max(1.2)));
            rect.bar x=(x) y=(px(y(*n))) width=(wide) height=(px(y(0) - y(*n))) { title { (day) ": " (n) } }
            @if *n > capacity { rect.over x=(x) y=(px(y(*n))) width=(wide) height=(px(y(capacity) - y(*n))) {} }
        }
        line.axis x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(y(0))) y2=(px(y(0))) {}
        line.capacity x1=(px(LEFT)) x2=(px(WIDTH)) y1=(px(y(capacity))) y2=(px(y(capacity))) {}
        text.limit x=(px(LEFT - 5.0)) y=(px(y(capacity) + 4.0)) text-anchor="end" { (capacity) }
        @if let Some((day, n)) = peak {
            text.halo x=(px((axis.x(*day) + axis.unit() * width / 2.0).min(WIDTH - 12.0))) y=(px(y(*n) - 3.0)) text-anchor="middle" { (n) }
        }
    }
}
