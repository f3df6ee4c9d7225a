//! 概览: what this workbook is about, its digests, numbers and verdict.

use super::cell::Cell;
use super::sheet::{Look, Row, Sheet, column};
use super::view::View;
use crate::report::words;

/// Items of the first sheet: in Chinese, in English, what.
struct Items(Vec<Row>);

impl Items {
    fn put(&mut self, zh: &str, en: &str, what: impl Into<String>) {
        self.0.push(vec![Cell::text(zh), Cell::text(en), Cell::Text(what.into())].into());
    }

    fn warn(&mut self, zh: &str, en: &str, what: impl Into<String>) {
        self.put(zh, en, what);
        if let Some(row) = self.0.last_mut() {
            row.look = Look::Bad;
        }
    }
}

fn sheet(rows: Items) -> Sheet {
    let columns = vec![column("项目", "", 20.0), column("Item", "", 26.0), column("内容", "", 90.0)];
    Sheet { zh: "概览", en: "Overview", columns, rows: rows.0, ..Sheet::default() }
}

/// Everything.
pub fn internal(view: &View<'_>, sheets: &[Sheet]) -> Sheet {
    let mut items = Items(Vec::new());
    task(view, &mut items);
    let (s, count) = (&view.sums, |n: u64| words::thousands(n as i64));
    let f = &s.fates;
    items.put(
        "名录",
        "frame",
        format!(
            "{} = 抽中 {} + 备选 {} + 名额已满 {} + 排除 {}",
            count(f.frame),
            count(f.selected),
            count(f.alternate),
            count(f.quota_full),
            count(f.excluded)
        ),
    );
    items.put("批次", "batches", format!("{}（必抽 {}），{} 家企业", count(s.batches), count(s.forced), count(s.enterprises)));
    let t = &s.totals;
    items.put(
        "行程",
        "tours",
        format!(
            "{} 次上门，{} 个行程，{} 队日，{} 晚，{} 公里",
            count(t.visits),
            count(t.tours),
            count(t.team_days),
            count(t.nights),
            words::kilometres(t.metres)
        ),
    );
    items.put("费用（元）", "cost, yuan", words::yuan(t.cost_given));
    if s.unplaced > 0 {
        items.warn("未排入的上门", "visits without a tour", count(s.unplaced));
    }
    if s.met() {
        items.put("计划完成", "quotas", "全部完成 all met");
    } else {
        items.warn("计划完成", "quotas", "有未完成项，见“计划与结果” some are short");
    }
    if let Some(over) = s.over_permille {
        items.put("与最优相差", "above the best possible", format!("至多 {} %（下界见 bound.json）", words::per_cent(over)));
    }
    items.put("更正", "amendments", if s.amendments == 0 { "无 none".to_owned() } else { format!("{} 次，见“变更”", s.amendments) });
    verdict(view, &mut items, true);
    digests(view, &mut items);
    let names: Vec<String> = sheets.iter().map(|s| format!("{} {}", s.zh, s.en)).collect();
    items.put("工作表", "sheets", names.join(" · "));
    let mut sheet = sheet(items);
    sheet.notes = vec![match view.papers.commitment.plan.public {
        true => "由记录生成，可随时重新生成；单元格均为数值，没有公式。 Made from the record; every cell is a value.",
        false => "内部文件：含企业名称，公开保密数之前不得外传。由记录生成，单元格均为数值，没有公式。 Internal: names enterprises; not to be passed on before the reveal.",
    }
    .to_owned()];
    sheet
}

/// Without a name: what may be shown before the visits.
pub fn public(view: &View<'_>) -> Sheet {
    let mut items = Items(Vec::new());
    task(view, &mut items);
    items.put("名录", "frame", format!("{} 家（只公布数量与封存根） enterprises", words::thousands(view.sums.fates.frame as i64)));
    items.put("批次", "batches", words::thousands(view.papers.record.draw.batches.len() as i64));
    verdict(view, &mut items, false);
    digests(view, &mut items);
    let mut sheet = sheet(items);
    sheet.notes = vec!["不含企业和人员名称，与 public/ 的内容一致，可以公开。 Names nobody; says no more than public/ does.".to_owned()];
    sheet
}

fn task(view: &View<'_>, items: &mut Items) {
    let task = &view.papers.facts().task;
    items.put("任务", "task", &task.title);
    if !task.title_en.is_empty() {
        items.put("", "", &task.title_en);
    }
    items.put("任务编号", "id", &task.id);
    items.put("组织单位", "authority", &task.authority);
    items.put("依据", "basis", &task.basis);
    items.put("印发日期", "issued", task.issued.to_string());
    items.put("规则", "rules", format!("{} · {}", view.papers.facts().rules.profile, view.papers.commitment.plan.version));
    if task.synthetic {
        items.warn("名录", "frame", "合成名录，企业均为虚构 synthetic: nobody in it exists");
    }
    if view.papers.commitment.plan.public {
        items.put("模式", "mode", "公开模式，无保密数 public mode, no secret");
    }
}

fn verdict(view: &View<'_>, items: &mut Items, tells_why: bool) {
    match view.verdict {
        None => {}
        Some(v) if v.failures.is_empty() => {
            items.put("核对", "judge", format!("{} 项，全部符合 checks, all hold", words::thousands(v.checks as i64)))
        }
        Some(v) => {
            items.warn("核对", "judge", format!("不符 {} 处 it does not hold", v.failures.len()));
            for (zh, en) in v.failures.iter().filter(|_| tells_why) {
                items.warn("", "", format!("{zh} {en}"));
            }
        }
    }
}

fn digests(view: &View<'_>, items: &mut Items) {
    let plan = &view.papers.commitment.plan;
    let whens: Vec<&str> = plan.sources.iter().map(|source| source.when()).filter(|when| !when.is_empty()).collect();
    items.put("公开数值", "public value", &view.sums.value);
    if !whens.is_empty() {
        items.put("数值的时间地点", "when and where", whens.join("；"));
    }
    items.put("承诺", "commitment", view.sums.commitment.to_string());
    items.put("规则文本", "text of the rules", plan.spec.to_string());
    items.put("名录封存根", "root of the frame", plan.frame.root.to_string());
    items.put("记录 SHA-256", "record", view.sums.record.to_string());
    if !view.papers.amendments.is_empty() {
        items.put("最近更正 SHA-256", "last amendment", view.digest());
    }
}
