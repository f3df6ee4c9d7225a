//! A task written as a workbook or as tables, in every format, is the same task: the same facts and sealed inputs, byte for byte, and
//! the same findings but for their places.

use evenhand::base::{Finding, canon};
use evenhand::check::{Checked, Outcome, check};
use evenhand::intake::write::{self, TextForm};
use evenhand::intake::{codes, read_task};
use evenhand::scenario;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every scenario, small.
fn tasks(into: &Path) -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tasks = vec![
        ("chuxiong-2025 as it comes".to_owned(), root.join("scenarios/chuxiong-2025")),
        ("a good task".to_owned(), root.join("tests/bad_input/good")),
    ];
    let template = into.join("template");
    fs::create_dir(&template).unwrap();
    for (name, bytes) in scenario::template() {
        fs::write(template.join(name), bytes).unwrap();
    }
    tasks.push(("the template".to_owned(), template));
    for name in scenario::names() {
        let folder = into.join(name);
        fs::create_dir(&folder).unwrap();
        scenario::generate_into(&folder, name, 3_000, 7, &evenhand::base::Quiet).unwrap();
        tasks.push((name.to_owned(), folder));
    }
    tasks
}

/// Code and text of each finding, without places and without what says how a file was read.
fn said(findings: &[Finding]) -> Vec<String> {
    let of_files = [codes::OTHER_ENCODING.name];
    let mut said: Vec<String> =
        findings.iter().filter(|f| !of_files.contains(&f.code)).map(|f| format!("{:?} {} {}", f.severity, f.code, f.what_zh)).collect();
    said.sort();
    said
}

/// Facts and sealed inputs as canonical bytes.
fn bytes(checked: Checked) -> Option<(Vec<u8>, Vec<u8>)> {
    let (facts, sealed) = checked.sound?.into_parts();
    Some((canon::write(&facts), canon::write(&sealed)))
}

/// What `check` makes of a task, without places.
#[derive(PartialEq)]
struct Known {
    said: Vec<String>,
    outcome: Outcome,
    bytes: Option<(Vec<u8>, Vec<u8>)>,
}

fn known(task: &Path) -> Known {
    let checked = check(read_task(task));
    Known { said: said(&checked.findings), outcome: checked.outcome, bytes: bytes(checked) }
}

fn same(name: &str, task: &Known, copy: &Path) {
    let other = known(copy);
    assert_eq!(task.said, other.said, "{name}: {}", copy.display());
    assert_eq!(task.outcome, other.outcome, "{name}");
    assert!(task.bytes.is_some(), "{name} is sound");
    assert!(*task == other, "{name}: {} differs", copy.display());
}

#[test]
fn every_scenario_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for (i, (name, task)) in tasks(folder.path()).into_iter().enumerate() {
        let (brief, task) = (read_task(&task), known(&task));
        let sheets = write::sheets(&brief);
        let book = folder.path().join(format!("{i}.xlsx"));
        fs::write(&book, write::xlsx(&sheets).unwrap()).unwrap();
        same(&name, &task, &book);
        for form in [TextForm::Csv, TextForm::CsvGb18030, TextForm::Tsv] {
            let copy = folder.path().join(format!("{i}-{form:?}"));
            fs::create_dir(&copy).unwrap();
            for (file, bytes) in write::text(&sheets, form) {
                fs::write(copy.join(file), bytes).unwrap();
            }
            same(&name, &task, &copy);
        }
        // and back to a task folder
        let again = folder.path().join(format!("{i}-again"));
        fs::create_dir(&again).unwrap();
        for (file, bytes) in write::folder(&read_task(&book)) {
            fs::write(again.join(file), bytes).unwrap();
        }
        same(&name, &task, &again);
    }
}

/// The workbook of the demo's task is that task.
#[test]
fn the_workbook_of_the_scenario() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let book = scenarios.join("chuxiong-2025.xlsx");
    assert!(fs::metadata(&book).unwrap().len() < 400_000);
    same("the workbook in scenarios/", &known(&scenarios.join("chuxiong-2025")), &book);
}

/// The same workbook twice is the same bytes.
#[test]
fn a_workbook_has_no_clock() {
    let brief = read_task(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input/good"));
    let sheets = write::sheets(&brief);
    assert!(write::xlsx(&sheets).unwrap() == write::xlsx(&sheets).unwrap());
}

/// LibreOffice's own .xls and .ods of our workbook.
#[test]
fn through_another_program() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("SKIPPED: no soffice");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let task = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/chuxiong-2025");
    let book = folder.path().join("task.xlsx");
    fs::write(&book, write::xlsx(&write::sheets(&read_task(&task))).unwrap()).unwrap();
    for form in ["xls", "ods"] {
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", form, "--outdir"])
            .args([folder.path(), &book])
            .output()
            .unwrap();
        let copy = folder.path().join(format!("task.{form}"));
        assert!(copy.exists(), "{}", String::from_utf8_lossy(&done.stderr));
        same(form, &known(&task), &copy);
    }
}
