use super::*;
use crate::base::{Place, Severity};
use crate::intake::book::{Book, Form, Merge, Sheet, letters};
use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Color, Format, Note, Workbook};
use std::collections::BTreeSet;
use std::io::Cursor;

fn finding(severity: Severity, place: Place, what: &str) -> Finding {
    Finding {
        severity,
        code: "bad_number",
        place,
        what_zh: what.to_owned(),
        what_en: what.to_owned(),
        mend_zh: "改成整数".to_owned(),
        mend_en: "a whole number".to_owned(),
    }
}

fn at(severity: Severity, sheet: &str, cell: &str) -> Finding {
    let place = Place { sheet: Some(sheet.to_owned()), cell: Some(cell.to_owned()), ..Place::file("a.xlsx") };
    finding(severity, place, &format!("说明 {cell} <&>=1+1"))
}

/// A workbook with what a bureau's file has: merged cells, formats, widths, a formula, a comment, a name of one sheet.
fn theirs() -> Vec<u8> {
    let mut book = Workbook::new();
    let plan = book.add_worksheet();
    plan.set_name("计划'A'表").unwrap().set_column_width(1, 33).unwrap();
    let centre = Format::new().set_bold().set_background_color(Color::RGB(0x00FF_FF00));
    plan.merge_range(0, 0, 0, 3, "计划表", &centre).unwrap();
    for (column, header) in (0u16..).zip(["序号", "产品", "批次", "时间"]) {
        plan.write_string(1, column, header).unwrap();
    }
    plan.write_number(2, 0, 1).unwrap().write_string(2, 1, "鞋").unwrap().write_number(2, 2, 1.5).unwrap();
    plan.merge_range(2, 3, 4, 3, "1季度", &centre).unwrap();
    plan.write_formula(5, 2, "=SUM(C3:C5)").unwrap();
    plan.insert_note(2, 1, &Note::new("原有批注").set_author("王某")).unwrap();
    book.define_name("'计划''A''表'!Print_Area", "='计划''A''表'!$A$1:$D$6").unwrap();
    let second = book.add_worksheet();
    second.set_name("企业").unwrap().write_string(0, 0, "名称").unwrap();
    second.write_string_with_format(3, 0, "0012", &Format::new().set_num_format("@")).unwrap();
    second.set_active(true);
    book.save_to_buffer().unwrap()
}

/// A sheet's name and its cells.
type Cells = (String, Vec<(u32, u32, Data)>);

fn values(bytes: &[u8]) -> Vec<Cells> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let cells = |book: &mut Xlsx<_>, name: &str| {
        let range = book.worksheet_range(name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        range.used_cells().map(|(r, c, v)| (r as u32 + top, c as u32 + left, v.clone())).collect()
    };
    names.into_iter().map(|name| (name.clone(), cells(&mut book, &name))).collect()
}

/// Cells with a comment, sheet part by sheet part in the order of the comments' names.
fn commented(bytes: &[u8]) -> Vec<BTreeSet<String>> {
    let package = Package::open(bytes).unwrap();
    let book = workbook::read(&package).unwrap();
    let of = |sheet: &workbook::SheetPart| {
        let related = workbook::relations(&package, &sheet.path).unwrap();
        let Some(part) = related.iter().find(|r| r.1.ends_with("/comments")) else { return BTreeSet::new() };
        let text = package.text(&part.2).unwrap();
        text.split("<comment ").skip(1).map(|c| c.split("ref=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
    };
    book.sheets.iter().map(of).collect()
}

fn set(cells: &[&str]) -> BTreeSet<String> {
    cells.iter().map(|c| (*c).to_owned()).collect()
}

#[test]
fn values_stay_and_comments_stand_where_the_findings_are() {
    let bytes = theirs();
    let plan = "计划'A'表";
    let findings = [
        at(Severity::Note, plan, "C3"),
        at(Severity::Error, plan, "C3"),
        at(Severity::Warning, plan, "B3"), // has a comment of its own
        at(Severity::Error, plan, "F3"),   // beyond the row
        at(Severity::Error, plan, "B40"),  // beyond the table
        at(Severity::Note, "企业", "A2"),  // a row the file leaves out
        at(Severity::Error, "别处", "A1"), // no such sheet
        finding(Severity::Warning, Place::file("a.xlsx"), "整个文件"),
    ];
    let marked = mark(&bytes, &findings, Lang::Zh).unwrap();
    let (before, after) = (values(&bytes), values(&marked));
    assert_eq!(after[0].0, "检查结果");
    assert_eq!(after[1..], before[..], "the user's own cells");
    assert_eq!(commented(&marked), [set(&[]), set(&["B3", "B40", "C3", "F3"]), set(&["A2"])]);
    let listed: Vec<&Data> = after[0].1.iter().filter(|c| c.1 == 4 && c.0 > 1).map(|c| &c.2).collect();
    assert_eq!(listed.len(), findings.len());
    assert_eq!(listed[0], &Data::String("说明 C3 <&>=1+1".to_owned()));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(marked.clone())).unwrap();
    assert_eq!(book.worksheet_formula(plan).unwrap().get_value((5, 2)).map(String::as_str), Some("SUM(C3:C5)"));
    let merged = book.merge_cells_by_sheet_name(plan).unwrap();
    assert_eq!(merged.len(), 2);
    let package = Package::open(&marked).unwrap();
    let comments = package.text("xl/comments1.xml").unwrap();
    assert!(comments.contains("原有批注") && comments.contains("王某") && comments.contains("&lt;&amp;&gt;=1+1"));
    let main = package.text("xl/workbook.xml").unwrap();
    assert!(main.contains(r#"localSheetId="1""#) && !main.contains("activeTab"), "{main}");
    for part in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!package.text(part).unwrap().contains("tabSelected"));
    }
}

/// The style of a marked cell is its old one with another fill, and red goes before blue.
#[test]
fn the_worst_finding_gives_the_colour() {
    let bytes = theirs();
    let marked = mark(&bytes, &[at(Severity::Note, "企业", "A4"), at(Severity::Error, "企业", "A4")], Lang::En).unwrap();
    let styles = Package::open(&marked).unwrap().text("xl/styles.xml").unwrap();
    let (format, old) = (format_of_a4(&marked), format_of_a4(&bytes));
    let number = |format: &str| format.split("numFmtId=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(number(&format) == number(&old) && number(&old) != "0", "text stays text: {format} {old}");
    let fill: usize = format.split("fillId=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let fills = styles.split("</fills>").next().unwrap();
    assert!(fills.split("<fill>").nth(fill + 1).unwrap().contains("FFFF9C9C"));
}

/// The format of 企业!A4 as written.
fn format_of_a4(bytes: &[u8]) -> String {
    let package = Package::open(bytes).unwrap();
    let (styles, sheet) = (package.text("xl/styles.xml").unwrap(), package.text("xl/worksheets/sheet2.xml").unwrap());
    let cell = sheet.split("<c ").find(|c| c.contains(r#"r="A4""#)).unwrap();
    let style: usize = cell.split(" s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    formats.split("<xf ").nth(style + 1).unwrap().to_owned()
}

#[test]
fn a_marked_file_can_be_marked_again() {
    let once = mark(&theirs(), &[at(Severity::Error, "企业", "A4")], Lang::Zh).unwrap();
    let twice = mark(&once, &[at(Severity::Note, "企业", "A4"), at(Severity::Note, "企业", "A1")], Lang::Zh).unwrap();
    let (old, new) = (values(&once), values(&twice));
    assert_eq!(new.iter().map(|v| v.0.as_str()).collect::<Vec<_>>(), ["检查结果", "计划'A'表", "企业"], "one list, the new one");
    assert_eq!(new[1..], old[1..]);
    assert_eq!((new[0].1.iter().filter(|c| c.1 == 0).count(), old[0].1.iter().filter(|c| c.1 == 0).count()), (4, 3));
    assert_eq!(commented(&twice)[2], set(&["A1", "A4"]));
}

#[test]
fn the_same_input_is_the_same_file() {
    let (bytes, findings) = (theirs(), [at(Severity::Error, "企业", "A4")]);
    assert_eq!(mark(&bytes, &findings, Lang::Zh).unwrap(), mark(&bytes, &findings, Lang::Zh).unwrap());
}

#[test]
fn what_is_no_workbook_is_told() {
    for bytes in [&b""[..], b"PK\x03\x04", b"a,b\n1,2\n"] {
        assert!(matches!(mark(bytes, &[], Lang::Zh), Err(MarkError::Archive(_))));
    }
}

/// Files that cannot be edited: the same cells, as text.
#[test]
fn a_new_workbook_has_the_same_cells() {
    let mut sheet = Sheet::new("enterprises");
    for (line, row) in (1u32..).zip([["# 名录", ""], ["代码", "名称"], ["0012", "=1+1"], ["", ""], ["0013", "乙厂"]]) {
        sheet.push(line, row);
    }
    let mut merged = Sheet::new("计划");
    merged.push(1, ["a", "b"]);
    merged.push(2, ["c"]);
    merged.merges.push(Merge { top: 0, left: 1, bottom: 1, right: 1 });
    let form = Form::Text { separator: b',', encoding: "UTF-8" };
    let books = [
        Book { file: "enterprises.csv".into(), form, sheets: vec![sheet] },
        Book { file: "b.ods".into(), form: Form::Ods, sheets: vec![merged] },
    ];
    let findings = [
        finding(Severity::Error, Place::cell("enterprises.csv", 3, "名称"), "公式"),
        finding(Severity::Warning, Place::row("enterprises.csv", 4), "空行"),
        finding(Severity::Note, Place::cell("enterprises.csv", 5, "A"), "代码"),
        finding(Severity::Error, Place { sheet: Some("计划".into()), cell: Some("B1".into()), ..Place::file("b.ods") }, "合并"),
        finding(Severity::Error, Place::file("task.toml"), "没有"),
    ];
    let bytes = fresh(&books, &findings, Lang::Zh).unwrap();
    let text = |t: &str| Data::String(t.to_owned());
    let values = values(&bytes);
    assert_eq!(values.iter().map(|v| v.0.as_str()).collect::<Vec<_>>(), ["检查结果", "enterprises", "计划"]);
    let want = vec![
        (0, 0, text("# 名录")),
        (1, 0, text("代码")),
        (1, 1, text("名称")),
        (2, 0, text("0012")),
        (2, 1, text("=1+1")),
        (4, 0, text("0013")),
        (4, 1, text("乙厂")),
    ];
    assert_eq!(values[1].1, want);
    assert_eq!(values[2].1, [(0, 0, text("a")), (0, 1, text("b")), (1, 0, text("c"))]);
    assert_eq!(commented(&bytes), [set(&[]), set(&["A4", "A5", "B3"]), set(&["B1"])]);
    assert_eq!(letters(1), "B");
}
