//! Headers and rows as they come.

use super::*;
use crate::intake::book::{Merge, Sheet};

fn sheet(rows: &[&[&str]], merges: &[[u32; 4]]) -> Sheet {
    let mut sheet = Sheet::new("Sheet1");
    for (number, row) in (1u32..).zip(rows) {
        sheet.push(number, row.iter());
    }
    sheet.merges = merges.iter().map(|&[top, left, bottom, right]| Merge { top, left, bottom, right }).collect();
    sheet
}

fn keys<'a>(found: &Found<'a>) -> Vec<&'static str> {
    found.columns.iter().map(|(_, key)| key.unwrap_or("")).collect()
}

#[test]
fn a_header_below_titles_and_to_the_right() {
    let sheet = sheet(
        &[&["附件1"], &["", "某市抽查计划"], &["", "序号", "产品名称", "抽查批次", "完成时限"], &["", "1", "轮胎", "3", "2季度"]],
        &[],
    );
    let found = recognise(&sheet).unwrap();
    assert_eq!((found.layout.name(), found.header, found.rows.as_slice()), ("lines", (2, 2), [3].as_slice()));
    assert_eq!(keys(&found), ["", "row_no", "products", "batches", "window_text"]);
}

#[test]
fn two_rows_of_header_with_and_without_merges() {
    let rows: &[&[&str]] = &[
        &["序号", "被抽样单位", "", "", "产品名称"],
        &["", "名称", "地址", "统一社会信用代码", ""],
        &["1", "甲厂", "某路1号", "91", "轮胎"],
    ];
    for merges in [&[[0, 0, 1, 0], [0, 1, 0, 3], [0, 4, 1, 4]][..], &[]] {
        let sheet = sheet(rows, merges);
        let found = recognise(&sheet).unwrap();
        assert_eq!((found.layout.name(), found.header), ("enterprises", (0, 1)), "{merges:?}");
        assert_eq!(keys(&found), ["", "name", "address", "uscc", "products"], "{merges:?}");
        assert_eq!(found.text(2, "name"), "甲厂");
    }
}

/// A label counts for the rows of its merged area and for no other.
#[test]
fn labels_hold_inside_merges_only() {
    let rows: &[&[&str]] = &[&["产品名称", "批次", "承检机构"], &["轮胎", "3", "甲所"], &["涂料", "2", ""], &["皮鞋", "1", ""]];
    let sheet = sheet(rows, &[[1, 2, 2, 2]]);
    let found = recognise(&sheet).unwrap();
    assert_eq!([1, 2, 3].map(|row| found.text(row, "labs")), ["甲所", "甲所", ""]);
}

#[test]
fn rows_that_are_no_data() {
    let head: &[&str] = &["序号", "产品名称", "批次", "承检机构"];
    let rows: &[&[&str]] = &[
        head,
        &["一、机械产品"],
        &["1", "轮胎", "3", "甲所"],
        &["", "小 计", "3"],
        &["序号", "产品名称", "批次", "承检机构"],
        &["2", "合计秤", "2", "甲所"],
        &["合　计", "", "5 批次"],
        &["备注：甲所负责"],
        &["注：略"],
        &["填报人：某", "", "审核人："],
    ];
    let sheet = sheet(rows, &[[1, 0, 1, 3]]);
    let found = recognise(&sheet).unwrap();
    let kinds: Vec<Kind> = found.skipped.iter().map(|s| s.1).collect();
    assert_eq!(kinds, [Kind::Heading, Kind::Subtotal, Kind::Header, Kind::Total, Kind::Note, Kind::Note, Kind::Note]);
    assert_eq!(found.rows, [2, 5], "a product whose name begins like a total is a product");
}

#[test]
fn what_is_nothing_known_is_not_guessed() {
    for rows in [&[&["使用说明"][..], &["请先阅读"]][..], &[&["日期", "天气"], &["2025-01-01", "晴"]], &[]] {
        assert!(recognise(&sheet(rows, &[])).is_none(), "{rows:?}");
    }
}

/// Tables that share headers are told apart by the others.
#[test]
fn kinds_by_their_headers() {
    for (header, kind) in [
        (&["编号", "名称", "别名", "运输"][..], "products"),
        (&["代码", "名称", "英文名", "纬度", "经度"], "counties"),
        (&["编号", "名称", "纬度", "经度", "产品", "日接收量", "周接收量"], "labs"),
        (&["承检机构", "地址"], "labs"),
        (&["编号", "姓名", "机构", "可抽产品", "最多行程"], "samplers"),
        (&["姓名", "单位"], "samplers"),
        (&["企业", "产品", "日期", "层级", "结果", "依据"], "history"),
        (&["回避方", "企业", "原因"], "conflicts"),
        (&["日期", "类型", "名称"], "calendar"),
        (&["起点", "终点", "米", "分钟"], "matrix"),
        (&["项目", "内容", "说明"], "task"),
        (&["统一社会信用代码", "企业名称", "住所", "登记机关", "经营范围", "登记状态"], "enterprises"),
        (&["序号", "产品分类", "产品名称", "抽查批次", "抽查范围"], "lines"),
        (&["编号", "批次"], "groups"),
    ] {
        let row: Vec<&str> = header.iter().map(|_| "x").collect();
        let sheet = sheet(&[header, &row], &[]);
        assert_eq!(recognise(&sheet).map(|f| f.layout.name()), Some(kind), "{header:?}");
    }
}
