//! `check … --mark`: the user's values stay, and comments stand at exactly the cells the findings name.

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn evenhand(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenhand")).args(args).output().unwrap()
}

/// Workbooks of other tests, with findings of every kind.
fn workbooks() -> Vec<PathBuf> {
    let of = |folder: &str| fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let mut all: Vec<PathBuf> = ["tests/files/notices", "tests/files/sheets"].into_iter().flat_map(of).collect();
    all.retain(|path| path.extension().is_some_and(|e| e == "xlsx"));
    all.sort();
    assert!(all.len() >= 6);
    all
}

type Cells = Vec<(u32, u32, Data)>;

fn values(bytes: &[u8]) -> Vec<(String, Cells)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let of = |book: &mut Xlsx<Cursor<Vec<u8>>>, name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().map(|(r, c, v)| (r as u32 + top, c as u32 + left, v.clone())).collect();
        (name, cells)
    };
    book.sheet_names().into_iter().map(|name| of(&mut book, name)).collect()
}

/// Cells with a comment of this program, in all sheets together.
fn commented(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        if part.name().unwrap().contains("comments") && part.name().unwrap().ends_with(".xml") {
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            let own = text.split("<comment ").skip(1).filter(|c| c.contains("改法："));
            found.extend(own.map(|c| c.split("ref=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()));
        }
    }
    found.sort();
    found
}

/// Sheets and cells of the findings; a cell named several times counts once.
fn named(findings: &Value, sheets: &[String]) -> Vec<String> {
    let text = |f: &Value, key: &str| f["place"][key].as_str().map(str::to_owned);
    let places = findings.as_array().unwrap().iter().filter_map(|f| Some((text(f, "sheet")?, text(f, "cell")?)));
    let places: BTreeSet<(String, String)> = places.filter(|(sheet, _)| sheets.contains(sheet)).collect();
    let mut cells: Vec<String> = places.into_iter().map(|(_, cell)| cell).collect();
    cells.sort();
    cells
}

fn mark(input: &Path, out: &Path) -> Value {
    let run = evenhand(&["--json", "--lang", "zh", "check", input.to_str().unwrap(), "--mark", out.to_str().unwrap()]);
    let answer: Value = serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{}: {e}: {run:?}", input.display()));
    answer["findings"].clone()
}

#[test]
fn values_stay_and_comments_stand_at_the_findings() {
    let folder = tempfile::tempdir().unwrap();
    let mut marked = 0;
    for input in workbooks() {
        let out = folder.path().join(input.file_name().unwrap());
        let before = fs::read(&input).unwrap();
        let findings = mark(&input, &out);
        assert_eq!(fs::read(&input).unwrap(), before, "the input is never written");
        let Ok(after) = fs::read(&out) else { panic!("{} was not written", out.display()) };
        let (old, new) = (values(&before), values(&after));
        assert_eq!(new[0].0, "检查结果", "{}", input.display());
        assert_eq!(new[1..], old[..], "{}", input.display());
        let sheets: Vec<String> = old.into_iter().map(|s| s.0).collect();
        let want = named(&findings, &sheets);
        assert_eq!(commented(&after), want, "{}", input.display());
        let listed = new[0].1.iter().filter(|c| c.1 == 6 && c.0 > 1).count();
        assert_eq!(listed, findings.as_array().unwrap().len(), "{}", input.display());
        marked += want.len();
    }
    assert!(marked > 20, "only {marked} cells were marked in all files");
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("a.xlsx");
    fs::copy("tests/files/notices/datong-2025.xlsx", &input).unwrap();
    let before = fs::read(&input).unwrap();
    let path = input.to_str().unwrap();
    let run = evenhand(&["check", path, "--mark", path]);
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(fs::read(&input).unwrap(), before);
    for other in ["marked.csv", "marked", "marked.xlsm"] {
        let run = evenhand(&["check", path, "--mark", folder.path().join(other).to_str().unwrap()]);
        assert_eq!(run.status.code(), Some(2), "{other}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn text_files_and_task_folders_become_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("csv.xlsx");
    let findings = mark(Path::new("tests/files/notices/datong-2025.csv"), &out);
    let sheets = values(&fs::read(&out).unwrap());
    let text = |row, column| sheets[1].1.iter().find(|c| (c.0, c.1) == (row, column)).map(|c| c.2.to_string());
    assert_eq!((text(2, 2).as_deref(), text(7, 3).as_deref()), (Some("产品名称"), Some("230")));
    assert!(!findings.as_array().unwrap().is_empty());
    let task = folder.path().join("task");
    assert!(evenhand(&["new", task.to_str().unwrap()]).status.success());
    let labs = fs::read_to_string(task.join("labs.csv")).unwrap().replace(",10,30", ",-10,30");
    fs::write(task.join("labs.csv"), labs).unwrap();
    let out = folder.path().join("task.xlsx");
    mark(&task, &out);
    let bytes = fs::read(&out).unwrap();
    assert!(values(&bytes).iter().any(|s| s.0 == "labs") && commented(&bytes).contains(&"F3".to_owned()), "{:?}", commented(&bytes));
}

/// The same through another reader, which also sees colours, widths and merged cells.
#[test]
fn openpyxl_finds_the_same() {
    if !Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|o| o.status.success()) {
        println!("SKIPPED: no python3 with openpyxl");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in ["shanxi-2021-coal", "jincheng-2021-both", "chuxiong-2025"] {
        let (input, out) = (PathBuf::from(format!("tests/files/notices/{name}.xlsx")), folder.path().join(format!("{name}.xlsx")));
        mark(&input, &out);
        let run = Command::new("python3")
            .args(["tests/files/compare_marked.py", input.to_str().unwrap(), out.to_str().unwrap()])
            .output()
            .unwrap();
        assert!(run.status.success(), "{name}: {}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn libreoffice_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("marked.xlsx");
    mark(Path::new("tests/files/notices/shanxi-2021-coal.xlsx"), &out);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let args = [profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir", folder.path().to_str().unwrap(), out.to_str().unwrap()];
    if Command::new("soffice").args(args).output().is_err() {
        println!("SKIPPED: no soffice");
        return;
    }
    assert!(fs::read(folder.path().join("marked.pdf")).unwrap().starts_with(b"%PDF"));
}
