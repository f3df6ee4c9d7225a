//! No awkward file takes more than 200 MB or hangs: each is opened in a process of its own.

mod book_kit;

use book_kit::{folder, open};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Names the file a child process opens.
const ONE: &str = "EVENHAND_ONE_FILE";
/// Largest memory of a process, program and all, in MB.
const MEGABYTES: u64 = 200;
/// A file still being read then hangs; the slowest takes two seconds on a machine left alone.
const SECONDS: Duration = Duration::from_secs(60);

/// Files that are too large to keep in the tree.
fn made(dir: &Path) -> Vec<PathBuf> {
    let sparse = |name: &str, head: &[u8], bytes: u64| {
        let mut file = File::create(dir.join(name)).unwrap();
        file.write_all(head).unwrap();
        file.set_len(bytes).unwrap();
        dir.join(name)
    };
    let quote = format!("a,b\n1,\"{}", "x\n".repeat(30_000_000));
    let mut files = vec![
        sparse("gigabytes.csv", b"a,b\n", 3 << 30),
        sparse("zeros.csv", b"a,b\n", 1 << 30),
        sparse("zeros.xlsx", b"PK\x03\x04", 1 << 30),
        sparse("zeros.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1 << 30),
        sparse("zeros-within-the-limit.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 80 << 20),
    ];
    for (name, text) in [("forty-million-commas.csv", format!("{}x", ",".repeat(40_000_000))), ("unclosed-for-ever.csv", quote)] {
        fs::write(dir.join(name), text).unwrap();
        files.push(dir.join(name));
    }
    files
}

#[test]
fn one_file() {
    let Some(path) = std::env::var_os(ONE) else { return };
    let (book, found) = open(Path::new(&path));
    assert!(book.is_some() || !found.is_empty());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    println!("peak {}", peak.unwrap_or(0) / 1024);
}

#[test]
fn no_file_takes_much_memory_or_time() {
    let dir = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    files.extend(made(dir.path()));
    let mut wrong = Vec::new();
    for file in files {
        let start = Instant::now();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "one_file", "--nocapture", "--test-threads=1"])
            .env(ONE, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut done = None;
        while done.is_none() && start.elapsed() < SECONDS {
            std::thread::sleep(Duration::from_millis(5));
            done = child.try_wait().unwrap();
        }
        let _ = child.kill();
        let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        let peak = output.split("peak ").nth(1).and_then(|p| p.split_whitespace().next()?.parse::<u64>().ok());
        let good = done.is_some_and(|status| status.success()) && peak.is_some_and(|mb| mb <= MEGABYTES);
        if !good {
            wrong.push(format!("{}: {done:?}, peak {peak:?} MB, {:?}", file.display(), start.elapsed()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
