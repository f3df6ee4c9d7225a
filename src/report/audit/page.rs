//! The page as HTML: Chinese first with English beneath, offline, printable on A4.

use super::answer::Part;
use super::chain::kind;
use super::phrases::{ROWS_MAX, cell, lost, mark, mode, range, reached};
use super::{Answer, Audit, Chain, Changes, Coverage, Noted, People, Reached, Said, State, dates};
use crate::base::{Lang, Severity};
use crate::report::{Papers, STILL, document, words};
use maud::{Markup, html};

/// All of it; lists are cut unless `all`.
pub fn page(audit: &Audit, papers: Option<&Papers>, all: bool) -> String {
    let most = if all { usize::MAX } else { ROWS_MAX };
    let title = audit.state.as_ref().map_or("Evenhand", |s| &s.title);
    let body = html! {
        (header(audit))
        (findings(&audit.findings))
        (checked(&audit.answer))
        (sources(audit))
        @if let Some(c) = &audit.chain { (chain(c, most)) }
        @if let Some(c) = &audit.coverage { (coverage(c, papers, most)) }
        @if let Some(c) = &audit.changes { (changes(c, most)) }
        @if let Some(p) = &audit.people { (people(p, most)) }
        footer {
            "一致：文件都是由输入按规则得出的；不表示名录齐全、依据属实。 "
            span.en { "Consistent: the files are what follows from the inputs by the rules; not that the frame is complete or the documents are true." }
        }
    };
    document(&format!("审计 · {title}"), STILL, include_str!("audit.css"), &body).into_string()
}

/// Chinese, then English in small.
fn both(zh: &str, en: &str) -> Markup {
    html! { (zh) " " span.en { (en) } }
}

fn said(said: &Said) -> Markup {
    both(&said.zh, &said.en)
}

fn heading(zh: &str, en: &str) -> Markup {
    html! { h2 { (both(zh, en)) } }
}

fn header(audit: &Audit) -> Markup {
    let same = audit.answer.same;
    html! {
        header {
            div class=(if same { "stamp good" } else { "stamp bad" }) {
                @if same { "一致" span.en { "CONSISTENT" } } @else { "不一致" span.en { "NOT CONSISTENT" } }
            }
            @if let Some(s) = &audit.state { (state(s)) } @else { h1 { "读不出承诺 " span.en { "the commitment cannot be read" } } }
        }
        @if let Some(first) = &audit.answer.first {
            p.bad { b { "首处不同 " (first.place.zh) } " " span.mono { (first.path) } }
            p.bad { (said(&first.what)) }
        }
    }
}

fn state(s: &State) -> Markup {
    html! {
        h1 { (both(&s.title, &s.title_en)) }
        p {
            @if s.reached == Reached::Void { span.void { "已作废 VOID" } " · " } @else { (both(reached(s.reached, Lang::Zh), reached(s.reached, Lang::En))) " · " }
            (both(mode(s, Lang::Zh), mode(s, Lang::En)))
            @if s.amendments > 0 { " · 更正 " (s.amendments) " 次 " span.en { "amendments" } }
            @if s.synthetic { " · " (both("合成名录", "synthetic frame")) }
        }
        p.mono {
            "承诺 " (s.commitment)
            @if let Some(record) = s.record { br; "记录 " (record) }
            @if let Some(head) = s.head { br; "台账末条 " (head) }
        }
    }
}

fn findings(list: &[Noted]) -> Markup {
    html! {
        (heading("留意", "to look at"))
        ul {
            @if list.is_empty() { li { (both("没有需要留意的事项", "nothing")) } }
            @for n in list {
                li class=(match n.severity { Severity::Error => "error", Severity::Warning => "warning", Severity::Note => "note" }) { (mark(n.severity)) " " (said(&n.said)) }
            }
        }
    }
}

fn checked(a: &Answer) -> Markup {
    let list = |parts: &[Part]| html! { @for p in parts { span class=(if p.failed == 0 { "" } else { "bad" }) { (if p.failed == 0 { "" } else { "✗ " }) (p.section) " " (words::thousands(p.looked as i64)) } } };
    let ((rules, applied), (_, values)) = (Answer::sums(&a.judged), Answer::sums(&a.replayed));
    html! {
        (heading("核对了什么", "what was checked"))
        p.parts { b { "核对 " (rules) " 条规则 " (words::thousands(applied as i64)) " 次 " } span.en { "judge" } " " (list(&a.judged)) }
        @if !a.replayed.is_empty() {
            p.parts { b { "重放 " (words::thousands(values as i64)) " 个值 " } span.en { "replay" } " " (list(&a.replayed)) }
        }
    }
}

fn sources(audit: &Audit) -> Markup {
    let waited = audit.chain.as_ref().and_then(|c| c.waited);
    html! {
        @if let Some(s) = &audit.sources {
            (heading("随机数来源", "sources of chance"))
            table {
                @for row in &s.rows {
                    tr { td { (said(&row.what)) } td.n { (row.millibits / 1000) "." (row.millibits % 1000 / 100) " bit" } td.mono { (row.value.as_deref().unwrap_or("尚无 none yet")) } td { (row.when) } }
                }
            }
            p { "共 " (s.bits) " 比特 " @if let Some(w) = waited { "· 承诺到取值 " (both(&dates::span(w, Lang::Zh), &format!("{} from commitment to value", dates::span(w, Lang::En)))) } }
        }
    }
}

fn chain(c: &Chain, most: usize) -> Markup {
    let own = c.rounds.iter().find(|r| r.own).map(|r| r.number);
    let cut = c.entries.len().saturating_sub(most);
    html! {
        (heading("台账", "ledger"))
        table {
            thead { tr { th.n { "序" } th { (both("时间", "time")) } th { (both("事项", "act")) } th { (both("说明", "note")) } th { (both("已签", "signed")) } th { (both("缺签", "missing")) } } }
            @for e in c.entries.iter().skip(cut) {
                tr {
                    td.n { (e.number) } td { (e.at.replace('T', " ")) }
                    td { (said(&kind(e.kind))) @if Some(e.round) != own { " " (both("别轮", "other round")) } }
                    td { (e.note.as_deref().unwrap_or("")) } td { (e.signed.join("、")) } td.bad { (e.missing.join("、")) }
                }
            }
        }
        (left_out(cut))
    }
}

fn left_out(cut: usize) -> Markup {
    html! { @if cut > 0 { p.en { "另有 " (cut) " 条未列，用 --all 列出 · " (cut) " more, listed with --all" } } }
}

fn coverage(c: &Coverage, papers: Option<&Papers>, most: usize) -> Markup {
    let counties = c.by_county();
    let name = |id: &crate::base::CountyId| papers.map_or(id.as_str(), |p| p.county_name(id.as_str())).to_owned();
    let noteworthy = |sum: &[u64; 6]| counties.len() <= 16 || most == usize::MAX || sum[4] > 0;
    let rows: Vec<_> = counties.iter().filter(|(_, sum)| noteworthy(sum)).take(most.max(16)).collect();
    let cells = |list: Vec<&super::Cell>| {
        let shown: Vec<String> = list.iter().take(most.saturating_mul(2)).map(|c| cell(c, papers, Lang::Zh)).collect();
        shown.join("，") + if list.len() > shown.len() { " …" } else { "" }
    };
    html! {
        (heading("名录覆盖：县 × 环节 × 信用", "frame by county × scope × credit class"))
        table {
            thead { tr { th { (both("县市区", "county")) } th.n { (both("名录", "frame")) } th.n { (both("可抽", "could be drawn")) } th.n { (both("抽到", "drawn")) } th.n { (both("格", "cells")) } th.n { (both("无一家可抽", "nobody to draw")) } th.n { (both("可抽而未抽到", "nobody drawn")) } } }
            @for (id, [frame, open, drawn, cells, closed, missed]) in &rows {
                tr { td { (name(id)) } td.n { (frame) } td.n { (open) } td.n { (drawn) } td.n { (cells) } td class=(if *closed > 0 { "n bad" } else { "n" }) { (closed) } td.n { (missed) } }
            }
        }
        (left_out(counties.len() - rows.len()))
        @if c.closed().next().is_some() { p { b { "无一家可抽（家数） " } (cells(c.closed().collect())) } }
        @if c.missed().next().is_some() { p { b { "可抽而未抽到 " } (cells(c.missed().collect())) } }
    }
}

fn changes(c: &Changes, most: usize) -> Markup {
    html! {
        div.two {
            div {
                (heading("排除", "left out"))
                table { @for e in &c.exclusions {
                    tr { td { (both(&words::rule(&e.rule, Lang::Zh), &words::rule(&e.rule, Lang::En))) } td.n { (e.enterprises) " 家" } td.n { (e.pairs) " 对" } }
                } }
            }
            div {
                (heading("必抽", "forced in"))
                p { "跟踪抽查 " (c.forced.len()) " 批次 " span.en { "follow-ups of last year's failures" } }
                p { (c.forced_by_line().into_iter().map(|(line, n)| format!("{line} {n}")).collect::<Vec<_>>().join(" · ")) }
                @if most == usize::MAX { p { @for f in &c.forced { (f.line) " " (f.name) "；" } } }
            }
        }
        @if !c.lost.is_empty() {
            (heading("更换企业", "batches that changed hands"))
            p { (c.lost.len()) " / " (c.drawn) " 批次；再抽 " (c.rounds) " 轮；无人补入 " (c.unfilled()) " " span.en { "further rounds, unfilled" } }
            table {
                thead { tr { @for h in ["更正", "产品行", "原企业", "补入", "来自", "情况", "日期", "依据", "批准"] { th { (h) } } } }
                @for row in c.lost.iter().take(most) { tr { @for text in lost(row, Lang::Zh) { td { (text) } } } }
            }
            (left_out(c.lost.len().saturating_sub(most)))
        }
    }
}

fn people(p: &People, most: usize) -> Markup {
    let span = |r: Option<(u64, u64)>| r.map_or("–".to_owned(), |(a, b)| format!("{a}–{b}"));
    let expected =
        range(p.loads.iter().map(|l| l.expected)).map_or("–".to_owned(), |(a, b)| format!("{:.2}–{:.2}", a.approx(), b.approx()));
    html! {
        (heading("抽样人员", "samplers"))
        p {
            (p.loads.len()) " 人；行程期望 " (expected) "，抽到 " (span(range(p.loads.iter().map(|l| l.drawn)))) "，现为 " (span(range(p.loads.iter().map(|l| l.now)))) "；再进同一企业 " (p.visited.len()) " 例；同行两次以上 " (p.pairs.len()) " 对 "
            span.en { "tours expected, drawn, now; at one enterprise again; together again" }
        }
        p { @for v in p.visited.iter().take(most) { (v.sampler) " → " (v.enterprise) " × " (v.visits) "；" } }
        @if most == usize::MAX {
            table {
                thead { tr { th { "人员" } th { "姓名" } th.n { "期望" } th.n { "抽到" } th.n { "现为" } } }
                @for l in &p.loads { tr { td { (l.sampler) } td { (l.name) } td.n { (l.expected) } td.n { (l.drawn) } td.n { (l.now) } } }
            }
            p { @for r in &p.pairs { (r.samplers.0) " + " (r.samplers.1) " × " (r.tours) "；" } }
        }
    }
}
