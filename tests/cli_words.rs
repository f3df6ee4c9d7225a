//! Languages, help and quiet, as transcripts.

mod cli_kit;

use assert_cmd::Command;
use cli_kit::{evenhand, json, stdout, tree};

fn said_under(lang: Option<&str>, lc_all: Option<&str>, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("evenhand").unwrap();
    command.env_remove("LANG").env_remove("LC_ALL");
    for (name, value) in [("LANG", lang), ("LC_ALL", lc_all)] {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    String::from_utf8(command.args(arguments).assert().code(2).get_output().stderr.clone()).unwrap()
}

#[test]
fn the_language_follows_the_system_unless_said() {
    let missing = ["check", "/nonexistent/task"];
    let (zh, en) = ("evenhand: 没有这个文件夹：/nonexistent/task\n", "evenhand: there is no folder /nonexistent/task\n");
    assert_eq!(said_under(None, None, &missing), zh);
    assert_eq!(said_under(Some("zh_CN.UTF-8"), None, &missing), zh);
    assert_eq!(said_under(Some("en_GB.UTF-8"), None, &missing), en);
    assert_eq!(said_under(Some("en_GB.UTF-8"), Some("zh_CN.UTF-8"), &missing), zh);
    assert_eq!(said_under(Some("C.UTF-8"), Some(""), &missing), zh);
    assert_eq!(said_under(Some("zh_CN.UTF-8"), None, &["--lang", "en", "check", "/nonexistent/task"]), en);
}

#[test]
fn help_names_every_verb_and_exit_code() {
    let help = stdout(evenhand(&["--help"]).success());
    for word in [
        "demo",
        "new",
        "generate",
        "check",
        "commit",
        "draw",
        "replay",
        "judge",
        "bound",
        "why",
        "amend",
        "report",
        "simulate",
        "lottery",
        "statistics",
    ] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{word} "))), "{word}");
    }
    assert!(help.contains("0 正常 fine") && help.contains("4 无法满足 cannot be met"));
}

#[test]
fn findings_are_words_on_standard_error_and_rows_in_json() {
    let dir = tempfile::tempdir().unwrap();
    let task = dir.path().join("task").display().to_string();
    evenhand(&["new", &task]).success();
    std::fs::write(format!("{task}/products.csv"), "").unwrap();
    std::fs::write(format!("{task}/labs.csv"), "编号\nL1\n").unwrap();
    let before = tree(dir.path());
    let refused = evenhand(&["check", &task]).code(2);
    let said = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(said.contains("products.csv") && said.contains("labs.csv") && said.contains("输入被拒绝"), "{said}");
    assert!(!said.contains('\u{1b}'), "no colours away from a terminal");
    let rows = json(evenhand(&["check", &task, "--json"]).code(2));
    assert!(rows["findings"].as_array().unwrap().len() >= 2);
    assert!(rows["findings"].as_array().unwrap().iter().all(|f| f["code"].is_string() && f["place"]["file"].is_string()));
    assert_eq!(tree(dir.path()), before, "check writes nothing");
}
