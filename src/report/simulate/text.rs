//! The answer in words.

use super::answer::{DealingAnswer, Simulation};
use super::compare::{Fit, LineMean};
use super::joint::{Joint, JointRow, Sign};
use super::study::Side;
use super::visits::Visits;
use crate::base::Lang;
use crate::record::Dealing;
use crate::report::{terminal::table, words};

/// The answer in words.
pub fn text(s: &Simulation, lang: Lang) -> String {
    let own = s.under.iter().find(|u| u.dealing == s.dealing);
    let mut out = own.map(|u| lines(&u.fit, lang)).unwrap_or_default();
    let ranges: Vec<String> = s.ranges.iter().map(|(from, to)| format!("{from} … {}", to - 1)).collect();
    let (draws, ranges) = (words::thousands(s.draws as i64), ranges.join(", "));
    out += &match lang {
        Lang::Zh => format!("抽取 {draws} 次（编号 {ranges}）\n\n"),
        Lang::En => format!("{draws} draws (numbers {ranges})\n\n"),
    };
    out += &fits(s, lang);
    out += &own.map(|u| distribution(s, u, lang)).unwrap_or_default();
    out += &side_by_side(s, lang);
    if !s.joint.is_empty() {
        out += &joint(&s.joint, s.draws, lang);
    }
    out += &match lang {
        Lang::Zh => format!("指标未满足的抽取 {} 次\n", s.off_quota),
        Lang::En => format!("draws off a quota: {}\n", s.off_quota),
    };
    out + match s.agrees {
        true => lang.pick("相符：抽取频率与精确概率一致\n", "they agree: frequencies are those of the exact probabilities\n"),
        false => lang.pick("不符：抽取频率与精确概率不一致\n", "they do not agree: frequencies are not those of the exact probabilities\n"),
    }
}

fn split(header: &str) -> Vec<&str> {
    header.split('|').collect()
}

fn lines(fit: &Fit, lang: Lang) -> String {
    let row = |m: &LineMean| vec![m.line.to_string(), format!("{:.3}", m.expected), format!("{:.3}", m.mean)];
    table(&split(lang.pick("产品行|期望随机批次|平均", "line|expected random batches|mean")), &[1, 2], fit.lines.iter().map(row).collect())
}

/// Both dealings against the same probabilities.
fn fits(s: &Simulation, lang: Lang) -> String {
    let row = |u: &DealingAnswer| {
        let f = &u.fit;
        let z = if f.sum_deviation > 0.0 { (f.sum_of_squares - f.pairs as f64) / f.sum_deviation } else { 0.0 };
        let largest = f.largest.as_ref().map_or(String::new(), |l| format!("{:+.2} σ", l.deviations));
        vec![
            name(s, u.dealing, lang),
            words::thousands(f.pairs as i64),
            format!("{:.1}", f.sum_of_squares),
            format!("{z:+.2} σ"),
            largest,
            format!("{:.2} σ", f.largest_expected),
            f.impossible.to_string(),
            f.beyond_bound.to_string(),
        ]
    };
    let header = lang.pick(
        "分配方式|企业×产品行|偏差平方和|偏离|最大偏差|通常约|不可能|超界",
        "dealing|enterprise × line|sum of squares|off by|largest|about usual|impossible|beyond bound",
    );
    let mut out = table(&split(header), &[1, 2, 3, 4, 5, 6, 7], s.under.iter().map(row).collect());
    for l in s.under.iter().filter_map(|u| u.fit.largest.as_ref().filter(|_| u.dealing == s.dealing)) {
        let (p, off) = (&l.pair, l.deviations);
        out += &match lang {
            Lang::Zh => format!("最大偏差 {off:+.2} σ：{}/{}，概率 {}，抽中 {} 次\n", p.line, p.enterprise, p.probability, p.drawn),
            Lang::En => {
                format!(
                    "largest deviation {off:+.2} σ: {}/{}, probability {}, drawn {} times\n",
                    p.line, p.enterprise, p.probability, p.drawn
                )
            }
        };
    }
    out + "\n"
}

/// Enterprises visited under the task's own dealing, county by county.
fn distribution(s: &Simulation, u: &DealingAnswer, lang: Lang) -> String {
    let row = |(name, v): (String, &Option<Visits>)| {
        let Some(v) = v else { return vec![name] };
        let cells = [v.min, v.p05, v.p50, v.p95, v.max].map(|n| n.to_string());
        let [min, low, median, high, max] = cells;
        vec![name, min, low, median, format!("{:.2}", v.mean), high, max]
    };
    let header = lang.pick("走访企业数|最少|5%|中位|平均|95%|最多", "enterprises visited|min|5%|median|mean|95%|max");
    table(&split(header), &[1, 2, 3, 4, 5, 6], places(s, u, lang).into_iter().map(row).collect()) + "\n"
}

/// Visits of both dealings on the same keys.
fn side_by_side(s: &Simulation, lang: Lang) -> String {
    let both: Vec<Vec<(String, &Option<Visits>)>> = s.under.iter().map(|u| places(s, u, lang)).collect();
    let [a, b] = &both[..] else { return String::new() };
    let cells = |v: &Option<Visits>| v.map_or([String::new(), String::new()], |v| [format!("{:.2}", v.mean), format!("{:.2}", v.variance)]);
    let rows = a.iter().zip(b).map(|((name, a), (_, b))| [vec![name.clone()], cells(a).to_vec(), cells(b).to_vec()].concat());
    let header =
        lang.pick("走访企业数|分散：平均|方差|合并：平均|方差", "enterprises visited|spread: mean|variance|combine: mean|variance");
    table(&split(header), &[1, 2, 3, 4], rows.collect()) + "\n"
}

/// All, then each county, with its visits.
fn places<'a>(s: &Simulation, u: &'a DealingAnswer, lang: Lang) -> Vec<(String, &'a Option<Visits>)> {
    let counties = s.counties.iter().map(|(_, zh, en)| lang.pick(zh, en).to_owned()).zip(&u.county_visits);
    std::iter::once((lang.pick("合计", "all").to_owned(), &u.visits)).chain(counties).collect()
}

/// A dealing in words; the task's own is marked.
fn name(s: &Simulation, dealing: Dealing, lang: Lang) -> String {
    let word = match dealing {
        Dealing::Spread => lang.pick("分散 spread", "spread"),
        Dealing::Combine => lang.pick("合并 combine", "combine"),
    };
    if dealing == s.dealing { format!("{word} *") } else { word.to_owned() }
}

fn joint(joint: &[Joint], draws: u64, lang: Lang) -> String {
    let mut rows = Vec::new();
    for pair in joint {
        rows.extend(pair.under.iter().map(|row| joint_row(pair, row, draws, lang)));
    }
    let header = lang.pick(
        "甲|乙|分配|甲概率|乙概率|甲次数|乙次数|同时|独立时|协方差|偏离|相关",
        "A|B|dealing|P(A)|P(B)|A drawn|B drawn|both|if independent|covariance|off by|correlation",
    );
    table(&split(header), &[3, 4, 5, 6, 7, 8, 9, 10], rows) + "\n"
}

fn joint_row(pair: &Joint, row: &JointRow, draws: u64, lang: Lang) -> Vec<String> {
    let share = |i: usize| row.probability[i].map_or(row.single[i] as f64 / draws.max(1) as f64, |p| p.approx());
    let exact = |i: usize| row.probability[i].map_or(format!("≈{:.5}", share(i)), |p| p.to_string());
    let sign = match row.sign {
        Sign::Negative => lang.pick("负相关", "negative"),
        Sign::Positive => lang.pick("正相关", "positive"),
        Sign::NotSeen => lang.pick("未见（3 σ 内）", "none seen (within 3 σ)"),
        Sign::Fixed => lang.pick("有一方是确定的", "one of them is certain"),
    };
    vec![
        side(&pair.asked.a),
        side(&pair.asked.b),
        match row.dealing {
            Dealing::Spread => lang.pick("分散", "spread"),
            Dealing::Combine => lang.pick("合并", "combine"),
        }
        .to_owned(),
        exact(0),
        exact(1),
        row.single[0].to_string(),
        row.single[1].to_string(),
        row.both.to_string(),
        format!("{:.1}", share(0) * share(1) * draws as f64),
        format!("{:+.6}", row.covariance),
        row.deviations.map_or(String::new(), |d| format!("{d:+.2} σ")),
        sign.to_owned(),
    ]
}

fn side(side: &Side) -> String {
    side.line.as_ref().map_or(side.enterprise.to_string(), |line| format!("{line}/{}", side.enterprise))
}
