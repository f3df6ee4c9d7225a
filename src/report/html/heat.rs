//! Counties × plan lines as a heat table.

use super::super::{LineSum, Summary};
use super::parts::title;
use maud::{Markup, html};

/// Shades the style sheet has.
const SHADES: u64 = 5;

/// Batches of every county and line; a county below its minimum is marked.
pub fn section(s: &Summary) -> Markup {
    html! {
        section.keep {
            (title("县市区 × 产品行", "Counties × plan lines"))
            table.heat {
                thead { tr {
                    th { "产品行" span.en { "line" } }
                    @for county in &s.counties { th.n { (county.name) span.en { (county.name_en) } } }
                    th.n { "合计" span.en { "total" } }
                } }
                tbody {
                    @for line in &s.lines {
                        tr {
                            th { (line.id) " " span.sub { (line.title) } }
                            @for (at, n) in line.by_county.iter().enumerate() { (cell(s, line, at, *n)) }
                            td.n { b { (line.batches) } }
                        }
                    }
                }
                tfoot { tr {
                    td { "合计" }
                    @for county in &s.counties { td.n { (county.batches) } }
                    td.n { (s.batches) }
                } }
            }
        }
    }
}

fn cell(s: &Summary, line: &LineSum, at: usize, n: u64) -> Markup {
    let most = line.by_county.iter().copied().max().unwrap_or(0).max(SHADES);
    let shade = format!("n h{}", (n * SHADES).div_ceil(most));
    let limit = s.counties.get(at).and_then(|county| line.limits.iter().find(|limit| limit.county == county.id));
    let least = limit.map_or(0, |limit| limit.min);
    let is_off = limit.is_some_and(|limit| !(limit.min..=limit.max).contains(&n));
    html! {
        td class=(shade) {
            @if n > 0 || least > 0 { (n) }
            @if least > 0 { span.sub { "≥" (least) } }
            @if is_off { span.bad { "✗" } }
        }
    }
}
