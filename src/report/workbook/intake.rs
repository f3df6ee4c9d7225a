//! 实验室接收: batches handed in by lab and day, against capacity; the same for groups of products with an intake of their own.

use super::cell::Cell;
use super::sheet::{Paint, Sheet, column, short};
use super::view::{View, weekday};
use crate::base::{Day, LabId, ProductGroupId, Week};
use crate::record::LabGroup;
use std::collections::BTreeMap;

/// One row per lab and day.
pub fn labs(view: &View<'_>) -> Sheet {
    let mut sheet = Sheet::table("实验室接收", "Lab intake", columns(&[column("承检机构", "lab", 26.0)]));
    sheet.notes = vec![
        "样品在行程最后一天送达。占用超过 100% 以红字标出。 Samples arrive on the last day of a tour; more than 100% is red.".to_owned(),
    ];
    sheet.frozen = 2;
    let counts = view.papers.handed_in();
    let mut weeks: BTreeMap<(&LabId, Week), u64> = BTreeMap::new();
    for ((lab, day), n) in &counts {
        *weeks.entry((lab, day.week())).or_default() += n;
    }
    for ((lab, day), n) in &counts {
        let (per_day, per_week) = view.papers.lab(lab).map_or((0, 0), |l| (l.batches_per_day, l.batches_per_week));
        let head = [Cell::text(lab), Cell::text(view.papers.lab_name(lab))];
        sheet.push(cells(head.into(), *day, *n, per_day, weeks[&(*lab, day.week())], per_week));
    }
    let all = counts.values().sum();
    sheet.totals = vec![total(sheet.columns.len(), 4, all)];
    sheet.paint = vec![Paint::Load(6), Paint::Load(10)];
    sheet
}

/// One row per lab, group and day; none if no lab has groups.
pub fn groups(view: &View<'_>) -> Option<Sheet> {
    let groups: BTreeMap<(&LabId, &ProductGroupId), &LabGroup> =
        view.papers.facts().labs.iter().flat_map(|lab| lab.groups.iter().map(move |group| ((&lab.id, &group.id), group))).collect();
    if groups.is_empty() {
        return None;
    }
    let mut days: BTreeMap<(&LabId, &ProductGroupId, Day), u64> = BTreeMap::new();
    let mut weeks: BTreeMap<(&LabId, &ProductGroupId, Week), u64> = BTreeMap::new();
    for batch in view.papers.batches() {
        let Some(last) = view.when(batch).and_then(|when| when.tour.days.last()) else { continue };
        for ((lab, id), group) in groups.iter().filter(|((lab, _), _)| **lab == batch.lab) {
            if batch.products.iter().any(|p| group.products.contains(p)) {
                *days.entry((lab, id, last.day)).or_default() += 1;
                *weeks.entry((lab, id, last.day.week())).or_default() += 1;
            }
        }
    }
    let mut sheet = Sheet::table(
        "分组接收",
        "Lab intake of product groups",
        columns(&[column("承检机构", "lab", 26.0), column("分组", "group", 16.0)]),
    );
    sheet.notes = vec!["一个批次可选产品中有一种属于该组即计入；各组可重叠，不可相加。 A batch counts if any of its products is in the group; groups overlap.".to_owned()];
    for ((lab, id, day), n) in &days {
        let group = groups[&(*lab, *id)];
        let head = vec![Cell::text(lab), Cell::text(view.papers.lab_name(lab)), Cell::text(id)];
        sheet.push(cells(head, *day, *n, group.batches_per_day, weeks[&(*lab, *id, day.week())], group.batches_per_week));
    }
    sheet.paint = vec![Paint::Load(7), Paint::Load(11)];
    Some(sheet)
}

fn columns(names: &[super::sheet::Column]) -> Vec<super::sheet::Column> {
    let mut columns = vec![column("编号", "id", 12.0)];
    columns.extend_from_slice(names);
    columns.extend([
        short("日期", "day"),
        short("星期", "weekday"),
        short("批次", "batches"),
        short("日能力", "per day"),
        short("日占用", "of the day"),
        short("周", "week"),
        short("当周批次", "in the week"),
        short("周能力", "per week"),
        short("周占用", "of the week"),
    ]);
    columns
}

fn cells(mut head: Vec<Cell>, day: Day, n: u64, per_day: u64, in_week: u64, per_week: u64) -> Vec<Cell> {
    head.extend([Cell::Day(day), weekday(day), Cell::Count(n), Cell::Count(per_day), Cell::share(n, per_day)]);
    head.extend([Cell::text(day.week()), Cell::Count(in_week), Cell::Count(per_week), Cell::share(in_week, per_week)]);
    head
}

fn total(columns: usize, at: usize, all: u64) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; columns];
    (cells[0], cells[at]) = (Cell::text("合计"), Cell::Count(all));
    cells
}
