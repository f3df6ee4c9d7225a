//! What is said of a RUN worked out by hand (`fixture`).

use super::fixture::{amended, drawn_again, papers};
use super::why::{Closed, LineFate, Why, text as why_text, why};
use super::{Summary, VerdictNote, html, tables, terminal};
use crate::base::{Lang, Ratio};
use crate::record::FateKind;

#[test]
fn the_numbers_of_the_summary() {
    let s = Summary::of(&papers());
    assert_eq!((s.batches, s.forced, s.enterprises, s.unplaced, s.amendments), (3, 1, 3, 0, 0));
    assert_eq!((s.fates.frame, s.fates.selected, s.fates.alternate, s.fates.quota_full, s.fates.excluded), (6, 3, 1, 1, 1));
    assert_eq!((s.lines[0].batches, s.lines[0].forced, s.lines[0].placed, &s.lines[0].by_county[..]), (3, 1, 3, &[2, 1][..]));
    // all samples arrive on the last day of the tour, in one week
    let lab = &s.labs[0];
    assert_eq!((lab.batches, lab.day_peak, lab.week_peak), (3, 3, 3));
    assert_eq!((lab.day.unwrap().to_string(), lab.week.unwrap().to_string()), ("2025-03-05".to_owned(), "2025-W10".to_owned()));
    assert_eq!((s.loads[0].tours, s.loads[0].days), (1, 2));
    assert!(s.met());
}

#[test]
fn a_short_line_is_not_met() {
    let mut papers = papers();
    papers.record.draw.batches.pop();
    let s = Summary::of(&papers);
    assert!(!s.lines[0].met && !s.met());
    assert!(html::page(&papers, None).contains("有指标未完成"));
}

#[test]
fn why_someone_was_not_drawn() {
    let papers = papers();
    let Why::Enterprise(e) = why(&papers, "E3") else { panic!("E3 is an enterprise") };
    let class = e.class.clone().unwrap();
    let line = &class.lines[0];
    assert_eq!((e.fate, class.number, class.size, class.rank), (FateKind::QuotaFull, 0, 3, 3));
    // two batches over four equal enterprises
    assert_eq!((line.probability, line.seats, &line.drawn_ranks[..], line.drawn), (Ratio::new(2, 4), 1, &[1][..], false));
    assert_eq!(line.cut.unwrap().short(), "10000000");
    let text = why_text(&papers, &why(&papers, "E3"), Lang::Zh);
    assert!(text.contains("未抽中") && text.contains("1/2") && text.contains("签序第 3"), "{text}");
}

#[test]
fn why_names_rivals_limits_and_the_cut() {
    let papers = papers();
    let Why::Enterprise(e) = why(&papers, "E3") else { panic!("E3 is an enterprise") };
    let class = e.class.unwrap();
    // all four of weight 3 compete for the two batches left: three in 楚雄市, one in 禄丰市; 1/6 per unit of weight
    assert_eq!((class.block.enterprises, class.block.classes, class.block.ratio), (4, 2, Ratio::new(1, 6)));
    let counties: Vec<(&str, u64)> = class.block.counties.iter().map(|(id, n)| (id.as_str(), *n)).collect();
    assert_eq!((counties, class.block.lines.len(), class.cap_reached), (vec![("532301", 3), ("532331", 1)], 1, false));
    let line = &class.lines[0];
    assert_eq!((line.open_to, line.expected, line.fate), (4, Ratio::new(3, 2), LineFate::NotReached));
    assert_eq!((line.limits.len(), line.limits[0].exact, line.limits[0].hi), (1, true, 2));
    for (name, fate) in [("E1", LineFate::Drawn), ("E2", LineFate::NotReached), ("E6", LineFate::Drawn)] {
        let Why::Enterprise(e) = why(&papers, name) else { panic!("{name} is an enterprise") };
        assert_eq!(e.class.unwrap().lines[0].fate, fate, "{name}");
    }
}

#[test]
fn a_county_minimum_that_binds_is_told_from_one_that_does_not() {
    let mut papers = papers();
    let node = |id: &str, parent: Option<u64>, lo, hi, price: Ratio| crate::record::NodeRow { id: id.to_owned(), parent, lo, hi, price };
    let shares = &mut papers.commitment.plan.shares;
    // 禄丰市 has one enterprise and a minimum of one: sure there, 1/3 each in 楚雄市
    shares.columns =
        vec![crate::record::ColumnRow { id: "a/532331".to_owned(), node: 0 }, crate::record::ColumnRow { id: "a/*".to_owned(), node: 1 }];
    shares.nodes = vec![
        node("a/532331", Some(2), 1, 2, Ratio::new(1, 3)),
        node("a/*", Some(2), 0, 2, Ratio::new(1, 9)),
        node("a", None, 2, 2, Ratio::new(1, 9)),
    ];
    (shares.classes[0].den, shares.classes[0].ratio, shares.classes[0].arcs[0].flow) = (1, Ratio::new(1, 9), 1);
    (shares.classes[0].arcs[0].column, shares.classes[1].arcs[0].column) = (1, 0);
    (shares.classes[1].den, shares.classes[1].ratio, shares.classes[1].arcs[0].flow) = (1, Ratio::new(1, 3), 1);
    let Why::Enterprise(e) = why(&papers, "E6") else { panic!("E6 is an enterprise") };
    let class = e.class.unwrap();
    let line = &class.lines[0];
    assert_eq!((line.fate, line.limits.len(), line.limits[0].minimum_binds, class.block.enterprises), (LineFate::Sure, 2, true, 1));
    let Why::Enterprise(e) = why(&papers, "E1") else { panic!("E1 is an enterprise") };
    let class = e.class.unwrap();
    assert_eq!((class.block.enterprises, class.lines[0].limits[0].minimum_binds), (3, false));
    let text = why_text(&papers, &why(&papers, "E6"), Lang::Zh);
    assert!(text.contains("至少 1 批，起作用") && text.contains("必然抽中"), "{text}");
}

#[test]
fn why_a_forced_one_is_forced_and_a_closed_line_is_closed() {
    let mut papers = papers();
    let Why::Enterprise(e) = why(&papers, "E4") else { panic!("E4 is an enterprise") };
    assert_eq!(e.batches[0].follow_ups[0].document, "报告9");
    let text = why_text(&papers, &why(&papers, "E4"), Lang::Zh);
    assert!(text.contains("必抽原因：车用柴油 2024-05-06 不合格（报告9）"), "{text}");
    papers.commitment.plan.facts.lines[0].scopes = vec![crate::record::Scope::Producer];
    papers.record.draw.fates[4].exclusions = [].into_iter().collect();
    let Why::Enterprise(e) = why(&papers, "a/E5") else { panic!("E5 is an enterprise") };
    assert_eq!(e.closed, Some(Closed::Scope));
    for lang in [Lang::Zh, Lang::En] {
        for name in ["E1", "E2", "E3", "E4", "E5", "E6", "a/E3", "S1"] {
            assert!(!why_text(&papers, &why(&papers, name), lang).is_empty());
        }
    }
}

#[test]
fn why_someone_was_forced_or_left_out() {
    let papers = papers();
    let Why::Enterprise(e) = why(&papers, "楚雄丁") else { panic!("part of one name") };
    assert!(e.class.is_none() && e.batches[0].forced && e.batches[0].tour.as_deref() == Some("2025-W10/A/1"));
    assert_eq!(e.batches[0].crew.iter().map(|s| s.as_str()).collect::<Vec<_>>(), ["S1", "S2"]);
    let Why::Enterprise(e) = why(&papers, "E5") else { panic!("E5 is an enterprise") };
    assert_eq!((e.fate, e.exclusions[0].rule.as_str()), (FateKind::Excluded, "closed"));
    let Why::Enterprise(e) = why(&papers, "a/E1") else { panic!("a batch by line and enterprise") };
    assert_eq!(e.asked.as_ref().unwrap().as_str(), "a");
}

#[test]
fn names_that_fit_several_or_nobody() {
    let papers = papers();
    assert!(matches!(why(&papers, "楚雄"), Why::Several { candidates } if candidates.len() == 4));
    assert!(matches!(why(&papers, "没有"), Why::Nobody));
    assert!(matches!(why(&papers, ""), Why::Nobody));
    let Why::Sampler(s) = why(&papers, "S2") else { panic!("S2 is a sampler") };
    assert_eq!((s.expected.unwrap(), s.tours.len(), s.seats[0].seat.as_str()), (Ratio::new(1, 1), 1, "2025-W10/A/1#member"));
}

#[test]
fn an_amendment_moves_the_batch() {
    let papers = amended();
    let s = Summary::of(&papers);
    // the batch of E2 has no visit yet: it is counted, but not as placed
    assert_eq!((s.batches, s.lines[0].placed, s.amendments), (3, 2, 1));
    let Why::Enterprise(e) = why(&papers, "E2") else { panic!("E2 is an enterprise") };
    assert_eq!((e.moves.len(), e.moves[0].called, e.batches.len()), (1, true, 1));
    let page = html::page(&papers, None);
    assert!(page.contains("王五") && page.contains("已更正"));
}

#[test]
fn why_a_further_round_called_someone() {
    let papers = drawn_again();
    let found = why(&papers, "E2");
    let Why::Enterprise(e) = &found else { panic!("E2 is an enterprise") };
    let round = e.moves[0].round.as_ref().expect("drawn in a round");
    assert_eq!((round.number, round.seats, round.took_part, round.probability.to_string().as_str()), (2, 1, 2, "1/2"));
    let (zh, en) = (why_text(&papers, &found, Lang::Zh), why_text(&papers, &found, Lang::En));
    assert!(zh.contains("第 2 轮：备选用尽，2 家可补企业再抽 a 的 1 批次；本企业概率 1/2") && zh.contains("第 1 位（77000000…）"), "{zh}");
    assert!(en.contains("round 2: no alternate was left, 2 enterprises could be drawn for 1 of a; this one with probability 1/2"), "{en}");
    assert!(html::page(&papers, None).contains("剩余名额再抽（a）"));
    let lost = why(&papers, "E1");
    assert!(why_text(&papers, &lost, Lang::En).contains("amendment 1: replaced on a\n"));
}

#[test]
fn the_page_is_offline_and_escapes() {
    let verdict = VerdictNote { checks: 9, failures: vec![("坏<i>".to_owned(), "bad".to_owned())] };
    let page = html::page(&papers(), Some(&verdict));
    assert!(page.contains("=禄丰&lt;b&gt;己&lt;/b&gt;") && !page.contains("<b>己"));
    assert!(page.contains("坏&lt;i&gt;"));
    for outside in ["<script", "http:", "https:", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for heading in [
        "计划完成情况",
        "指标完成情况",
        "覆盖：产品行 × 县市区",
        "抽中概率",
        "行程日历",
        "实验室接收量",
        "路线图",
        "抽中名单",
        "备选名单",
        "排除",
    ] {
        assert!(page.contains(heading), "{heading}");
    }
}

#[test]
fn tables_open_in_a_spreadsheet() {
    let papers = papers();
    for (name, bytes) in tables::all(&papers) {
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "{name}");
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        assert!(reader.records().all(|row| row.is_ok()), "{name} has rows of one width");
    }
    let selected = String::from_utf8(tables::selected(&papers)).unwrap();
    assert!(selected.contains("'=禄丰") && !selected.contains(",=禄丰"));
    let tours = String::from_utf8(tables::tours(&papers)).unwrap();
    assert_eq!(tours.lines().count(), 1 + 3);
}

#[test]
fn both_languages_on_the_terminal() {
    let s = Summary::of(&papers());
    let (zh, en) = (terminal::summary(&s, Lang::Zh), terminal::summary(&s, Lang::En));
    assert!(zh.contains("名录 6 = 抽中 3 + 备选 1 + 名额已满 1 + 排除 1") && zh.contains("2,980.48"));
    assert!(en.contains("frame 6 = selected 3") && en.contains(&s.record.to_string()));
    assert!(zh.lines().all(|line| line == line.trim_end()));
}
