//! Running the binary as a user would.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use std::collections::BTreeMap;
use std::path::Path;

/// The program with these arguments and a plain environment.
pub fn evenhand(arguments: &[&str]) -> Assert {
    let mut command = Command::cargo_bin("evenhand").unwrap();
    command.env_remove("LC_ALL").env("LANG", "zh_CN.UTF-8").args(arguments).assert()
}

/// What it said.
pub fn stdout(done: Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

/// What it said, as one JSON document.
pub fn json(done: Assert) -> serde_json::Value {
    serde_json::from_slice(&done.get_output().stdout).unwrap()
}

/// Every file below a folder with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.insert(path.display().to_string(), Vec::new());
            found.extend(tree(&path));
        } else {
            found.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
    found
}
