//! Counties × plan lines: batches drawn against enterprises that could be drawn.

use super::super::{LineSum, Papers, Summary};
use super::parts::{Picture, WIDTH, cut, px, wide};
use crate::base::{CountyId, LineId};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Lines and counties of one drawing, at most.
const LINES_MAX: usize = 28;
const COUNTIES_MAX: usize = 30;
/// Narrowest field that has room for the enterprises below the batches.
const BOTH: f64 = 30.0;
/// Upper ends of the shades, in enterprises per 100: drawn per enterprise that could be drawn.
const SHADES: [u64; 4] = [5, 10, 20, 40];

type Open<'a> = BTreeMap<(&'a CountyId, &'a LineId), u64>;

/// The picture.
pub fn section(papers: &Papers, s: &Summary) -> Markup {
    let open = open(papers);
    let empty = s.counties.iter().flat_map(|c| s.lines.iter().map(move |l| (&c.id, &l.id))).filter(|at| !open.contains_key(at)).count();
    let short: usize = s.lines.iter().map(|line| (0..s.counties.len()).filter(|at| is_off(s, line, *at)).count()).sum();
    let cells = s.counties.len() * s.lines.len();
    let picture = Picture {
        id: "coverage",
        title: ("覆盖：产品行 × 县市区", "Coverage: plan lines × counties"),
        says: (
            format!(
                "{} 个县市区 × {} 行共 {cells} 格，{empty} 格没有可抽企业（·）；{}。",
                s.counties.len(),
                s.lines.len(),
                if short == 0 { "各县限额都已满足".to_owned() } else { format!("{short} 格不在县限额内（粗框）") }
            ),
            format!(
                "{} counties by {} lines, {empty} of {cells} fields without an enterprise to draw (·); {}.",
                s.counties.len(),
                s.lines.len(),
                if short == 0 { "every county limit is kept".to_owned() } else { format!("{short} outside their county's limit (framed)") }
            ),
        ),
        units: (
            "上为抽中批次，下为可抽企业数（格窄时只写批次）；颜色按每 100 家可抽企业抽中的批次：5、10、20、40 为界，越浓越高。",
            "Above: batches drawn; below: enterprises that could be drawn (left out in narrow fields). The stronger the shade, the more batches per 100 such enterprises, parted at 5, 10, 20, 40.",
        ),
    };
    let counties: Vec<usize> = (0..s.counties.len()).collect();
    let parts: Vec<(&[LineSum], &[usize])> =
        s.lines.chunks(LINES_MAX).flat_map(|lines| chunks(&counties).map(move |counties| (lines, counties))).collect();
    picture.around(&html! {
        (legend())
        @for (part, (lines, counties)) in parts.iter().enumerate() { (drawing(&picture, part, s, &open, lines, counties)) }
    })
}

/// What the shades mean.
fn legend() -> Markup {
    let most = |at: usize| SHADES.get(at).map_or_else(|| format!("> {}", SHADES[SHADES.len() - 1]), |most| format!("≤ {most}"));
    html! {
        p.legend {
            span { "批次/100 家 " span.en lang="en" { "batches per 100" } }
            @for at in 0..=SHADES.len() { span { svg.key viewBox="0 0 12 12" aria-hidden="true" { rect class={ "h" (at + 1) } width="12" height="12" {} } (most(at)) } }
        }
    }
}

/// Counties in as few drawings as can be, of about the same width.
fn chunks(counties: &[usize]) -> impl Iterator<Item = &[usize]> {
    let drawings = counties.len().div_ceil(COUNTIES_MAX).max(1);
    counties.chunks(counties.len().div_ceil(drawings).max(1))
}

/// Enterprises open to a line, forced ones included.
fn open(papers: &Papers) -> Open<'_> {
    let mut open = Open::new();
    for class in &papers.commitment.plan.shares.classes {
        for line in &class.key.lines {
            *open.entry((&class.key.county, line)).or_insert(0) += class.size;
        }
    }
    for batch in papers.batches().iter().filter(|b| b.forced) {
        *open.entry((&batch.county, &batch.line)).or_insert(0) += 1;
    }
    open
}

fn is_off(s: &Summary, line: &LineSum, at: usize) -> bool {
    let limit = s.counties.get(at).and_then(|county| line.limits.iter().find(|limit| limit.county == county.id));
    limit.is_some_and(|limit| !(limit.min..=limit.max).contains(&line.by_county[at]))
}

fn drawing(picture: &Picture<'_>, part: usize, s: &Summary, open: &Open<'_>, lines: &[LineSum], counties: &[usize]) -> Markup {
    let (left, total) = if counties.len() > 16 { (126.0, 38.0) } else { (172.0, 64.0) };
    let unit = ((WIDTH - left - total) / counties.len() as f64).min(60.0);
    let (two, row) = if unit >= BOTH { (true, 31.0) } else { (false, 20.0) };
    // slanted names have room for English, upright ones have not
    let name = |at: usize| if two { format!("{} {}", s.counties[at].name, s.counties[at].name_en) } else { s.counties[at].name.clone() };
    let longest = counties.iter().map(|at| wide(&name(*at))).fold(0.0, f64::max).min(100.0);
    let (top, turn) = if two { (longest * 0.72 + 16.0, -46) } else { (longest + 16.0, -90) };
    let bottom = top + row * lines.len() as f64;
    let x = |at: usize| left + unit * at as f64;
    let inside = html! {
        @for (column, at) in counties.iter().enumerate() {
            text transform={ "translate(" (px(x(column) + unit / 2.0 + 4.0)) " " (px(top - 6.0)) ") rotate(" (turn) ")" } { (cut(&name(*at), 100.0)) }
        }
        text x=(px(x(counties.len()) + total)) y=(px(top - 6.0)) text-anchor="end" { "合计" }
        @for (at, line) in lines.iter().enumerate() {
            @let y = top + row * at as f64;
            line.grid x1="0" x2=(px(x(counties.len()) + total)) y1=(px(y)) y2=(px(y)) {}
            text x="0" y=(px(y + row / 2.0 + 4.0)) { title { (line.id) " " (line.title) } (cut(&format!("{} {}", line.id, line.title), left - 6.0)) }
            g.mid { @for (column, county) in counties.iter().enumerate() { (cell(s, open, line, *county, [x(column), y, unit, row])) } }
            @let sum: u64 = counties.iter().map(|at| line.by_county[*at]).sum();
            text.name x=(px(x(counties.len()) + total)) y=(px(y + row / 2.0 + 4.0)) text-anchor="end" { (sum) }
        }
        line.axis x1="0" x2=(px(x(counties.len()) + total)) y1=(px(bottom)) y2=(px(bottom)) {}
        text.name x="0" y=(px(bottom + 16.0)) { "合计 total" }
        @for (column, at) in counties.iter().enumerate() {
            @let sum: u64 = lines.iter().map(|line| line.by_county[*at]).sum();
            @if two { text.name x=(px(x(column) + unit / 2.0)) y=(px(bottom + 16.0)) text-anchor="middle" { (sum) } }
            @else { text.name transform={ "translate(" (px(x(column) + unit / 2.0 + 4.0)) " " (px(bottom + 6.0)) ") rotate(-90)" } text-anchor="end" { (sum) } }
        }
        text.name x=(px(x(counties.len()) + total)) y=(px(bottom + 16.0)) text-anchor="end" {
            (counties.iter().map(|at| lines.iter().map(|line| line.by_county[*at]).sum::<u64>()).sum::<u64>())
        }
    };
    picture.drawing(part, bottom + if two { 22.0 } else { 36.0 }, "", &inside)
}

fn cell(s: &Summary, open: &Open<'_>, line: &LineSum, at: usize, [x, y, unit, row]: [f64; 4]) -> Markup {
    let county = &s.counties[at];
    let (drawn, open) = (line.by_county[at], open.get(&(&county.id, &line.id)).copied().unwrap_or(0));
    let shade = SHADES.iter().filter(|most| drawn * 100 > **most * open).count() + 1;
    let (two, middle) = (unit >= BOTH, x + unit / 2.0);
    html! {
        @if open + drawn == 0 { text.tick x=(px(middle)) y=(px(y + row / 2.0 + 4.0)) { "·" } }
        @else {
            @if drawn > 0 { path class={ "h" (shade) } d={ "M" (px(x + 0.5)) " " (px(y + 0.5)) "h" (px(unit - 1.0)) "v" (px(row - 1.0)) "h-" (px(unit - 1.0)) "z" } {} }
            @if is_off(s, line, at) { rect.off-limit x=(px(x + 1.5)) y=(px(y + 1.5)) width=(px(unit - 3.0)) height=(px(row - 3.0)) {} }
            @if two {
                text.name x=(px(middle)) y=(px(y + 13.5)) { (drawn) }
                text x=(px(middle)) y=(px(y + 26.5)) { (open) }
            } @else { text x=(px(middle)) y=(px(y + row / 2.0 + 4.0)) { (drawn) } }
        }
    }
}
