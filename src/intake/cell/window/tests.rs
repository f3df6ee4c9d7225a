use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// In the plan of Chuxiong: 2025, issued on 25 February.
fn read(text: &str) -> Result<Window, Both> {
    window(text, 2025, day("2025-02-25"))
}

fn assert_span(text: &str, from: &str, to: &str) {
    let window = read(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    assert_eq!(window.span, Span { from: day(from), to: day(to) }, "{text}");
    assert!(!window.only_end && !window.reports, "{text}");
}

#[test]
fn quarters() {
    for text in
        ["1季度", "第一季度", "一季度", "第1季度", "2025年1季度", "2025年第一季度", "Q1", "１季度", "1 季度", "一季", "第一季度完成"]
    {
        assert_span(text, "2025-01-01", "2025-03-31");
    }
    for text in ["2季度", "第二季度", "二季度"] {
        assert_span(text, "2025-04-01", "2025-06-30");
    }
    for text in [
        "2-3季度",
        "第二至三季度",
        "第二至第三季度",
        "二季度至三季度",
        "2季度-3季度",
        "2~3季度",
        "2—3季度",
        "2、3季度",
        "二、三季度",
        "二三季度",
        "第二、第三季度",
        "第二季度和第三季度",
        "2－3季度",
    ] {
        assert_span(text, "2025-04-01", "2025-09-30");
    }
    assert_span("3-4季度", "2025-07-01", "2025-12-31");
    assert_span("1-4季度", "2025-01-01", "2025-12-31");
    assert_span("1、2、3季度", "2025-01-01", "2025-09-30");
    assert_span("2024年4季度至2025年1季度", "2024-10-01", "2025-03-31");
}

#[test]
fn months_and_years() {
    for text in [
        "8-9月",
        "8月-9月",
        "8至9月",
        "8月至9月",
        "八月至九月",
        "8、9月",
        "2025年8-9月",
        "2025年8月至2025年9月",
        "8-9月份",
        "2025/8-2025/9",
    ] {
        assert_span(text, "2025-08-01", "2025-09-30");
    }
    assert_span("3月-9月", "2025-03-01", "2025-09-30");
    assert_span("2月", "2025-02-01", "2025-02-28");
    assert_span("2024年2月", "2024-02-01", "2024-02-29");
    assert_span("12月", "2025-12-01", "2025-12-31");
    assert_span("上半年", "2025-01-01", "2025-06-30");
    assert_span("下半年", "2025-07-01", "2025-12-31");
    assert_span("2026年上半年", "2026-01-01", "2026-06-30");
    for text in ["全年", "2025年", "2025年度", "2025年全年", "全年度"] {
        assert_span(text, "2025-01-01", "2025-12-31");
    }
    assert_span("11月至次年2月", "2025-11-01", "2026-02-28");
    assert_span("2025年11月至2026年2月", "2025-11-01", "2026-02-28");
    assert_span("6月上旬", "2025-06-01", "2025-06-10");
    assert_span("6月中旬至7月下旬", "2025-06-11", "2025-07-31");
}

#[test]
fn days() {
    for text in [
        "2025年7月25日至9月30日",
        "2025 年 7 月 25 日至 9 月 30 日",
        "自2025年7月25日起至9月30日止",
        "7月25日-9月30日",
        "2025年7月25日至2025年9月30日",
        "2025-07-25~2025-09-30",
        "2025-07-25至2025-09-30",
        "2025/7/25-2025/9/30",
        "2025.7.25-2025.9.30",
        "20250725-20250930",
        "7.25-9.30",
        "二〇二五年七月二十五日至九月三十日",
    ] {
        assert_span(text, "2025-07-25", "2025-09-30");
    }
    assert_span("7月25日至30日", "2025-07-25", "2025-07-30");
    assert_span("7月25-30日", "2025-07-25", "2025-07-30");
    assert_span("2025年12月20日", "2025-12-20", "2025-12-20");
    assert_span("2021年7月25日至9月25日", "2021-07-25", "2021-09-25");
    assert_span("7月15日至9月", "2025-07-15", "2025-09-30");
}

#[test]
fn ends_alone_begin_on_the_day_of_issue() {
    for text in [
        "12月20日前",
        "12月20日 前",
        "12月20日之前",
        "2025年12月20日以前",
        "截至12月20日",
        "不晚于2025年12月20日",
        "即日起至12月20日",
        "印发之日起至2025年12月20日",
        "12月20日前完成",
        "2025-12-20前",
    ] {
        let window = read(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        assert_eq!((window.span.from, window.span.to), (day("2025-02-25"), day("2025-12-20")), "{text}");
        assert!(window.only_end && !window.reports, "{text}");
    }
    for (text, to) in [
        ("9月底前", "2025-09-30"),
        ("年底前", "2025-12-31"),
        ("2025年底前", "2025-12-31"),
        ("三季度末前", "2025-09-30"),
        ("6月底", "2025-06-30"),
    ] {
        let window = read(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        assert_eq!((window.span.to, window.only_end), (day(to), true), "{text}");
    }
}

#[test]
fn deadlines_of_reports_are_told_apart() {
    for text in [
        "2025年11月10日前送达报告",
        "2025年11月10日前送达报告; 11月15日前e-CQS录入",
        "2025年11月10日前，完成本次抽查所有检验报告和结果通知的送达工作",
    ] {
        let window = read(text).unwrap();
        assert_eq!((window.span.to, window.only_end, window.reports), (day("2025-11-10"), true, true), "{text}");
        assert!(!window.note.is_empty(), "{text}");
    }
    assert_eq!(read("2025年11月10日前送达报告；11月15日前录入").unwrap().note, "送达报告；11月15日前录入");
    assert_eq!(read("3季度（节假日除外）").unwrap().note, "节假日除外");
}

#[test]
fn what_is_no_window_says_why() {
    for (text, why) in [
        ("", "没有写抽查时间"),
        ("。", "没有写抽查时间"),
        ("5季度", "日历上没有"),
        ("0季度", "日历上没有"),
        ("13月", "日历上没有"),
        ("2月30日前", "日历上没有"),
        ("2025年2月29日至3月5日", "日历上没有"),
        ("9月-3月", "结束早于开始"),
        ("4-2季度", "结束早于开始"),
        ("2025-09-30~2025-07-25", "结束早于开始"),
        ("1月10日前", "早于印发日"),
        ("1、3季度", "空档"),
        ("3月、5月", "空档"),
        ("9月前", "期初"),
        ("3季度前", "期初"),
        ("长期", "读不懂"),
        ("待定", "读不懂"),
        ("2-3", "读不懂"),
        ("季度", "读不懂"),
        ("20日前", "读不懂"),
        ("1季度若干", "读不懂"),
        ("1-2-3季度", "读不懂"),
        ("即日起", "读不懂"),
        ("45898", "读不懂"),
        ("3000年1月", "日历上没有"),
        ("99999999999999999999月", "读不懂"),
    ] {
        match read(text) {
            Err((zh, en)) => assert!(zh.contains(why) && !en.is_empty(), "{text}: {zh}"),
            Ok(read) => panic!("{text}: {read:?}"),
        }
    }
}

/// The day of issue of the Shanxi notices is in another year than the text's own.
#[test]
fn the_plans_year_is_only_for_texts_without_one() {
    let window = window("2021年7月25日至9月30日", 2025, day("2025-02-25")).unwrap();
    assert_eq!((window.span.from, window.span.to), (day("2021-07-25"), day("2021-09-30")));
}
