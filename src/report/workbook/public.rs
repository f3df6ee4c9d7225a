//! The workbook that names nobody: counts by line and county as `public/result.json` has them, and digests.

use super::cell::Cell;
use super::sheet::{Sheet, column, short};
use super::view::View;
use crate::report::words;

/// Its sheets.
pub fn sheets(view: &View<'_>) -> Vec<Sheet> {
    vec![super::overview::public(view), lines(view), counties(view), super::plan::rules(view)]
}

/// Quota, batches, forced ones and alternates per line, at the draw.
fn lines(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("产品行", "line"),
        column("产品", "title", 44.0),
        short("时限", "window"),
        short("自", "from"),
        short("至", "to"),
        short("计划", "quota"),
        short("抽中", "batches"),
        short("必抽", "forced"),
        short("备选", "alternates"),
    ];
    let mut sheet = Sheet::table("各行批次", "Batches by line", columns);
    let draw = &view.papers.record.draw;
    for line in &view.papers.facts().lines {
        let of = |is_forced: bool| draw.batches.iter().filter(|b| b.line == line.id && (b.forced || !is_forced)).count() as u64;
        let quota = match &line.group {
            Some(group) => format!("共用 {group}"),
            None => words::quota(line.kind, line.batches),
        };
        sheet.push(vec![
            Cell::text(&line.id),
            Cell::text(&line.title),
            Cell::text(&line.window_text),
            Cell::Day(line.window.from),
            Cell::Day(line.window.to),
            Cell::Text(quota),
            Cell::Count(of(false)),
            Cell::Count(of(true)),
            Cell::Count(draw.alternates.iter().filter(|a| a.line == line.id).count() as u64),
        ]);
    }
    sheet
}

/// Batches per county, at the draw.
fn counties(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("代码", "id"),
        column("县(市、区)", "county", 30.0),
        column("英文名", "name in English", 30.0),
        short("批次", "batches"),
    ];
    let mut sheet = Sheet::table("各县批次", "Batches by county", columns);
    for county in &view.papers.facts().counties {
        let batches = view.papers.record.draw.batches.iter().filter(|b| b.county == county.id).count() as u64;
        sheet.push(vec![Cell::text(&county.id), Cell::text(&county.name), Cell::text(&county.name_en), Cell::Count(batches)]);
    }
    sheet
}
