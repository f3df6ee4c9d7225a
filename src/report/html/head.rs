//! The top of the page: what, by whom, with what result.

use super::super::{Papers, Summary, words};
use super::VerdictNote;
use maud::{Markup, html};

/// Title, basis, marks, figures, digests.
pub fn header(papers: &Papers, s: &Summary, verdict: Option<&VerdictNote>) -> Markup {
    let task = &papers.facts().task;
    html! {
        header {
            p.over { (task.authority) " · " (task.basis) }
            h1 { (s.title) }
            p.en { (s.title_en) }
            p.marks { (marks(s, verdict)) }
            (failures(verdict))
            (figures(s))
            (digests(s))
        }
    }
}

fn marks(s: &Summary, verdict: Option<&VerdictNote>) -> Markup {
    html! {
        @if s.synthetic { span.mark { "合成名录，企业均为虚构 " i { "synthetic frame" } } }
        @if s.public { span.mark { "公开模式，无保密数 " i { "public mode, no secret" } } }
        @if s.amendments > 0 { span.mark { "已更正 " (s.amendments) " 次 " i { "amended" } } }
        @if s.met() { span.mark.good { "指标全部完成 " i { "all quotas met" } } } @else { span.mark.bad { "有指标未完成 " i { "quotas short" } } }
        @match verdict {
            Some(v) if v.failures.is_empty() => span.mark.good { "核对 " (v.checks) " 项，全部符合 " i { "judge: all " (v.checks) " checks hold" } },
            Some(_) => span.mark.bad { "核对不符 " i { "judge says no" } },
            None => {}
        }
    }
}

fn failures(verdict: Option<&VerdictNote>) -> Markup {
    html! {
        @if let Some(v) = verdict {
            @if !v.failures.is_empty() {
                ul.bad { @for (zh, en) in &v.failures { li { (zh) " " span.en { (en) } } } }
            }
        }
    }
}

fn figures(s: &Summary) -> Markup {
    let t = &s.totals;
    let cards = [
        (words::thousands(s.batches as i64), "批次", "batches"),
        (words::thousands(s.enterprises as i64), "企业", "enterprises"),
        (words::thousands(t.visits as i64), "上门", "visits"),
        (words::thousands(t.tours as i64), "行程", "tours"),
        (words::thousands(t.team_days as i64), "队日", "team-days"),
        (words::thousands(t.nights as i64), "过夜", "nights"),
        (words::kilometres(t.metres), "公里", "kilometres"),
        (words::thousands(t.cost_given.0 / 100), "费用（元）", "cost, yuan"),
    ];
    html! {
        div.cards {
            @for (number, zh, en) in cards {
                div.card { b { (number) } span { (zh) } span.en { (en) } }
            }
        }
        @if s.unplaced > 0 { p.bad { (s.unplaced) " 次上门未能排入行程 " span.en { "visits found no tour" } } }
        @if let Some(over) = s.over_permille {
            p { "行程费用至多比最优高 " (words::per_cent(over)) " %（下界见 bound.json） "
                span.en { "tours cost at most " (words::per_cent(over)) " % more than the best possible" } }
        }
        @if let Some(made) = s.stopped_after {
            p { "搜索提前停止：" (words::thousands(s.iterations as i64)) " 次迭代中完成 " (words::thousands(made as i64)) " 次 "
                span.en { "search stopped early, after " (words::thousands(made as i64)) " of " (words::thousands(s.iterations as i64)) " iterations" } }
        }
    }
}

fn digests(s: &Summary) -> Markup {
    let f = &s.fates;
    html! {
        table.kv {
            tr { th { "名录" span.en { "frame" } } td {
                (f.frame) " = 抽中 " (f.selected) " + 备选 " (f.alternate) " + 名额已满 " (f.quota_full) " + 排除 " (f.excluded)
                " " span.en { "selected + alternates + quota full + excluded" }
            } }
            tr { th { "公开数值" span.en { "public value" } } td.mono { (s.value) } }
            tr { th { "承诺" span.en { "commitment" } } td.mono { (s.commitment) } }
            tr { th { "记录" span.en { "record" } } td.mono { (s.record) } }
        }
    }
}
