//! The class of an enterprise in words: what it shares, with whom it competes, what limits it, how each line came out.

use super::text::ratio_or_decimal;
use super::{ClassWhy, EnterpriseWhy, Limit, LineFate, LineWhy};
use crate::base::{Digest, Lang, Ratio};
use crate::report::{Papers, terminal::table, words};

pub(super) fn class_text(papers: &Papers, class: &ClassWhy, e: &EnterpriseWhy, lang: Lang) -> String {
    let key = &class.key;
    let scopes: Vec<&str> = key.scopes.iter().map(|s| words::scope(*s, lang)).collect();
    let lines: Vec<&str> = key.lines.iter().map(|line| line.as_str()).collect();
    let (scopes, lines, county) = (scopes.join("/"), lines.join(" "), county(papers, key.county.as_str(), lang));
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
    out += &rivals(papers, class, lang);
    let wanted: Vec<&LineWhy> = class.lines.iter().filter(|line| e.asked.as_ref().is_none_or(|asked| *asked == line.line)).collect();
    if wanted.is_empty() {
        return out;
    }
    let header = lang.pick(
        "产品行|每家概率|约|价格|可抽企业|本类期望|本类名额|抽中签序|末位抽签号|本企业",
        "line|probability each|about|price|open to|class expects|seats of class|ranks drawn|last ticket drawn|this one",
    );
    let rows = wanted.iter().map(|line| line_row(line, lang)).collect();
    out += &table(&header.split('|').collect::<Vec<_>>(), &[1, 2, 3, 4, 5, 6], rows);
    for line in wanted {
        out += &format!("{} {}: {}\n", line.column, papers.line_title(&line.line), verdict(class, line, lang));
        out += &line.limits.iter().filter_map(|limit| limit_text(limit, lang)).collect::<String>();
    }
    out
}

fn county(papers: &Papers, id: &str, lang: Lang) -> String {
    papers.county(id).map_or(id.to_owned(), |c| lang.pick(&c.name, &c.name_en).to_owned())
}

/// Who competes on the same terms, and which limits are this row's own.
fn rivals(papers: &Papers, class: &ClassWhy, lang: Lang) -> String {
    let block = &class.block;
    let counties: Vec<String> = block.counties.iter().map(|(id, n)| format!("{} {n}", county(papers, id.as_str(), lang))).collect();
    let lines: Vec<&str> = block.lines.iter().map(|line| line.as_str()).collect();
    let (counties, lines, each) = (counties.join(lang.pick("、", ", ")), lines.join(" "), ratio_or_decimal(each(class)));
    let mut out = match lang {
        Lang::Zh => format!(
            "同等竞争：{} 家企业（{counties}），共同竞争 {lines}；本企业期望 {each} 批（权重 {} × {}）\n",
            block.enterprises,
            class.key.weight,
            ratio_or_decimal(class.ratio)
        ),
        Lang::En => format!(
            "competing on equal terms: {} enterprises ({counties}) for {lines}; this one expects {each} batches (weight {} × {})\n",
            block.enterprises,
            class.key.weight,
            ratio_or_decimal(class.ratio)
        ),
    };
    if class.cap_reached {
        out += &match lang {
            Lang::Zh => format!("限制：已达每家至多 {} 批，机会不能再多\n", class.key.cap),
            Lang::En => format!("limit: {} batches for one enterprise are reached; there can be no more chance\n", class.key.cap),
        };
    }
    if let Some((name, hi, binds)) = &class.company {
        out += &match (lang, binds) {
            (Lang::Zh, true) => format!("限制：同一企业法人（{name}）各站点合计至多 {hi} 批，起作用，降低了本站点的机会\n"),
            (Lang::Zh, false) => format!("同一企业法人（{name}）各站点合计至多 {hi} 批，本次不影响机会\n"),
            (Lang::En, true) => format!("limit: all sites of {name} together have at most {hi} batches; that lowers the chance here\n"),
            (Lang::En, false) => format!("all sites of {name} together have at most {hi} batches; that changes no chance here\n"),
        };
    }
    out
}

/// Expected batches of a member.
fn each(class: &ClassWhy) -> Ratio {
    Ratio::new(class.ratio.num().saturating_mul(class.key.weight), class.ratio.den())
}

fn line_row(line: &LineWhy, lang: Lang) -> Vec<String> {
    vec![
        line.column.clone(),
        ratio_or_decimal(line.probability),
        words::percent(line.probability.approx()),
        ratio_or_decimal(line.price),
        line.open_to.to_string(),
        ratio_or_decimal(line.expected),
        line.seats.to_string(),
        ranges(&line.drawn_ranks),
        line.cut.map(|ticket: Digest| ticket.short() + "…").unwrap_or_default(),
        if line.drawn { lang.pick("抽中", "drawn") } else { lang.pick("未中", "not drawn") }.to_owned(),
    ]
}

/// How the line came out, in one sentence for somebody who knows no mathematics.
fn verdict(class: &ClassWhy, line: &LineWhy, lang: Lang) -> String {
    let (size, rank, seats, ranks) = (class.size, class.rank, line.seats, ranges(&line.drawn_ranks));
    let expected = ratio_or_decimal(line.expected);
    match (line.fate, lang) {
        (LineFate::Sure, Lang::Zh) => "必然抽中：名额足够每家都有".to_owned(),
        (LineFate::Sure, Lang::En) => "sure to be drawn: there is a batch for everyone".to_owned(),
        (LineFate::Drawn, Lang::Zh) => {
            format!("抽中。同类 {size} 家按抽签号从小到大排队，{seats} 个名额给了第 {ranks} 位；本企业是第 {rank} 位")
        }
        (LineFate::Drawn, Lang::En) => {
            format!(
                "drawn. The {size} of the class stand by ticket; the {seats} batches went to places {ranks}, and this one has place {rank}"
            )
        }
        (LineFate::NotReached, Lang::Zh) => {
            format!("未抽中。同类 {size} 家按抽签号从小到大排队，{seats} 个名额给了第 {ranks} 位；本企业是第 {rank} 位，没有轮到")
        }
        (LineFate::NotReached, Lang::En) => {
            format!(
                "not drawn. The {size} of the class stand by ticket; the {seats} batches went to places {ranks}, and this one has place {rank}"
            )
        }
        (LineFate::NoSeat, Lang::Zh) => format!("未抽中。这一类期望 {expected} 批，按公开的概率取整后本次没有名额"),
        (LineFate::NoSeat, Lang::En) => {
            format!("not drawn. The class expects {expected} batches; rounded by public odds, it has none this time")
        }
        (LineFate::NoChance, Lang::Zh) => "没有机会：本行名额按最公平的分法全部给了其他机会更少的企业".to_owned(),
        (LineFate::NoChance, Lang::En) => {
            "no chance: the fairest division gives all batches of this line to enterprises with fewer chances elsewhere".to_owned()
        }
    }
}

/// A limit in words; none if it limits nothing.
fn limit_text(limit: &Limit, lang: Lang) -> Option<String> {
    let (id, lo, hi) = (&limit.id, limit.lo, limit.hi);
    let text = match lang {
        Lang::Zh if limit.exact => format!("  {id}: 随机名额恰为 {hi} 批"),
        Lang::En if limit.exact => format!("  {id}: exactly {hi} batches by chance"),
        Lang::Zh if limit.minimum_binds => format!("  {id}: 至少 {lo} 批，起作用：这里的机会因此较多"),
        Lang::En if limit.minimum_binds => format!("  {id}: at least {lo} batches; it binds, so chances here are better"),
        Lang::Zh if limit.maximum_binds => format!("  {id}: 至多 {hi} 批，起作用：这里的机会因此较少"),
        Lang::En if limit.maximum_binds => format!("  {id}: at most {hi} batches; it binds, so chances here are worse"),
        Lang::Zh if lo > 0 => format!("  {id}: 至少 {lo} 批，不影响机会"),
        Lang::En if lo > 0 => format!("  {id}: at least {lo} batches; it changes no chance"),
        _ => return None,
    };
    Some(text + "\n")
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
