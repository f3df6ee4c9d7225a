//! Tables from the public files.

use super::super::parts::{th, thn, title};
use super::super::{chances, counties, quota};
use crate::record::{Body, Ledger, Plan, PublicResult};
use crate::report::words;
use maud::{Markup, html};

/// Plan lines and counties with the numbers the public result gives, if there is one.
pub fn counts(plan: &Plan, result: Option<&PublicResult>) -> Markup {
    let facts = &plan.facts;
    let of = |line: &crate::record::Line| result.and_then(|r| r.counts.lines.iter().find(|c| c.line == line.id));
    html! {
        section {
            (title("计划与抽取数量", "The plan and what was drawn"))
            table {
                thead { tr { (th("序号", "line")) (th("产品", "product")) (th("时间", "window")) (thn("任务", "quota")) (thn("抽中", "drawn")) (thn("必抽", "forced")) (thn("备选", "alternates")) } }
                tbody { @for line in &facts.lines {
                    tr {
                        td { (line.id) } td { (line.title) } td { (line.window_text) }
                        td.n { @match &line.group { Some(group) => (group), None => (words::quota(line.kind, line.batches)) } }
                        @if let Some(c) = of(line) { td.n { b { (c.batches) } } td.n { (c.forced) } td.n { (c.alternates) } }
                        @else { td.n { "—" } td.n { "—" } td.n { "—" } }
                    }
                } }
            }
        }
        @if let Some(result) = result { (quota::public(facts, result)) (counties::section(facts, result)) }
        (chances::section(&plan.shares))
    }
}

/// What was done, when, signed by how many.
pub fn ledger(ledger: &Ledger) -> Markup {
    html! {
        section {
            (title("台账", "Ledger"))
            table {
                thead { tr { (thn("号", "no.")) (th("时间（北京时间）", "time")) (th("事项", "act")) (th("内容", "what it says")) (thn("签名", "signatures")) } }
                tbody { @for e in &ledger.entries {
                    tr {
                        td.n { (e.entry.number) } td { (e.entry.at.replace('T', " ")) } td { (kind(&e.entry.body)) }
                        td.mono { (content(&e.entry.body)) } td.n { (e.signatures.len()) }
                    }
                } }
            }
        }
    }
}

fn kind(body: &Body) -> Markup {
    let (zh, en) = match body {
        Body::Intent(_) => ("意向", "intent"),
        Body::Commitment { .. } => ("承诺", "commitment"),
        Body::Source { .. } => ("公开数值", "source"),
        Body::Result { .. } => ("结果封存", "result"),
        Body::Incident { .. } => ("情况处理", "incident"),
        Body::Void { .. } => ("作废", "void"),
        Body::Reveal { .. } => ("公开", "reveal"),
    };
    html! { (zh) " " span.en lang="en" { (en) } }
}

fn content(body: &Body) -> String {
    match body {
        Body::Intent(intent) => intent.purpose.clone(),
        Body::Commitment { commitment, .. } => commitment.to_string(),
        Body::Source { values } => values.join(" · "),
        Body::Result { record, .. } => record.to_string(),
        Body::Incident { amendment, .. } => format!("amendment-{amendment:04}"),
        Body::Void { approver, reason } => format!("{reason} ({approver})"),
        Body::Reveal { secret } => secret.map_or_else(String::new, |s| s.to_string()),
    }
}
