//! The sheet 计划, as this program writes it or as a bureau prints it: `[[line]]` and the quotas that rows share.

mod plan;
mod row;
mod totals;

pub(super) use plan::{Names, Plan};

use super::origin::{Origin, node, table};
use super::told::Told;
use crate::base::Day;
use crate::intake::Sink;
use crate::intake::codes;
use crate::intake::doc::{Node, Value};

/// What rows of a plan are read against.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    pub names: &'a Names,
    /// Day of issue, if it is known.
    pub issued: Option<Day>,
    /// Days of reports, ascending.
    pub report_days: Vec<Day>,
    /// Organisations by id.
    pub orgs: Vec<String>,
    /// Labs by id.
    pub labs: Vec<String>,
    pub authority: String,
    pub told: &'a Told,
    pub sink: &'a Sink,
}

/// All lines, and the groups made of merged cells.
pub(super) fn lines(sheets: &[&Origin<'_>], setting: &Setting<'_>) -> Plan {
    let mut plan = Plan::default();
    let all_rows: usize = sheets.iter().map(|o| o.found.rows.len()).sum();
    let numbers: Vec<String> = sheets.iter().flat_map(|o| o.found.rows.iter().map(|&row| o.text(row, "row_no"))).collect();
    let mut sorted: Vec<&String> = numbers.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let numbered = sorted.len() == all_rows && numbers.iter().all(|n| crate::intake::cell::number(n).is_some());
    let mut position = 0;
    for origin in sheets {
        let mut labels = row::Labels::new(origin);
        for (i, &at) in origin.found.rows.iter().enumerate() {
            position += 1;
            labels.next(at, setting);
            let number = if numbered { numbers[position - 1].clone() } else { position.to_string() };
            let line = row::line(origin, at, &number, &labels, setting, &mut plan);
            let shared = plan::shared(origin, i);
            plan.push(origin, at, line, shared, setting);
        }
    }
    totals::totals(sheets, &mut plan, setting);
    plan
}

impl Plan {
    /// A line, with its own batches or the quota it shares.
    fn push(&mut self, origin: &Origin<'_>, row: usize, mut line: row::Read, shared: Option<usize>, setting: &Setting<'_>) {
        if let Some(first) = shared {
            let id = self.group_of(origin, first, row, &mut line, setting);
            line.set("group", node(origin.at(row, "batches"), Value::Text(id)));
            line.remove("kind");
            line.remove("batches");
        }
        self.note(&line);
        self.lines.push(table(origin.at_row(row), line.entries));
    }

    /// The shared quota whose first row is `first`, made when that row comes.
    fn group_of(&mut self, origin: &Origin<'_>, first: usize, row: usize, line: &mut row::Read, setting: &Setting<'_>) -> String {
        let key = (origin.source, first);
        if let Some((_, id)) = self.shared.iter().find(|(have, _)| *have == key) {
            return id.clone();
        }
        let id = format!("G{}", self.shared.len() + 1);
        let batches = line.take("batches").unwrap_or_else(|| node(origin.at(row, "batches"), Value::Blank));
        let number = match &batches.value {
            Value::Number(number) => number.clone(),
            _ => "?".to_owned(),
        };
        let zh = format!("“批次”格合并：这几行共用 {number} 批次（共用批次 {id}）");
        setting.sink.add(
            &codes::SHARED_QUOTA,
            origin.place(row, "batches"),
            (zh, format!("a merged cell of batches: its rows share {number} batches (group {id})")),
        );
        let entries: [(&str, Node); 2] = [("id", node(batches.at, Value::Text(id.clone()))), ("batches", batches)];
        self.groups.push(table(origin.at_row(row), entries));
        self.shared.push((key, id.clone()));
        id
    }
}
