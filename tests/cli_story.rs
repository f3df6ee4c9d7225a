//! The whole story through the binary, on the example task of `new`: exit codes, files, and what is refused.

mod cli_kit;

use cli_kit::{evenhand, json, stdout, tree};
use std::fs;

const VALUE: &str = "31415926535897932384";

/// A drawn RUN in public mode, and its folder.
fn drawn() -> (tempfile::TempDir, String, String) {
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = (dir.path().join("task").display().to_string(), dir.path().join("run").display().to_string());
    evenhand(&["new", &task]).success();
    evenhand(&["commit", &task, "--source", "dice", "--public", "--out", &run]).success();
    evenhand(&["draw", &run, "--value", VALUE]).success();
    (dir, task, run)
}

#[test]
fn from_new_to_report() {
    let (_dir, task, run) = drawn();
    assert!(stdout(evenhand(&["--lang", "zh", "replay", &run]).success()).starts_with("一致"));
    assert!(stdout(evenhand(&["--lang", "en", "replay", &run]).success()).starts_with("the same"));
    assert!(stdout(evenhand(&["--lang", "en", "judge", &run]).success()).contains("it holds"));
    evenhand(&["report", &run]).success();
    evenhand(&["report", &run]).success(); // again, over the first
    let page = fs::read_to_string(format!("{run}/report/index.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("计划完成情况"));
    assert_eq!(fs::read_dir(format!("{run}/report")).unwrap().count(), 11, "two pages, two workbooks and seven tables");
    evenhand(&["simulate", &task, "--draws", "300"]).success();
}

#[test]
fn json_is_one_document() {
    let (_dir, task, run) = drawn();
    assert_eq!(json(evenhand(&["--json", "check", &task]).success())["accepted"], true);
    assert_eq!(json(evenhand(&["replay", &run, "--json"]).success())["same"], true);
    assert_eq!(json(evenhand(&["judge", &run, "--json"]).success())["good"], true);
    assert_eq!(json(evenhand(&["report", &run, "--json"]).success())["summary"]["value"], VALUE);
    assert_eq!(json(evenhand(&["simulate", &task, "--draws", "50", "--json"]).success())["draws"], 50);
    let refused = json(evenhand(&["--json", "draw", &run, "--value", VALUE]).code(2));
    assert_eq!(refused["exit"], 2);
}

#[test]
fn why_answers_for_everyone_of_the_frame() {
    let (_dir, _, run) = drawn();
    let sealed: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/sealed.json")).unwrap()).unwrap();
    let record: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/record.json")).unwrap()).unwrap();
    for enterprise in sealed["frame"].as_array().unwrap() {
        let id = enterprise["id"].as_str().unwrap();
        let answer = json(evenhand(&["why", &run, id, "--json"]).success());
        let fate = record["draw"]["fates"].as_array().unwrap().iter().find(|f| f["enterprise"] == id).unwrap();
        assert_eq!((&answer["fate"], &answer["ticket"]), (&fate["fate"], &fate["ticket"]), "{id}");
        // a rank by ticket within the class is the rank the draw recorded
        for batch in record["draw"]["batches"].as_array().unwrap().iter().filter(|b| b["enterprise"] == id && b["forced"] == false) {
            assert_eq!((&answer["class"]["rank"], &answer["class"]["number"]), (&batch["rank"], &batch["class"]), "{id}");
        }
    }
    let sampler = sealed["samplers"][0]["id"].as_str().unwrap();
    assert_eq!(json(evenhand(&["why", &run, sampler, "--json"]).success())["about"], "sampler");
    evenhand(&["why", &run, "没有这个名字"]).code(2);
}

#[test]
fn results_become_failing_shares() {
    let (dir, _, run) = drawn();
    let record: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/record.json")).unwrap()).unwrap();
    let batches = record["draw"]["batches"].as_array().unwrap();
    let row =
        |b: &serde_json::Value, found: &str| format!("{},{},{found}\n", b["line"].as_str().unwrap(), b["enterprise"].as_str().unwrap());
    let path = |name: &str| dir.path().join(name).display().to_string();
    let good: String = batches.iter().map(|b| row(b, "合格")).collect();
    fs::write(path("r.csv"), format!("产品行,企业,结果\n{good}")).unwrap();
    let s = json(evenhand(&["statistics", &run, &path("r.csv"), "--out", &path("s.csv"), "--json"]).success());
    let random = batches.iter().filter(|b| b["forced"] == false).count();
    assert_eq!((&s["all"]["random"]["tested"], &s["all"]["estimate"]["share"]), (&random.into(), &0.0.into()));
    assert!(s["all"]["estimate"]["limits"]["upper"].as_f64().unwrap() > 0.0);
    assert!(fs::read(path("s.csv")).unwrap().starts_with(b"\xef\xbb\xbf"));
    assert!(stdout(evenhand(&["statistics", &run, &path("r.csv"), "--lang", "en"]).success()).contains("Clopper-Pearson"));
    fs::write(path("bad.csv"), format!("line,enterprise,result\n{}{}CX,nobody,pass\n", row(&batches[0], "pass"), row(&batches[0], "fail")))
        .unwrap();
    let bad = json(evenhand(&["--json", "statistics", &run, &path("bad.csv")]).code(2));
    let codes: Vec<_> = bad["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["result_twice", "result_without_batch"]);
}

#[test]
fn an_incident_calls_the_next_alternate() {
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = (dir.path().join("task").display().to_string(), dir.path().join("run").display().to_string());
    evenhand(&["generate", "--enterprises", "600", "--seed", "3", "--out", &task]).success();
    evenhand(&["commit", &task, "--source", "dice", "--out", &run]).success();
    evenhand(&["draw", &run, "--value", VALUE]).success();
    let record: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/record.json")).unwrap()).unwrap();
    let batches = record["draw"]["batches"].as_array().unwrap();
    let alternates = record["draw"]["alternates"].as_array().unwrap();
    // CX-17 has most of the year: the replacement finds a day
    let has_alternate =
        |b: &&serde_json::Value| b["line"] == "CX-17" && alternates.iter().any(|a| a["line"] == b["line"] && a["class"] == b["class"]);
    let batch = batches.iter().find(has_alternate).expect("some batch has an alternate of its class");
    let (enterprise, line) = (batch["enterprise"].as_str().unwrap(), batch["line"].as_str().unwrap());
    let first = alternates.iter().find(|a| a["line"] == batch["line"] && a["class"] == batch["class"]).unwrap();
    let day = record["pack"]["tours"][0]["days"][0]["day"].as_str().unwrap();
    let incidents = dir.path().join("incidents.csv").display().to_string();
    fs::write(&incidents, format!("企业,产品行,情况,日期,依据,批准人\n{enterprise},{line},停业,{day},现场照片,王某\n")).unwrap();
    let answer = json(evenhand(&["amend", &run, &incidents, "--json"]).success());
    assert_eq!(answer["replacements"][0]["to"], first["enterprise"]);
    assert!(fs::exists(format!("{run}/sealed/amendment-0001.json")).unwrap());
    evenhand(&["replay", &run]).success();
    evenhand(&["judge", &run]).success();
}

#[test]
fn altered_records_are_refused_with_3() {
    let (_dir, _, run) = drawn();
    let path = format!("{run}/sealed/record.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"forced\":false", "\"forced\":true", 1)).unwrap();
    let answer = json(evenhand(&["replay", &run, "--json"]).code(3));
    assert!(answer["difference"]["path"].as_str().unwrap().contains("forced"), "{answer}");
    evenhand(&["judge", &run]).code(3);
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let (dir, task, run) = drawn();
    let out = dir.path().join("out").display().to_string();
    let before = tree(dir.path());
    evenhand(&["draw", &run, "--value", VALUE]).code(2); // drawn already
    evenhand(&["commit", &task, "--source", "dice", "--out", &run]).code(2); // taken
    evenhand(&["new", &task]).code(2);
    evenhand(&["demo", "--out", &task]).code(2);
    evenhand(&["generate", "--like", "nowhere", "--enterprises", "100", "--out", &out]).code(2);
    evenhand(&["generate", "--enterprises", "3", "--out", &out]).code(2);
    evenhand(&["check", &out]).code(2);
    evenhand(&["replay", &out]).code(2);
    evenhand(&["report", &out]).code(2);
    evenhand(&["amend", &run, &out]).code(2);
    evenhand(&["commit", &task, "--source", "clock", "--out", &out]).code(2); // no such source
    evenhand(&["shuffle"]).code(2);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_value_of_another_form_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = (dir.path().join("task").display().to_string(), dir.path().join("run").display().to_string());
    evenhand(&["new", &task]).success();
    evenhand(&["commit", &task, "--source", "dice", "--out", &run]).success();
    let before = tree(dir.path());
    for value in ["", "123", "3141592653589793238x", "314159265358979323846"] {
        evenhand(&["draw", &run, "--value", value]).code(2);
    }
    assert_eq!(tree(dir.path()), before);
    evenhand(&["draw", &run, "--value", "00000000000000000001"]).success();
}

#[cfg(unix)]
#[test]
fn secrets_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let (task, run) = (dir.path().join("task").display().to_string(), dir.path().join("run").display().to_string());
    evenhand(&["new", &task]).success();
    let shown = stdout(evenhand(&["commit", &task, "--source", "dice", "--out", &run]).success());
    let mode = |name: &str| fs::metadata(format!("{run}/{name}")).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("sealed/secret.json"), mode("sealed/sealed.json")), (0o600, 0o600));
    let secret: serde_json::Value = serde_json::from_slice(&fs::read(format!("{run}/sealed/secret.json")).unwrap()).unwrap();
    assert!(!shown.contains(secret["secret"].as_str().unwrap()));
}
