//! `pack --instance` as a user runs it.

use assert_cmd::Command;
use std::fs;

fn pack(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("evenhand").unwrap().args(["--lang", "en", "pack"]).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn words_json_and_a_solution_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("five.sol");
    let five = ["--instance", "tests/data/routing/five-windows.txt", "--iterations", "300"];
    let (code, words, _) = pack(&[&five[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(code, 0);
    let lines: Vec<&str> = words.lines().collect();
    assert_eq!(lines[..3], ["cost 42.8", "routes 3", "iterations 300"]);
    let solution = fs::read_to_string(&out).unwrap();
    assert!(solution.contains("Route #1: 2 1\n") && solution.ends_with("Cost 42.8\n"), "{solution}");
    let (code, json, _) = pack(&[&five[..], &["--json", "--seed", "2"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &answer["cost"], &answer["iterations"]), (0, &serde_json::json!(42.8), &serde_json::json!(300)));
    assert_eq!(answer["routes"].as_array().unwrap().len(), 3);
    let (code, _, why) = pack(&[&five[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(code, 2, "{why}");
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.vrp");
    let text = fs::read_to_string("tests/data/routing/four.vrp").unwrap();
    fs::write(&path, text.replace("2 3 4", "2 3 4 5")).unwrap();
    let (code, _, why) = pack(&["--instance", path.to_str().unwrap(), "--iterations", "10"]);
    assert_eq!(code, 2);
    assert!(why.contains("instance_form") && why.contains("broken.vrp:9"), "{why}");
    let (code, _, why) = pack(&["--instance", "no/such/file", "--iterations", "10"]);
    assert_eq!(code, 2);
    assert!(why.contains("no/such/file"), "{why}");
    assert_eq!(pack(&["--instance", path.to_str().unwrap(), "--iterations", "1", "--cpu-seconds", "1"]).0, 2);
}

#[test]
fn too_few_vehicles_cannot_be_met() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tight.vrp");
    // demands 2, 2, 2 and capacity 3: three vehicles are needed, two hold 6
    let text = "TYPE : CVRP\nDIMENSION : 4\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 3\nVEHICLES : 2\n\
        NODE_COORD_SECTION\n1 0 0\n2 1 0\n3 0 1\n4 1 1\nDEMAND_SECTION\n1 0\n2 2\n3 2\n4 2\nEOF\n";
    fs::write(&path, text).unwrap();
    let (code, _, why) = pack(&["--instance", path.to_str().unwrap(), "--iterations", "200"]);
    assert_eq!(code, 4);
    assert!(why.contains("2 vehicles"), "{why}");
}
