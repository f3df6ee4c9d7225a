//! The differences on a terminal.

use super::{Change, ClassChange, Diff, Inputs, Overlap, Relation, Results, Rows};
use crate::base::Lang;
use crate::report::{terminal::table, words};

/// Rows of a list before it is cut.
const ROWS_MAX: usize = 12;

/// All of it; lists are cut unless `all`.
pub fn text(diff: &Diff, all: bool, lang: Lang) -> String {
    let most = if all { usize::MAX } else { ROWS_MAX };
    let mut parts = vec![relation(diff, lang)];
    parts.push(changes(lang.pick("随机数与规则", "chance and rules"), &diff.chance, most, lang));
    parts.push(changes(lang.pick("公开事项", "public facts"), &diff.facts, most, lang));
    parts.push(diff.inputs.as_ref().map_or_else(
        || lang.pick("封存输入：有一方没有 sealed/，未比较\n", "sealed inputs: not compared, one side has no sealed/\n").to_owned(),
        |i| inputs(i, most, lang),
    ));
    parts.push(shares(diff, most, lang));
    parts.push(diff.results.as_ref().map_or_else(
        || lang.pick("结果：有一方尚未抽取，未比较\n", "results: not compared, one side is not drawn\n").to_owned(),
        |r| results(r, lang),
    ));
    parts.concat()
}

fn relation(diff: &Diff, lang: Lang) -> String {
    let words = match (diff.relation, lang) {
        (Relation::Same { first, second, common }, Lang::Zh) => format!("同一轮：台账 {first} 条与 {second} 条，前 {common} 条相同"),
        (Relation::Same { first, second, common }, Lang::En) => {
            format!("the same round: ledgers of {first} and {second} entries, the first {common} the same")
        }
        (Relation::SecondRedraws(n), Lang::Zh) => format!("后者是前者作废后的重抽（隔 {n} 轮）"),
        (Relation::SecondRedraws(n), Lang::En) => format!("the second is drawn again for the first, {n} rounds later"),
        (Relation::FirstRedraws(n), Lang::Zh) => format!("前者是后者作废后的重抽（隔 {n} 轮）"),
        (Relation::FirstRedraws(n), Lang::En) => format!("the first is drawn again for the second, {n} rounds later"),
        (Relation::SameCommitment, _) => lang.pick("同一承诺，台账不同", "the same commitment, other ledgers").to_owned(),
        (Relation::Unrelated, _) => lang.pick("台账没有关系", "ledgers with nothing in common").to_owned(),
    };
    let (a, b) = &diff.commitments;
    let (label, same) = (lang.pick("承诺", "commitment"), lang.pick("相同", "the same"));
    if a == b {
        format!("{words}\n{label} {a} {same}\n")
    } else {
        format!("{words}\n{label} {a}\n{} → {b}\n", " ".repeat(if lang == Lang::Zh { 1 } else { 7 }))
    }
}

fn changes(title: &str, list: &[Change], most: usize, lang: Lang) -> String {
    if list.is_empty() {
        return format!("\n{title}: {}\n", lang.pick("相同", "the same"));
    }
    let mut out = format!("\n{title}: {} {}\n", list.len(), lang.pick("处不同", "places differ"));
    for c in list.iter().take(most) {
        let side = |v: &Option<String>| v.clone().unwrap_or_else(|| "∅".to_owned());
        out += &format!("  {}  {} → {}\n", c.place.text(lang), side(&c.old), side(&c.new));
    }
    out + &more(list.len(), most, lang)
}

fn more(of: usize, most: usize, lang: Lang) -> String {
    match of.saturating_sub(most) {
        0 => String::new(),
        n => lang.pick(&format!("  另有 {n} 条（--all）\n"), &format!("  {n} more (--all)\n")).to_owned(),
    }
}

fn inputs(i: &Inputs, most: usize, lang: Lang) -> String {
    let mut out = format!("\n{}\n", lang.pick("封存输入", "sealed inputs"));
    let lists = [
        ("名录", "frame", &i.enterprises),
        ("抽样人员", "roster", &i.samplers),
        ("历史", "history", &i.history),
        ("回避", "conflicts", &i.conflicts),
    ];
    for (zh, en, rows) in lists {
        out += &list(lang.pick(zh, en), rows, most, lang);
    }
    if i.matrix {
        out += lang.pick("  路程表不同\n", "  the travel matrix differs\n");
    }
    out
}

fn list(name: &str, rows: &Rows, most: usize, lang: Lang) -> String {
    let Rows { before, after, added, removed, changed } = rows;
    let (before, after) = (words::count(*before), words::count(*after));
    if rows.is_same() {
        return format!("  {name} {before} · {}\n", lang.pick("相同", "the same"));
    }
    let fields: Vec<String> = rows.fields().iter().map(|(field, n)| format!("{field} {n}")).collect();
    let (plus, minus, tilde) = (added.len(), removed.len(), changed.len());
    let mut out = match lang {
        Lang::Zh => format!("  {name} {before} → {after}：新增 {plus}，减少 {minus}，改动 {tilde}（{}）\n", fields.join("，")),
        Lang::En => format!("  {name} {before} → {after}: {plus} added, {minus} removed, {tilde} changed ({})\n", fields.join(", ")),
    };
    let signed = |sign: &'static str, list: &[String]| list.iter().map(move |text| format!("    {sign} {text}\n")).collect::<Vec<_>>();
    let edited = changed.iter().map(|(label, fields)| format!("    ~ {label}: {}\n", fields.join(", ")));
    let lines: Vec<String> = signed("+", added).into_iter().chain(signed("-", removed)).chain(edited).collect();
    lines.iter().take(most).for_each(|line| out += line);
    out + &more(lines.len(), most, lang)
}

fn shares(diff: &Diff, most: usize, lang: Lang) -> String {
    let s = &diff.shares;
    let ((a, b), (m, n)) = ((words::count(s.classes.0), words::count(s.classes.1)), (words::count(s.members.0), words::count(s.members.1)));
    let mut out = match lang {
        Lang::Zh => format!("\n概率：类别 {a} → {b}（{m} → {n} 家），共有 {} 类，其中 {} 类的人均期望不同\n", s.both, s.changed.len()),
        Lang::En => format!(
            "\nprobabilities: classes {a} → {b} ({m} → {n} enterprises), {} in both, {} of them with another expectation\n",
            s.both,
            s.changed.len()
        ),
    };
    let rows = s.changed.iter().take(most.min(ROWS_MAX)).map(|c| class(c, lang)).collect::<Vec<_>>();
    if !rows.is_empty() {
        let header: Vec<&str> = lang
            .pick("县|环节|权重|上限|产品行|家数|期望|变为|比", "county|scopes|weight|cap|lines|size|expected|now|ratio")
            .split('|')
            .collect();
        out += &table(&header, &[2, 3, 5, 6, 7, 8], rows);
    }
    out
}

fn class(c: &ClassChange, lang: Lang) -> Vec<String> {
    let scopes: Vec<&str> = c.key.scopes.iter().map(|s| words::scope(*s, lang)).collect();
    let lines: Vec<&str> = c.key.lines.iter().take(3).map(|l| l.as_str()).collect();
    let rest = if c.key.lines.len() > 3 { "…" } else { "" };
    let (old, new) = (c.old.approx(), c.new.approx());
    vec![
        c.key.county.to_string(),
        scopes.join("+"),
        c.key.weight.to_string(),
        c.key.cap.to_string(),
        lines.join(" ") + rest,
        if c.size.0 == c.size.1 { c.size.0.to_string() } else { format!("{}→{}", c.size.0, c.size.1) },
        format!("{old:.4}"),
        format!("{new:.4}"),
        if old > 0.0 { format!("{:.2}", new / old) } else { "–".to_owned() },
    ]
}

fn results(r: &Results, lang: Lang) -> String {
    let row =
        |zh: &str, en: &str, o: Overlap| vec![lang.pick(zh, en).to_owned(), o.both.to_string(), o.first.to_string(), o.second.to_string()];
    let header: Vec<&str> = lang.pick("结果|两者都有|仅前者|仅后者", "result|in both|first only|second only").split('|').collect();
    let rows = vec![
        row("批次", "batches", r.batches),
        row("企业", "enterprises", r.enterprises),
        row("行程", "tours", r.tours),
        row("同一行程同一班人", "tours with one crew", r.crews),
        row("抽样人员", "samplers", r.samplers),
    ];
    let (a, b) = (&r.sums.0, &r.sums.1);
    let pairs = [
        ("上门", "visits", a.visits.to_string(), b.visits.to_string()),
        ("未排入", "not placed", a.unplaced.to_string(), b.unplaced.to_string()),
        ("队日", "team-days", a.team_days.to_string(), b.team_days.to_string()),
        ("过夜", "nights", a.nights.to_string(), b.nights.to_string()),
        ("公里", "km", words::kilometres(a.metres), words::kilometres(b.metres)),
        ("费用（元）", "cost (yuan)", words::yuan(a.cost), words::yuan(b.cost)),
    ];
    let sums = pairs.into_iter().map(|(zh, en, a, b)| format!("{} {a} → {b}", lang.pick(zh, en))).collect::<Vec<_>>().join(" · ");
    let lines: Vec<String> = r.lines.iter().map(|(line, a, b)| format!("{line} {a} → {b}")).collect();
    let lines = if lines.is_empty() {
        String::new()
    } else {
        format!("{}{}\n", lang.pick("各行批次数：", "batches by line: "), lines.join(" · "))
    };
    format!("\n{}{sums}\n{lines}", table(&header, &[1, 2, 3], rows))
}
