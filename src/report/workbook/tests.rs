//! Sheets of a RUN worked out by hand (`fixture`): E1 and E4 in 楚雄市 on 2025-03-04, E6 in 禄丰市 on 2025-03-05.

use super::cell::Cell;
use super::sheet::Sheet;
use super::view::View;
use super::{batches, changes, intake, internal, plan, public, results, roads};
use crate::base::Day;
use crate::report::fixture::{amended, drawn_again, papers};
use crate::report::statistics::{Found, ResultRow, sample};

fn day(text: &str) -> Cell {
    Cell::Day(text.parse::<Day>().unwrap())
}

/// The cells of a column, by its Chinese header.
fn cells(sheet: &Sheet, header: &str) -> Vec<Cell> {
    let at = sheet.columns.iter().position(|c| c.zh == header).unwrap_or_else(|| panic!("{header} in {}", sheet.zh));
    sheet.rows.iter().map(|row| row.cells[at].clone()).collect()
}

fn texts(sheet: &Sheet, header: &str) -> Vec<String> {
    cells(sheet, header).into_iter().map(|c| if let Cell::Text(text) = c { text } else { panic!("{c:?} in {header}") }).collect()
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    for papers in [papers(), amended(), drawn_again()] {
        let view = View::of(&papers, None, None);
        for sheet in internal(&view).iter().chain(&public::sheets(&view)) {
            let rows = sheet.rows.iter().map(|row| &row.cells).chain(&sheet.totals);
            assert!(rows.into_iter().all(|cells| cells.len() == sheet.columns.len()), "{}", sheet.zh);
        }
    }
}

#[test]
fn what_was_drawn_and_when() {
    let papers = papers();
    let view = View::of(&papers, None, None);
    let sheet = batches::selected(&view);
    assert_eq!(texts(&sheet, "企业编号"), ["E1", "E4", "E6"]);
    assert_eq!(texts(&sheet, "名称")[2], "=禄丰<b>己</b>");
    assert_eq!(texts(&sheet, "方式"), ["随机", "必抽", "随机"]);
    assert_eq!(cells(&sheet, "日期"), [day("2025-03-04"), day("2025-03-04"), day("2025-03-05")]);
    assert_eq!(cells(&plan::lines(&view), "计划"), [Cell::Count(3)]);
    assert_eq!(texts(&batches::alternates(&view), "名称"), ["楚雄乙油站"]);
    let intake = intake::labs(&view);
    // all samples on the last day of the tour: 3 of 5 a day, 3 of 9 a week
    assert_eq!((cells(&intake, "批次"), cells(&intake, "日占用")), (vec![Cell::Count(3)], vec![Cell::Share(0.6)]));
    assert_eq!(cells(&roads::team_days(&view), "公里"), [Cell::Real(50.0), Cell::Real(100.4)]);
    assert_eq!(texts(&batches::exclusions(&view), "名称"), ["禄丰戊油站"]);
}

/// Planned, sampled, closed, still to come, tested, failing of the last row of totals.
fn last_total(sheet: &Sheet) -> Vec<Cell> {
    let total = sheet.totals.last().unwrap();
    let of = |header: &str| total[sheet.columns.iter().position(|c| c.zh == header).unwrap()].clone();
    ["计划批次", "已抽批次", "停业", "待抽批次", "检验批次", "不合格批次", "不合格率"].map(of).to_vec()
}

#[test]
fn the_quarterly_table_with_and_without_results() {
    let mut papers = papers();
    let n = Cell::Count;
    let [by_line, by_county, both] = results::quarterly(&View::of(&papers, None, None));
    assert_eq!(last_total(&by_line), [n(3), n(3), n(0), n(0), Cell::Empty, Cell::Empty, Cell::Empty]);
    assert_eq!((by_county.rows.len(), both.rows.len()), (2, 2));
    papers.commitment.plan.facts.task.report_days = ["2025-03-04", "2025-03-31"].map(|d| d.parse().unwrap()).to_vec();
    let row = |id: &str, found| ResultRow { line: "a".into(), enterprise: id.into(), found };
    let found = sample(&papers, &[row("E1", Found::Pass), row("E4", Found::Fail), row("E6", Found::Refused)]).unwrap();
    let [by_line, ..] = results::quarterly(&View::of(&papers, None, Some(&found)));
    assert_eq!(cells(&by_line, "已抽批次"), [n(2), n(2)], "E6 comes a day later, and refuses");
    assert_eq!(cells(&by_line, "拒检"), [n(0), n(1)]);
    assert_eq!(last_total(&by_line), [n(3), n(2), n(0), n(0), n(2), n(1), Cell::Share(0.5)]);
}

#[test]
fn who_was_closed_and_who_came() {
    let papers = amended();
    let view = View::of(&papers, None, None);
    let sheet = changes::sheet(&view);
    assert_eq!((texts(&sheet, "原企业编号"), texts(&sheet, "替补企业编号")), (vec!["E1".to_owned()], vec!["E2".to_owned()]));
    assert_eq!((texts(&sheet, "依据"), texts(&sheet, "批准")), (vec!["照片".to_owned()], vec!["王五".to_owned()]));
    assert_eq!(texts(&batches::selected(&view), "方式"), ["替补", "必抽", "随机"]);
    assert_eq!(texts(&batches::alternates(&view), "现状"), ["已启用"]);
    // E2 has no visit yet: one batch closed, one still to come
    let n = Cell::Count;
    assert_eq!(last_total(&results::quarterly(&view)[0])[..4], [n(3), n(2), n(1), n(1)]);
    assert_eq!(texts(&results::summary(&view), "受检单位")[0], "楚雄乙油站");
}

#[test]
fn the_summary_table_has_the_columns_of_the_field() {
    let papers = papers();
    let sheet = results::summary(&View::of(&papers, None, None));
    let headers: Vec<&str> = sheet.columns.iter().map(|c| c.zh.as_str()).collect();
    let field = "序号, 产品名称, 商标, 规格型号, 生产日期/批号, 受检单位, 统一社会信用代码, 标称生产企业, 所在县(市、区), 领域(生产/流通), 抽样日期, \
                 抽样单编号, 报告编号, 检验结论, 不合格项目(标准值/实测值), 承检机构, 备注";
    assert_eq!(headers.join(", "), field);
    assert_eq!(texts(&sheet, "商标"), ["/", "/", "/"]);
    assert_eq!(texts(&sheet, "备注"), ["/", "跟踪抽查", "/"]);
}
