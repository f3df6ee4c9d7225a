//! Plan lines against their quotas.

use super::super::{LineSum, Summary, words};
use super::parts::{th, thn, title};
use maud::{Markup, html};

/// The quota table.
pub fn section(s: &Summary) -> Markup {
    html! {
        section {
            (title("计划完成情况", "Plan lines against quotas"))
            table.quota {
                thead { tr {
                    (th("序号", "line")) (th("产品", "product")) (th("时间", "window"))
                    (thn("任务", "quota")) (thn("抽中", "drawn")) (thn("随机", "random")) (thn("必抽", "forced")) (thn("已排入", "placed"))
                    (th("", ""))
                } }
                tbody { @for line in &s.lines { (row(line)) } }
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

fn row(line: &LineSum) -> Markup {
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
