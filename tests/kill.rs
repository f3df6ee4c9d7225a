//! A kill in the middle of writing leaves the old state or the new one.

mod world;

use evenhand::record::{COMMITMENT_FILE, LEDGER_FILE, RECORD_FILE, Record, Run};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Start the binary, kill it after so many milliseconds; whether it had finished by itself.
fn killed_after(millis: u64, args: &[&str]) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    std::thread::sleep(Duration::from_millis(millis));
    let finished = child.try_wait().unwrap().is_some();
    let _ = child.kill();
    child.wait().unwrap();
    finished
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_task_is_there_whole_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let (mut absent, mut whole) = (0, 0);
    for millis in (0..24).map(|i| i * i * 6) {
        let out = folder.path().join(format!("task-{millis}"));
        killed_after(millis, &["generate", "--like", "chuxiong-2025", "--enterprises", "20000", "--seed", "7", "--out", text(&out)]);
        if out.exists() {
            assert!(evenhand::check::check(evenhand::intake::read_task(&out)).sound.is_some(), "{millis} ms");
            whole += 1;
        } else {
            absent += 1;
        }
    }
    assert!(absent > 0, "at least the first kill comes before the end");
    assert!(whole > 0, "at least the last run has time to finish");
}

#[test]
fn a_record_is_there_whole_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let task = folder.path().join("task");
    std::fs::create_dir(&task).unwrap();
    for (name, bytes) in evenhand::scenario::template() {
        std::fs::write(task.join(name), bytes).unwrap();
    }
    let run = folder.path().join("run");
    let committed = Command::new(env!("CARGO_BIN_EXE_evenhand"))
        .args(["commit", text(&task), "--source", "dice", "--out", text(&run), "--public", "--quiet"])
        .status()
        .unwrap();
    assert!(committed.success());
    let before = std::fs::read(run.join(COMMITMENT_FILE)).unwrap();
    let committed = std::fs::read(run.join(LEDGER_FILE)).unwrap();
    let mut whole = 0;
    for millis in (0..20).map(|i| i * i * 5) {
        let _ = std::fs::remove_file(run.join(RECORD_FILE));
        std::fs::write(run.join(LEDGER_FILE), &committed).unwrap();
        killed_after(millis, &["draw", text(&run), "--value", world::VALUE, "--quiet"]);
        if run.join(RECORD_FILE).exists() {
            let record: Result<Record, _> = Run::at(&run).read(RECORD_FILE);
            assert!(record.is_ok(), "{millis} ms: {:?}", record.err());
            whole += 1;
        }
        assert_eq!(std::fs::read(run.join(COMMITMENT_FILE)).unwrap(), before);
    }
    assert!(whole > 0, "at least the last run has time to finish");
}
