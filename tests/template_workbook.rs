//! The template workbook of `new` is the example task: checked as it is, it gives the same facts and the same findings.

use evenhand::base::{Finding, canon};
use evenhand::check::{Checked, check};
use evenhand::intake::columns::{LAYOUTS, SHEETS};
use evenhand::intake::read_task;
use evenhand::scenario;
use evenhand::sheets::template::FILE;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

fn new(target: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_evenhand")).arg("new").arg(target).output().unwrap();
    assert!(run.status.success(), "{run:?}");
}

fn said(findings: &[Finding]) -> Vec<(&'static str, String)> {
    let mut said: Vec<_> = findings.iter().map(|f| (f.code, f.what_zh.clone())).collect();
    said.sort();
    said
}

fn facts(checked: Checked) -> (Vec<u8>, Vec<u8>) {
    let (facts, sealed) = checked.sound.expect("sound").into_parts();
    (canon::write(&facts), canon::write(&sealed))
}

#[test]
fn the_template_is_the_example_task() {
    let folder = tempfile::tempdir().unwrap();
    let (task, alone) = (folder.path().join("task"), folder.path().join("alone.xlsx"));
    new(&task);
    new(&alone);
    let inside = task.join(FILE);
    assert_eq!(fs::read(&inside).unwrap(), fs::read(&alone).unwrap(), "the same bytes, twice");
    let (by_folder, by_workbook) = (check(read_task(&task)), check(read_task(&alone)));
    assert_eq!(said(&by_workbook.findings), said(&by_folder.findings));
    assert_eq!(facts(by_workbook), facts(by_folder));
    let names: Vec<String> = fs::read_dir(&task).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(scenario::template().iter().all(|(name, _)| names.contains(name)), "{names:?}");
}

/// The XML of each sheet that has a list of the task's data, by the sheet's name.
fn sheets(path: &Path) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let book = text("xl/workbook.xml");
    let names = book.split("<sheet name=\"").skip(1).map(|s| s.split('"').next().unwrap().to_owned());
    names.enumerate().map(|(i, name)| (name, text(&format!("xl/worksheets/sheet{}.xml", i + 1)))).collect()
}

#[test]
fn sheets_are_ready_to_fill_in_and_to_print() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.xlsx");
    new(&path);
    let sheets = sheets(&path);
    assert_eq!(sheets[0].0, "填写说明");
    for (name, xml) in &sheets {
        assert!(xml.contains(r#"paperSize="9""#) && xml.contains(r#"orientation="landscape""#), "{name}: A4 landscape");
        assert!(SHEETS.iter().any(|l| l.sheet == name) || name == "填写说明", "{name}");
        if name != "填写说明" {
            assert!(xml.contains(r#"state="frozen""#) && xml.contains("legacyDrawing"), "{name}: frozen header with remarks");
        }
    }
    let needed = LAYOUTS.iter().filter(|l| l.required).map(|l| l.sheet).chain(["任务", "抽样机构", "计划"]);
    for sheet in needed {
        assert!(sheets.iter().any(|(name, _)| name == sheet), "{sheet}");
    }
    let of = |sheet: &str| &sheets.iter().find(|s| s.0 == sheet).unwrap().1;
    for (sheet, list) in [
        ("企业名录", "普通,大型商超"),
        ("企业名录", "A,B,C,D"),
        ("企业名录", "生产,流通"),
        ("企业名录", "'县区'!$B$2"),
        ("企业名录", "'产品'!$B$2"),
        ("计划", "正好,以上"),
        ("计划", "是,否"),
        ("计划", "'检验机构'!$A$2"),
        ("抽样人员", "'抽样机构'!$A$2"),
        ("历史", "本级,上级"),
        ("日历", "休,班"),
        ("任务", "合并,分散"),
    ] {
        assert!(of(sheet).contains("<dataValidation ") && of(sheet).contains(list), "{sheet}: {list}");
    }
}

/// Whatever a drop-down offers is a word the check understands.
#[test]
fn every_word_offered_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let task = folder.path().join("task");
    new(&task);
    let path = task.join(FILE);
    let enterprises = fs::read_to_string(task.join("enterprises.csv")).unwrap();
    for (sheet, words) in offered(&path) {
        let known = ["普通", "实体", "开业", "生产", "B", "休", "本级", "合格", "正好", "是", "合并", "最省"];
        assert!(words.iter().any(|w| known.contains(&w.as_str())), "{sheet}: {words:?} is a list this test knows");
        let from = words.iter().find(|w| enterprises.contains(&format!(",{w},"))).filter(|_| sheet == "企业名录");
        let Some(from) = from else { continue };
        for word in &words {
            fs::write(task.join("enterprises.csv"), enterprises.replace(&format!(",{from},"), &format!(",{word},"))).unwrap();
            let found = check(read_task(&task)).findings;
            assert!(found.iter().all(|f| f.code != "unknown_word"), "{sheet}: {word}: {found:?}");
        }
    }
}

/// Lists of words in drop-downs, by sheet.
fn offered(path: &Path) -> Vec<(String, Vec<String>)> {
    let mut lists = Vec::new();
    for (name, xml) in sheets(path) {
        for formula in xml.split("<formula1>").skip(1).map(|f| f.split("</formula1>").next().unwrap()) {
            let plain = formula.replace("&quot;", "\"");
            if let Some(words) = plain.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
                lists.push((name.clone(), words.split(',').map(str::to_owned).collect()));
            }
        }
    }
    assert!(lists.len() >= 10, "{lists:?}");
    lists
}

#[test]
fn libreoffice_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.xlsx");
    new(&path);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let args = [profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir", folder.path().to_str().unwrap(), path.to_str().unwrap()];
    if Command::new("soffice").args(args).output().is_err() {
        println!("SKIPPED: no soffice");
        return;
    }
    assert!(fs::read(folder.path().join("t.pdf")).unwrap().starts_with(b"%PDF"));
}
