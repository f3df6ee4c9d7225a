//! A real terminal (through `script`), pipes that close, disks that are full, names that are no UTF-8.
#![cfg(unix)]

mod cli_kit;

use cli_kit::{evenhand, stdout};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Output, Stdio};

fn program() -> String {
    assert_cmd::cargo::cargo_bin("evenhand").display().to_string()
}

/// What the program writes to a terminal of so many columns; none where `script` is missing.
fn on_terminal(columns: u16, set: &[(&str, &str)], arguments: &str) -> Option<String> {
    let line = format!("stty rows 24 cols {columns}; exec {} {arguments}", program());
    let mut command = Command::new("script");
    for name in ["NO_COLOR", "CLICOLOR", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm").env("SHELL", "/bin/sh").envs(set.iter().copied()).stdin(Stdio::null());
    let Ok(done) = command.args(["-qec", &line, "/dev/null"]).output() else {
        eprintln!("SKIPPED: no script on this machine");
        return None;
    };
    Some(String::from_utf8(done.stdout).unwrap())
}

fn broken() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let task = dir.path().join("task").display().to_string();
    evenhand(&["new", &task]).success();
    std::fs::write(format!("{task}/products.csv"), "").unwrap();
    (dir, task)
}

#[test]
fn colours_are_for_terminals_whose_user_did_not_object() {
    let (_dir, task) = broken();
    let check = format!("check {task}");
    let Some(coloured) = on_terminal(80, &[], &check) else { return };
    assert!(coloured.contains("\x1b[1;31m"), "{coloured}");
    for set in [("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")] {
        let plain = on_terminal(80, &[set], &check).unwrap();
        assert!(!plain.contains('\x1b') && plain.contains("products.csv"), "{set:?}: {plain}");
    }
    let help = on_terminal(80, &[], "--help").unwrap();
    assert!(help.contains("\x1b[1m用法：\x1b[0m"), "{help}");
    assert!(!on_terminal(80, &[("NO_COLOR", "1")], "--help").unwrap().contains('\x1b'));
}

#[test]
fn tables_and_pages_fit_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let task = dir.path().join("task").display().to_string();
    evenhand(&["new", &task]).success();
    for lang in ["zh", "en"] {
        for columns in [60, 80, 120] {
            let arguments = format!("--lang {lang} simulate {task} --draws 20 --quiet");
            let Some(text) = on_terminal(columns, &[], &arguments) else { return };
            let rules: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).filter(|line| line.starts_with('─')).collect();
            assert!(rules.len() >= 3, "{text}");
            let wide = rules.iter().find(|rule| rule.chars().count() > usize::from(columns));
            assert_eq!(wide, None, "{lang} at {columns}:\n{text}");
            let help = on_terminal(columns, &[("NO_COLOR", "1")], &format!("--lang {lang} commit --help")).unwrap();
            let options = help.lines().map(|line| line.trim_end_matches('\r')).filter(|line| !line.starts_with("  evenhand"));
            for line in options {
                assert!(evenhand::base::width(line) <= usize::from(columns), "{lang} at {columns}: {line}");
            }
        }
    }
}

#[test]
fn a_pipe_has_tables_of_their_own_width_whatever_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let task = dir.path().join("task").display().to_string();
    evenhand(&["new", &task]).success();
    let out = dir.path().join("out").display().to_string();
    let piped = stdout(evenhand(&["simulate", &task, "--draws", "20"]).success());
    let arguments = format!("--lang zh simulate {task} --draws 20 > {out}");
    if on_terminal(50, &[], &arguments).is_some() {
        assert_eq!(std::fs::read_to_string(out).unwrap(), piped);
    }
}

fn shell(line: &str) -> Output {
    Command::new("sh").args(["-c", line]).env("LANG", "en_GB.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES").output().unwrap()
}

#[test]
fn a_reader_that_goes_away_is_no_fault_and_a_full_disk_is() {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let gone = shell(&format!("({} completions bash; echo $? >&2) | head -c 1", program()));
    assert_eq!(text(&gone.stderr), "0\n");
    if !std::path::Path::new("/dev/full").exists() {
        eprintln!("SKIPPED: no /dev/full on this machine");
        return;
    }
    let full = shell(&format!("{} completions bash > /dev/full", program()));
    assert_eq!(full.status.code(), Some(1));
    assert!(text(&full.stderr).contains("[write_failed]"), "{}", text(&full.stderr));
}

#[test]
fn names_need_not_be_utf_8() {
    let dir = tempfile::tempdir().unwrap();
    let name = dir.path().join(OsStr::from_bytes(b"\xd6\xd0 \xff task"));
    let said = |words: &[&OsStr]| Command::new(program()).args(words).args(["--lang", "zh", "--json"]).output().unwrap();
    let of = |text| OsStr::new(text);
    let (task, run, report) = (name.join("task"), name.join("run"), name.join("man"));
    assert_eq!(said(&[of("check"), task.as_os_str()]).status.code(), Some(2), "not there yet");
    std::fs::create_dir(&name).unwrap();
    for words in [
        &[of("new"), task.as_os_str()][..],
        &[of("check"), task.as_os_str()],
        &[of("commit"), task.as_os_str(), of("--public"), of("--source"), of("dice:3"), of("--out"), run.as_os_str()],
        &[of("draw"), run.as_os_str(), of("--value"), of("314")],
        &[of("reveal"), run.as_os_str()],
        &[of("judge"), run.as_os_str()],
        &[of("replay"), run.as_os_str()],
        &[of("report"), run.as_os_str()],
        &[of("man"), report.as_os_str()],
        &[of("key"), of("new"), of("x"), of("--out"), name.as_os_str()],
    ] {
        let done = said(words);
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&done.stdout));
        serde_json::from_slice::<serde_json::Value>(&done.stdout).unwrap_or_else(|e| panic!("{words:?}: {e}"));
    }
    let unreadable = Command::new(program()).args(["why", "run"]).arg(OsStr::from_bytes(b"\xff")).arg("--json").output().unwrap();
    assert_eq!(unreadable.status.code(), Some(2));
    assert!(String::from_utf8(unreadable.stdout).unwrap().contains("bad_argument"));
}
