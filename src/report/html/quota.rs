//! Plan lines against their quotas: bars to look at, then the table.

use super::super::{LineSum, Summary, words};
use super::parts::{Picture, WIDTH, cut, px, th, thn, title};
use crate::record::{Facts, Line, PublicResult, QuotaKind};
use maud::{Markup, html};

const ROW: f64 = 22.0;
const TOP: f64 = 24.0;
const BARS: f64 = 300.0;
const NUMBERS: f64 = 92.0;
/// Bars end at this share of the quota, at most.
const SHOWN_MAX: f64 = 1.5;

/// A line, or lines that share a quota, as a bar.
struct Bar {
    name: String,
    quota: u64,
    kind: QuotaKind,
    drawn: u64,
    forced: u64,
    /// Batches without a tour; unknown before the reveal.
    unplaced: u64,
    met: bool,
}

impl Bar {
    /// Batches drawn per batch wanted.
    fn share(&self) -> f64 {
        self.drawn as f64 / self.quota.max(1) as f64
    }
}

/// Bars of everything.
pub fn section(s: &Summary) -> Markup {
    let single = s.lines.iter().filter(|l| l.group.is_none()).map(|l| Bar {
        name: format!("{} {}", l.id, l.title),
        quota: l.quota,
        kind: l.kind,
        drawn: l.batches,
        forced: l.forced,
        unplaced: l.batches - l.placed,
        met: l.met,
    });
    let shared = s.groups.iter().map(|g| {
        let of = |number: fn(&LineSum) -> u64| s.lines.iter().filter(|l| l.group.as_ref() == Some(&g.id)).map(number).sum();
        let names: Vec<&str> = s.lines.iter().filter(|l| l.group.as_ref() == Some(&g.id)).map(|l| l.id.as_str()).collect();
        let (forced, unplaced) = (of(|l| l.forced), of(|l| l.batches - l.placed));
        Bar {
            name: names.join(" + "),
            quota: g.quota,
            kind: QuotaKind::Exact,
            drawn: g.batches,
            forced,
            unplaced,
            met: g.batches == g.quota,
        }
    });
    picture(&single.chain(shared).collect::<Vec<_>>())
}

/// Bars from the public counts.
pub fn public(facts: &Facts, result: &PublicResult) -> Markup {
    let of = |line: &Line| result.counts.lines.iter().find(|c| c.line == line.id).map_or((0, 0), |c| (c.batches, c.forced));
    let met = |quota, kind, drawn| if kind == QuotaKind::Exact { drawn == quota } else { drawn >= quota };
    let single = facts.lines.iter().filter(|l| l.group.is_none()).map(|l| {
        let (drawn, forced) = of(l);
        let met = met(l.batches, l.kind, drawn);
        Bar { name: format!("{} {}", l.id, l.title), quota: l.batches, kind: l.kind, drawn, forced, unplaced: 0, met }
    });
    let shared = facts.groups.iter().map(|g| {
        let lines: Vec<&Line> = facts.lines.iter().filter(|l| l.group.as_ref() == Some(&g.id)).collect();
        let (drawn, forced) = lines.iter().map(|l| of(l)).fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
        let name = lines.iter().map(|l| l.id.as_str()).collect::<Vec<_>>().join(" + ");
        Bar { name, quota: g.batches, kind: QuotaKind::Exact, drawn, forced, unplaced: 0, met: drawn == g.batches }
    });
    picture(&single.chain(shared).collect::<Vec<_>>())
}

fn picture(bars: &[Bar]) -> Markup {
    let (met, drawn) = (bars.iter().filter(|b| b.met).count(), bars.iter().map(|b| b.drawn).sum::<u64>());
    let forced: u64 = bars.iter().map(|b| b.forced).sum();
    let all = bars.len();
    let picture = Picture {
        id: "quota",
        title: ("指标完成情况", "Quotas and what was drawn"),
        says: if met == all {
            (
                format!("{all} 项指标全部完成：抽中 {} 批次，其中必抽 {forced}。", words::thousands(drawn as i64)),
                format!("All {all} quotas are met: {} batches, {forced} of them forced.", words::thousands(drawn as i64)),
            )
        } else {
            (format!("{all} 项指标中 {} 项未完成（标 ✗）。", all - met), format!("{} of {all} quotas are not met (marked ✗).", all - met))
        },
        units: (
            "条长为抽中批次占任务的百分比，竖线为 100%；右边为 抽中/任务（≥ 为下限）。",
            "Length: batches drawn per cent of the quota, the upright line is 100 %; right: drawn/quota (≥: at least).",
        ),
    };
    let end = bars.iter().map(Bar::share).fold(1.06, f64::max).min(SHOWN_MAX);
    let rows: Vec<&[Bar]> = bars.chunks(36).collect();
    picture.around(&html! { (legend()) @for (part, rows) in rows.iter().enumerate() { (picture.drawing(part, TOP + ROW * rows.len() as f64 + 4.0, "", &drawing(rows, end))) } })
}

/// What the parts of a bar are.
fn legend() -> Markup {
    html! {
        p.legend {
            @for (class, zh, en) in [("forced", "必抽", "forced"), ("random", "随机", "random"), ("hollow", "未排入行程", "without a tour")] {
                span { svg.key viewBox="0 0 12 12" aria-hidden="true" { rect class=(class) x="1" y="1" width="10" height="10" {} } (zh) " " span.en lang="en" { (en) } }
            }
        }
    }
}

fn drawing(bars: &[Bar], end: f64) -> Markup {
    let left = WIDTH - BARS - NUMBERS;
    let x = |share: f64| left + BARS * share.min(end) / end;
    let bottom = TOP + ROW * bars.len() as f64;
    html! {
        @for per_cent in [0, 50, 100] {
            line class=(if per_cent == 100 { "goal" } else { "grid" }) x1=(px(x(f64::from(per_cent) / 100.0))) x2=(px(x(f64::from(per_cent) / 100.0))) y1=(px(TOP - 4.0)) y2=(px(bottom)) {}
            text.tick x=(px(x(f64::from(per_cent) / 100.0))) y=(px(TOP - 9.0)) text-anchor="middle" { (per_cent) "%" }
        }
        @for (at, bar) in bars.iter().enumerate() { (row(bar, TOP + ROW * at as f64, left, x)) }
    }
}

fn row(bar: &Bar, y: f64, left: f64, x: impl Fn(f64) -> f64) -> Markup {
    let share = |n: u64| n as f64 / bar.quota.max(1) as f64;
    let wide = |from: u64, to: u64| px(x(share(to)) - x(share(from)));
    let placed = bar.drawn.saturating_sub(bar.unplaced).max(bar.forced);
    html! {
        g {
            title { (bar.name) ": " (bar.drawn) " / " (words::quota(bar.kind, bar.quota)) }
            text x="0" y=(px(y + 15.0)) { (cut(&bar.name, left - 10.0)) }
            rect.forced x=(px(x(0.0))) y=(px(y + 4.0)) width=(wide(0, bar.forced)) height="14" {}
            rect.random x=(px(x(share(bar.forced)))) y=(px(y + 4.0)) width=(wide(bar.forced, placed)) height="14" {}
            @if bar.drawn > placed { rect.hollow x=(px(x(share(placed)))) y=(px(y + 4.5)) width=(wide(placed, bar.drawn)) height="13" {} }
            line.goal x1=(px(x(1.0))) x2=(px(x(1.0))) y1=(px(y + 1.0)) y2=(px(y + 21.0)) {}
            text x=(px(WIDTH - 20.0)) y=(px(y + 15.0)) text-anchor="end" { (bar.drawn) "/" (words::quota(bar.kind, bar.quota)) }
            text class=(if bar.met { "good" } else { "bad" }) x=(px(WIDTH - 12.0)) y=(px(y + 15.0)) { (if bar.met { "✓" } else { "✗" }) }
        }
    }
}

/// The same in numbers.
pub fn table(s: &Summary) -> Markup {
    html! {
        section {
            (title("计划完成情况", "Plan lines against quotas"))
            table.quota {
                thead { tr {
                    (th("序号", "line")) (th("产品", "product")) (th("时间", "window"))
                    (thn("任务", "quota")) (thn("抽中", "drawn")) (thn("随机", "random")) (thn("必抽", "forced")) (thn("已排入", "placed"))
                    (th("", ""))
                } }
                tbody { @for line in &s.lines { (table_row(line)) } }
                tfoot { tr {
                    td { "合计" } td {} td {} td.n {}
                    td.n { (s.batches) } td.n { (s.batches - s.forced) } td.n { (s.forced) }
                    td.n { (s.lines.iter().map(|l| l.placed).sum::<u64>()) } td {}
                } }
            }
            @for group in &s.groups {
                p.note { "共用指标 " (group.id) ": " (group.batches) " / " (group.quota) " " span.en { "shared quota" } }
            }
        }
    }
}

fn table_row(line: &LineSum) -> Markup {
    html! {
        tr {
            td { (line.id) }
            td { (line.title) }
            td { (line.window_text) span.sub { (line.window.from) " ~ " (line.window.to) } }
            td.n { @match &line.group { Some(group) => (group), None => (words::quota(line.kind, line.quota)) } }
            td.n { b { (line.batches) } }
            td.n { (line.batches - line.forced) }
            td.n { @if line.forced > 0 { (line.forced) } }
            td.n { (line.placed) }
            td { @if line.met { span.good { "✓" } } @else { span.bad { "✗" } } }
        }
    }
}
