//! The summary as tables on a terminal; wide Chinese characters stay aligned.

pub use super::grid::{fit, table};
use super::{LineSum, Summary, grid, words};
use crate::base::{self, Lang};

/// Counties beside each other in the line table, at most; beyond that they have a table of their own alone.
const COUNTY_COLUMNS_MAX: usize = 12;
/// Columns a title may take.
const TITLE_WIDTH_MAX: usize = 20;

/// The whole summary.
pub fn summary(s: &Summary, lang: Lang) -> String {
    let parts = [head(s, lang), lines(s, lang), counties(s, lang), work(s, lang), labs(s, lang), chance(s, lang), digests(s, lang)];
    parts.join("\n")
}

fn head(s: &Summary, lang: Lang) -> String {
    let mut out = format!("{}\n", lang.pick(&s.title, &s.title_en));
    if s.synthetic {
        out += lang.pick("  合成名录：企业均为虚构\n", "  synthetic frame: every enterprise is made up\n");
    }
    if s.public {
        out +=
            lang.pick("  公开模式：没有保密数，任何人都能算出抽签号\n", "  public mode: no secret, everybody can compute every ticket\n");
    }
    out
}

fn lines(s: &Summary, lang: Lang) -> String {
    let known = lang.pick("产品行|产品|任务|抽中|必抽|达标", "line|product|quota|drawn|forced|met").split('|');
    let sums: Grid =
        (known.map(str::to_owned).collect(), s.lines.iter().map(|line| line_row(line, lang)).chain([total_row(s, lang)]).collect());
    let mut out = match counties_grid(s, lang) {
        None => drawn(&sums, &[5]),
        Some(by_county) => {
            let beside = beside(&sums, &by_county);
            // a terminal too narrow for one table gets two
            if grid::fits(&beside.0, &beside.1) { drawn(&beside, &[5]) } else { drawn(&sums, &[5]) + "\n" + &drawn(&by_county, &[]) }
        }
    };
    for group in &s.groups {
        let label = lang.pick("共用指标", "shared quota");
        out += &format!("{label} {}: {} / {}\n", group.id, group.batches, group.quota);
    }
    out
}

/// Header and rows.
type Grid = (Vec<String>, Vec<Vec<String>>);

/// A table whose first column is text, and the second if there is a product; the others are numbers but for some.
fn drawn((header, rows): &Grid, texts: &[usize]) -> String {
    let first = if texts.is_empty() { 1 } else { 2 };
    let numbers: Vec<usize> = (first..header.len()).filter(|at| !texts.contains(at)).collect();
    table(&header.iter().map(String::as_str).collect::<Vec<_>>(), &numbers, rows.clone())
}

/// Batches by line and county, unless there are too many counties.
fn counties_grid(s: &Summary, lang: Lang) -> Option<Grid> {
    if s.counties.len() > COUNTY_COLUMNS_MAX {
        return None;
    }
    let short = s.counties.iter().map(|c| short_county(&c.name, &c.name_en, lang));
    let header = std::iter::once(lang.pick("产品行", "line").to_owned()).chain(short).collect();
    let row = |line: &LineSum| std::iter::once(line.id.to_string()).chain(line.by_county.iter().map(|n| blank_zero(*n))).collect();
    let all = s.counties.iter().map(|county| county.batches.to_string());
    let total = std::iter::once(lang.pick("合计", "total").to_owned()).chain(all).collect();
    Some((header, s.lines.iter().map(row).chain([total]).collect()))
}

/// Two tables about the same lines as one.
fn beside(left: &Grid, right: &Grid) -> Grid {
    let join = |l: &Vec<String>, r: &Vec<String>| l.iter().chain(r.iter().skip(1)).cloned().collect::<Vec<_>>();
    (join(&left.0, &right.0), left.1.iter().zip(&right.1).map(|(l, r)| join(l, r)).collect())
}

fn line_row(line: &LineSum, lang: Lang) -> Vec<String> {
    let quota = match &line.group {
        Some(group) => group.to_string(),
        None => words::quota(line.kind, line.quota),
    };
    let met = if line.met { "✓" } else { lang.pick("✗ 不足", "✗ short") };
    vec![line.id.to_string(), clip(&line.title), quota, line.batches.to_string(), blank_zero(line.forced), met.to_owned()]
}

fn total_row(s: &Summary, lang: Lang) -> Vec<String> {
    let total = lang.pick("合计", "total").to_owned();
    let met = if s.met() { "✓" } else { "✗" }.to_owned();
    vec![total, String::new(), String::new(), s.batches.to_string(), blank_zero(s.forced), met]
}

/// Minimums per county, and any limit that does not hold.
fn counties(s: &Summary, lang: Lang) -> String {
    let mut rows = Vec::new();
    for line in &s.lines {
        for limit in &line.limits {
            let at = s.counties.iter().position(|county| county.id == limit.county);
            let drawn = at.and_then(|at| line.by_county.get(at)).copied().unwrap_or(0);
            let most = if limit.max >= line.quota.max(1) { String::new() } else { format!("≤{}", limit.max) };
            if limit.min == 0 && drawn <= limit.max {
                continue;
            }
            let met = if (limit.min..=limit.max).contains(&drawn) { "✓" } else { "✗" };
            let name = at.map_or(limit.county.as_str(), |at| lang.pick(&s.counties[at].name, &s.counties[at].name_en));
            rows.push(vec![line.id.to_string(), name.to_owned(), format!("≥{}", limit.min), most, drawn.to_string(), met.to_owned()]);
        }
    }
    let header: Vec<&str> = lang.pick("产品行|县市区|至少|至多|抽中|达标", "line|county|at least|at most|drawn|met").split('|').collect();
    if rows.is_empty() { String::new() } else { table(&header, &[2, 3, 4], rows) }
}

fn work(s: &Summary, lang: Lang) -> String {
    let t = &s.totals;
    let row = vec![
        s.enterprises.to_string(),
        t.visits.to_string(),
        s.unplaced.to_string(),
        t.tours.to_string(),
        t.team_days.to_string(),
        t.nights.to_string(),
        words::kilometres(t.metres),
        (t.drive.0 / 60).to_string(),
        words::yuan(t.cost_given),
    ];
    let header = lang.pick(
        "企业|上门|未排入|行程|队日|过夜|公里|驾驶小时|费用（元）",
        "enterprises|visits|unplaced|tours|team-days|nights|km|hours driven|cost (yuan)",
    );
    table(&header.split('|').collect::<Vec<_>>(), &(0..9).collect::<Vec<_>>(), vec![row]) + &stopped(s, lang) + &proved(s, lang)
}

/// A search that somebody stopped says so.
fn stopped(s: &Summary, lang: Lang) -> String {
    let Some(made) = s.stopped_after else { return String::new() };
    match lang {
        Lang::Zh => format!("提前停止：{} 次迭代中完成 {made} 次\n", s.iterations),
        Lang::En => format!("stopped early: {made} of {} iterations\n", s.iterations),
    }
}

/// How far the plan can be from the best, where that was asked for.
fn proved(s: &Summary, lang: Lang) -> String {
    let Some(over) = s.over_permille else { return String::new() };
    let per_cent = words::per_cent(over);
    match lang {
        Lang::Zh => format!("至多比最优高 {per_cent} %（bound.json）\n"),
        Lang::En => format!("at most {per_cent} % above the best possible (bound.json)\n"),
    }
}

fn labs(s: &Summary, lang: Lang) -> String {
    let row = |lab: &super::LabSum| {
        vec![
            format!("{} {}", lab.id, lab.name),
            lab.batches.to_string(),
            format!("{}/{}", lab.day_peak, lab.day_capacity),
            lab.day.map(|day| day.to_string()).unwrap_or_default(),
            format!("{}/{}", lab.week_peak, lab.week_capacity),
            lab.week.map(|week| week.to_string()).unwrap_or_default(),
        ]
    };
    let header = lang.pick("检验机构|批次|日峰值/能力|日期|周峰值/能力|周", "lab|batches|day peak/cap|day|week peak/cap|week");
    table(&header.split('|').collect::<Vec<_>>(), &[1, 2, 4], s.labs.iter().map(row).collect())
}

/// Fates, exclusions by rule, loads in one line each.
fn chance(s: &Summary, lang: Lang) -> String {
    let f = &s.fates;
    let [frame, selected, alternate, quota_full, out] = [f.frame, f.selected, f.alternate, f.quota_full, f.excluded].map(words::count);
    let fates = match lang {
        Lang::Zh => {
            format!("名录 {frame} = 抽中 {selected} + 备选 {alternate} + 名额已满 {quota_full} + 排除 {out}")
        }
        Lang::En => {
            format!("frame {frame} = selected {selected} + alternates {alternate} + quota full {quota_full} + excluded {out}")
        }
    };
    let rule = |e: &crate::record::ExclusionCount| match lang {
        Lang::Zh => format!("{} {} 家/{} 对", words::rule(&e.rule, lang), words::count(e.enterprises), words::count(e.pairs)),
        Lang::En => format!("{} {} (+{} pairs)", words::rule(&e.rule, lang), words::count(e.enterprises), words::count(e.pairs)),
    };
    let excluded: Vec<String> = s.exclusions.iter().map(rule).collect();
    let tours: Vec<u64> = s.loads.iter().map(|load| load.tours).collect();
    let (least, most) = (tours.iter().min().copied().unwrap_or(0), tours.iter().max().copied().unwrap_or(0));
    let (excluded_word, people_word) = (lang.pick("排除", "excluded"), lang.pick("抽样人员", "samplers"));
    let colon = lang.pick("：", ": ");
    let per_head = lang.pick("人，每人行程", "people, tours each");
    let mut out = format!("{fates}\n");
    if !excluded.is_empty() {
        out += &format!("{excluded_word}{colon}{}\n", excluded.join(lang.pick("；", "; ")));
    }
    out + &format!("{people_word}{colon}{} {per_head} {least}–{most}\n", tours.len())
}

fn digests(s: &Summary, lang: Lang) -> String {
    let (commitment, value, record) =
        (lang.pick("承诺", "commitment"), lang.pick("公开数值", "public value"), lang.pick("记录摘要", "record digest"));
    let mut out = format!("{commitment}  {}\n{value}  {}\n{record}  {}\n", s.commitment, s.value, s.record);
    if s.amendments > 0 {
        out += &format!("{}  {}\n", lang.pick("更正", "amendments"), s.amendments);
    }
    out
}

fn blank_zero(n: u64) -> String {
    if n == 0 { "·".to_owned() } else { n.to_string() }
}

/// 楚雄市 → 楚雄； a longer Latin name is cut to six letters.
fn short_county(name: &str, name_en: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if name.chars().count() > 2 => name.trim_end_matches(['县', '市', '区', '旗']).to_owned(),
        Lang::Zh => name.to_owned(),
        Lang::En => name_en.chars().take(6).collect(),
    }
}

/// A title of at most [`TITLE_WIDTH_MAX`] columns.
fn clip(title: &str) -> String {
    base::clip(title, TITLE_WIDTH_MAX)
}
