//! 抽中企业, 备选, 排除: enterprises by fate. Only for those who may know names.

use super::cell::Cell;
use super::sheet::{Look, Row, Sheet, column, short};
use super::view::View;
use crate::base::Lang;
use crate::record::FateKind;
use crate::report::words;

/// One row per batch as it now stands, with visit, day, tour, lab and blind code.
pub fn selected(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("盲样号", "blind"),
        short("产品行", "line"),
        column("产品", "title", 14.0),
        column("企业编号", "enterprise", 20.0),
        column("名称", "name", 22.0),
        column("地址", "address", 22.0),
        short("县(市、区)", "county"),
        column("可抽产品", "products", 16.0),
        short("方式", "how"),
        short("签序", "rank"),
        column("承检机构", "lab", 14.0),
        short("日期", "day"),
        short("到达", "arrive"),
        column("行程", "tour", 15.0),
        column("备注", "note", 14.0),
    ];
    let mut sheet = Sheet::table("抽中企业", "Selected enterprises", columns);
    sheet.notes = vec!["每批次一行。盲样号与企业的对应关系在检验报告出具前不得告知承检机构。 One row per batch. Labs must not learn which enterprise a blind code stands for before they report.".to_owned()];
    sheet.frozen = 2;
    for batch in view.papers.batches() {
        let (when, [id, name, county]) = (view.when(batch), view.enterprise(&batch.enterprise));
        let note = view.unplaced(batch);
        let look = if when.is_none() { Look::Bad } else { Look::Plain };
        let cells = vec![
            Cell::text(batch.blind),
            Cell::text(&batch.line),
            Cell::text(view.papers.line_title(&batch.line)),
            id,
            name,
            view.address(&batch.enterprise),
            county,
            Cell::Text(view.products(batch)),
            Cell::text(view.how(batch)),
            if batch.forced { Cell::Empty } else { Cell::Count(batch.rank) },
            Cell::text(view.papers.lab_name(&batch.lab)),
            when.map_or(Cell::Empty, |w| Cell::Day(w.day.day)),
            when.map_or(Cell::Empty, |w| Cell::Clock(w.stop.arrive)),
            when.map_or(Cell::Empty, |w| Cell::text(&w.tour.id)),
            note.map_or(Cell::Empty, Cell::Text),
        ];
        sheet.rows.push(Row { cells, look });
    }
    sheet
}

/// Alternates in the order of use.
pub fn alternates(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("产品行", "line"),
        column("产品", "title", 30.0),
        short("类", "class"),
        short("顺序", "rank"),
        column("企业编号", "enterprise", 22.0),
        column("名称", "name", 30.0),
        short("县(市、区)", "county"),
        column("地址", "address", 34.0),
        column("现状", "now", 12.0),
    ];
    let mut sheet = Sheet::table("备选", "Alternates", columns);
    sheet.notes =
        vec!["封存内容：同一产品行、同一类内严格按顺序启用，不得挑选。 Sealed. Within line and class strictly in this order.".to_owned()];
    sheet.frozen = 2;
    for a in &view.papers.record.draw.alternates {
        let [id, name, county] = view.enterprise(&a.enterprise);
        let is_used = view.papers.batches().binary_search_by(|b| (&b.line, &b.enterprise).cmp(&(&a.line, &a.enterprise))).is_ok();
        sheet.push(vec![
            Cell::text(&a.line),
            Cell::text(view.papers.line_title(&a.line)),
            Cell::Count(a.class),
            Cell::Count(a.rank),
            id,
            name,
            county,
            view.address(&a.enterprise),
            if is_used { Cell::text("已启用") } else { Cell::Empty },
        ]);
    }
    sheet
}

/// One row per enterprise, line and rule.
pub fn exclusions(view: &View<'_>) -> Sheet {
    let columns = vec![
        column("企业编号", "enterprise", 22.0),
        column("名称", "name", 34.0),
        short("县(市、区)", "county"),
        short("产品行", "line"),
        column("规则", "rule", 14.0),
        column("说明", "meaning", 18.0),
        column("依据", "evidence", 44.0),
        short("范围", "extent"),
    ];
    let mut sheet = Sheet::table("排除", "Exclusions", columns);
    sheet.frozen = 2;
    for fate in &view.papers.record.draw.fates {
        for e in &*fate.exclusions {
            let [id, name, county] = view.enterprise(&fate.enterprise);
            sheet.push(vec![
                id,
                name,
                county,
                e.line.as_ref().map_or(Cell::text("全部"), Cell::text),
                Cell::text(&e.rule),
                Cell::Text(words::rule(&e.rule, Lang::Zh)),
                Cell::Text(words::evidence(&e.evidence, Lang::Zh)),
                Cell::text(if fate.fate == FateKind::Excluded { "全部排除" } else { "部分产品行" }),
            ]);
        }
    }
    sheet
}
