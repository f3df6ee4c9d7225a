//! `why` in words.

use super::text_class::class_text;
use super::{BatchWhy, Closed, EnterpriseWhy, SamplerWhy, SeatWhy, Why};
use crate::base::{Lang, Ratio};
use crate::report::{Papers, moves, terminal::table, words};

/// Candidates listed when a name fits several, at most.
const CANDIDATES_MAX: usize = 20;

/// The answer in words.
pub fn text(papers: &Papers, why: &Why, lang: Lang) -> String {
    match why {
        Why::Enterprise(e) => enterprise(papers, e, lang),
        Why::Sampler(s) => sampler(papers, s, lang),
        Why::Nobody => lang.pick("名录与人员中都没有这个名称或编号。\n", "No enterprise or sampler has this name or id.\n").to_owned(),
        Why::Several { candidates } => several(candidates, lang),
    }
}

fn several(candidates: &[(String, String)], lang: Lang) -> String {
    let mut out = match lang {
        Lang::Zh => format!("有 {} 个名称相符，请用编号再问：\n", candidates.len()),
        Lang::En => format!("{} names fit; ask again by id:\n", candidates.len()),
    };
    for (id, name) in candidates.iter().take(CANDIDATES_MAX) {
        out += &format!("  {id}  {name}\n");
    }
    if candidates.len() > CANDIDATES_MAX {
        out += "  …\n";
    }
    out
}

fn enterprise(papers: &Papers, e: &EnterpriseWhy, lang: Lang) -> String {
    let mut out = format!("{}  {}  {}\n", e.name, e.id, e.county);
    out += &format!("{}: {}\n", lang.pick("结果", "fate"), words::fate(e.fate, lang));
    out += &format!("{}: {}\n", lang.pick("抽签号（小者在前）", "ticket (lower comes first)"), e.ticket);
    if let Some(class) = &e.class {
        out += &class_text(papers, class, e, lang);
    }
    if let (Some(line), Some(closed)) = (&e.asked, e.closed) {
        out += &format!("{line} {}: {}\n", papers.line_title(line), closed_text(closed, lang));
    }
    for batch in e.batches.iter().filter(|b| e.asked.as_ref().is_none_or(|line| *line == b.line)) {
        out += &batch_text(papers, batch, lang);
    }
    for (line, rank) in &e.alternates {
        let title = papers.line_title(line);
        out += &match lang {
            Lang::Zh => format!("备选：{line} {title} 同类第 {rank} 位，前面的企业无法抽样时依次补入\n"),
            Lang::En => format!("stands by: {line} {title}, place {rank} of its class; comes when those before cannot be sampled\n"),
        };
    }
    for exclusion in &e.exclusions {
        let line = exclusion.line.as_ref().map_or(lang.pick("全部产品行", "all lines").to_owned(), ToString::to_string);
        let (rule, evidence) = (words::rule(&exclusion.rule, lang), words::evidence(&exclusion.evidence, lang));
        let (word, proof) = (lang.pick("排除", "excluded"), lang.pick("依据", "evidence"));
        out += &format!("{word}: {line} · {rule} ({}) · {proof}: {evidence}\n", exclusion.rule);
    }
    out += &moves::text(&e.moves, lang);
    out
}

/// A short fraction as it is; a long one as a decimal.
pub(super) fn ratio_or_decimal(ratio: Ratio) -> String {
    let text = ratio.to_string();
    if text.len() <= 11 { text } else { format!("≈{:.5}", ratio.approx()) }
}

fn batch_text(papers: &Papers, b: &BatchWhy, lang: Lang) -> String {
    let how = if b.forced { lang.pick("必抽", "forced in") } else { lang.pick("随机抽中", "drawn") };
    let products: Vec<&str> = b.products.iter().map(|p| papers.product_name(p)).collect();
    let head = format!(
        "{}: {} {} · {how} · {} {} · {} · {} {}\n",
        lang.pick("批次", "batch"),
        b.line,
        papers.line_title(&b.line),
        lang.pick("盲样号", "blind no."),
        b.blind,
        products.join(lang.pick("、", ", ")),
        lang.pick("送", "to"),
        papers.lab_name(&b.lab)
    );
    let crew: Vec<&str> = b.crew.iter().map(|s| papers.sampler_name(s)).collect();
    let visit = match (&b.tour, b.day, &b.unplaced) {
        (Some(tour), Some(day), _) => {
            let arrive = b.arrive.as_deref().unwrap_or_default();
            format!(
                "{}: {day} {arrive} · {} {tour} · {}\n",
                lang.pick("上门", "visit"),
                lang.pick("行程", "tour"),
                crew.join(lang.pick("、", ", "))
            )
        }
        (_, _, Some(reason)) => format!("{}: {}\n", lang.pick("未排入", "not placed"), words::unplaced(reason, lang)),
        _ => String::new(),
    };
    let failures = b.follow_ups.iter().map(|f| {
        let (product, day, document) = (papers.product_name(&f.product), f.day, &f.document);
        match lang {
            Lang::Zh => format!("必抽原因：{product} {day} 不合格（{document}），须跟踪抽查，不占随机名额的机会\n"),
            Lang::En => format!("why forced: {product} failed on {day} ({document}) and is followed up; no chance was involved\n"),
        }
    });
    head + &failures.collect::<String>() + &visit
}

fn closed_text(closed: Closed, lang: Lang) -> &'static str {
    match closed {
        Closed::Scope => {
            lang.pick("本行只抽另一领域（生产／流通），与本企业无关", "this line is about the other scope (production or sale)")
        }
        Closed::Product => lang.pick("本企业没有本行的产品", "this enterprise has none of the line's products"),
        Closed::County => lang.pick("本行只在指定的县市区抽查", "this line is for other counties"),
        Closed::CapUsed => lang.pick("必抽批次已用满本企业的批次上限", "follow-ups have used up the batches one enterprise may have"),
    }
}

fn sampler(papers: &Papers, s: &SamplerWhy, lang: Lang) -> String {
    let mut out = format!("{}  {}  {}\n", s.name, s.id, papers.org_name(&s.org));
    let qualified: Vec<&str> = s.qualified.iter().map(|p| papers.product_name(p)).collect();
    out += &format!("{}: {}\n", lang.pick("可抽产品", "qualified for"), qualified.join(lang.pick("、", ", ")));
    for (enterprise, reason) in &s.conflicts {
        out += &format!("{}: {} ({reason})\n", lang.pick("回避", "keeps away from"), papers.enterprise_name(enterprise));
    }
    let expected = s.expected.map_or("0".to_owned(), |e| format!("{} ≈ {:.3}", ratio_or_decimal(e), e.approx()));
    out += &match lang {
        Lang::Zh => format!("行程：期望 {expected}，抽中 {}，至多 {}\n", s.tours.len(), s.tours_max),
        Lang::En => format!("tours: expected {expected}, drawn {}, at most {}\n", s.tours.len(), s.tours_max),
    };
    let (open, shut): (Vec<&SeatWhy>, Vec<&SeatWhy>) = s.seats.iter().partition(|seat| seat.probability.num() > 0);
    let rows = open.into_iter().map(|seat| seat_row(seat, lang));
    let header: Vec<&str> = lang.pick("席位|概率|约|结果", "seat|probability|about|result").split('|').collect();
    out += &table(&header, &[1, 2], rows.collect());
    if !shut.is_empty() {
        out += &match lang {
            Lang::Zh => format!("另有 {} 个席位合格，概率为 0\n", shut.len()),
            Lang::En => format!("eligible for {} more seats with probability 0\n", shut.len()),
        };
    }
    for tour in &s.tours {
        out += &format!("  {tour}\n");
    }
    out
}

fn seat_row(seat: &SeatWhy, lang: Lang) -> Vec<String> {
    let (exact, about) = (ratio_or_decimal(seat.probability), words::percent(seat.probability.approx()));
    vec![seat.seat.clone(), exact, about, if seat.drawn { lang.pick("抽中", "drawn") } else { "" }.to_owned()]
}
