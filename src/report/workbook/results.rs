//! 汇总表 and 季度表: the forms a bureau reports with, filled as far as record and results know.

use super::cell::Cell;
use super::sheet::{Sheet, column, short};
use super::view::View;
use crate::base::{CountyId, Day, LineId};
use crate::record::{Batch, IncidentKind};
use crate::report::statistics::Found;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a cell of the summary table that is not known: the practice of the field.
const UNKNOWN: &str = "/";
/// Words of a verdict.
const VERDICTS: [&str; 3] = ["合格", "不合格", UNKNOWN];

/// 汇总表: one row per batch, the columns as the field has them.
pub fn summary(view: &View<'_>) -> Sheet {
    let columns = vec![
        short("序号", "no."),
        column("产品名称", "product", 14.0),
        short("商标", "brand"),
        short("规格型号", "model"),
        short("生产日期/批号", "made on / lot"),
        column("受检单位", "inspected", 20.0),
        column("统一社会信用代码", "credit code", 20.0),
        short("标称生产企业", "stated producer"),
        short("所在县(市、区)", "county"),
        short("领域(生产/流通)", "scope"),
        short("抽样日期", "sampled on"),
        short("抽样单编号", "form no."),
        short("报告编号", "report no."),
        short("检验结论", "verdict"),
        short("不合格项目(标准值/实测值)", "failing items (limit / measured)"),
        column("承检机构", "lab", 12.0),
        short("备注", "note"),
    ];
    let mut sheet = Sheet::table("汇总表", "Summary table", columns);
    sheet.notes = vec![match view.sample {
        Some(_) => "由记录和检验结果预填，“/”处请填写。抽样日期为行程日期，以抽样单为准。 Filled from the record and the results; fill in where / stands.",
        None => "由记录预填，“/”处请填写；检验结论待结果（report --results）。抽样日期为行程日期，以抽样单为准。 Filled from the record; fill in where / stands. No results were given.",
    }
    .to_owned()];
    sheet.frozen = 2;
    let unknown = || Cell::text(UNKNOWN);
    for (number, batch) in (1..).zip(view.papers.batches()) {
        let enterprise = view.papers.enterprise(&batch.enterprise);
        let found = view.found(batch);
        let note = match (found, batch.forced) {
            (Some(Found::Refused), _) => "拒检",
            (_, true) => "跟踪抽查",
            (_, false) if view.how(batch) == "替补" => "替补",
            _ => UNKNOWN,
        };
        sheet.push(vec![
            Cell::Count(number),
            Cell::Text(view.products(batch)),
            unknown(),
            unknown(),
            unknown(),
            Cell::text(view.papers.enterprise_name(&batch.enterprise)),
            enterprise.map_or(unknown(), |e| Cell::text(&e.uscc)),
            unknown(),
            view.county(&batch.county),
            Some(view.scopes(batch)).filter(|s| !s.is_empty()).map_or(unknown(), Cell::Text),
            view.day(batch).filter(|_| found != Some(Found::Refused)).map_or(unknown(), Cell::Day),
            unknown(),
            unknown(),
            Cell::text(match found {
                Some(Found::Pass) => "合格",
                Some(Found::Fail) => "不合格",
                _ => UNKNOWN,
            }),
            unknown(),
            Cell::text(view.papers.lab_name(&batch.lab)),
            Cell::text(note),
        ]);
    }
    sheet.choice = Some((13, &VERDICTS));
    sheet
}

/// Numbers of some batches up to a day.
#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    planned: u64,
    sampled: u64,
    lost: [u64; 4],
    waiting: u64,
    tested: u64,
    failing: u64,
}

/// Reasons in the order of the columns.
const REASONS: [IncidentKind; 4] = [IncidentKind::Closed, IncidentKind::Refused, IncidentKind::NoStock, IncidentKind::UpperLevel];

/// Lines and counties on a report day.
type Key = (LineId, CountyId);

/// Progress up to a day, by line and county.
fn progress(view: &View<'_>, to: Day) -> BTreeMap<Key, Progress> {
    let mut rows: BTreeMap<Key, Progress> = BTreeMap::new();
    let key = |b: &Batch| (b.line.clone(), b.county.clone());
    for batch in &view.papers.record.draw.batches {
        rows.entry(key(batch)).or_default().planned += 1;
    }
    for batch in view.papers.batches() {
        let row = rows.entry(key(batch)).or_default();
        let (is_due, found) = (view.day(batch).is_some_and(|day| day <= to), view.found(batch));
        match found {
            Some(Found::Refused) if is_due => row.lost[1] += 1,
            _ if is_due => row.sampled += 1,
            _ => row.waiting += 1,
        }
        row.tested += u64::from(is_due && matches!(found, Some(Found::Pass | Found::Fail)));
        row.failing += u64::from(is_due && found == Some(Found::Fail));
    }
    for (line, enterprise, kind, day) in super::changes::losses(view.papers) {
        let county = view.papers.enterprise(enterprise).map(|e| e.county.clone());
        let reason = REASONS.iter().position(|reason| *reason == kind);
        if let (Some(county), Some(reason), true) = (county, reason, day <= to) {
            rows.entry((line.clone(), county)).or_default().lost[reason] += 1;
        }
    }
    rows
}

/// Report days of the task, or the last day of the tours.
fn report_days(view: &View<'_>) -> Vec<Day> {
    let stated = &view.papers.facts().task.report_days;
    let last = view.papers.pack().tours.iter().filter_map(|tour| tour.days.last()).map(|day| day.day).max();
    if stated.is_empty() { last.into_iter().collect() } else { stated.clone() }
}

/// 季度表, by product; 季度表-县区, by county; 季度明细, by both.
pub fn quarterly(view: &View<'_>) -> [Sheet; 3] {
    let line = || vec![short("产品行", "line"), column("产品", "title", 34.0)];
    let county = || vec![column("县(市、区)", "county", 18.0)];
    let both = || [line(), county()].concat();
    let mut sheets = [
        form("季度表", "Quarterly table by product", line(), view),
        form("季度表-县区", "Quarterly table by county", county(), view),
        form("季度明细", "Quarterly table by product and county", both(), view),
    ];
    for day in report_days(view) {
        let rows = progress(view, day);
        let lines: BTreeSet<&LineId> = rows.keys().map(|(line, _)| line).collect();
        let counties: BTreeSet<&CountyId> = rows.keys().map(|(_, county)| county).collect();
        let of = |is_in: &dyn Fn(&Key) -> bool| sum(rows.iter().filter(|(key, _)| is_in(key)).map(|(_, row)| row));
        let title = |line: &LineId| [Cell::text(line), Cell::text(view.papers.line_title(line))];
        for line in &lines {
            sheets[0].push(cells(day, title(line).into(), of(&|key| key.0 == **line), view));
        }
        for county in &counties {
            sheets[1].push(cells(day, vec![view.county(county)], of(&|key| key.1 == **county), view));
        }
        for ((line, county), row) in &rows {
            let [id, title] = title(line);
            sheets[2].push(cells(day, vec![id, title, view.county(county)], *row, view));
        }
        for (sheet, blank) in sheets.iter_mut().zip([1, 0, 2]) {
            let mut head = vec![Cell::text("合计")];
            head.resize(blank + 1, Cell::Empty);
            sheet.totals.push(cells(day, head, of(&|_| true), view));
        }
    }
    sheets
}

fn form(zh: &'static str, en: &'static str, keys: Vec<super::sheet::Column>, view: &View<'_>) -> Sheet {
    let mut columns = vec![short("截至", "up to")];
    columns.extend(keys);
    columns.extend([
        short("计划批次", "planned"),
        short("已抽批次", "sampled"),
        short("停业", "closed"),
        short("拒检", "refused"),
        short("无样品", "no stock"),
        short("上级已抽", "upper level"),
        short("待抽批次", "still to come"),
        short("完成率", "sampled / planned"),
        short("检验批次", "tested"),
        short("不合格批次", "failing"),
        short("不合格率", "failure rate"),
    ]);
    let mut sheet = Sheet::table(zh, en, columns);
    let known = match view.sample {
        Some(_) => "检验、不合格由检验结果文件填入，按上门日期累计。 Tested and failing come from the results file.",
        None => "检验、不合格各列须有检验结果（report --results），现留空。 Without a results file the last three columns stay empty.",
    };
    sheet.notes = vec![
        "累计至报告日。已抽按行程日期计；停业至上级已抽为未抽到的原因（每次一批，替补另计入已抽或待抽）。 Cumulative. Sampled: by the dates of the tours. Reasons count batches not obtained; who came instead counts as sampled or still to come.".to_owned(),
        known.to_owned(),
    ];
    sheet
}

fn sum<'a>(rows: impl Iterator<Item = &'a Progress>) -> Progress {
    rows.fold(Progress::default(), |a, b| Progress {
        planned: a.planned + b.planned,
        sampled: a.sampled + b.sampled,
        lost: std::array::from_fn(|i| a.lost[i] + b.lost[i]),
        waiting: a.waiting + b.waiting,
        tested: a.tested + b.tested,
        failing: a.failing + b.failing,
    })
}

fn cells(day: Day, keys: Vec<Cell>, p: Progress, view: &View<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::Day(day)];
    cells.extend(keys);
    cells.extend([Cell::Count(p.planned), Cell::Count(p.sampled)]);
    cells.extend(p.lost.map(Cell::Count));
    cells.extend([Cell::Count(p.waiting), Cell::share(p.sampled, p.planned)]);
    cells.extend(match view.sample {
        Some(_) => [Cell::Count(p.tested), Cell::Count(p.failing), Cell::share(p.failing, p.tested)],
        None => [Cell::Empty, Cell::Empty, Cell::Empty],
    });
    cells
}
