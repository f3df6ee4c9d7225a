//! The summary as tables on a terminal; wide Chinese characters stay aligned.

use super::{LineSum, Summary, words};
use crate::base::Lang;
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle, presets};

/// Counties beside each other in the line table, at most; beyond that they have a table of their own alone.
const COUNTY_COLUMNS_MAX: usize = 12;
/// Columns a title may take.
const TITLE_WIDTH_MAX: usize = 20;

/// The whole summary.
pub fn summary(s: &Summary, lang: Lang) -> String {
    let parts = [head(s, lang), lines(s, lang), counties(s, lang), work(s, lang), labs(s, lang), chance(s, lang), digests(s, lang)];
    parts.join("\n")
}

/// A plain table: one rule under the header; columns named in `numbers` stand right.
pub fn table(header: &[&str], numbers: &[usize], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(style()).set_header(header.to_vec()).add_rows(rows);
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    for at in numbers {
        if let Some(column) = table.column_mut(*at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt() + "\n"
}

fn style() -> TableStyle {
    presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─'))
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
    let with_counties = s.counties.len() <= COUNTY_COLUMNS_MAX;
    let mut header = lang.pick("产品行|产品|任务|抽中|必抽|达标", "line|product|quota|drawn|forced|met").split('|').collect::<Vec<_>>();
    let short: Vec<String> = s.counties.iter().map(|c| short_county(&c.name, &c.name_en, lang)).collect();
    if with_counties {
        header.extend(short.iter().map(String::as_str));
    }
    let mut rows: Vec<Vec<String>> = s.lines.iter().map(|line| line_row(line, with_counties, lang)).collect();
    rows.push(total_row(s, with_counties, lang));
    let mut out = table(&header, &(2..header.len()).filter(|at| *at != 5).collect::<Vec<_>>(), rows);
    for group in &s.groups {
        let label = lang.pick("共用指标", "shared quota");
        out += &format!("{label} {}: {} / {}\n", group.id, group.batches, group.quota);
    }
    out
}

fn line_row(line: &LineSum, with_counties: bool, lang: Lang) -> Vec<String> {
    let quota = match &line.group {
        Some(group) => group.to_string(),
        None => words::quota(line.kind, line.quota),
    };
    let met = if line.met { "✓" } else { lang.pick("✗ 不足", "✗ short") };
    let mut row = vec![line.id.to_string(), clip(&line.title), quota, line.batches.to_string(), blank_zero(line.forced), met.to_owned()];
    if with_counties {
        row.extend(line.by_county.iter().map(|n| blank_zero(*n)));
    }
    row
}

fn total_row(s: &Summary, with_counties: bool, lang: Lang) -> Vec<String> {
    let mut row = vec![
        lang.pick("合计", "total").to_owned(),
        String::new(),
        String::new(),
        s.batches.to_string(),
        blank_zero(s.forced),
        if s.met() { "✓" } else { "✗" }.to_owned(),
    ];
    if with_counties {
        row.extend(s.counties.iter().map(|county| county.batches.to_string()));
    }
    row
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
    let fates = match lang {
        Lang::Zh => {
            format!("名录 {} = 抽中 {} + 备选 {} + 名额已满 {} + 排除 {}", f.frame, f.selected, f.alternate, f.quota_full, f.excluded)
        }
        Lang::En => format!(
            "frame {} = selected {} + alternates {} + quota full {} + excluded {}",
            f.frame, f.selected, f.alternate, f.quota_full, f.excluded
        ),
    };
    let rule = |e: &crate::record::ExclusionCount| match lang {
        Lang::Zh => format!("{} {} 家/{} 对", words::rule(&e.rule, lang), e.enterprises, e.pairs),
        Lang::En => format!("{} {} (+{} pairs)", words::rule(&e.rule, lang), e.enterprises, e.pairs),
    };
    let excluded: Vec<String> = s.exclusions.iter().map(rule).collect();
    let tours: Vec<u64> = s.loads.iter().map(|load| load.tours).collect();
    let (least, most) = (tours.iter().min().copied().unwrap_or(0), tours.iter().max().copied().unwrap_or(0));
    let (excluded_word, people_word) = (lang.pick("排除", "excluded"), lang.pick("抽样人员", "samplers"));
    let per_head = lang.pick("人，每人行程", "people, tours each");
    let mut out = format!("{fates}\n");
    if !excluded.is_empty() {
        out += &format!("{excluded_word}: {}\n", excluded.join(lang.pick("；", "; ")));
    }
    out + &format!("{people_word}: {} {per_head} {least}–{most}\n", tours.len())
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

/// A title of at most [`TITLE_WIDTH_MAX`] columns; Chinese characters take two.
fn clip(title: &str) -> String {
    let mut width = 0;
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let fits = |c: &char| {
        width += wide(*c);
        width <= TITLE_WIDTH_MAX
    };
    let kept: String = title.chars().take_while(fits).collect();
    if kept.len() == title.len() { kept } else { kept + "…" }
}
