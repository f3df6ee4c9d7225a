//! Sheets 抽样机构, 车辆 and 共用批次: `[[org]]` and `[[group]]`.

use super::origin::{self, Origin, flag, node, number, table, text};
use super::told::Told;
use crate::intake::codes;
use crate::intake::columns::ORGS;
use crate::intake::doc::{Node, Value};
use crate::intake::{Sink, cell};

/// What an organisation has if the files do not say.
pub(super) const USUAL: [(&str, &str); 6] = [
    ("teams_per_week", "2"),
    ("hours_from", "08:30"),
    ("hours_to", "18:00"),
    ("tour_days_max", "3"),
    ("lodges", "是"),
    ("minutes_per_visit", "40"),
];

/// `[[org]]`, with what its vehicles carry.
pub(super) fn orgs(sheets: &[&Origin<'_>], carries: &[&Origin<'_>], told: &Told, sink: &Sink) -> Vec<Node> {
    let mut all = Vec::new();
    for origin in sheets {
        for (position, &row) in origin.found.rows.iter().enumerate() {
            let usual = |key: &'static str| {
                let written = origin.text(row, key);
                let Some((_, default)) = USUAL.iter().find(|(k, _)| *k == key).filter(|_| written.is_empty()) else { return written };
                let (zh, en) = (format!("抽样机构的“{}”取 {default}", ORGS.shown(key)), format!("{key} of organisations is {default}"));
                told.one(&codes::DEFAULT_TAKEN, || origin.place(row, key), &zh, &en);
                (*default).to_owned()
            };
            let at = |key: &str| origin.at(row, key);
            let id = id_or(origin, row, position, told);
            let hours = table(
                at("hours_from"),
                [("from", text(at("hours_from"), usual("hours_from"))), ("to", text(at("hours_to"), usual("hours_to")))],
            );
            let mut entries = vec![
                ("id", text(at("id"), id.clone())),
                ("name", text(at("name"), origin.text(row, "name"))),
                ("lat", number(at("lat"), &origin.text(row, "lat"))),
                ("lon", number(at("lon"), &origin.text(row, "lon"))),
                ("teams_per_week", number(at("teams_per_week"), &usual("teams_per_week"))),
                ("hours", hours),
                ("tour_days_max", number(at("tour_days_max"), &usual("tour_days_max"))),
                ("lodges", flag(at("lodges"), &usual("lodges"))),
                ("minutes_per_visit", number(at("minutes_per_visit"), &usual("minutes_per_visit"))),
                ("batches_per_day_max", number(at("batches_per_day_max"), &origin.text(row, "batches_per_day_max"))),
            ];
            entries.extend(carried(&id, carries).map(|list| ("carries", list)));
            all.push(table(origin.at_row(row), entries));
        }
    }
    strangers(&all, carries, sink);
    all
}

/// The id of a row, or `A`, `B`, … told.
fn id_or(origin: &Origin<'_>, row: usize, position: usize, told: &Told) -> String {
    let id = origin.text(row, "id");
    if !id.is_empty() {
        return id;
    }
    told.one(
        &codes::DEFAULT_TAKEN,
        || origin.place(row, "name"),
        "抽样机构没有编号，按次序编为 A、B…",
        "organisations have no id and are called A, B, …",
    );
    crate::intake::book::letters(position)
}

fn carried(id: &str, carries: &[&Origin<'_>]) -> Option<Node> {
    let mut list = Vec::new();
    let mut first = None;
    for origin in carries {
        for &row in origin.found.rows.iter().filter(|&&row| origin.text(row, "org") == id) {
            first = first.or(Some(origin.at_row(row)));
            let at = |key: &str| origin.at(row, key);
            let entries = [
                ("flag", text(at("flag"), origin.text(row, "flag"))),
                ("teams_per_week", number(at("teams_per_week"), &origin.text(row, "teams_per_week"))),
                ("batches_per_day", number(at("batches_per_day"), &origin.text(row, "batches_per_day"))),
            ];
            list.push(table(origin.at_row(row), entries));
        }
    }
    first.map(|at| node(at, Value::List(list)))
}

/// Vehicles of organisations that are not there.
fn strangers(orgs: &[Node], carries: &[&Origin<'_>], sink: &Sink) {
    let known = |id: &str| orgs.iter().any(|org| entry(org, "id") == id);
    for origin in carries {
        for &row in &origin.found.rows {
            let id = origin.text(row, "org");
            if !known(&id) {
                sink.add(
                    &codes::UNKNOWN_ORG,
                    origin.place(row, "org"),
                    (format!("没有抽样机构“{id}”"), format!("no sampling organisation {id:?}")),
                );
            }
        }
    }
}

/// Text of an entry of a table.
pub(in crate::intake) fn entry<'n>(table: &'n Node, key: &str) -> &'n str {
    let Value::Table(entries) = &table.value else { return "" };
    match entries.iter().find(|(k, _)| k == key).map(|(_, n)| &n.value) {
        Some(Value::Text(text) | Value::Number(text)) => text,
        _ => "",
    }
}

/// `[[group]]`
pub(super) fn groups(sheets: &[&Origin<'_>], sink: &Sink) -> Vec<Node> {
    let mut all = Vec::new();
    for origin in sheets {
        for &row in &origin.found.rows {
            let batches = origin.text(row, "batches");
            let at = origin.at(row, "batches");
            let batches = match cell::quantity(&batches) {
                _ if batches.is_empty() => node(at, Value::Blank),
                Ok(quantity) => node(at, Value::Number(quantity.number.to_string())),
                Err(what) => {
                    sink.add(&codes::BAD_QUANTITY, origin.place(row, "batches"), what);
                    node(at, Value::Told)
                }
            };
            all.push(origin::table(origin.at_row(row), [("id", text(origin.at(row, "id"), origin.text(row, "id"))), ("batches", batches)]));
        }
    }
    all
}
