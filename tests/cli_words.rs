//! Languages, help and quiet, as transcripts.

mod cli_kit;

use assert_cmd::Command;
use cli_kit::{evenhand, json, stdout, tree};

fn said_under(lang: Option<&str>, lc_all: Option<&str>, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("evenhand").unwrap();
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES");
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
    let (zh, en) = (
        "evenhand: 没有这个文件或文件夹：/nonexistent/task [missing_folder]\n",
        "evenhand: there is no file or folder /nonexistent/task [missing_folder]\n",
    );
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
        "templates",
        "simulate",
        "lottery",
        "statistics",
    ] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{word} "))), "{word}");
    }
    assert!(help.contains("  0  正常\n") && help.contains("  4  无法满足\n"));
    assert_eq!(stdout(evenhand(&["help"]).success()), help);
    assert_eq!(stdout(evenhand(&["help", "key", "new"]).success()), stdout(evenhand(&["key", "new", "--help"]).success()));
    let english = stdout(evenhand(&["--lang", "en", "draw", "--help"]).success());
    assert!(english.starts_with("draw, pack and dispatch") && english.contains("<RUN>"), "{english}");
    let version = stdout(evenhand(&["--version"]).success());
    assert_eq!(version, format!("evenhand {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn arguments_are_refused_in_one_language_with_2() {
    let said = |arguments: &[&str]| String::from_utf8(evenhand(arguments).code(2).get_output().stderr.clone()).unwrap();
    let usage = "用法：evenhand draw [选项] --value <数值> <RUN>\n详见：evenhand draw --help\n";
    assert_eq!(said(&["draw", "x"]), format!("evenhand: 缺少：--value <数值> [missing_argument]\n{usage}"));
    let usage = "Usage: evenhand draw [OPTIONS] --value <VALUE> <RUN>\nMore: evenhand draw --help\n";
    assert_eq!(said(&["draw", "x", "--lang", "en"]), format!("evenhand: missing: --value <VALUE> [missing_argument]\n{usage}"));
    assert!(said(&[]).starts_with("产品质量监督抽查"), "no verb at all: the page");
    let rows = json(evenhand(&["--json", "drw"]).code(2));
    assert_eq!((&rows["exit"], &rows["code"]), (&2.into(), &"unknown_verb".into()));
    assert_eq!(rows["en"], "there is no verb drw; did you mean draw?");
}

#[test]
fn completions_and_man_pages_come_from_the_same_texts() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(evenhand(&["completions", shell, "--lang", "zh"]).success());
        assert!(script.contains("statistics") && script.contains("--replaces") || script.contains("replaces"), "{shell}");
        assert!(shell == "bash" || script.contains("给本轮台账签名"), "{shell}");
    }
    let dir = tempfile::tempdir().unwrap();
    let man = dir.path().join("man").display().to_string();
    let written = json(evenhand(&["man", &man, "--json"]).success());
    let pages = written["pages"].as_array().unwrap().len();
    assert_eq!(tree(dir.path()).values().filter(|bytes| !bytes.is_empty()).count(), pages);
    let page = |name: &str| std::fs::read_to_string(format!("{man}/{name}")).unwrap();
    let (en, zh) = (page("man1/evenhand-key-new.1"), page("zh_CN/man1/evenhand-key-new.1"));
    assert!(en.contains(".SH NAME\nevenhand\\-key\\-new \\- a new pair"), "{en}");
    assert!(zh.contains(".SH 名称\nevenhand\\-key\\-new \\- 生成一对密钥") && zh.contains(".SH 用法"), "{zh}");
    for (name, bytes) in tree(dir.path()) {
        let text = String::from_utf8(bytes).unwrap();
        let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(text.is_empty() || chinese == name.contains("zh_CN"), "{name}");
    }
    evenhand(&["man", &man]).code(2); // taken
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
