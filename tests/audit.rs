//! `audit` and `diff` as a user runs them: what they say, what they write, how they exit.

mod cli_kit;

use cli_kit::{evenhand, json, stdout, tree};
use serde_json::Value;
use std::fs;
use std::path::Path;

const VALUE: &str = "31415926535897932384";

/// A drawn RUN of the example task, in secret mode, a day between commitment and draw.
fn drawn(dir: &Path) -> (String, String) {
    let (task, run) = (dir.join("task").display().to_string(), dir.join("run").display().to_string());
    evenhand(&["new", &task]).success();
    evenhand(&["commit", &task, "--source", "dice", "--at", "2025-02-24T09:00", "--out", &run]).success();
    evenhand(&["draw", &run, "--value", VALUE, "--at", "2025-02-25T10:00"]).success();
    (task, run)
}

fn codes(audit: &Value) -> Vec<String> {
    audit["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_good_run_fits_a_screen_and_a_page() {
    let dir = tempfile::tempdir().unwrap();
    let (_, run) = drawn(dir.path());
    let html = dir.path().join("a.html").display().to_string();
    let text = stdout(evenhand(&["audit", &run, "--html", &html, "--lang", "zh"]).success());
    assert!(text.starts_with("━━━ ✓ 一致") && text.contains("保密模式") && text.contains("66.4 bit"), "{text}");
    assert!(text.lines().count() <= 50, "{} lines", text.lines().count());
    let page = fs::read_to_string(&html).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("一致") && !page.contains("://"), "offline");
    assert!(stdout(evenhand(&["audit", &run, "--lang", "en"]).success()).contains("CONSISTENT"));
    let before = tree(Path::new(&run));
    let rows = json(evenhand(&["audit", &run, "--json"]).success());
    assert_eq!(tree(Path::new(&run)), before, "an audit leaves no trace");
    assert_eq!((&rows["answer"]["same"], &rows["state"]["reached"]), (&true.into(), &"drawn".into()));
    assert_eq!(rows["chain"]["waited"], 25 * 3600);
    // everybody of the frame is in one cell
    let frame: u64 = rows["coverage"]["cells"].as_array().unwrap().iter().map(|c| c["frame"].as_u64().unwrap()).sum();
    let sealed: Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/sealed.json")).unwrap()).unwrap();
    assert_eq!(frame, sealed["frame"].as_array().unwrap().len() as u64);
}

#[test]
fn a_change_is_named_and_exits_with_3() {
    let dir = tempfile::tempdir().unwrap();
    let (_, run) = drawn(dir.path());
    let path = format!("{run}/sealed/record.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"forced\":false", "\"forced\":true", 1)).unwrap();
    let rows = json(evenhand(&["audit", &run, "--json"]).code(3));
    assert_eq!(rows["answer"]["same"], false);
    assert!(codes(&rows).contains(&"differs".to_owned()));
    let text = stdout(evenhand(&["audit", &run, "--lang", "zh"]).code(3));
    assert!(text.contains("✗ 不一致") && text.contains("首处不同"), "{text}");
    fs::write(&path, "not json").unwrap();
    assert!(stdout(evenhand(&["audit", &run, "--lang", "en"]).code(3)).contains("NOT CONSISTENT"));
}

#[test]
fn before_the_draw_and_without_the_sealed_part() {
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = drawn(dir.path());
    let early = dir.path().join("early").display().to_string();
    evenhand(&["commit", &task, "--source", "dice", "--out", &early]).success();
    let rows = json(evenhand(&["audit", &early, "--json"]).success());
    assert_eq!((&rows["answer"]["same"], &rows["state"]["reached"]), (&true.into(), &"committed".into()));
    evenhand(&["judge", &early]).success();
    // a frame that is not the one committed to is refused before the draw
    let path = format!("{early}/sealed/sealed.json");
    let sealed = fs::read_to_string(&path).unwrap();
    fs::write(&path, sealed.replacen("\"status\":\"open\"", "\"status\":\"closed\"", 1)).unwrap();
    let verdict = json(evenhand(&["judge", &early, "--json"]).code(3));
    let refused = verdict["checks"].as_array().unwrap().iter().any(|c| c["section"] == "frame" && !c["failure"].is_null());
    assert!(refused, "{verdict}");
    // a record that was drawn and taken away is missing
    let taken = dir.path().join("taken").display().to_string();
    copy(Path::new(&run), Path::new(&taken));
    fs::remove_file(format!("{taken}/sealed/record.json")).unwrap();
    evenhand(&["audit", &taken]).code(3);
    evenhand(&["replay", &taken]).code(3);
    fs::remove_dir_all(format!("{run}/sealed")).unwrap();
    let rows = json(evenhand(&["audit", &run, "--json"]).success());
    assert!(codes(&rows).contains(&"unchecked".to_owned()) && rows["coverage"].is_null(), "{rows}");
}

#[test]
fn the_noted_entry_and_strange_files() {
    let dir = tempfile::tempdir().unwrap();
    let (_, run) = drawn(dir.path());
    let head = json(evenhand(&["audit", &run, "--json"]).success())["state"]["head"].as_str().unwrap().to_owned();
    evenhand(&["audit", &run, "--head", &head]).success();
    let rows = json(evenhand(&["audit", &run, "--head", &"0".repeat(64), "--json"]).code(3));
    assert_eq!(rows["answer"]["first"]["by"], "head");
    evenhand(&["audit", &run, "--head", "123"]).code(2);
    fs::write(format!("{run}/public/note.txt"), "x").unwrap();
    assert!(stdout(evenhand(&["audit", &run]).code(3)).contains("public/note.txt"));
    evenhand(&["audit", &dir.path().join("nowhere").display().to_string()]).code(2);
}

#[test]
fn voids_redraws_and_their_difference() {
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = drawn(dir.path());
    evenhand(&["void", &run, "--reason", "名录漏列一县", "--approver", "某人", "--at", "2025-02-26T09:00"]).success();
    let again = dir.path().join("again").display().to_string();
    evenhand(&["commit", &task, "--source", "dice", "--replaces", &run, "--at", "2025-02-26T10:00", "--out", &again]).success();
    let void = stdout(evenhand(&["audit", &run, "--lang", "zh"]).success());
    assert!(void.contains("已作废") && void.contains("名录漏列一县（某人 批准）"), "{void}");
    let later = stdout(evenhand(&["diff", &run, &again, "--lang", "zh"]).success());
    assert!(later.contains("后者是前者作废后的重抽（隔 1 轮）") && later.contains("尚未抽取"), "{later}");
    evenhand(&["draw", &again, "--value", "27182818284590452353", "--at", "2025-02-27T10:00"]).success();
    let rows = json(evenhand(&["audit", &again, "--json"]).success());
    assert!(["void", "redrawn"].iter().all(|code| codes(&rows).contains(&(*code).to_owned())), "{rows}");
    let diff = json(evenhand(&["diff", &run, &again, "--json"]).success());
    assert_eq!(diff["relation"]["second_redraws"], 1);
    assert!(diff["facts"].as_array().unwrap().is_empty(), "the same task");
    // what both have and what only one has add up to what each drew
    let drew = |run: &str| {
        let record: Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/record.json")).unwrap()).unwrap();
        record["draw"]["batches"].as_array().unwrap().len() as u64
    };
    let overlap = |key: &str| diff["results"]["batches"][key].as_u64().unwrap();
    assert_eq!((overlap("both") + overlap("first"), overlap("both") + overlap("second")), (drew(&run), drew(&again)));
    assert_eq!(json(evenhand(&["diff", &run, &run, "--json"]).success())["relation"]["same"]["common"], 6);
    evenhand(&["diff", &run, &task]).code(2);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}
