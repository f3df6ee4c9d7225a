//! Ctrl-C while tours are packed: the best so far is recorded as such, or nothing is.
#![cfg(unix)]

mod world;

use evenhand::judge::judge;
use evenhand::record::{LEDGER_FILE, RECORD_FILE, Run};
use evenhand::replay::replay;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Far more iterations than anybody waits for.
const MANY: &str = "iterations = 10000000";

/// A committed RUN of the demonstration's task with a search that takes long.
fn committed(folder: &Path) -> PathBuf {
    let (task, run) = (folder.join("task"), folder.join("run"));
    std::fs::create_dir(&task).unwrap();
    for (name, bytes) in world::files() {
        let bytes = match name.as_str() {
            "task.toml" => String::from_utf8(bytes).unwrap().replace("iterations = 20000", MANY).into_bytes(),
            _ => bytes,
        };
        std::fs::write(task.join(name), bytes).unwrap();
    }
    assert!(std::fs::read_to_string(task.join("task.toml")).unwrap().contains(MANY));
    let args = ["commit", task.to_str().unwrap(), "--source", "dice", "--out", run.to_str().unwrap(), "--public", "--quiet"];
    assert!(Command::new(env!("CARGO_BIN_EXE_evenhand")).args(args).status().unwrap().success());
    run
}

fn drawing(run: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    command.args(["draw", run.to_str().unwrap(), "--value", world::VALUE, "--lang", "en", "--quiet"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// Draws with so many interrupts, the first after so many seconds.
fn interrupted(run: &Path, seconds: u64, times: u32) -> (ExitStatus, String, String) {
    let child = drawing(run);
    std::thread::sleep(Duration::from_secs(seconds));
    (0..times).for_each(|_| interrupt(&child));
    let done = child.wait_with_output().unwrap();
    (done.status, String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

#[test]
fn the_first_interrupt_keeps_the_best_and_the_second_ends_the_program() {
    let folder = TempDir::new().unwrap();
    let path = committed(folder.path());
    let run = Run::at(&path);
    let before = std::fs::read(path.join(LEDGER_FILE)).unwrap();
    // on a busy machine the search may begin late; before it an interrupt ends the program and leaves nothing
    let waits = [2, 5, 10, 20, 40];
    let (wait, said, told) = waits
        .into_iter()
        .find_map(|wait| {
            let (status, said, told) = interrupted(&path, wait, 1);
            assert_eq!(status.success(), path.join(RECORD_FILE).exists());
            status.success().then_some((wait, said, told))
        })
        .expect("the search begins within 40 seconds");
    assert!(said.contains("stopped early: ") && told.contains("stopping early"), "{said}{told}");
    let record = run.record().unwrap();
    let made = record.pack.iterations;
    assert!(made < 10_000_000 && said.contains(&format!("{made} of 10000000")), "{made}: {said}");
    assert!(judge(&run).is_good());
    let again = replay(&run, &evenhand::base::Quiet);
    assert!(again.is_same(), "{:?}", again.difference());
    std::fs::remove_file(path.join(RECORD_FILE)).unwrap();
    std::fs::write(path.join(LEDGER_FILE), &before).unwrap();
    let (status, ..) = interrupted(&path, wait, 2);
    // both signals may be taken as one: then the record is whole, else there is none
    assert!(matches!(status.code(), Some(0 | 130)), "{status}");
    assert_eq!(status.success(), path.join(RECORD_FILE).exists());
    assert!(!path.join(RECORD_FILE).exists() || run.record().is_ok());
}
