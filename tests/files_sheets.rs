//! Awkward tables (`tests/files/sheets`): the name says what is wrong, and each finding is expected where the fault is.

use evenhand::base::{Finding, Quiet, Severity};
use evenhand::check::check;
use evenhand::intake::workbook::{Given, Import, read_files};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/sheets")
}

/// The file beside the good tables of the other kinds.
fn import(name: &str) -> (Import, Vec<Finding>) {
    let kind = name.split('-').next().unwrap();
    let beside =
        ["plan", "frame", "labs", "people", "task"].into_iter().filter(|k| *k != kind).map(|k| folder().join(format!("good/{k}.csv")));
    let files: Vec<PathBuf> = std::iter::once(folder().join(name)).chain(beside).collect();
    let import = read_files(&files, &Given::new(), &Quiet);
    let findings = check(read_files(&files, &Given::new(), &Quiet).brief).findings;
    (import, findings)
}

/// `code cell` in a workbook, `code line [column]` in a text.
fn brief(finding: &Finding) -> String {
    let place = finding.place.cell.clone().filter(|_| finding.place.sheet.is_some()).unwrap_or_else(|| {
        let line = finding.place.row.map(|row| row.to_string()).unwrap_or_default();
        format!("{line} [{}]", finding.place.column.clone().unwrap_or_default())
    });
    format!("{} {place}", finding.code)
}

/// A file, its errors exactly, and further findings that must be among the warnings and notes.
type Expected = (&'static str, &'static [&'static str], &'static [&'static str]);

/// All files that say something else than expected.
fn expect(all: &[Expected]) {
    let mut wrong = Vec::new();
    for (name, errors, others) in all {
        let (_, findings) = import(name);
        let found: Vec<String> = findings.iter().filter(|f| f.severity == Severity::Error).map(brief).collect();
        if found != *errors {
            wrong.push(format!("{name}: {found:?}, not {errors:?}"));
        }
        for other in *others {
            if !findings.iter().any(|f| brief(f) == *other && f.place.file == *name) {
                let all: Vec<String> = findings.iter().map(brief).collect();
                wrong.push(format!("{name} says no {other}: {all:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn plans() {
    for fine in [
        "three-titles-and-shifted-right.csv",
        "two-row-header.xlsx",
        "two-row-header-as-text.csv",
        "batches-with-units.csv",
        "repeated-header.xlsx",
        "column-numbers.csv",
        "section-headings.xlsx",
        "notes-below.csv",
        "hidden-row.xlsx",
        "full-width.csv",
        "labs-shared.csv",
        "batches-by-county.csv",
    ] {
        let name = format!("plan-{fine}");
        let (import, findings) = import(&name);
        let errors: Vec<String> = findings.iter().filter(|f| f.severity == Severity::Error).map(brief).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
        let plan = import.files[0].sheets[0].rows;
        assert_eq!(plan, 2, "{name}");
        assert!(findings.iter().all(|f| f.code != "total_differs"), "{name}: {findings:#?}");
    }
    expect(&[
        ("plan-header-twice-in-a-row.csv", &["no_lines  [line]", "duplicate_column 2 [计划批次]"], &[]),
        ("plan-total-does-not-add-up.xlsx", &[], &["total_differs C5"]),
        ("plan-subtotal-does-not-add-up.xlsx", &[], &["total_differs C4"]),
        ("plan-merged-batches.xlsx", &[], &["shared_quota C3"]),
        ("plan-merged-batches-as-text.csv", &["quota_and_group 4 [抽查批次]"], &[]),
        ("plan-batches-empty-outside-a-merge.xlsx", &["quota_and_group C4"], &[]),
        ("plan-batches-slash.csv", &["quota_and_group 4 [抽查批次]"], &[]),
        ("plan-batches-about.csv", &["bad_quantity 4 [抽查批次]"], &[]),
        ("plan-batches-half.csv", &["bad_quantity 4 [抽查批次]"], &[]),
        ("plan-batches-at-most.csv", &["bad_quantity 4 [抽查批次]"], &[]),
        ("plan-window-over.csv", &["window_past 4 [抽查时间]"], &[]),
        ("plan-window-2025-02-30.csv", &["bad_window 4 [抽查时间]"], &[]),
        ("plan-window-backwards.csv", &["bad_window 4 [抽查时间]"], &[]),
        ("plan-scope-unknown.csv", &["unknown_word 4 [抽查范围]"], &[]),
        ("plan-lab-unknown.csv", &["unknown_lab 4 [承检机构]"], &[]),
        ("plan-labs-do-not-sum.csv", &["lab_shares 3 [承检机构]"], &[]),
        ("plan-lab-label-once.csv", &[], &["label_filled 4 [承检机构]"]),
    ]);
}

#[test]
fn plans_without_rows() {
    let (import, findings) = import("plan-on-a-hidden-sheet.xlsx");
    assert_eq!(import.files[0].sheets.iter().map(|s| s.kind.is_some()).collect::<Vec<_>>(), [false, false]);
    let codes: Vec<&str> = findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.code).collect();
    assert!(codes.contains(&"missing_sheet") && codes.contains(&"no_lines"), "{findings:#?}");
    assert!(findings.iter().any(|f| f.code == "hidden_sheet_not_read" && f.place.sheet.as_deref() == Some("计划")));
    let (_, findings) = self::import("plan-header-only.csv");
    assert!(findings.iter().any(|f| f.code == "no_lines"), "{findings:#?}");
}

/// What two words mean is told with the limits they make.
#[test]
fn batches_by_county() {
    let folder = folder();
    let files =
        ["plan-batches-by-county.csv", "good/frame.csv", "good/labs.csv", "good/people.csv", "good/task.csv"].map(|f| folder.join(f));
    let (facts, _) = check(read_files(&files, &Given::new(), &Quiet).brief).sound.expect("sound").into_parts();
    let limits: Vec<(&str, u64)> = facts.lines[0].counties.iter().map(|c| (c.county.as_str(), c.min)).collect();
    assert_eq!(limits, [("532301", 2), ("532323", 1)]);
}

#[test]
fn frames() {
    expect(&[
        ("frame-codes-in-scientific-notation.csv", &["code_in_scientific_notation 2 [统一社会信用代码]"], &[]),
        ("frame-15-digit-number-wrong.csv", &[], &["registration_number 2 [统一社会信用代码]"]),
        ("frame-full-width-code.csv", &[], &[]),
        ("frame-one-row-for-each-product.csv", &[], &["rows_joined 3 [产品]"]),
        ("frame-same-row-twice.csv", &["duplicate_id 3 [统一社会信用代码]"], &[]),
        ("frame-no-county-anywhere.csv", &["empty_cell 2 [县区]", "empty_cell 2 [纬度]", "empty_cell 2 [经度]"], &[]),
        ("frame-county-unknown.csv", &["unknown_county 2 [县区]", "empty_cell 2 [纬度]", "empty_cell 2 [经度]"], &[]),
        ("frame-product-not-in-list.csv", &["unknown_product 2 [产品]"], &[]),
        ("frame-status-unknown.csv", &["unknown_word 2 [登记状态]"], &[]),
        ("frame-latitude-and-longitude-swapped.csv", &["bad_coordinate 2 [纬度]"], &[]),
        ("frame-empty-marks.csv", &[], &[]),
        ("frame-repeated-header-and-total.csv", &[], &[]),
        ("frame-name-empty.csv", &["empty_cell 2 [企业名称]"], &[]),
        ("frame-scopes-in-words.csv", &[], &[]),
        ("frame-unknown-columns.csv", &[], &["unknown_column 1 [法定代表人]"]),
        ("frame-closed-2025-02-30.csv", &["impossible_date 2 [停业日期]"], &[]),
    ]);
    let (_, findings) = import("frame-without-products.csv");
    assert!(findings.iter().any(|f| brief(f) == "missing_column 1 [产品]"), "{findings:#?}");
}

/// The apostrophe that keeps a name from running as a formula is not part of the name.
#[test]
fn a_name_that_begins_like_a_formula() {
    let folder = folder();
    let files = ["frame-name-begins-like-a-formula.csv", "good/plan.csv", "good/labs.csv", "good/people.csv", "good/task.csv"]
        .map(|f| folder.join(f));
    let (_, sealed) = check(read_files(&files, &Given::new(), &Quiet).brief).sound.expect("sound").into_parts();
    assert!(sealed.frame.iter().any(|e| e.name == "=HYPERLINK(1)"));
}

#[test]
fn labs_people_and_settings() {
    expect(&[
        ("labs-same-id-twice.csv", &["duplicate_id 3 [编号]"], &[]),
        ("labs-capacity-as-text.csv", &["bad_number 3 [日接收量]"], &[]),
        ("people-name-empty.csv", &["empty_cell 6 [姓名]"], &[]),
        ("people-leave-backwards.csv", &["span_order 6 [请假]"], &[]),
        ("task-unknown-item.csv", &["unknown_key 6 [项目]"], &[]),
        ("task-item-twice.csv", &["duplicate_key 6 [项目]"], &[]),
        ("task-issued-2025-02-30.csv", &["impossible_date 5 [内容]"], &[]),
        ("task-team-of-one-and-a-half.csv", &["bad_number 6 [内容]"], &[]),
    ]);
}

/// Each file has an expectation here.
#[test]
fn none_is_left_out() {
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files_sheets.rs")).unwrap();
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).unwrap().flatten().filter(|e| e.path().is_file()) {
        let name = entry.file_name().into_string().unwrap();
        let short = name.strip_prefix("plan-").unwrap_or(&name);
        assert!(source.contains(&format!("\"{name}\"")) || source.contains(&format!("\"{short}\"")), "{name}");
        count += 1;
    }
    assert!(count >= 50, "{count}");
}
