//! `why` in words.

use super::Papers;
use super::why::{BatchWhy, ClassWhy, EnterpriseWhy, LineWhy, SamplerWhy, SeatWhy, Why};
use super::{terminal::table, words};
use crate::base::{Digest, Lang, Ratio};

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
    for batch in e.batches.iter().filter(|b| e.asked.as_ref().is_none_or(|line| *line == b.line)) {
        out += &batch_text(papers, batch, lang);
    }
    for (line, rank) in &e.alternates {
        let title = papers.line_title(line);
        out += &match lang {
            Lang::Zh => format!("备选：{line} {title} 第 {rank} 位\n"),
            Lang::En => format!("stands by: {line} {title}, place {rank}\n"),
        };
    }
    for exclusion in &e.exclusions {
        let line = exclusion.line.as_ref().map_or(lang.pick("全部产品行", "all lines").to_owned(), ToString::to_string);
        let (rule, evidence) = (words::rule(&exclusion.rule, lang), words::evidence(&exclusion.evidence, lang));
        let (word, proof) = (lang.pick("排除", "excluded"), lang.pick("依据", "evidence"));
        out += &format!("{word}: {line} · {rule} ({}) · {proof}: {evidence}\n", exclusion.rule);
    }
    for (number, line, to_it) in &e.moves {
        let what = if *to_it { lang.pick("补入", "called in for") } else { lang.pick("被替换", "replaced on") };
        out += &format!("{} {number}: {what} {line}\n", lang.pick("更正", "amendment"));
    }
    out
}

fn class_text(papers: &Papers, class: &ClassWhy, e: &EnterpriseWhy, lang: Lang) -> String {
    let key = &class.key;
    let scopes: Vec<&str> = key.scopes.iter().map(|s| words::scope(*s, lang)).collect();
    let lines: Vec<&str> = key.lines.iter().map(|line| line.as_str()).collect();
    let (scopes, lines) = (scopes.join("/"), lines.join(" "));
    let county = match lang {
        Lang::Zh => papers.county_name(key.county.as_str()).to_owned(),
        Lang::En => papers.county(key.county.as_str()).map_or(key.county.to_string(), |c| c.name_en.clone()),
    };
    let mut out = match lang {
        Lang::Zh => format!(
            "同类 #{}: {county} · {scopes} · 权重 {} · 至多 {} 批 · 可抽 {lines} · 共 {} 家，本企业签序第 {}\n",
            class.number, key.weight, key.cap, class.size, class.rank
        ),
        Lang::En => format!(
            "class #{}: {county} · {scopes} · weight {} · at most {} batches · open to {lines} · {} members, this ticket is number {}\n",
            class.number, key.weight, key.cap, class.size, class.rank
        ),
    };
    let header = lang.pick(
        "产品行|每家概率|约|价格|本类名额|抽中签序|末位抽签号|本企业",
        "line|probability each|about|price|seats of class|ranks drawn|last ticket drawn|this one",
    );
    let wanted = class.lines.iter().filter(|line| e.asked.as_ref().is_none_or(|asked| *asked == line.line));
    let rows = wanted.map(|line| line_row(line, lang)).collect();
    out += &table(&header.split('|').collect::<Vec<_>>(), &[1, 2, 3, 4], rows);
    out
}

fn line_row(line: &LineWhy, lang: Lang) -> Vec<String> {
    vec![
        line.column.clone(),
        line.probability.to_string(),
        words::percent(line.probability.approx()),
        ratio_or_decimal(line.price),
        line.seats.to_string(),
        ranges(&line.drawn_ranks),
        line.cut.map(|ticket: Digest| ticket.short() + "…").unwrap_or_default(),
        if line.drawn { lang.pick("抽中", "drawn") } else { lang.pick("未中", "not drawn") }.to_owned(),
    ]
}

/// A short fraction as it is; a long one as a decimal.
fn ratio_or_decimal(ratio: Ratio) -> String {
    let text = ratio.to_string();
    if text.len() <= 11 { text } else { format!("≈{:.5}", ratio.approx()) }
}

/// `1–4, 7` of ascending numbers.
pub fn ranges(numbers: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            Some((_, last)) if *last == *n => {}
            _ => runs.push((*n, *n)),
        }
    }
    let run = |(a, b): &(u64, u64)| if a == b { a.to_string() } else { format!("{a}–{b}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
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
        products.join("、"),
        lang.pick("送", "to"),
        papers.lab_name(&b.lab)
    );
    let crew: Vec<&str> = b.crew.iter().map(|s| papers.sampler_name(s)).collect();
    let visit = match (&b.tour, b.day, &b.unplaced) {
        (Some(tour), Some(day), _) => {
            let arrive = b.arrive.as_deref().unwrap_or_default();
            format!("{}: {day} {arrive} · {} {tour} · {}\n", lang.pick("上门", "visit"), lang.pick("行程", "tour"), crew.join("、"))
        }
        (_, _, Some(reason)) => format!("{}: {}\n", lang.pick("未排入", "not placed"), words::unplaced(reason, lang)),
        _ => String::new(),
    };
    head + &visit
}

fn sampler(papers: &Papers, s: &SamplerWhy, lang: Lang) -> String {
    let mut out = format!("{}  {}  {}\n", s.name, s.id, papers.org_name(&s.org));
    let qualified: Vec<&str> = s.qualified.iter().map(|p| papers.product_name(p)).collect();
    out += &format!("{}: {}\n", lang.pick("可抽产品", "qualified for"), qualified.join("、"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_ranks() {
        assert_eq!(ranges(&[]), "");
        assert_eq!(ranges(&[1, 2, 3, 4, 7]), "1–4, 7");
        assert_eq!(ranges(&[2, 2, 5, 6]), "2, 5–6");
    }
}
