//! The replayer in JavaScript, written from the specification alone, agrees with a RUN and names the place of an altered value.
//! Skipped, and said so, where there is no `node`.

mod cli_kit;

use cli_kit::evenhand;
use evenhand::base::canon;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Exit code and output; none if the machine has no node.
fn replayer(run: &Path) -> Option<(i32, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/replay.js");
    let out = Command::new("node").arg(script).arg(run).output().ok()?;
    let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Some((out.status.code().unwrap_or(-1), text))
}

/// File, place in it, what stands there then, and the path the replayer must name.
fn alterations() -> Vec<(&'static str, &'static str, Value, &'static str)> {
    let text = |t: &str| Value::from(t);
    vec![
        ("public/commitment.json", "/plan/facts/task/title", text("x"), "commitment.commitment"),
        ("public/commitment.json", "/plan/forced", Value::from(3), "commitment.plan.forced"),
        ("public/commitment.json", "/plan/shares/classes/5/arcs/0/flow", Value::from(1), "commitment.plan.shares."),
        ("public/commitment.json", "/plan/shares/nodes/2/price/num", Value::from(1), "commitment.plan.shares.nodes[2].price.num"),
        ("public/commitment.json", "/plan/shares/nodes/2/hi", Value::from(99), "commitment.plan.shares.nodes[2].hi"),
        ("sealed/sealed.json", "/frame/9/name", text("x"), "commitment.plan.frame.root"),
        ("sealed/sealed.json", "/history/3/day", text("2020-01-01"), "commitment.plan.sealed.history"),
        ("sealed/record.json", "/draw/seats/0/0", Value::from(99), "record.draw.seats[0][0]"),
        ("sealed/record.json", "/draw/batches/3/lab", text("L9"), "record.draw.batches[3].lab"),
        ("sealed/record.json", "/draw/batches/4/blind", Value::from(1), "record.draw.batches[4].blind"),
        ("sealed/record.json", "/draw/alternates/0/rank", Value::from(9), "record.draw.alternates[0].rank"),
        ("sealed/record.json", "/dispatch/crews/1/lead", text("S99"), "record.dispatch.crews[1].lead"),
        ("sealed/record.json", "/pack/totals/nights", Value::from(0), "record\n"),
        ("public/result.json", "/counts/lines/1/batches", Value::from(0), "result.counts.lines[1].batches"),
        ("public/result.json", "/values/0", text("31415926535897932385"), "result.key_check"),
        ("public/result.json", "/values/0", text("3141592653589793238"), "result.values[0]"),
        ("public/ledger.json", "/entries/2/entry/at", text("2025-02-23T10:00:00"), "ledger.entries[2].entry.at"),
        ("public/ledger.json", "/entries/1/entry/body/file", text(&"0".repeat(64)), "ledger.entries[2].entry.previous"),
        ("public/ledger.json", "/entries/4/entry/body/secret", text("x"), "ledger.entries[4].entry.body.secret"),
    ]
}

#[test]
fn the_other_language_agrees_and_names_what_was_altered() {
    let Some((code, text)) = replayer(Path::new("/nonexistent")) else {
        println!("SKIPPED: no node on this machine, so audit/replay.js was not run");
        return;
    };
    assert_eq!(code, 1, "{text}");
    let folder = TempDir::new().unwrap();
    evenhand(&["demo", "--out", folder.path().join("demo").to_str().unwrap(), "--quiet"]).success();
    let run = folder.path().join("demo/run");
    let (code, text) = replayer(&run).unwrap();
    assert!(code == 0 && text.contains("一致 same: 3000 enterprises"), "{code} {text}");

    for (file, place, put, path) in alterations() {
        let good = std::fs::read(run.join(file)).unwrap();
        let mut tree: Value = serde_json::from_slice(&good).unwrap();
        *tree.pointer_mut(place).unwrap_or_else(|| panic!("{file} has {place}")) = put;
        std::fs::write(run.join(file), canon::write(&tree)).unwrap();
        let (code, text) = replayer(&run).unwrap();
        assert!(code == 3 && text.contains(&format!("different: {path}")), "{file} {place}: {code} {text}");
        std::fs::write(run.join(file), good).unwrap();
    }

    for (from, to) in
        [("{", "{ "), ("{\"entries\"", "{\"entries\":[],\"entries\""), ("\"number\":1,", "\"number\":1.0,"), ("\"EH1\"", "\"\\u0045H1\"")]
    {
        let good = std::fs::read_to_string(run.join("public/ledger.json")).unwrap();
        std::fs::write(run.join("public/ledger.json"), good.replacen(from, to, 1)).unwrap();
        let (code, text) = replayer(&run).unwrap();
        assert!(code == 3 && text.contains("different: ledger\n"), "{from}: {code} {text}");
        std::fs::write(run.join("public/ledger.json"), good).unwrap();
    }

    std::fs::write(run.join("public/more.json"), "{}").unwrap();
    let (code, text) = replayer(&run).unwrap();
    assert!(code == 3 && text.contains("different: files\n"), "a file of no RUN: {code} {text}");
    std::fs::remove_file(run.join("public/more.json")).unwrap();
    std::fs::remove_dir_all(run.join("sealed")).unwrap();
    let (code, text) = replayer(&run).unwrap();
    assert!(code == 0 && text.contains("the public part only"), "{code} {text}");
}
