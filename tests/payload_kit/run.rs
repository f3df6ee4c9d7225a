//! A drawn and amended RUN of the example task, and the same with a text in place of every text.

use super::super::cli_kit::{evenhand, json};
use evenhand::record::{Run, SEALED_FILE};
use evenhand::report::Papers;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Keys whose text comes from the task's files as it is.
const TEXTS: [&str; 18] = [
    "title",
    "title_en",
    "authority",
    "basis",
    "organiser",
    "window_text",
    "profile",
    "name",
    "name_en",
    "address",
    "uscc",
    "site",
    "evidence",
    "approver",
    "reason",
    "document",
    "when",
    "aliases",
];
/// Keys of ids and of lists of ids.
const IDS: [&str; 22] = [
    "id",
    "line",
    "lines",
    "enterprise",
    "from",
    "to",
    "lab",
    "org",
    "county",
    "product",
    "products",
    "sampler",
    "lead",
    "members",
    "qualified",
    "tests",
    "visit",
    "tour",
    "changed_tours",
    "group",
    "mark",
    "flag",
];

/// A RUN in the folder: drawn, one enterprise found closed.
pub fn amended(folder: &Path) -> Run {
    let name = |part: &str| folder.join(part).display().to_string();
    let (task, run, incidents) = (name("task"), name("run"), name("incidents.csv"));
    evenhand(&["new", &task]).success();
    evenhand(&["commit", &task, "--source", "dice", "--public", "--out", &run]).success();
    evenhand(&["draw", &run, "--value", "31415926535897932384"]).success();
    let papers = Papers::read(&Run::at(Path::new(&run))).unwrap();
    let batch = &papers.record.draw.batches[0];
    let day = papers.record.pack.tours[0].days[0].day;
    fs::write(&incidents, format!("企业,产品行,情况,日期,依据,批准人\n{},{},停业,{day},照片,王某\n", batch.enterprise, batch.line))
        .unwrap();
    json(evenhand(&["amend", &run, &incidents, "--json"]).success());
    Run::at(Path::new(&run))
}

fn walk(value: &mut Value, key: &str, change: &dyn Fn(&str, &mut String)) {
    match value {
        Value::String(text) => change(key, text),
        Value::Array(rows) => rows.iter_mut().for_each(|row| walk(row, key, change)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, field)| walk(field, key, change)),
        _ => {}
    }
}

fn changed<T: Serialize + DeserializeOwned>(rows: &T, change: &dyn Fn(&str, &mut String)) -> T {
    let mut value = serde_json::to_value(rows).unwrap();
    walk(&mut value, "", change);
    serde_json::from_value(value).unwrap()
}

fn all(papers: &Papers, change: &dyn Fn(&str, &mut String)) -> Papers {
    Papers {
        commitment: changed(&papers.commitment, change),
        sealed: changed(&papers.sealed, change),
        record: changed(&papers.record, change),
        amendments: changed(&papers.amendments, change),
        bound: None,
    }
}

/// Every text is this one.
pub fn with_text(papers: &Papers, text: &str) -> Papers {
    all(papers, &|key, have| {
        let is_a_word = key == "evidence" && have == "row";
        if TEXTS.contains(&key) && !have.is_empty() && !is_a_word {
            text.clone_into(have);
        }
    })
}

/// Every id begins with this text: their order stays.
pub fn with_ids(papers: &Papers, text: &str) -> Papers {
    let begins = |id: &str| format!("{text}{id}");
    all(papers, &|key, have| {
        if IDS.contains(&key) && !have.is_empty() && have != "base" && have != "lodge" && !looks_like_a_day(have) {
            // a tour is week/org/slot, a visit enterprise@org.n, a seat tour#lead
            let parts: Vec<&str> = have.split('/').collect();
            *have = match (key, &parts[..]) {
                (_, [week, org, rest @ ..]) if looks_like_a_week(week) => format!("{week}/{}/{}", begins(org), rest.join("/")),
                (_, _) => match have.split_once('@') {
                    Some((enterprise, org)) => format!("{}@{}", begins(enterprise), begins(org)),
                    None => {
                        parts.iter().map(|part| if *part == "*" { (*part).to_owned() } else { begins(part) }).collect::<Vec<_>>().join("/")
                    }
                },
            };
        }
    })
}

fn looks_like_a_day(text: &str) -> bool {
    text.parse::<evenhand::base::Day>().is_ok()
}

fn looks_like_a_week(text: &str) -> bool {
    text.parse::<evenhand::base::Week>().is_ok()
}

/// The ledger with this text in place of every text, ids of keys and acts apart.
pub fn ledger_with_text(ledger: &evenhand::record::Ledger, text: &str) -> evenhand::record::Ledger {
    changed(ledger, &|key, have| {
        if ["reason", "name", "title", "when", "operator", "approver"].contains(&key) && !have.is_empty() {
            text.clone_into(have);
        }
    })
}

/// The example task with this text as the names and addresses of its enterprises, as files.
pub fn task_with_text(folder: &Path, text: &str) {
    for (name, bytes) in evenhand::scenario::template() {
        let bytes: Vec<u8> = if name == "enterprises.csv" { renamed(bytes.as_ref(), text) } else { AsRef::<[u8]>::as_ref(&bytes).to_vec() };
        fs::write(folder.join(name), bytes).unwrap();
    }
}

fn renamed(table: &[u8], text: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table);
    let headers = reader.headers().unwrap().clone();
    let places: Vec<usize> = headers.iter().enumerate().filter(|(_, h)| ["名称", "地址"].contains(h)).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    for row in reader.records() {
        let row = row.unwrap();
        writer.write_record(row.iter().enumerate().map(|(at, cell)| if places.contains(&at) { text } else { cell })).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Puts the rows on disk, where capsule and audit read them.
pub fn write(papers: &Papers, run: &Run) {
    run.write(evenhand::record::COMMITMENT_FILE, &papers.commitment).unwrap();
    run.write(SEALED_FILE, &papers.sealed).unwrap();
    run.write(evenhand::record::RECORD_FILE, &papers.record).unwrap();
    for amendment in &papers.amendments {
        run.write(&Run::amendment_name(amendment.number), amendment).unwrap();
    }
}
