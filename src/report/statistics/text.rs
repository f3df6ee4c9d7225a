//! The statistics in words.

use super::answer::{Domain, Statistics};
use crate::base::Lang;
use crate::report::{terminal::table, words::percent};

/// In words.
pub fn text(s: &Statistics, lang: Lang) -> String {
    let mut out = String::new();
    for (title, domains) in
        [(lang.pick("产品行", "line"), &s.lines), (lang.pick("县市区", "county"), &s.counties), (lang.pick("检验机构", "lab"), &s.labs)]
    {
        let rows = domains.iter().chain(std::iter::once(&s.all)).map(|d| row(d, lang)).collect();
        let header = lang.pick(
            "名称|可抽|随机|有结果|不合格|拒检|无结果|替补|不合格率|95% 区间|有效样本|若缺失全不合格|必抽|必抽不合格",
            "name|frame|random|tested|failing|refused|missing|substitutes|failing share|95% limits|effective|if missing fail|forced|forced failing",
        );
        let header: Vec<&str> = std::iter::once(title).chain(header.split('|').skip(1)).collect();
        out += &table(&header, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], rows);
        out += "\n";
    }
    out + &notes(s, lang)
}

fn row(d: &Domain, lang: Lang) -> Vec<String> {
    let name = if d.id.is_empty() { lang.pick(&d.name, &d.name_en).to_owned() } else { label(d, lang) };
    let (r, f) = (&d.random, &d.forced);
    let mut row = vec![name, d.frame.map(|n| n.to_string()).unwrap_or_default()];
    row.extend([r.batches, r.tested, r.failing].map(|n| n.to_string()));
    row.extend([r.refused, r.missing, r.substitutes].map(blank_zero));
    row.push(d.estimate.map(|e| percent(e.share)).unwrap_or_default());
    row.push(d.estimate.map(|e| format!("{} – {}", percent(e.limits.lower), percent(e.limits.upper))).unwrap_or_default());
    row.push(
        d.estimate
            .map(|e| if e.effective > 0.0 { format!("{:.1}", e.effective) } else { lang.pick("全数", "all").to_owned() })
            .unwrap_or_default(),
    );
    row.push(d.share_if_missing_fail.filter(|_| r.tested < r.batches).map(percent).unwrap_or_default());
    row.extend([blank_zero(f.batches), if f.batches > 0 { format!("{}/{}", f.failing, f.tested) } else { String::new() }]);
    row
}

fn label(d: &Domain, lang: Lang) -> String {
    let name = if d.name_en.is_empty() { &d.name } else { lang.pick(&d.name, &d.name_en) };
    let short: String = name.chars().take(8).collect();
    let cut = if short.len() < name.len() && d.name_en.is_empty() { format!("{short}…") } else { name.to_owned() };
    if d.name_en.is_empty() { format!("{} {cut}", d.id) } else { cut }
}

fn blank_zero(n: u64) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}

/// What the numbers mean, and what they do not.
fn notes(s: &Statistics, lang: Lang) -> String {
    let (r, gone) = (&s.all.random, s.lost);
    let open = r.refused + r.missing;
    let unreachable = s.all.unreachable.unwrap_or(0);
    match lang {
        Lang::Zh => format!(
            "估计对象：名录中可抽的企业 × 产品行；只用随机批次，按精确入样概率的倒数加权（Hájek 比率估计）；必抽批次另列，不混入。\n\
             区间：以企业为单位、按有放回计算方差，再以有效样本量取 Clopper–Pearson 区间（Korn–Graubard 1998）；抽样不放回且名额固定，\
             故对单个产品行偏保守；零不合格时上限为 1 − 0.025^(1/有效样本)。必然抽中的批次是已知数，不计误差。\n\
             随机批次中拒检或无结果 {open} 批，估计假定它们与有结果的相同；右侧列出全算不合格时的数值。替补 {} 批，按原抽中批次的概率加权；\
             无人可补 {gone} 批；更正 {} 次。概率为 0 的企业 × 产品行 {unreachable} 对，不在估计范围内。\n\
             各检验机构一栏是其所检批次的情况，不代表名录的一部分。\n",
            r.substitutes, s.amendments
        ),
        Lang::En => format!(
            "Of what: pairs of enterprise and line that could be drawn; random batches alone, weighted by 1/exact probability (Hájek ratio \
             estimate); what was forced in stands beside, never inside.\n\
             Limits: variance by enterprise as if drawn with replacement, then Clopper-Pearson limits at the effective sample size \
             (Korn and Graubard 1998). Draws are without replacement and of fixed size, so for one line the limits err on the wide side. \
             With no failure the upper limit is 1 - 0.025^(1/effective). Batches that were sure to be drawn are known and have no error.\n\
             {open} random batches were refused or have no result; the estimate takes them to be like the others, the column beside it \
             as if all failed. {} substitutes carry the probability of the batch they stand for; {gone} batches found nobody; {} amendments. \
             {unreachable} eligible pairs have probability 0 and are outside.\n\
             A lab's row is about what it tested, not about a part of the frame.\n",
            r.substitutes, s.amendments
        ),
    }
}
