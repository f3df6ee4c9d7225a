//! Digests computed again after a change, as far as they can be without the secret and without keys.

use super::Changes;
use super::tree::tree;
use super::worlds::World;
use evenhand::base::{canon, sha256};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// SHA-256 of a label and a canonical document.
pub fn digest(label: &[u8], value: &Value) -> String {
    sha256(&[label, &canon::write(value)]).to_string()
}

/// The changed file and all files that name its digest. None if nothing is changed in the end.
pub fn consistent(world: &World, file: &str, altered: Value) -> Option<Changes> {
    let mut trees: BTreeMap<String, Value> = BTreeMap::new();
    for name in world.files.keys().filter(|name| !name.ends_with("secret.json") && !name.ends_with("sealed.json")) {
        trees.insert(name.clone(), tree(world, name)?);
    }
    trees.insert(file.to_owned(), altered);
    let old = tree(world, "public/commitment.json")?["commitment"].clone();
    let plan = trees["public/commitment.json"].get("plan").map(|plan| json!(digest(b"EH1/plan\0", plan)));
    if let Some(new) = plan {
        for name in ["public/commitment.json", "sealed/record.json", "public/result.json"] {
            if let Some(Value::Object(map)) = trees.get_mut(name) {
                map.insert("commitment".to_owned(), new.clone());
            }
        }
    }
    chain(&mut trees);
    ledger(&mut trees, &old);
    let bytes = |value: &Value| canon::write(value);
    let changes: Changes = trees
        .iter()
        .map(|(name, tree)| (name.clone(), bytes(tree)))
        .filter(|(name, b)| world.files[name] != *b)
        .map(|(n, b)| (n, Some(b)))
        .collect();
    (!changes.is_empty()).then_some(changes)
}

fn file_digest(trees: &BTreeMap<String, Value>, name: &str) -> Value {
    trees.get(name).map_or(Value::Null, |tree| json!(digest(b"", tree)))
}

/// Record → result, and each amendment names the file before.
fn chain(trees: &mut BTreeMap<String, Value>) {
    let record = file_digest(trees, "sealed/record.json");
    if let (Some(Value::Object(result)), true) = (trees.get_mut("public/result.json"), record.is_string()) {
        result.insert("record".to_owned(), record.clone());
    }
    let mut previous = record;
    for number in 1.. {
        let name = format!("sealed/amendment-{number:04}.json");
        let Some(Value::Object(map)) = trees.get_mut(&name) else { break };
        map.insert("previous".to_owned(), previous);
        previous = file_digest(trees, &name);
    }
}

/// Entries of the round of `old` name the new digests, and each the entry before it.
fn ledger(trees: &mut BTreeMap<String, Value>, old: &Value) {
    let files: BTreeMap<&str, Value> =
        ["public/commitment.json", "sealed/record.json", "public/result.json"].into_iter().map(|n| (n, file_digest(trees, n))).collect();
    let new = trees["public/commitment.json"].get("commitment").cloned().unwrap_or(Value::Null);
    let amendments: Vec<Value> = (1..10).map(|n| file_digest(trees, &format!("sealed/amendment-{n:04}.json"))).collect();
    let Some(entries) = trees.get_mut("public/ledger.json").and_then(|l| l.get_mut("entries")).and_then(Value::as_array_mut) else {
        return;
    };
    let mut own = false;
    let mut previous = json!("0".repeat(64));
    for signed in entries {
        let Some(entry) = signed.get_mut("entry").and_then(Value::as_object_mut) else { continue };
        let kind = entry.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(body) = entry.get_mut("body").and_then(Value::as_object_mut) {
            own = match kind.as_str() {
                "intent" => false,
                "commitment" => body.get("commitment") == Some(old),
                _ => own,
            };
            let named = |key: &str| match (kind.as_str(), key) {
                ("commitment", "commitment") => new.clone(),
                ("commitment", "file") => files["public/commitment.json"].clone(),
                ("result", "record") => files["sealed/record.json"].clone(),
                ("result", "result") => files["public/result.json"].clone(),
                ("incident", "file") => body_number(body).and_then(|n| amendments.get(n)).cloned().unwrap_or(Value::Null),
                _ => Value::Null,
            };
            let found: Vec<(String, Value)> =
                body.keys().map(|key| (key.clone(), named(key))).filter(|(_, v)| own && v.is_string()).collect();
            body.extend(found);
        }
        entry.insert("previous".to_owned(), previous.clone());
        previous = json!(digest(b"EH1/entry\0", &Value::Object(entry.clone())));
    }
}

/// Which amendment an incident is about, from 0.
fn body_number(body: &serde_json::Map<String, Value>) -> Option<usize> {
    usize::try_from(body.get("amendment")?.as_u64()?.checked_sub(1)?).ok()
}
