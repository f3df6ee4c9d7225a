//! `docs/requirements.csv`, its page and the tests they name agree.

use evenhand::check::PROFILES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rows of each type, as counted in the notices.
const TYPES: [(&str, usize); 9] =
    [("hard", 54), ("record", 51), ("form", 45), ("input", 43), ("check", 25), ("soft", 17), ("feature", 11), ("out", 7), ("process", 7)];

const STATUSES: [&str; 3] = ["handled", "open", "out"];

/// A row of the file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    quote: String,
    where_zh: String,
    where_en: String,
    status: String,
    test: String,
}

impl Row {
    /// Tests it names.
    fn tests(&self) -> Vec<&str> {
        self.test.split_whitespace().collect()
    }

    /// Rules, checks and functions are shown by a test; what is only printed or typed in need not be.
    fn needs_test(&self) -> bool {
        self.status == "handled" && ["hard", "check", "feature"].contains(&self.kind.as_str())
    }
}

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rows() -> Vec<Row> {
    let text = text("docs/requirements.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A part of the page: from its heading to the next one.
fn section(page: &str, heading: &str) -> String {
    let from = page.find(&format!("\n## {heading}")).unwrap_or_else(|| panic!("no section {heading}")) + 1;
    let rest = &page[from..];
    rest[..rest[1..].find("\n## ").map_or(rest.len(), |end| end + 1)].to_owned()
}

/// Cells of the lines of a table whose first cell is `first`.
fn cells(text: &str, first: &str) -> Vec<Vec<String>> {
    let row = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    text.lines().filter(|line| line.starts_with('|')).map(row).filter(|cells| cells[0] == first).collect()
}

#[test]
fn every_row_says_where() {
    let rows = rows();
    assert_eq!(rows.len(), 260);
    assert_eq!(rows.iter().map(|r| &r.id).collect::<BTreeSet<_>>().len(), 260, "an id stands twice");
    for (kind, count) in TYPES {
        assert_eq!(rows.iter().filter(|r| r.kind == kind).count(), count, "{kind}");
    }
    for row in &rows {
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c));
        assert!(!row.quote.is_empty() && row.quote.chars().count() <= 80, "{}: a short quote", row.id);
        assert!(han(&row.where_zh) && row.where_en.len() > 5, "{}: no place", row.id);
        assert!(STATUSES.contains(&row.status.as_str()), "{}: {}", row.id, row.status);
        let missing = (row.where_zh.contains("缺："), row.where_en.contains("Missing: "));
        let is_open = row.status == "open";
        assert_eq!(missing, (is_open, is_open), "{}: an open row says what is missing, no other does", row.id);
        if row.status == "out" {
            assert!(row.where_zh.chars().count() >= 10 && row.where_en.len() >= 30, "{}: no reason", row.id);
        }
        assert!(row.kind != "out" || row.status == "out", "{}: outside by its type", row.id);
    }
}

/// Every test that is named is there, and is a test.
#[test]
fn named_tests_exist() {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let rows = rows();
    for row in &rows {
        assert!(!row.needs_test() || !row.tests().is_empty(), "{}: no test", row.id);
        for test in row.tests() {
            let (stem, path) = test.split_once(".rs::").unwrap_or_else(|| panic!("{}: {test}", row.id));
            let name = path.rsplit("::").next().unwrap_or(path);
            let file = format!("{stem}.rs");
            let source = files.entry(file.clone()).or_insert_with(|| text(&file));
            let lines: Vec<&str> = source.lines().map(str::trim_start).collect();
            let at = lines.iter().position(|line| line.starts_with(&format!("fn {name}(")));
            let at = at.unwrap_or_else(|| panic!("{}: {file} has no {name}", row.id));
            let mut above = lines[..at].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("//"));
            assert!(above.any(|line| *line == "#[test]"), "{}: {test} is no test", row.id);
        }
    }
    assert!(files.len() >= 10, "{} files of tests", files.len());
}

#[test]
fn the_page_counts_what_the_file_holds() {
    let (rows, page) = (rows(), text("docs/requirements.md"));
    let counts = section(&page, "Counts");
    let of = |kind: Option<&str>| {
        let mine = |status: &str| rows.iter().filter(|r| r.status == status && kind.is_none_or(|k| r.kind == k)).count();
        let each = STATUSES.map(mine);
        each.into_iter().chain([each.iter().sum::<usize>()]).map(|n| n.to_string()).collect::<Vec<_>>()
    };
    for (kind, _) in TYPES {
        let told = cells(&counts, &format!("`{kind}`"));
        assert_eq!(told.iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>(), [of(Some(kind))], "{kind}");
    }
    assert_eq!(cells(&counts, "all").iter().map(|row| row[1..].to_vec()).collect::<Vec<_>>(), [of(None)]);
}

/// What is open stands on the page once, and nothing else does: rules, checks and functions in their column.
#[test]
fn the_page_lists_what_is_open() {
    let (rows, page) = (rows(), text("docs/requirements.md"));
    let (mut told, mut strict) = (Vec::new(), Vec::new());
    for line in section(&page, "Open").lines().filter(|line| line.starts_with('|')).skip(2) {
        let columns: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let ids = |cell: &str| cell.split(", ").filter(|id| !id.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(columns.len(), 3, "{line}");
        strict.extend(ids(columns[1]));
        told.extend(ids(columns[1]).into_iter().chain(ids(columns[2])));
    }
    let is_strict = |r: &&Row| ["hard", "check", "feature"].contains(&r.kind.as_str());
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let open = || rows.iter().filter(|r| r.status == "open");
    assert_eq!(sorted(told), sorted(open().map(|r| r.id.clone()).collect()));
    assert_eq!(sorted(strict), sorted(open().filter(is_strict).map(|r| r.id.clone()).collect()));
}

/// One line of the page for each row: type, place, status and tests as in the file.
#[test]
fn the_page_says_what_the_file_says() {
    let page = text("docs/requirements.md");
    for row in rows() {
        let told = cells(&page, &row.id);
        assert_eq!(told.len(), 1, "{}", row.id);
        let mark = if row.status == "handled" { String::new() } else { format!("**{}**: ", row.status) };
        let tests: Vec<String> = row.tests().iter().map(|test| format!("`{test}`")).collect();
        assert_eq!([&told[0][1], &told[0][3], &told[0][4]], [&row.kind, &(mark + &row.where_en), &tests.join(" ")], "{}", row.id);
        assert!(!told[0][2].is_empty(), "{}: what it asks", row.id);
    }
}

/// Rules of the profiles name rows that are there.
#[test]
fn profiles_name_rows_of_the_file() {
    let ids: BTreeSet<String> = rows().into_iter().map(|row| row.id).collect();
    let named: Vec<&String> = PROFILES.iter().flat_map(|p| &p.rules).flat_map(|r| &r.requirements).collect();
    assert!(named.len() > 20, "{} rows named", named.len());
    for id in named {
        assert!(ids.contains(id), "{id}");
    }
}
