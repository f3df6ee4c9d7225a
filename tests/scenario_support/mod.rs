//! Reads task folders plainly, without the program's own intake.
#![allow(dead_code, reason = "each test target uses its part")]

use std::collections::{BTreeMap, BTreeSet};

pub type Files = BTreeMap<String, String>;
pub type Row = BTreeMap<String, String>;

pub fn generated(enterprises: u64, seed: u64) -> Files {
    text(evenhand::scenario::generate("chuxiong-2025", enterprises, seed).unwrap())
}

pub fn embedded() -> Files {
    text(evenhand::scenario::embedded("chuxiong-2025").unwrap())
}

pub fn template() -> Files {
    text(evenhand::scenario::template())
}

fn text<N: ToString, B: AsRef<[u8]>>(files: Vec<(N, B)>) -> Files {
    files.into_iter().map(|(n, b)| (n.to_string(), String::from_utf8(b.as_ref().to_vec()).unwrap())).collect()
}

/// Rows of a CSV file by header; every row has every cell.
pub fn rows(files: &Files, name: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(files[name].as_bytes());
    let headers = reader.headers().unwrap().clone();
    reader.records().map(|r| headers.iter().map(str::to_owned).zip(r.unwrap().iter().map(str::to_owned)).collect()).collect()
}

pub fn task(files: &Files) -> toml::Table {
    files["task.toml"].parse().unwrap()
}

pub fn lines(files: &Files) -> Vec<toml::Table> {
    task(files)["line"].as_array().unwrap().iter().map(|l| l.as_table().unwrap().clone()).collect()
}

pub fn list(cell: &str) -> BTreeSet<String> {
    cell.split('|').filter(|c| !c.is_empty()).map(str::to_owned).collect()
}

pub fn names(value: &toml::Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
}

pub fn id(row: &Row) -> String {
    if row["站点"].is_empty() {
        row["统一社会信用代码"].clone()
    } else {
        format!("{}#{}", row["统一社会信用代码"], row["站点"])
    }
}

/// Enterprises a line may be drawn from, by county name: the rules of the notice written once more, as plainly as can be.
pub fn eligible(files: &Files, line: &toml::Table) -> BTreeMap<String, u64> {
    let blocked: BTreeSet<(String, String)> = rows(files, "history.csv")
        .into_iter()
        .filter(|h| h["日期"].as_str() >= "2024-08-25" && h["结果"] != "不合格")
        .map(|h| (h["企业"].clone(), h["产品"].clone()))
        .collect();
    let labs: BTreeSet<String> = line["labs"].as_array().unwrap().iter().map(|l| format!("lab:{}", l["lab"].as_str().unwrap())).collect();
    let recused: BTreeSet<String> =
        rows(files, "conflicts.csv").into_iter().filter(|c| labs.contains(&c["回避方"])).map(|c| c["企业"].clone()).collect();
    let scopes: BTreeSet<&str> =
        line["scopes"].as_array().unwrap().iter().map(|s| if s.as_str() == Some("producer") { "生产" } else { "流通" }).collect();
    let products = names(&line["products"]);
    let mut by_county = BTreeMap::new();
    for row in rows(files, "enterprises.csv") {
        let id = id(&row);
        let takes = list(&row["产品"]).iter().any(|p| products.contains(p) && !blocked.contains(&(id.clone(), p.clone())));
        let in_scope = list(&row["领域"]).iter().any(|s| scopes.contains(s.as_str()));
        if row["状态"] == "开业" && row["渠道"] != "线上" && takes && in_scope && !recused.contains(&id) {
            *by_county.entry(row["县区"].clone()).or_insert(0) += 1;
        }
    }
    by_county
}
