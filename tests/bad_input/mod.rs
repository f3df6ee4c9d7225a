//! A good small task, and ways to break it.
#![allow(dead_code, reason = "each test binary uses its part")]

use evenhand::base::{Finding, Severity};
use evenhand::check::{Checked, check};
use evenhand::intake::read_task;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the good task.
pub const FILES: [&str; 9] = [
    "task.toml",
    "enterprises.csv",
    "products.csv",
    "counties.csv",
    "labs.csv",
    "samplers.csv",
    "history.csv",
    "conflicts.csv",
    "calendar.csv",
];

/// A copy of the good task in a folder of its own.
pub struct Task {
    folder: tempfile::TempDir,
}

impl Task {
    pub fn good() -> Self {
        let task = Self { folder: tempfile::tempdir().unwrap() };
        for file in FILES {
            fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input/good").join(file), task.path(file)).unwrap();
        }
        task
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(file), bytes).unwrap();
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).unwrap();
    }

    /// Replace the first occurrence, which must be there.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, text.replacen(from, to, 1));
    }

    pub fn check(&self) -> Checked {
        check(read_task(self.folder.path()))
    }
}

/// The finding as one line: `code file:line [column]`.
pub fn brief(finding: &Finding) -> String {
    format!("{} {}", finding.code, finding.place)
}

/// All errors and warnings as lines.
pub fn troubles(checked: &Checked) -> Vec<String> {
    checked.findings.iter().filter(|f| f.severity != Severity::Note).map(brief).collect()
}
