//! Awkward files as planners have them (`tests/files/book`), opened: chosen cells and every finding, by hand from what each file is.

mod book_kit;

use book_kit::{cell, folder, open, told};
use evenhand::intake::book::{Form, Merge};
use std::collections::BTreeSet;

/// A file, its findings in order, and some of its cells; no cells if it is refused.
type Case = (&'static str, &'static [&'static str], Option<&'static [(&'static str, &'static str)]>);

const LIST: Option<&[(&str, &str)]> = Some(&[("A1", "编号"), ("B1", "名称"), ("A2", "007"), ("B2", "甲厂")]);
const OFFICE: Option<&[(&str, &str)]> = Some(&[
    ("A1", "产品"),
    ("A2", "轮胎"),
    ("B2", "3"),
    ("C2", "2025-08-29"),
    ("D2", "08:30"),
    ("E2", "0012"),
    ("F2", "0.25"),
    ("B3", "#DIV/0!"),
    ("C3", "6"),
    ("A4", "第一行\n第二行"),
    ("E4", "9.15323E+17"),
    ("A6", "合并"),
    ("B6", ""),
    ("A7", ""),
    ("底稿!B2", "藏"),
    ("底稿!A2", ""),
]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    // text
    ("csv-gb18030-four-byte-characters.csv", &["other_encoding"], Some(&[("A2", "007"), ("B2", "𠮷野家㐂店")])),
    ("csv-utf8-with-bom.csv", &[], Some(&[("A1", "编号"), ("A2", "007"), ("B3", "乙店")])),
    ("csv-utf16le-with-bom-and-tabs.csv", &["other_encoding"], Some(&[("A1", "编号"), ("A2", "007"), ("B3", "乙店")])),
    ("csv-utf16be-with-bom.csv", &["other_encoding"], Some(&[("A1", "编号"), ("A2", "007"), ("B3", "乙店")])),
    ("csv-utf16-without-bom.csv", &["binary_file"], None),
    ("csv-zero-bytes.csv", &["binary_file"], None),
    ("csv-mixed-line-ends.csv", &[], Some(&[("A1", "a"), ("B2", "2"), ("A4", "3"), ("B5", "6")])),
    ("csv-semicolons.csv", &[], Some(&[("A2", "007"), ("B2", "甲, 乙, 丙, 丁")])),
    ("csv-sep-line.csv", &[], Some(&[("A2", "编号"), ("B2", "名称,别名"), ("B3", "甲")])),
    ("csv-unclosed-quote.csv", &["unclosed_quote :2"], None),
    ("csv-undecodable.csv", &["undecodable :3"], None),
    ("csv-of-no-bytes.csv", &["empty_file"], None),
    ("csv-blank-lines-only.csv", &["empty_file"], None),
    ("csv-line-break-in-cell.csv", &[], Some(&[("B1", "计划\r\n批次"), ("A3", "007"), ("B3", "3")])),
    ("csv-called-xlsx.xlsx", &["other_form"], Some(&[("A2", "007"), ("B3", "乙店")])),
    ("csv-rows-of-other-lengths.csv", &[], Some(&[("A2", "1"), ("B2", ""), ("E3", "5")])),
    ("tabs-from-word.txt", &[], Some(&[("A2", "007"), ("B2", "甲, 乙")])),
    ("html-called-xls.xls", &["not_a_table"], None),
    ("html-of-a-platform.xls", &["not_a_table"], None),
    ("xml-2003-called-xls.xls", &["not_a_table"], None),
    ("pdf-called-csv.csv", &["not_a_table"], None),
    // what is no workbook, or is damaged
    ("docx-called-xlsx.xlsx", &["not_a_table"], None),
    ("xlsb-called-xlsx.xlsx", &["not_a_table"], None),
    ("zip-without-workbook.xlsx", &["not_a_table"], None),
    ("zip-of-nothing.xlsx", &["not_a_table"], None),
    ("doc-called-xls.xls", &["not_a_table"], None),
    ("xlsx-called-csv.csv", &["other_form"], LIST),
    ("xls-called-xlsx.xlsx", &["cell_error 计划!B3", "other_form", "hidden_sheet 底稿"], OFFICE),
    ("ods-called-xls.xls", &["cell_error 计划!B3", "other_form", "hidden_sheet 底稿"], OFFICE),
    ("xlsx-cut.xlsx", &["damaged_file"], None),
    ("xlsx-flipped-bytes.xlsx", &["damaged_file"], None),
    ("xlsx-cut-inside-the-xml.xlsx", &["damaged_file"], None),
    ("xlsx-missing-member.xlsx", &["damaged_file"], None),
    ("xlsx-shared-text-out-of-range.xlsx", &["damaged_file"], None),
    ("xlsx-number-that-is-none.xlsx", &["damaged_file"], None),
    ("xlsx-rows-out-of-order.xlsx", &["damaged_file"], None),
    ("xlsx-cell-outside-the-sheet.xlsx", &["damaged_file"], None),
    ("xlsx-billion-laughs.xlsx", &["damaged_file"], None),
    ("xls-cut.xls", &["damaged_file"], None),
    ("xls-sectors-in-a-circle.xls", &["damaged_file"], None),
    ("ods-cut.ods", &["damaged_file"], None),
    ("xlsx-password.xlsx", &["password"], None),
    ("xls-password.xls", &["password"], None),
    ("ods-password.ods", &["password"], None),
    // what is too much
    ("xlsx-zip-bomb.xlsx", &["file_too_large"], None),
    ("xlsx-zip-bomb-of-one-text.xlsx", &["file_too_large"], None),
    ("xlsx-zip-bomb-in-styles.xlsx", &["file_too_large"], None),
    ("xlsx-last-column-in-every-row.xlsx", &["file_too_large"], None),
    ("ods-one-cell-repeated-everywhere.ods", &["file_too_large"], None),
    ("xlsx-million-empty-styled-rows.xlsx", &[], LIST),
    ("ods-million-empty-rows.ods", &[], Some(&[("A1", "甲"), ("B1", "")])),
    ("xlsx-stray-cell-far-away.xlsx", &[], Some(&[("B2", "甲厂"), ("XFD1048576", "远"), ("A9", "")])),
    ("xls-stray-cell-far-away.xls", &[], Some(&[("A1", "近"), ("IV65536", "远")])),
    ("xlsx-huge-shared-texts.xlsx", &[], Some(&[])),
    ("xlsx-shared-texts-that-lie-about-their-number.xlsx", &[], Some(&[("A1", "甲")])),
    ("xlsx-deep-xml.xlsx", &[], LIST),
    // odd, but good
    ("xlsx-path-traversing-members.xlsx", &[], LIST),
    ("xlsx-backslashes-in-member-names.xlsx", &[], LIST),
    ("xlsx-prefixed-elements.xlsx", &[], LIST),
    ("xlsx-cells-without-references.xlsx", &[], Some(&[("A1", "0"), ("C1", "2"), ("A2", "10"), ("C2", "12")])),
    ("xlsx-cells-out-of-order.xlsx", &[], Some(&[("A1", "乙"), ("B1", ""), ("C1", "丙")])),
    ("xlsx-merged-whole-column.xlsx", &[], LIST),
    ("xlsx-no-sheet.xlsx", &["empty_file"], None),
    ("xlsx-empty-sheets.xlsx", &["empty_file"], None),
    ("xlsx-hidden-sheets.xlsx", &["hidden_sheet 字典", "hidden_sheet 底稿"], LIST),
    ("xlsx-chart-sheet.xlsx", &["part_not_read 图表"], LIST),
    ("xlsx-external-link.xlsx", &["part_not_read"], Some(&[("A1", "84")])),
    ("xlsm-macros.xlsm", &["part_not_read"], LIST),
    // what cells hold
    ("xlsx-errors.xlsx",
        &["cell_error 计划!A2", "cell_error 计划!B2", "cell_error 计划!C2", "cell_error 计划!D2", "cell_error 计划!E2"],
        Some(&[("A2", "#REF!"), ("B2", "#DIV/0!"), ("C2", "#N/A"), ("D2", "#NAME?"), ("E2", "#SPILL!")])),
    ("xlsx-formula-never-computed.xlsx", &["formula_not_computed 计划!B3"], Some(&[("B2", "3"), ("B3", "=SUM(B2:B2)")])),
    ("xlsx-formulas-computed-but-one.xlsx", &["formula_not_computed 计划!E1"],
        Some(&[("A1", "2"), ("B1", ""), ("C1", "ab"), ("D1", "true"), ("E1", "=")])),
    ("xlsx-dates-with-times.xlsx", &["date_with_time 计划!A4"],
        Some(&[("A1", "2025-08-29"), ("A2", "2025-08-29"), ("A3", "08:30"), ("A4", "2025-08-29"), ("A5", "36:00"), ("A6", "-1")])),
    ("xlsx-day-60.xlsx", &[], Some(&[("A1", "1900-01-01"), ("A2", "1900-02-28"), ("A3", "1900-02-29"), ("A4", "1900-03-01")])),
    ("xlsx-1904-dates.xlsx", &[], Some(&[("A1", "2025-08-29"), ("B1", "44436"), ("C1", "2025-08-29")])),
    ("xls-1904-dates.xls", &[], Some(&[("A1", "2025-08-29"), ("B1", "3")])),
    ("xlsx-codes-in-scientific-notation.xlsx", &[], Some(&[
        ("A1", "9.15323E+17"), ("A2", "9.15323E+17"), ("A3", "530000000000001"), ("A4", "9.0072E+15"), ("A5", "100"),
        ("A6", "0.1"), ("A7", "25.03603"), ("A8", "0"), ("A9", "0.0000001")])),
    ("xlsx-leading-zeros-and-booleans.xlsx", &[],
        Some(&[("A1", "0012"), ("B1", "12"), ("C1", "false"), ("D1", "甲"), ("E1", "a\rb"), ("F1", "=1+1")])),
    ("xlsx-rich-text-with-line-break.xlsx", &[], Some(&[("A1", "不合格 项目\n（主要）"), ("B1", "A&B <甲>")])),
    ("ods-truths-notes-and-spaces.ods", &["date_with_time 名录!C1"],
        Some(&[("A1", "true"), ("B1", "false"), ("C1", "2025-08-29"), ("D1", "a  b\tc\nd"), ("E1", ""), ("F1", "36:30"), ("G1", "x"), ("H1", "x")])),
    ("xls-of-libreoffice.xls", &["cell_error 计划!B3", "hidden_sheet 底稿"], OFFICE),
    ("ods-of-libreoffice.ods", &["cell_error 计划!B3", "hidden_sheet 底稿"], OFFICE),
];

#[test]
fn every_file_reads_as_what_it_is() {
    let mut wrong = Vec::new();
    for (file, findings, cells) in CASES {
        let (book, found) = open(&folder().join(file));
        let found: Vec<String> = found.iter().map(told).collect();
        if found != *findings {
            wrong.push(format!("{file}: found {found:?}, expected {findings:?}"));
        }
        match (book, cells) {
            (Some(book), Some(cells)) => {
                for (at, want) in *cells {
                    let has = cell(&book, at);
                    if has != *want {
                        wrong.push(format!("{file}: {at} is {has:?}, expected {want:?}"));
                    }
                }
            }
            (None, None) => {}
            (book, _) => wrong.push(format!("{file}: {}", if book.is_some() { "should be refused" } else { "is refused" })),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every file has its case and every case its file: nothing stands there unread.
#[test]
fn the_folder_and_the_cases_are_the_same() {
    let files: BTreeSet<String> = std::fs::read_dir(folder()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    let cases: BTreeSet<String> = CASES.iter().map(|case| case.0.to_owned()).collect();
    assert_eq!(files, cases);
    assert!(files.len() >= 60);
}

#[test]
fn forms_are_told() {
    let form = |file: &str| open(&folder().join(file)).0.unwrap().form;
    let text = |separator, encoding| Form::Text { separator, encoding };
    assert_eq!(form("csv-gb18030-four-byte-characters.csv"), text(b',', "gb18030"));
    assert_eq!(form("csv-utf16le-with-bom-and-tabs.csv"), text(b'\t', "UTF-16LE"));
    assert_eq!(form("csv-utf16be-with-bom.csv"), text(b',', "UTF-16BE"));
    assert_eq!(form("csv-sep-line.csv"), text(b';', "UTF-8"));
    assert_eq!(form("xlsx-called-csv.csv"), Form::Xlsx);
    assert_eq!(form("xls-called-xlsx.xlsx"), Form::Xls);
    assert_eq!(form("ods-called-xls.xls"), Form::Ods);
}

/// Areas are areas, not their cells; an area of one cell is none.
#[test]
fn merges_and_hidden_sheets_are_kept() {
    let merges = |file: &str| open(&folder().join(file)).0.unwrap().sheets[0].merges.clone();
    let area = |top, left, bottom, right| Merge { top, left, bottom, right };
    assert_eq!(merges("xlsx-merged-whole-column.xlsx"), [area(0, 2, 1_048_575, 2), area(4, 0, 5, 1)]);
    for file in ["xls-of-libreoffice.xls", "ods-of-libreoffice.ods"] {
        assert_eq!(merges(file), [area(5, 0, 7, 1)], "{file}");
        let book = open(&folder().join(file)).0.unwrap();
        assert_eq!(book.sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect::<Vec<_>>(), [("计划", false), ("底稿", true)]);
        // LibreOffice keeps a truth in .xls and writes a number in .ods
        assert_eq!(cell(&book, "G2"), if file.ends_with("xls") { "true" } else { "1" });
        // 200 long texts: in .xls they go on from record to record
        let long = format!("企业199{}", "（名称较长，用来占满一条记录）".repeat(8));
        assert_eq!(cell(&book, "A209"), long, "{file}");
    }
    let hidden: Vec<bool> = open(&folder().join("xlsx-hidden-sheets.xlsx")).0.unwrap().sheets.iter().map(|s| s.hidden).collect();
    assert_eq!(hidden, [false, true, true]);
}

#[test]
fn places_are_cells_in_workbooks_and_lines_in_text() {
    let place = |file: &str, row, column| {
        let book = open(&folder().join(file)).0.unwrap();
        book.place(&book.sheets[0], row, column).to_string()
    };
    assert_eq!(place("xlsx-called-csv.csv", 12, 27), "xlsx-called-csv.csv › 名录!AB12");
    assert_eq!(place("csv-semicolons.csv", 12, 27), "csv-semicolons.csv:12 [AB]");
}

/// A file that is not there, and a folder.
#[test]
fn what_the_system_does_not_give_is_said() {
    for (path, code) in [(folder().join("nowhere.xlsx"), "missing_file"), (folder(), "unreadable_file")] {
        let (book, found) = open(&path);
        assert!(book.is_none());
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), [code]);
    }
}
