//! The capsule of the demonstration in a real browser: it says 一致, and 不一致 as soon as one value inside it is another.
//!
//! Needs `chromium` or `google-chrome`; without one it says so and passes. Times are printed with `--nocapture`.

mod cli_kit;

use cli_kit::evenhand;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What the page may weigh beyond the files it carries: its replayer, and pictures of 675 visits on 40 tours.
const PAGE_BYTES_MAX: usize = 280 * 1024;
/// Values changed, one at a time.
const TAMPERS: u64 = 8;

/// A headless browser, if there is one.
fn browser() -> Option<&'static str> {
    let found = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success()));
    if found.is_none() {
        println!("skipped: neither chromium nor google-chrome is here");
    }
    found
}

/// The page's document after its scripts have run, and how long the browser took; every host and every proxy is unreachable.
fn open(browser: &str, page: &Path, fragment: &str) -> (String, Duration) {
    let profile = TempDir::new().unwrap();
    let began = Instant::now();
    let done = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=60000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}{fragment}", page.display()))
        .stderr(Stdio::null())
        .output()
        .unwrap();
    (String::from_utf8(done.stdout).unwrap(), began.elapsed())
}

/// What the opened page says: the verdict, and where the first difference is.
fn verdict(document: &str) -> (String, String) {
    let of = |name: &str| document.split(&format!("{name}=\"")).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    (of("data-verdict").expect("the page came to a verdict"), of("data-path").unwrap())
}

/// Where the text of each carried file stands.
fn carried(page: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (at, mark) in page.match_indices("data-file=\"") {
        let name = page[at + mark.len()..].split('"').next().unwrap();
        let from = at + page[at..].find('>').unwrap() + 1;
        found.push((name.to_owned(), from..from + page[from..].find('<').unwrap()));
    }
    found
}

/// Numbers without pattern (SplitMix64), so that a failure can be repeated.
fn shuffled(n: u64) -> u64 {
    let mut z = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn put(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_capsule_checks_itself() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("demo");
    evenhand(&["demo", "--out", out.to_str().unwrap(), "--quiet"]).success();
    let path = out.join("run/report/capsule.html");
    let page = std::fs::read_to_string(&path).unwrap();

    let files = carried(&page);
    let data: usize = files.iter().map(|(_, range)| range.len()).sum();
    println!("capsule: {} bytes, {} of them files, {} the page", page.len(), data, page.len() - data);
    assert!(page.len() - data <= PAGE_BYTES_MAX, "{} bytes beyond its data", page.len() - data);
    assert!(page.contains("default-src 'none'"), "a policy forbids requests");
    for way_out in ["http://", "https://", " src=", "url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import("] {
        assert!(!page.contains(way_out), "nothing of the page asks anybody: {way_out}");
    }

    let Some(browser) = browser() else { return };
    let (_, empty) = open(browser, &put(folder.path(), "empty.html", "<!DOCTYPE html><title>empty</title>"), "");
    let drawn =
        page.split("\"batches\":[{").nth(1).and_then(|rest| rest.split("\"enterprise\":\"").nth(1)).unwrap().split('"').next().unwrap();
    let (document, time) = open(browser, &path, &format!("#who={drawn}"));
    println!("opened and answered in {:.2} s; an empty page takes the browser {:.2} s", time.as_secs_f64(), empty.as_secs_f64());
    assert_eq!(verdict(&document), ("same".to_owned(), String::new()));
    let answer = document.split("id=\"answer\"").nth(1).unwrap();
    assert!(answer.contains("抽中") && answer.contains("selected") && answer.contains(drawn), "why is answered");

    for n in 1..=TAMPERS {
        // the last entry of a ledger without signers is held by nothing but the files it names, so its time is left alone
        let (name, range) = &files[files.len() - 1 - (shuffled(n) as usize % (files.len() - 1))];
        if name == "public/ledger.json" {
            continue;
        }
        let digits: Vec<usize> = range.clone().filter(|&i| page.as_bytes()[i].is_ascii_digit()).collect();
        let at = digits[shuffled(n + 1000) as usize % digits.len()];
        let digit = (page.as_bytes()[at] - b'0' + 1) % 10;
        let other = format!("{}{digit}{}", &page[..at], &page[at + 1..]);
        let (said, where_) = verdict(&open(browser, &put(folder.path(), "tampered.html", &other), "").0);
        println!("{name}, …{}…: {said}, {where_}", page.get(at - 30..at + 10).unwrap_or_default());
        assert_eq!(said, "different", "{name} at {at}");
        assert!(!where_.is_empty());
    }
}

#[test]
fn before_the_reveal_a_capsule_names_nobody() {
    let folder = TempDir::new().unwrap();
    let (task, run) = (folder.path().join("task"), folder.path().join("run"));
    let (task, run_name) = (task.to_str().unwrap(), run.to_str().unwrap());
    evenhand(&["generate", "--enterprises", "3000", "--out", task, "--quiet"]).success();
    evenhand(&["commit", task, "--source", "dice:20", "--out", run_name, "--at", "2025-02-24T09:00:00", "--quiet"]).success();
    let draw = ["draw", run_name, "--value", "00000000000000000001", "--at", "2025-02-25T10:00:00", "--quiet"];
    let code = evenhand(&draw).get_output().status.code();
    assert!(matches!(code, Some(0 | 4)), "drawn, all placed or not: {code:?}");
    let capsule = run.join("report/capsule.html");
    let sealed: serde_json::Value = serde_json::from_slice(&std::fs::read(run.join("sealed/sealed.json")).unwrap()).unwrap();
    let names: Vec<String> = ["frame", "samplers"]
        .into_iter()
        .flat_map(|list| {
            sealed[list].as_array().unwrap().iter().flat_map(|x| [&x["name"], &x["id"]]).map(|v| v.as_str().unwrap().to_owned())
        })
        .filter(|name| name.len() > 3)
        .collect();
    let named = |page: &str| names.iter().filter(|name| page.contains(name.as_str())).count();

    evenhand(&["report", run_name, "--quiet"]).success();
    let public = std::fs::read_to_string(&capsule).unwrap();
    assert_eq!(named(&public), 0);
    assert!(public.contains("只含公开部分") && !public.contains("\"secret\":\""));

    evenhand(&["report", run_name, "--sealed", "--quiet"]).success();
    let internal = std::fs::read_to_string(&capsule).unwrap();
    assert!(internal.contains("内部文件") && named(&internal) == names.len());

    evenhand(&["reveal", run_name, "--at", "2025-12-31T17:00:00", "--quiet"]).success();
    evenhand(&["report", run_name, "--quiet"]).success();
    let whole = std::fs::read_to_string(&capsule).unwrap();
    assert!(!whole.contains("内部文件") && named(&whole) == names.len());

    let Some(browser) = browser() else { return };
    for (name, page) in [("public.html", &public), ("internal.html", &internal), ("whole.html", &whole)] {
        let (document, _) = open(browser, &put(folder.path(), name, page), "");
        assert_eq!(verdict(&document), ("same".to_owned(), String::new()), "{name}");
    }
}
