//! The lists: tours, crews, selected, alternates, exclusions, amendments.

use super::super::{Papers, Summary, words};
use super::parts::{th, thn, title};
use crate::base::{Lang, Metres};
use crate::record::{Batch, Evidence, Exclusion, Fate, Place, Tour};
use maud::{Markup, html};

/// A list of more rows is folded.
const SHOWN_ROWS_MAX: usize = 60;

/// Tours with their days and crews.
pub fn tours(papers: &Papers) -> Markup {
    let crews = papers.crew_of();
    let row = |tour: &Tour| {
        let metres: Metres = tour.days.iter().map(|day| day.metres).sum();
        let nights = tour.days.iter().filter(|day| day.to == Place::Lodge).count();
        let stops: usize = tour.days.iter().map(|day| day.stops.len()).sum();
        let crew = crews.get(tour.id.as_str());
        html! {
            tr {
                td.mono { (tour.id) }
                td { @if let (Some(first), Some(last)) = (tour.days.first(), tour.days.last()) { (first.day) @if first.day != last.day { " ~ " (last.day) } } }
                td.n { (tour.days.len()) }
                td.n { (nights) }
                td.n { (stops) }
                td.n { (words::kilometres(metres)) }
                td { @if let Some(crew) = crew { b { (papers.sampler_name(&crew.lead)) } @for m in &crew.members { "、" (papers.sampler_name(m)) } } }
            }
        }
    };
    html! {
        section {
            (title("行程与人员", "Tours and crews"))
            (long(papers.pack().tours.len(), "行程", html! { table {
                thead { tr { (th("行程", "tour")) (th("日期", "days")) (thn("天", "days")) (thn("夜", "nights")) (thn("站", "stops")) (thn("公里", "km")) (th("人员（组长在前）", "crew, lead first")) } }
                tbody { @for tour in &papers.pack().tours { (row(tour)) } }
            } }))
            @if !papers.pack().unplaced.is_empty() { (unplaced(papers)) }
        }
    }
}

fn unplaced(papers: &Papers) -> Markup {
    html! {
        h3.bad { "未能排入 " span.en { "Visits without a tour" } }
        ul { @for u in &papers.pack().unplaced {
            li { span.mono { (u.visit) } " " (words::unplaced(&u.reason, Lang::Zh)) " " span.en { (words::unplaced(&u.reason, Lang::En)) } }
        } }
    }
}

/// Samplers: expected and drawn tours.
pub fn crews(_: &Papers, s: &Summary) -> Markup {
    let most = s.loads.iter().map(|load| load.tours).max().unwrap_or(0).max(1);
    html! {
        section {
            (title("抽样人员负荷", "Samplers and their loads"))
            table {
                thead { tr { (th("编号", "id")) (th("姓名", "name")) (th("机构", "org")) (thn("期望行程", "expected")) (thn("行程", "tours")) (thn("天数", "days")) (th("", "")) } }
                tbody { @for load in &s.loads {
                    tr {
                        td.mono { (load.sampler) } td { (load.name) } td { (load.org) }
                        td.n { (format!("{:.2}", load.expected.approx())) } td.n { b { (load.tours) } } td.n { (load.days) }
                        td.bar { svg viewBox="0 0 100 8" preserveAspectRatio="none" { rect.c0 width=(load.tours * 100 / most) height="8" {} } }
                    }
                } }
            }
        }
    }
}

/// Batches with visit, day and tour.
pub fn selected(papers: &Papers) -> Markup {
    let (visit_of, appointments) = (papers.visit_of_batch(), papers.appointments());
    let row = |b: &Batch| {
        let visit = visit_of.get(&(&b.line, &b.enterprise));
        let when = visit.and_then(|visit| appointments.get(visit.id.as_str()));
        html! {
            tr {
                td.n { (b.blind) }
                td { (b.line) }
                td { (papers.enterprise_name(&b.enterprise)) span.sub.mono { (b.enterprise) } }
                td { (papers.county_name(b.county.as_str())) }
                td { @for (at, p) in b.products.iter().enumerate() { @if at > 0 { "、" } (papers.product_name(p)) } }
                td { @if b.forced { span.mark { "必抽" } } @else { "随机 " span.sub { "#" (b.rank) } } }
                td { (b.lab) }
                td { @if let Some(w) = when { (w.day.day) " " (w.stop.arrive.clock()) span.sub.mono { (w.tour.id) } } @else { span.bad { "未排入" } } }
            }
        }
    };
    html! {
        section {
            (title("抽中名单", "Selected enterprises"))
            (long(papers.batches().len(), "批次", html! { table {
                thead { tr { (thn("盲样号", "blind")) (th("产品行", "line")) (th("企业", "enterprise")) (th("县市区", "county")) (th("可抽产品", "products")) (th("方式", "how")) (th("检验", "lab")) (th("上门", "visit")) } }
                tbody { @for batch in papers.batches() { (row(batch)) } }
            } }))
        }
    }
}

/// Alternates in the order of use.
pub fn alternates(papers: &Papers) -> Markup {
    let rows = &papers.record.draw.alternates;
    html! {
        section {
            (title("备选名单", "Alternates, in order of use"))
            (long(rows.len(), "备选", html! { table {
                thead { tr { (th("产品行", "line")) (thn("类", "class")) (thn("顺序", "rank")) (th("企业", "enterprise")) (th("县市区", "county")) } }
                tbody { @for a in rows {
                    tr {
                        td { (a.line) } td.n { (a.class) } td.n { (a.rank) }
                        td { (papers.enterprise_name(&a.enterprise)) span.sub.mono { (a.enterprise) } }
                        td { @if let Some(e) = papers.enterprise(&a.enterprise) { (papers.county_name(e.county.as_str())) } }
                    }
                } }
            } }))
        }
    }
}

/// Counts by rule, then every exclusion that rests on a document.
pub fn exclusions(papers: &Papers, s: &Summary) -> Markup {
    let proved = |fate: &'_ Fate| fate.exclusions.iter().any(|e| e.evidence != Evidence::Row);
    let fates: Vec<&Fate> = papers.record.draw.fates.iter().filter(|fate| proved(fate)).collect();
    let row = |fate: &Fate, e: &Exclusion| {
        html! {
            tr {
                td { (papers.enterprise_name(&fate.enterprise)) span.sub.mono { (fate.enterprise) } }
                td { @match &e.line { Some(line) => (line), None => "全部" } }
                td { (words::rule(&e.rule, Lang::Zh)) }
                td { (words::evidence(&e.evidence, Lang::Zh)) }
            }
        }
    };
    html! {
        section {
            (title("排除", "Exclusions"))
            table {
                thead { tr { (th("规则", "rule")) (th("", "")) (thn("企业", "enterprises")) (thn("企业 × 产品行", "pairs")) } }
                tbody { @for e in &s.exclusions {
                    tr { td { (words::rule(&e.rule, Lang::Zh)) } td.en { (words::rule(&e.rule, Lang::En)) } td.n { (e.enterprises) } td.n { (e.pairs) } }
                } }
            }
            p.note { "下列排除有文书依据；名录本行即可说明的排除见 CSV。 " span.en { "Below: exclusions that rest on a document; the others are in the CSV." } }
            (long(fates.len(), "家企业", html! { table {
                thead { tr { (th("企业", "enterprise")) (th("产品行", "line")) (th("规则", "rule")) (th("依据", "evidence")) } }
                tbody { @for fate in &fates { @for e in fate.exclusions.iter().filter(|e| e.evidence != Evidence::Row) { (row(fate, e)) } } }
            } }))
        }
    }
}

/// Incidents and who came instead.
pub fn amendments(papers: &Papers) -> Markup {
    if papers.amendments.is_empty() {
        return html! {};
    }
    html! {
        section {
            (title("更正", "Amendments"))
            @for amendment in &papers.amendments {
                h3 { "第 " (amendment.number) " 次 · 截至 " (amendment.as_of) " " span.en { "frozen up to that day" } }
                ul {
                    @for i in &amendment.incidents {
                        li { (i.day) " " (papers.enterprise_name(&i.enterprise)) " " (words::incident(i.kind, Lang::Zh)) " · " (i.evidence) " · 批准 " (i.approver) }
                    }
                    @for r in &amendment.replacements {
                        li {
                            (r.line) ": " (papers.enterprise_name(&r.from)) " → "
                            @match &r.to { Some(to) => (papers.enterprise_name(to)), None => "无人可补 (nobody left)" }
                            @if let Some(from) = &r.reserve { " · " (words::reserve(from, Lang::Zh)) " " span.en { (words::reserve(from, Lang::En)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A long list folds on the screen; on paper it is left to the CSV unless it was opened.
fn long(rows: usize, what: &str, list: Markup) -> Markup {
    html! { details open[rows <= SHOWN_ROWS_MAX] { summary { (rows) " " (what) " · 展开 " span.en { "open" } } (list) } }
}
