//! The plan tables of the notices, cell by cell: what the parsers read is what a person read (`tests/files/notices/read/`).

use evenhand::base::Day;
use evenhand::intake::cell::{products, quantity, scopes, window};
use evenhand::record::{QuotaKind, Scope};
use std::collections::BTreeMap;
use std::fs;

/// Cells of one row by header.
type Cells = BTreeMap<String, String>;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    assert!(!broken);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Rows of a table as printed that have a number, by it.
fn printed(name: &str) -> BTreeMap<String, Cells> {
    let rows = rows(&fs::read(format!("tests/files/notices/{name}.csv")).unwrap());
    let head = rows.iter().find(|r| r[0] == "序号").unwrap();
    let numbered = rows.iter().filter(|r| r[0].parse::<u32>().is_ok());
    numbered.map(|r| (r[0].clone(), head.iter().cloned().zip(r.iter().cloned()).collect())).collect()
}

/// What a person read.
fn read(name: &str) -> Vec<Cells> {
    let text = fs::read_to_string(format!("tests/files/notices/read/{name}")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|r| r.unwrap()).collect()
}

fn batches_agree(row: &Cells, cell: &str) {
    if row["batches"].is_empty() {
        assert!(quantity(cell).unwrap_err().0.contains("不是 0"), "{cell:?}");
        return;
    }
    let quantity = quantity(cell).unwrap();
    assert_eq!(quantity.number.to_string(), row["batches"], "{cell}");
    let floors = !quantity.parts.is_empty() && quantity.parts.iter().all(|p| p.kind == QuotaKind::Min);
    let kind = if floors || quantity.kind == QuotaKind::Min { "min" } else { "exact" };
    assert!(row["batches_kind"] == kind || row["batches_kind"] == "shared", "{cell}");
}

fn scopes_agree(row: &Cells, cell: &str) {
    let words = row["scope"].replace(['者', '领', '域'], "");
    let mut want = Vec::new();
    if words.contains("生产") {
        want.push(Scope::Producer);
    }
    if words.contains("流通") || words.contains("销售") {
        want.push(Scope::Seller);
    }
    assert_eq!(scopes(cell).unwrap().scopes, want, "{cell}");
}

fn products_agree(row: &Cells, cell: &str) {
    let read = products(cell).unwrap();
    let want = &row["product_parsed"];
    if want == "(open)" {
        assert!(read.open, "{cell}");
        return;
    }
    let own: Vec<String> = match want.split_once('[') {
        Some((name, rule)) => {
            let (kind, list) = rule.trim_end_matches(']').split_once(':').unwrap();
            let notes = &read.items[0].notes;
            let told = if kind == "仅" { &notes.limited } else { &notes.excluded };
            assert_eq!(told.join("|"), list, "{cell}");
            vec![name.to_owned()]
        }
        None => want.split('|').map(str::to_owned).collect(),
    };
    let printed: Vec<&str> = read.items.iter().map(|i| i.name.as_str()).collect();
    // a person knows that 纸尿裤（片、垫） are three products and 车用汽柴油 are two; the cell only says what it says
    let other = read.items.iter().any(|i| !(i.notes.other.is_empty() && i.notes.included.is_empty()));
    assert!(other || cell == "车用汽柴油" || printed == own, "{cell}: {printed:?} {own:?}");
    assert!(cell == "车用汽柴油" || own[0].starts_with(printed[0]), "{cell}");
}

#[test]
fn chuxiong() {
    let (printed, issued) = (printed("chuxiong-2025"), "2025-02-25".parse::<Day>().unwrap());
    let read = read("chuxiong2025.csv");
    assert_eq!((printed.len(), read.len()), (17, 17));
    for row in &read {
        let cells = &printed[&row["row_no"]];
        batches_agree(row, &cells["抽查样品批次"]);
        scopes_agree(row, &cells["抽查对象"]);
        products_agree(row, &cells["抽查产品品种"]);
        let window = window(&cells["抽查时间"], 2025, issued).unwrap();
        assert_eq!((window.span.from.to_string(), window.span.to.to_string()), (row["window_start"].clone(), row["window_end"].clone()));
        assert_eq!(window.only_end, row["row_no"] == "17");
        assert_eq!(cells["实施单位"], row["organiser"]);
    }
}

/// The counties' minima: the cell of row 17 against the list made of it by hand.
#[test]
fn chuxiong_counties() {
    let cell = &printed("chuxiong-2025")["17"]["抽查样品批次"];
    let parts = quantity(cell).unwrap().parts;
    let (named, rest): (Vec<_>, Vec<_>) = parts.iter().partition(|p| !p.each);
    let counties = read("chuxiong2025_county_minimums.csv");
    for county in &counties {
        let own = named.iter().find(|p| p.whose == county["county"]);
        assert_eq!(own.unwrap_or(&rest[0]).number.to_string(), county["row17_min_batches"], "{}", county["county"]);
    }
    assert_eq!(rest[0].whose, format!("其余{}县市", counties.len() - named.len()));
}

#[test]
fn datong() {
    let (printed, read) = (printed("datong-2025"), read("datong2025.csv"));
    assert_eq!((printed.len(), read.len()), (24, 24));
    for row in &read {
        let cells = &printed[&row["row_no"]];
        assert_eq!((&cells["产品分类"], &cells["产品名称"]), (&row["category"], &row["product"]));
        batches_agree(row, &cells["抽查批次"]);
        scopes_agree(row, &cells["抽查范围"]);
        products_agree(row, &cells["产品名称"]);
        let window = window(&row["window_text"], 2025, "2025-09-01".parse().unwrap()).unwrap();
        assert_eq!((window.span.to.to_string(), window.only_end, window.reports), (row["window_end"].clone(), true, true));
    }
}

#[test]
fn shanxi() {
    for (name, file, count) in [("shanxi-2021-coal", "shanxi2021_coal.csv", 10), ("shanxi-2021-goods", "shanxi2021_goods.csv", 28)] {
        let (printed, read) = (printed(name), read(file));
        assert_eq!((printed.len(), read.len()), (count, count));
        for row in &read {
            let cells = &printed[&row["row_no"]];
            assert_eq!(cells["产品名称"], row["product"]);
            batches_agree(row, &cells["抽查批次"]);
            products_agree(row, &cells["产品名称"]);
            let window = window(&row["window_text"], 2021, "2021-07-22".parse().unwrap()).unwrap();
            let days = (window.span.from.to_string(), window.span.to.to_string());
            assert_eq!(days, (row["window_start"].clone(), row["window_end"].clone()));
            if cells["承检单位"].is_empty() {
                continue; // told once for the merged area
            }
            assert_eq!(cells["承检单位"].replace('\n', ""), row["lab"]);
            scopes_agree(row, &cells["抽查范围"]);
            let places = scopes(&cells["抽查范围"]).unwrap().places;
            let names: Vec<&str> = places.iter().map(|p| p.printed.as_str()).collect();
            assert!(places.is_empty() && name.ends_with("goods") || names.join("、") == row["region"], "{names:?}");
        }
    }
}

#[test]
fn yining() {
    let (printed, read) = (printed("yining-2025"), read("yining2025.csv"));
    let cells = &printed["1"];
    assert_eq!(quantity(&cells["抽查批次"]).unwrap().number.to_string(), read[0]["batches"]);
    let products = products(&cells["产品名称"]).unwrap();
    let names: Vec<&str> = products.items.iter().map(|i| i.name.as_str()).collect();
    assert!(read[0]["product_parsed"].starts_with(&names.join("|")) && products.more == Some(Some(26)));
    scopes_agree(&read[0], &cells["抽查范围"]);
}
