//! The page on a terminal: one screen for a normal RUN.

use super::answer::Part;
use super::chain::kind;
use super::phrases::{ROWS_MAX, cell, lost, mark, mode, range, reached};
use super::{Audit, Chain, Changes, Coverage, People, State, dates};
use crate::base::{self, Lang, Ratio};
use crate::report::{Papers, grid, terminal::table, words};

/// All of it; lists are cut unless `all`.
pub fn text(audit: &Audit, papers: Option<&Papers>, all: bool, lang: Lang) -> String {
    let most = if all { usize::MAX } else { ROWS_MAX };
    let mut parts = vec![answer(audit, lang)];
    parts.extend(audit.state.as_ref().map(|s| state(s, lang) + &sources(audit, lang)));
    parts.extend(audit.chain.as_ref().map(|c| chain(c, most, lang)));
    parts.extend(audit.coverage.as_ref().map(|c| coverage(c, papers, most, lang)));
    parts.extend(audit.changes.as_ref().map(|c| changes(c, most, lang)));
    parts.extend(audit.people.as_ref().map(|p| people(p, most, lang)));
    parts.push(findings(audit, lang));
    parts.retain(|p| !p.is_empty());
    parts.join("\n")
}

fn answer(audit: &Audit, lang: Lang) -> String {
    let a = &audit.answer;
    let mark = if a.same { lang.pick("✓ 一致", "✓ CONSISTENT") } else { lang.pick("✗ 不一致", "✗ NOT CONSISTENT") };
    let mut out = format!("━━━ {mark} ━━━\n");
    let list = |parts: &[Part]| {
        let one = |p: &Part| {
            let (section, looked) = (words::section(p.section, lang), words::count(p.looked));
            let name = section.split(' ').next().unwrap_or_default();
            if p.failed == 0 { format!("{name} {looked}") } else { format!("✗{name} {looked}") }
        };
        wrapped(parts.iter().map(one).collect(), grid::columns().min(96))
    };
    let (rules, applied) = super::Answer::sums(&a.judged);
    let applied = words::count(applied);
    out += &format!(
        "{}{}\n",
        lang.pick("核对：", "judge: "),
        lang.pick(&format!("{rules} 条规则，{applied} 次"), &format!("{rules} rules, {applied} times"))
    );
    out += &list(&a.judged);
    if !a.replayed.is_empty() {
        let (_, values) = super::Answer::sums(&a.replayed);
        let values = words::count(values);
        out += lang.pick(&format!("重放：{values} 个值\n"), &format!("replay: {values} values\n"));
        out += &list(&a.replayed);
    }
    if let Some(first) = &a.first {
        out += &format!(
            "{}{}\n  {}\n  {}\n",
            lang.pick("首处不同：", "first difference: "),
            first.place.text(lang),
            first.path,
            first.what.text(lang)
        );
    }
    out
}

/// Words beside each other, two blanks in.
fn wrapped(words: Vec<String>, columns: usize) -> String {
    let (mut out, mut line) = (String::new(), String::from(" "));
    for word in words {
        if base::width(&line) + base::width(&word) + 3 > columns {
            out += &format!("{line}\n");
            line = String::from(" ");
        }
        line += &format!(" {word} ·");
    }
    out + line.trim_end_matches(" ·") + "\n"
}

fn state(s: &State, lang: Lang) -> String {
    let mut out = format!("{} · {} · {}", lang.pick(&s.title, &s.title_en), reached(s.reached, lang), mode(s, lang));
    if s.amendments > 0 {
        out += lang.pick(&format!(" · 更正 {} 次", s.amendments), &format!(" · amendments: {}", s.amendments));
    }
    if s.synthetic {
        out += lang.pick(" · 合成名录", " · synthetic frame");
    }
    let digests = [("承诺", "commitment ", Some(s.commitment)), ("记录", "record     ", s.record), ("末条", "last entry ", s.head)];
    let digests = digests.into_iter().filter_map(|(zh, en, d)| d.map(|d| format!("{} {d}\n", lang.pick(zh, en))));
    out + "\n" + &digests.collect::<String>()
}

fn sources(audit: &Audit, lang: Lang) -> String {
    let Some(sources) = &audit.sources else { return String::new() };
    let mut out = String::new();
    for row in &sources.rows {
        let value = row.value.as_deref().unwrap_or(lang.pick("尚无数值", "no value yet"));
        let value: String = if value.len() > 64 { format!("{}…", &value.chars().take(60).collect::<String>()) } else { value.to_owned() };
        let bits = format!("{}.{}", row.millibits / 1000, row.millibits % 1000 / 100);
        let when = if row.when.is_empty() { String::new() } else { format!(" · {}", row.when) };
        out += &format!("{} {} · {bits} bit · {value}{when}\n", lang.pick("来源", "source     "), row.what.text(lang));
    }
    let waited = audit.chain.as_ref().and_then(|c| c.waited).map(|w| dates::span(w, lang));
    let waited = waited.map(|w| lang.pick(&format!("；承诺到取值 {w}"), &format!("; {w} from commitment to value")).to_owned());
    out + lang.pick(&format!("共 {} 比特", sources.bits), &format!("{} bits in all", sources.bits)) + &waited.unwrap_or_default() + "\n"
}

fn chain(chain: &Chain, most: usize, lang: Lang) -> String {
    let own = chain.rounds.iter().filter(|r| r.own).map(|r| r.number).next();
    let row = |e: &super::EntryRow| {
        vec![
            e.number.to_string(),
            e.at.replace('T', " "),
            format!("{}{}", kind(e.kind).text(lang), if Some(e.round) == own { "" } else { lang.pick("（别轮）", " (other round)") }),
            e.note.clone().unwrap_or_default(),
            e.signed.join(lang.pick("、", ", ")),
            e.missing.join(lang.pick("、", ", ")),
        ]
    };
    let header: Vec<&str> = lang.pick("序|时间|事项|说明|已签|缺签", "no.|time|act|note|signed|missing").split('|').collect();
    let cut = chain.entries.len().saturating_sub(most);
    let rows = chain.entries.iter().skip(cut).map(row).collect();
    more(cut, lang.pick("台账此前", "earlier entries"), lang) + &table(&header, &[0], rows)
}

fn more(cut: usize, what: &str, lang: Lang) -> String {
    if cut == 0 {
        String::new()
    } else {
        lang.pick(&format!("{what} {cut} 条略（--all）\n"), &format!("{cut} {what} left out (--all)\n")).to_owned()
    }
}

fn coverage(c: &Coverage, papers: Option<&Papers>, most: usize, lang: Lang) -> String {
    let sum = c.by_county().values().fold([0u64; 6], |mut all, s| {
        all.iter_mut().zip(s).for_each(|(a, b)| *a += b);
        all
    });
    let [frame, open, drawn, cells, closed, missed] = sum.map(words::count);
    let mut out = match lang {
        Lang::Zh => {
            format!("名录 {frame} 家，可抽 {open}，抽到 {drawn}；县×环节×信用 {cells} 格，{closed} 格无一家可抽，{missed} 格可抽而未抽到\n")
        }
        Lang::En => format!(
            "frame {frame}, could be drawn {open}, drawn {drawn}; of {cells} cells (county × scope × credit) {closed} had nobody to draw, {missed} nobody drawn\n"
        ),
    };
    let mut list = |zh: &str, en: &str, cells: Vec<&super::Cell>| {
        if !cells.is_empty() {
            let names: Vec<String> = cells.iter().take(most).map(|cell_| cell(cell_, papers, lang)).collect();
            let rest = if cells.len() > most { " …" } else { "" };
            out += &format!("  {}{}{rest}\n", lang.pick(zh, en), names.join(lang.pick("，", ", ")));
        }
    };
    list("无一家可抽：", "nobody to draw: ", c.closed().collect());
    list("可抽而未抽到：", "nobody drawn: ", c.missed().collect());
    out
}

fn changes(c: &Changes, most: usize, lang: Lang) -> String {
    let rule = |e: &crate::record::ExclusionCount| format!("{} {}/{}", words::rule(&e.rule, lang), e.enterprises, e.pairs);
    let rules: Vec<String> = c.exclusions.iter().map(rule).collect();
    let lines = c.forced_by_line().into_iter().map(|(line, n)| format!("{line} {n}")).collect::<Vec<_>>();
    let mut out = format!("{}{}\n", lang.pick("排除（家/对）：", "left out (enterprises/pairs): "), rules.join(" · "));
    out += &format!("{}{} ({})\n", lang.pick("必抽批次：", "forced batches: "), c.forced.len(), lines.join(" · "));
    if most == usize::MAX {
        c.forced.iter().for_each(|f| out += &format!("  {} {} {}\n", f.line, f.enterprise, f.name));
    }
    if !c.lost.is_empty() {
        let kinds: Vec<String> =
            c.by_kind().iter().map(|(kind, n)| format!("{} {n}", kind.map_or("?", |k| words::incident(k, lang)))).collect();
        out += &match lang {
            Lang::Zh => format!(
                "换企业 {}/{} 批次（{}），再抽 {} 轮，无人补入 {}\n",
                c.lost.len(),
                c.drawn,
                kinds.join("，"),
                c.rounds,
                c.unfilled()
            ),
            Lang::En => format!(
                "{}/{} batches changed hands ({}), {} further rounds, {} unfilled\n",
                c.lost.len(),
                c.drawn,
                kinds.join(", "),
                c.rounds,
                c.unfilled()
            ),
        };
        let header: Vec<&str> = lang
            .pick("更正|产品行|原企业|补入|来自|情况|日期|依据|批准", "no.|line|was|is|from|what|day|document|approved")
            .split('|')
            .collect();
        out += &table(&header, &[0], c.lost.iter().take(most).map(|row| lost(row, lang)).collect());
        out += &more(c.lost.len().saturating_sub(most), lang.pick("另有", "more"), lang);
    }
    out
}

fn people(p: &People, most: usize, lang: Lang) -> String {
    let expected = range(p.loads.iter().map(|l| l.expected));
    let (drawn, now) = (range(p.loads.iter().map(|l| l.drawn)), range(p.loads.iter().map(|l| l.now)));
    let decimal = |r: Ratio| format!("{:.2}", r.approx());
    let span = |r: Option<(u64, u64)>| r.map_or("–".to_owned(), |(a, b)| format!("{a}–{b}"));
    let expected = expected.map_or("–".to_owned(), |(a, b)| format!("{}–{}", decimal(a), decimal(b)));
    let [one, two] = [p.visited.len(), p.pairs.len()];
    let top = p.pairs.first().map_or(0, |r| r.tours);
    let mut out = match lang {
        Lang::Zh => format!(
            "抽样人员 {} 人：行程期望 {expected}，抽到 {}，现为 {}；再进同一企业 {one} 例；同行两次以上 {two} 对（最多 {top} 次）\n",
            p.loads.len(),
            span(drawn),
            span(now)
        ),
        Lang::En => format!(
            "{} samplers: tours expected {expected}, drawn {}, now {}; at one enterprise again {one}; pairs together again {two} (at most {top} times)\n",
            p.loads.len(),
            span(drawn),
            span(now)
        ),
    };
    for v in p.visited.iter().take(most) {
        out += &format!("  {} → {} × {}\n", v.sampler, v.enterprise, v.visits);
    }
    if most == usize::MAX {
        let row = |l: &super::LoadRow| {
            vec![l.sampler.to_string(), l.name.clone(), format!("{}", l.expected), l.drawn.to_string(), l.now.to_string()]
        };
        let header: Vec<&str> = lang.pick("人员|姓名|期望|抽到|现为", "sampler|name|expected|drawn|now").split('|').collect();
        out += &table(&header, &[2, 3, 4], p.loads.iter().map(row).collect());
        p.pairs.iter().for_each(|r| out += &format!("  {} + {} × {}\n", r.samplers.0, r.samplers.1, r.tours));
    }
    out
}

fn findings(audit: &Audit, lang: Lang) -> String {
    if audit.findings.is_empty() {
        return lang.pick("没有需要留意的事项\n", "nothing to look at\n").to_owned();
    }
    let line = |n: &super::Noted| format!("{} {}\n", mark(n.severity), n.said.text(lang));
    lang.pick("留意：\n", "to look at:\n").to_owned() + &audit.findings.iter().map(line).collect::<String>()
}
