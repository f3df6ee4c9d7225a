//! The pictures of a RUN worked out by hand (`fixture`): what they show, and that anybody can read them.

use super::super::fixture::papers;
use super::super::{Papers, Summary};
use super::parts::{cut, step, wide};
use super::{chances, counties, gantt, heat, intake, map, page, quota};
use std::collections::BTreeSet;

/// How often a piece of text stands in another.
fn times(page: &str, piece: &str) -> usize {
    page.matches(piece).count()
}

#[test]
fn quotas_are_bars_of_what_was_drawn() {
    let mut papers = papers();
    let all = quota::section(&Summary::of(&papers)).into_string();
    assert!(all.contains("1 项指标全部完成：抽中 3 批次，其中必抽 1。") && all.contains(">3/3<") && all.contains('✓'));
    papers.record.draw.batches.pop();
    let short = quota::section(&Summary::of(&papers)).into_string();
    assert!(short.contains("1 项指标中 1 项未完成") && short.contains(">2/3<") && short.contains('✗'));
}

#[test]
fn coverage_sets_the_drawn_against_those_who_could_be() {
    let papers = papers();
    let shown = heat::section(&papers, &Summary::of(&papers)).into_string();
    // 楚雄市: E1 and the forced E4 of E1, E2, E3 and E4; 禄丰市: E6 of E6 alone, for E5 is closed
    let row = shown.split("<g class=\"mid\">").nth(1).unwrap().split("</g>").next().unwrap();
    let fields: Vec<&str> = row.split("</text>").filter_map(|text| text.rsplit('>').next()).filter(|field| !field.is_empty()).collect();
    assert_eq!(fields, ["2", "4", "1", "1"]);
    // 50 and 100 of 100 are both in the darkest shade, above 40
    assert_eq!((times(&shown, "<path class=\"h5\""), times(&shown, "off-limit")), (2, 0));
}

#[test]
fn the_calendar_has_a_field_per_day_and_a_line_per_night() {
    let shown = gantt::section(&papers()).into_string();
    assert_eq!((times(&shown, "<rect class=\"day\""), times(&shown, "class=\"night\"")), (2, 1));
    assert!(shown.contains("1 个队出行 1 次，共 2 个队日，在外住宿 1 晚") && shown.contains(">A·1<"));
    // the five weeks from Monday 2025-03-03 on have five weekends and no holiday in the fixture's calendar
    assert_eq!(times(shown.split("class=\"off\" d=\"").nth(1).unwrap().split('"').next().unwrap(), "M"), 10);
}

#[test]
fn intake_names_the_fullest_day() {
    let mut papers = papers();
    let say = |papers: &Papers| intake::section(papers, &Summary::of(papers)).into_string();
    // three batches on 2025-03-05, of five a day and nine a week
    assert!(say(&papers).contains("都在接收能力以内；最满的一天 L1 为 3/5（60%），最满的一周 L1 为 3/9（33%）"));
    assert_eq!(times(&say(&papers), "class=\"over\""), 0);
    papers.commitment.plan.facts.labs[0].batches_per_day = 2;
    assert!(say(&papers).contains("1 个实验室超过接收能力"));
    assert_eq!(times(&say(&papers), "class=\"over\""), 1);
}

#[test]
fn the_map_goes_from_base_to_base_through_every_visit() {
    let shown = map::section(&papers()).into_string();
    let legs = shown.split("points=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(legs.split(' ').count(), 2 * 5, "base, three stops, base");
    assert_eq!(legs.split(' ').take(2).collect::<Vec<_>>(), legs.split(' ').skip(8).collect::<Vec<_>>());
    let dots = shown.split("class=\"dots t0\" d=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(times(dots, "h0"), 3);
    assert!(shown.contains("楚雄市") && shown.contains("km") && shown.contains("北 N"));
}

#[test]
fn probabilities_are_those_of_the_commitment() {
    let shown = chances::section(&papers().commitment.plan.shares).into_string();
    // four enterprises in two classes of one level: 1/6 per unit of weight
    assert!(shown.contains("4 家可抽企业分 2 个同类、1 级") && shown.contains("0.1667"));
    // weight 3, so 1/2 each: one column of all four, and one bin of four pairs
    assert_eq!(times(&shown, "<rect class=\"w0\""), 1 + 1 + 1, "the legend, the column of enterprises, the column of pairs");
}

#[test]
fn pictures_before_the_reveal_name_nobody() {
    let papers = papers();
    let result = serde_json::json!({"commitment": papers.commitment.commitment, "fates": papers.commitment.commitment, "key_check": papers.commitment.commitment,
        "record": papers.commitment.commitment, "format": "evenhand-result/1", "values": [],
        "counts": {"counties": [{"batches": 2, "county": "532301"}, {"batches": 1, "county": "532331"}], "lines": [{"alternates": 1, "batches": 3, "forced": 1, "line": "a"}]}});
    let result = serde_json::from_value(result).expect("rows of a public result");
    let facts = papers.facts();
    let shown = [quota::public(facts, &result), counties::section(facts, &result), chances::section(&papers.commitment.plan.shares)];
    let shown: String = shown.into_iter().map(maud::Markup::into_string).collect();
    assert!(shown.contains(">3/3<") && shown.contains("2 个县市区共 3 批次，最多的是楚雄市，2 批次"));
    for e in &papers.sealed.frame {
        assert!(!shown.contains(&e.name) && !shown.contains(&format!(">{}<", e.id)), "{}", e.name);
    }
    for hidden in ["张三", "2025-03-04", "2025-W10", "polyline", "dots t0"] {
        assert!(!shown.contains(hidden), "{hidden}: people, days and places stay sealed");
    }
}

#[test]
fn every_drawing_has_a_name_and_the_page_one_of_each() {
    let page = page(&papers(), None);
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
    assert!(times(&page, "role=\"img\"") >= 6);
    for drawing in page.split("role=\"img\" aria-labelledby=\"").skip(1) {
        let named = drawing.split('"').next().unwrap();
        assert!(named.split(' ').all(|id| ids.contains(&id)) && named.split(' ').count() == 2, "{named}");
        let (title, rest) = (drawing.find("<title").unwrap(), drawing.find("<desc").unwrap());
        assert!(title < 200 && title < rest);
    }
    // what A4 has between its margins is 703 pixels for 700 units: no smaller text than 11 of either
    for size in super::STYLE.split("font-size:").skip(1).filter_map(|rest| rest.split("px").next()?.parse::<f64>().ok()) {
        assert!(size >= 11.0, "{size}");
    }
}

#[test]
fn texts_fit_and_steps_are_round() {
    for text in ["车用汽柴油", "CX-17 各县市根据专项整治安排或本地实际,确定抽检产品", "abc", ""] {
        for room in [20.0, 60.0, 600.0] {
            let shown = cut(text, room);
            assert!(wide(&shown) <= room && (shown == text || shown.ends_with('…')), "{shown}");
        }
    }
    assert_eq!([(0, 4), (4, 4), (5, 4), (14, 3), (101, 5), (1_000, 3)].map(|(most, steps)| step(most, steps)), [1, 1, 2, 5, 50, 500]);
}
