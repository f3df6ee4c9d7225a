//! The page of a packet: Chinese with English beside it, no script, no outside request.

use super::super::{Papers, STILL, document, words};
use crate::base::{Lang, SamplerId};
use crate::record::{Batch, Enterprise, Stop, Tour, TourDay};
use maud::{Markup, html};

const STYLE: &str = "\
@page{size:A4;margin:14mm 12mm}*{box-sizing:border-box}\
body{font:10.5pt/1.5 \"Noto Sans CJK SC\",\"Noto Sans SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",system-ui,sans-serif;color:#000;background:#fff;max-width:190mm;margin:0 auto;padding:6mm}\
h1{font-size:15pt;margin:0}.en{color:#555;font-size:.85em;font-weight:400}\
table{border-collapse:collapse;width:100%;margin:.4em 0}th,td{border:1px solid #999;padding:3px 6px;text-align:left;vertical-align:top}th{font-weight:600;background:#f3f3f3}\
section{break-inside:avoid;margin:1em 0;border-top:2px solid #000;padding-top:.3em}h2{font-size:12pt;margin:0}.mono{font-family:Consolas,\"DejaVu Sans Mono\",monospace;white-space:nowrap}\
.blank{height:2.2em}footer{margin-top:1.5em;border-top:1px solid #999;font-size:.85em}@media print{body{padding:0}}";

/// One team, one day.
pub fn page(papers: &Papers, tour: &Tour, day: &TourDay, crew: &[SamplerId]) -> Markup {
    let task = &papers.facts().task;
    let title = format!("{} {}", day.day, tour.id);
    let body = html! {
        header {
            h1 { "当日抽样任务单 " span.en { "Packet for one day" } }
            p { (task.title) " " span.en { (task.title_en) } @if task.synthetic { " （合成名录，企业均为虚构 " span.en { "synthetic frame" } "）" } }
            (head(papers, tour, day, crew))
        }
        main { @for (order, stop) in (1..).zip(&day.stops) { (visit(papers, order, stop)) } }
        footer {
            p { "只含本队当日任务，请勿转发；事前不得告知企业。当日完成后交回或销毁。" }
            p.en { "This team and day only. Do not pass it on; enterprises are not told beforehand. Hand it back or destroy it at the end of the day." }
        }
    };
    document(&title, STILL, STYLE, &body)
}

fn head(papers: &Papers, tour: &Tour, day: &TourDay, crew: &[SamplerId]) -> Markup {
    let weekday = ["一", "二", "三", "四", "五", "六", "日"][usize::from(day.day.weekday() - 1)];
    html! {
        table {
            tr { th { "日期 " span.en { "day" } } td { (day.day) " 星期" (weekday) } th { "行程 " span.en { "tour" } } td.mono { (tour.id) } }
            tr { th { "抽样机构 " span.en { "organisation" } } td { (papers.org_name(&tour.org)) } th { "上门 " span.en { "visits" } } td { (day.stops.len()) } }
            tr {
                th { "人员 " span.en { "crew, lead first" } }
                td colspan="3" { @for (i, id) in crew.iter().enumerate() { @if i > 0 { "、" } (papers.sampler_name(id)) " " span.mono { (id) } @if i == 0 { "（组长）" } } }
            }
            tr {
                th { "出发 " span.en { "leave" } } td.mono { (day.leave.clock()) }
                th { "结束 " span.en { "end" } } td { span.mono { (day.end.clock()) } " " (words::place(day.to, Lang::Zh)) " " span.en { (words::place(day.to, Lang::En)) } }
            }
        }
    }
}

fn visit(papers: &Papers, order: usize, stop: &Stop) -> Markup {
    let visit = papers.pack().visits.iter().find(|visit| visit.id == stop.visit);
    let enterprise = visit.and_then(|visit| papers.enterprise(&visit.enterprise));
    let batches: Vec<&Batch> = visit
        .map_or_else(Vec::new, |v| papers.batches().iter().filter(|b| b.enterprise == v.enterprise && v.lines.contains(&b.line)).collect());
    html! {
        section {
            h2 { (order) ". " @if let Some(e) = enterprise { (e.name) } }
            @if let Some(e) = enterprise { (place(papers, e, stop)) }
            table {
                thead { tr {
                    th { "盲样号 " span.en { "blind code" } } th { "产品行 " span.en { "line" } }
                    th { "可抽产品 " span.en { "products" } } th { "送检 " span.en { "lab" } } th { "备注 " span.en { "notes" } }
                } }
                tbody { @for batch in batches { (sample(papers, batch)) } }
            }
        }
    }
}

fn place(papers: &Papers, e: &Enterprise, stop: &Stop) -> Markup {
    html! {
        table {
            tr { th { "代码 " span.en { "code" } } td.mono { (e.id) } th { "县市区 " span.en { "county" } } td { (papers.county_name(e.county.as_str())) } }
            tr { th { "地址 " span.en { "address" } } td colspan="3" { (e.address) } }
            tr {
                th { "营业时间 " span.en { "hours" } } td.mono { (e.hours.from.clock()) "–" (e.hours.to.clock()) }
                th { "到达、开始、结束 " span.en { "arrive, start, end" } } td.mono { (stop.arrive.clock()) " · " (stop.start.clock()) " · " (stop.end.clock()) }
            }
        }
    }
}

fn sample(papers: &Papers, batch: &Batch) -> Markup {
    html! {
        tr {
            td.mono { (format!("{:09}", batch.blind)) }
            td { (batch.line) " " (papers.line_title(&batch.line)) }
            td { @for (i, product) in batch.products.iter().enumerate() { @if i > 0 { "、" } (papers.product_name(product)) } }
            td { (papers.lab_name(&batch.lab)) }
            td.blank {}
        }
    }
}
