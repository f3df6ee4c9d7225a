//! 计划与结果, 县区结果, 县区限额: the plan against what was drawn.

use super::cell::Cell;
use super::sheet::{Look, Paint, Row, Sheet, column, short};
use super::view::View;
use crate::base::Lang;
use crate::record::QuotaKind;
use crate::report::{LineSum, words};

/// Counties a matrix has columns for; more are told line by line.
const COUNTIES_MAX: usize = 40;

/// One row per line, one per shared quota. The quotas add up to the plan.
pub fn lines(view: &View<'_>) -> Sheet {
    let mut sheet = Sheet::table(
        "计划与结果",
        "Plan and result",
        vec![
            short("产品行", "line"),
            column("产品", "title", 34.0),
            column("组织单位", "organiser", 20.0),
            short("抽样机构", "org"),
            column("承检机构", "labs", 22.0),
            short("时限", "window"),
            short("自", "from"),
            short("至", "to"),
            short("报告期限", "report by"),
            short("口径", "kind"),
            short("计划", "quota"),
            short("抽中", "drawn"),
            short("必抽", "forced"),
            short("已排行程", "placed"),
            short("差额", "short"),
            short("完成", "met"),
        ],
    );
    sheet.notes = vec!["口径：恰好=等于计划；至少=不少于计划；共用=与其他行合用一个计划数（见末尾共用行）。 exact, at least, or shared with other lines (see the last rows).".to_owned()];
    sheet.frozen = 2;
    sheet.rows = view.sums.lines.iter().map(|line| of_line(view, line)).collect();
    for group in &view.sums.groups {
        let mut cells = vec![Cell::Empty; sheet.columns.len()];
        let members = view.sums.lines.iter().filter(|line| line.group.as_ref() == Some(&group.id));
        cells[0] = Cell::text(&group.id);
        cells[1] = Cell::Text(format!("共用：{}", members.map(|line| line.id.as_str()).collect::<Vec<_>>().join("、")));
        cells[9] = Cell::text("共用");
        cells[10] = Cell::Count(group.quota);
        cells[14] = Cell::Count(group.quota.saturating_sub(group.batches));
        cells[15] = Cell::text(if group.batches == group.quota { "是" } else { "否" });
        sheet.rows.push(Row { cells, look: if group.batches == group.quota { Look::Plain } else { Look::Bad } });
    }
    let mut sums = vec![Cell::Empty; sheet.columns.len()];
    let of = |what: fn(&LineSum) -> u64| Cell::Count(view.sums.lines.iter().map(what).sum());
    sums[0] = Cell::text("合计");
    sums[10] = Cell::Count(view.sums.lines.iter().map(|l| l.quota).sum::<u64>() + view.sums.groups.iter().map(|g| g.quota).sum::<u64>());
    (sums[11], sums[12], sums[13]) = (of(|l| l.batches), of(|l| l.forced), of(|l| l.placed));
    sheet.totals = vec![sums];
    sheet
}

fn of_line(view: &View<'_>, sum: &LineSum) -> Row {
    let line = view.papers.line(&sum.id);
    let text = |of: fn(&crate::record::Line) -> &str| line.map_or(Cell::Empty, |line| Cell::text(of(line)));
    let labs = line.map(|line| line.labs.iter().map(|share| view.papers.lab_name(&share.lab)).collect::<Vec<_>>().join("、"));
    let kind = match (&sum.group, sum.kind) {
        (Some(group), _) => format!("共用 {group}"),
        (None, QuotaKind::Exact) => "恰好".to_owned(),
        (None, QuotaKind::Min) => "至少".to_owned(),
    };
    let cells = vec![
        Cell::text(&sum.id),
        Cell::text(&sum.title),
        text(|line| &line.organiser),
        text(|line| line.org.as_str()),
        labs.map_or(Cell::Empty, Cell::Text),
        Cell::text(&sum.window_text),
        Cell::Day(sum.window.from),
        Cell::Day(sum.window.to),
        line.map_or(Cell::Empty, |line| Cell::Day(line.report_by)),
        Cell::Text(kind),
        if sum.group.is_some() { Cell::Empty } else { Cell::Count(sum.quota) },
        Cell::Count(sum.batches),
        Cell::Count(sum.forced),
        Cell::Count(sum.placed),
        if sum.group.is_some() { Cell::Empty } else { Cell::Count(sum.quota.saturating_sub(sum.batches)) },
        Cell::text(if sum.met { "是" } else { "否" }),
    ];
    Row { cells, look: if sum.met && sum.placed == sum.batches { Look::Plain } else { Look::Bad } }
}

/// Lines × counties, if the counties find room on a sheet.
pub fn counties(view: &View<'_>) -> Option<Sheet> {
    let of = &view.sums.counties;
    if of.is_empty() || of.len() > COUNTIES_MAX {
        return None;
    }
    let mut columns = vec![short("产品行", "line"), column("产品", "title", 26.0)];
    // a header stands once in a table, so it names the county's code too
    columns.extend(of.iter().map(|county| short(&county.name, county.id.as_str())));
    columns.push(short("合计", "all"));
    let mut sheet = Sheet::table("县区结果", "Lines by county", columns);
    let cells = |id: Cell, title: Cell, counts: &[u64], all: u64| {
        let mut row = vec![id, title];
        row.extend(counts.iter().map(|n| if *n == 0 { Cell::Empty } else { Cell::Count(*n) }));
        row.push(Cell::Count(all));
        row
    };
    sheet.notes = vec!["现有批次数；空白为 0。县区限额见“县区限额”。 Batches as they now stand; blank is 0.".to_owned()];
    sheet.frozen = 2;
    sheet.rows = view.sums.lines.iter().map(|l| cells(Cell::text(&l.id), Cell::text(&l.title), &l.by_county, l.batches).into()).collect();
    let all: Vec<u64> = of.iter().map(|county| county.batches).collect();
    sheet.totals = vec![cells(Cell::text("合计"), Cell::Empty, &all, view.sums.batches)];
    sheet.paint = vec![Paint::Scale(2, 1 + of.len())];
    Some(sheet)
}

/// Limits of lines in counties, and what came of them. With many counties: every pair with a batch.
pub fn limits(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("产品行", "line"),
        column("产品", "title", 40.0),
        column("县(市、区)", "county", 20.0),
        short("至少", "min"),
        short("至多", "max"),
        short("批次", "batches"),
        short("符合", "met"),
    ];
    let mut sheet = Sheet::table("县区限额", "County limits", columns);
    let is_long = view.sums.counties.len() > COUNTIES_MAX;
    for line in &view.sums.lines {
        for (county, batches) in view.sums.counties.iter().zip(&line.by_county) {
            let limit = line.limits.iter().find(|limit| limit.county == county.id);
            if limit.is_none() && !(is_long && *batches > 0) {
                continue;
            }
            let met = limit.is_none_or(|limit| (limit.min..=limit.max).contains(batches));
            let cells = vec![
                Cell::text(&line.id),
                Cell::text(&line.title),
                Cell::text(&county.name),
                Cell::count_or_empty(limit.map(|limit| limit.min)),
                Cell::count_or_empty(limit.map(|limit| limit.max)),
                Cell::Count(*batches),
                Cell::text(if met { "是" } else { "否" }),
            ];
            sheet.rows.push(Row { cells, look: if met { Look::Plain } else { Look::Bad } });
        }
    }
    sheet
}

/// Exclusions in numbers, by rule.
pub fn rules(view: &View<'_>) -> Sheet {
    let columns = vec![
        column("规则", "rule", 24.0),
        column("说明", "meaning", 30.0),
        column("", "in English", 36.0),
        short("企业", "enterprises"),
        short("企业×产品行", "pairs"),
    ];
    let mut sheet = Sheet::table("排除统计", "Exclusions in numbers", columns);
    for e in &view.sums.exclusions {
        let words = [Lang::Zh, Lang::En].map(|lang| Cell::Text(words::rule(&e.rule, lang)));
        let [zh, en] = words;
        sheet.push(vec![Cell::text(&e.rule), zh, en, Cell::Count(e.enterprises), Cell::Count(e.pairs)]);
    }
    sheet
}
