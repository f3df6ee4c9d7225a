//! Files as planners have them, opened: chosen cells and every finding, by hand from what each file is.

use evenhand::base::{Finding, Quiet};
use evenhand::intake::Sink;
use evenhand::intake::book::{self, Book, Form};
use std::path::Path;

fn open(path: &Path) -> (Option<Book>, Vec<Finding>) {
    let sink = Sink::default();
    let book = book::open(path, &sink, &Quiet);
    (book, sink.into_sorted())
}

#[test]
fn text_is_a_sheet_named_after_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("名录.csv");
    std::fs::write(&path, "编号,名称\r\n\r\n007,\"甲\r\n乙\"\r\n").unwrap();
    let (book, findings) = open(&path);
    let book = book.unwrap();
    assert_eq!(book.form, Form::Text { separator: b',', encoding: "UTF-8" });
    assert!(findings.is_empty(), "{findings:?}");
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.len(), sheet.number(1)), ("名录", 2, 3));
    assert_eq!((sheet.text(1, 0), sheet.text(1, 1)), ("007", "甲\r\n乙"));
    assert_eq!(book.place(sheet, 3, 1).to_string(), "名录.csv:3 [B]");
}
